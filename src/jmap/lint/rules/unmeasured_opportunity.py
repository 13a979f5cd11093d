"""Nobody can tell later whether an opportunity worked.

## What it checks
Each opportunity whose status is `planned` or `doing` has a `metric`: what will be different, in words.
Where most of them have none, it is said once, at the title.

## Why it matters to customers
A change that nobody measures counts as a success on the day it goes live. Whether it took the pain
away, only a number from before and after tells, and it has to be chosen before.

## Example
```yaml
title: Renewing a passport
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
    opportunities: {text: Show one form, status: planned}
```

## Use instead
```yaml
title: Renewing a passport
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
    opportunities: {text: Show one form, status: planned, metric: Forms that come back}
```

## What it does not flag
Ideas, what has no status, and what is done or dropped. Whether the map has a metric of that name.
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
    "has no metric",
    "have no metric",
    "add `metric:` with what customers do more or less often once it works",
    "how will you know?",
)


def check(subject: Subject) -> Iterator[Remark]:
    """Speak of what is planned or under way without a metric."""
    return lacking(
        subject,
        lambda opportunity: not opportunity.metric,
        _SAID,
        without={None, "idea", *OVER},
    )


RULE = Rule("unmeasured-opportunity", Severity.INFO, since="0.1.0", page=__doc__ or "", check=check)
