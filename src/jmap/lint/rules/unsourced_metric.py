"""A metric has a value and no source.

## What it checks
A metric with a value names its evidence, or the stage, step or touchpoint in which it stands does. What
most metrics lack is said once of the map.

## Why it matters to customers
A number looks certain. Without its source nobody can tell whether it counts all customers or those
who answered, or whether it is still true; it is repeated all the same.

## Example
```yaml
title: Renewing a passport
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
    metrics: {completion: 54%}
```

## Use instead
```yaml
title: Renewing a passport
evidence:
  form-data: {title: Data of the online form, kind: analytics, date: 2026-09, n: 9400}
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
    metrics:
      completion: {value: 54%, evidence: form-data}
```

## What it does not flag
A metric that has only a target, or that is not measured yet. A map without any evidence:
`unevidenced-map` says that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.coarser import coarser_first
from jmap.lint.naming import named
from jmap.lint.rule import Remark, Rule
from jmap.lint.subject import around
from jmap.model.insight import Metric

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.subject import Subject
    from jmap.model.readers import Location


def check(subject: Subject) -> Iterator[Remark]:
    """Speak at each such metric."""
    measured = [each for each in subject.parts_of(Metric) if each[1].value is not None]
    unnamed = [location for location, metric in measured if not metric.evidence]
    if not unnamed:
        return
    backed = {placed.location for placed in subject.moments if placed.moment.evidence}
    lacking = [each for each in unnamed if backed.isdisjoint(around(each))]
    yield from coarser_first(
        subject,
        lacking,
        len(measured),
        "metrics with a value name no source",
        lambda location: _remark(subject, location),
    )


def _remark(subject: Subject, location: Location) -> Remark:
    return Remark(
        location,
        f"{named(subject, location)} has a value and names no source",
        "add `evidence:` to it with the id of the data or study that it comes from",
        label="where does it come from?",
        span=subject.loaded.locator.declared_as(location),
    )


RULE = Rule("unsourced-metric", Severity.WARNING, since="0.1.0", page=__doc__ or "", check=check)
