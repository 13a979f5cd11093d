"""A piece of evidence is declared and backs nothing.

## What it checks
Every piece of evidence that the map declares is named in an `evidence` key: of an emotion, a pain, a metric,
a stage or anything else. Where more than half of them are not, it is said once, at the title.

## Why it matters to customers
Research that backs nothing is decoration: it lends its weight to the whole map, and nobody can tell what
customers said from what the team believes.

## Example
```yaml
title: Renewing a passport
evidence:
  calls: {title: Forty calls to the hotline, kind: support, n: 40}
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
```

## Use instead
```yaml
title: Renewing a passport
evidence:
  calls: {title: Forty calls to the hotline, kind: support, n: 40}
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: {feeling: confused, evidence: calls}
```

## What it does not flag
The evidence of a library: another map may rest on it. How much the evidence says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.questions.declared import named_ids, unused
from jmap.lint.rule import Remark, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.subject import Subject


def check(subject: Subject) -> Iterator[Remark]:
    """Speak of the evidence that nothing rests on."""
    if subject.journey.evidence:
        yield from unused(
            subject,
            "evidence",
            ("evidence", "pieces of evidence"),
            named_ids(subject, "evidence"),
            "name it under `evidence` at the emotions, pains, metrics, steps or stages that it backs, or "
            "take it out",
        )


RULE = Rule("unused-evidence", Severity.WARNING, since="0.1.0", page=__doc__ or "", check=check)
