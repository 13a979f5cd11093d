"""An opportunity does not say what it brings and costs.

## What it checks
Each opportunity has an `impact` and an `effort`, from 1 to 5. Where most of them lack one, it is said
once, at the title.

## Why it matters to customers
Without the two numbers the loudest idea is done first. What would help customers most may be an
afternoon of work, and waits at the end of the list.

## Example
```yaml
title: Renewing a passport
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
    opportunities: Show one form
```

## Use instead
```yaml
title: Renewing a passport
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
    opportunities: {text: Show one form, impact: 4, effort: 2}
```

## What it does not flag
What is done or dropped. Whether the numbers are right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.questions.insights import OVER, Lack, lacking
from jmap.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.rule import Remark
    from jmap.lint.subject import Subject

_SAID = Lack(
    "lacks `impact` or `effort`",
    "lack `impact` or `effort`",
    "add `impact:` (what it does for customers) and `effort:` (what it costs), each from 1 to 5; rate "
    "them side by side, with those who would do the work",
    "before or after the others?",
)


def check(subject: Subject) -> Iterator[Remark]:
    """Speak of the opportunities that lack one of the two numbers."""
    return lacking(
        subject,
        lambda opportunity: opportunity.impact is None or opportunity.effort is None,
        _SAID,
        without=OVER,
    )


RULE = Rule("unprioritised-opportunity", Severity.INFO, since="0.1.0", page=__doc__ or "", check=check)
