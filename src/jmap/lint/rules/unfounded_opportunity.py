"""An opportunity names no pain and no evidence.

## What it checks
Each opportunity names a pain in `solves`, or what backs it in `evidence`. Where most of them do
neither, it is said once, at the title.

## Why it matters to customers
Ideas that start from nobody's trouble are ideas about the company. They cost as much as the others, and
customers notice nothing.

## Example
```yaml
title: Renewing a passport
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
    pains: {id: two-forms, text: Two forms look the same}
    opportunities: A chatbot on the start page
```

## Use instead
```yaml
title: Renewing a passport
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
    pains: {id: two-forms, text: Two forms look the same}
    opportunities: {text: Show one form, solves: two-forms}
```

## What it does not flag
What was dropped. Whether the idea is a good answer to the pain.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.questions.insights import Lack, lacking
from jmap.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.rule import Remark
    from jmap.lint.subject import Subject

_SAID = Lack(
    "names no pain in `solves` and no evidence",
    "name no pain in `solves` and no evidence",
    "add `solves:` with the ids of the pains that it takes away, or `evidence:` with what speaks for it",
    "whose trouble is it?",
)


def check(subject: Subject) -> Iterator[Remark]:
    """Speak of the opportunities with neither pain nor evidence."""
    return lacking(
        subject,
        lambda opportunity: not (opportunity.solves or opportunity.evidence),
        _SAID,
        without={"dropped"},
    )


RULE = Rule("unfounded-opportunity", Severity.INFO, since="0.1.0", page=__doc__ or "", check=check)
