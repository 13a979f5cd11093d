"""The map has too few stages to be a journey.

## What it checks
The map has at least three stages.

## Why it matters to customers
A journey begins before the first click and goes on after the last one. A map of one or two stages shows
the part that the company knows best, which is seldom the part where customers are lost.

## Example
```yaml
title: Renewing a passport
stages:
  - {name: Apply, touchpoints: [Online form], emotion: confused}
  - {name: Collect, touchpoints: [Counter], emotion: relieved}
```

## Use instead
```yaml
title: Renewing a passport
stages:
  - {name: See the date, touchpoints: [Old passport], emotion: anxious}
  - {name: Apply, touchpoints: [Online form], emotion: confused}
  - {name: Wait, touchpoints: [Letter], emotion: impatient}
  - {name: Collect, touchpoints: [Counter], emotion: relieved}
```

## What it does not flag
A map with a `baseline` shows a part of it by intention where it is as short. Nothing is said of what is
missing: that only customers can tell.

## Options
- `least`: the fewest stages that a map may have (default 3).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.rule import Remark, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.options import Count
    from jmap.lint.subject import Subject


def check(subject: Subject, *, least: Count = 3) -> Iterator[Remark]:
    """Speak once of a map with fewer stages than that."""
    count = len(subject.journey.stages)
    if count < least:
        stages = "1 stage" if count == 1 else f"{count} stages"
        yield Remark(
            (),
            f"the map has {stages}, and fewer than {least} are rather a part of a journey",
            "add what customers do before it, and what they do when the company thinks it is over",
            label="what comes before, and what after?",
        )


RULE = Rule("too-few-stages", Severity.INFO, since="0.1.0", page=__doc__ or "", check=check)
