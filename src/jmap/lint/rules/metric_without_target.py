"""A metric does not say what is aimed for.

## What it checks
A metric that has a `value` has a `target` as well. Where most of them have none, it is said once, at
the title.

## Why it matters to customers
41 % is good news or bad news. Until somebody has said how good is good enough, a number in a map is
decoration, and nobody is to blame if it stays where it is.

## Example
```yaml
title: Renewing a passport
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
    metrics: {drop_off: 41%}
```

## Use instead
```yaml
title: Renewing a passport
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
    metrics:
      drop_off: {value: 41%, target: 25%}
      volume: 1200
```

## What it does not flag
A metric that is not yet measured. `volume`, which says how many customers there are and not how they
fare. Maps of the future, whose values are aims themselves. How ambitious the target is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.coarser import coarser_first
from jmap.lint.naming import named
from jmap.lint.rule import Remark, Rule
from jmap.model.insight import Metric

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.subject import Subject

_NO_AIM = "volume"


def check(subject: Subject) -> Iterator[Remark]:
    """Speak of the metrics with a value and no target."""
    if subject.journey.state == "future":
        return
    measured = [
        (location, metric)
        for location, metric in subject.parts_of(Metric)
        if metric.value is not None and location[-1] != _NO_AIM
    ]
    aimless = [location for location, metric in measured if metric.target is None]
    yield from coarser_first(
        subject,
        aimless,
        len(measured),
        "metrics have no target",
        lambda location: Remark(
            location,
            f"{named(subject, location)} has no target",
            "add `target:` with the value at which the team would be content",
            label="is that good?",
        ),
    )


RULE = Rule("metric-without-target", Severity.INFO, since="0.1.0", page=__doc__ or "", check=check)
