"""A future map is compared with nothing.

## What it checks
A map with `state: future` names the map of today as its `baseline`.

## Why it matters to customers
A wish is only a plan beside what is. Without the map of today nobody sees what is to change for customers,
what it costs, and afterwards whether it came.

## Example
```yaml
title: Renewing a passport
state: future
stages:
  - name: Apply
    touchpoints: [Phone]
    emotion: calm
```

## Use instead
```yaml
# today/passport.journey.yaml
title: Renewing a passport
stages: [Apply]
```
```yaml
title: Renewing a passport
state: future
baseline: today/passport.journey.yaml
stages:
  - name: Apply
    touchpoints: [Phone]
    emotion: calm
```

## What it does not flag
A map of today. Whether the baseline is there is for `broken-path`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.rule import Remark, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.subject import Subject


def check(subject: Subject) -> Iterator[Remark]:
    """Speak at the state of a future map without a baseline."""
    if subject.journey.state == "future" and not subject.journey.baseline:
        yield Remark(
            ("state",),
            "the map shows the future and names no map of today",
            "add `baseline:` with the path of the map of today; where there is none, draw that one first",
            label="compared with what?",
        )


RULE = Rule("future-without-baseline", Severity.INFO, since="0.1.0", page=__doc__ or "", check=check)
