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

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jmap.lint.subject import Subject
    from jmap.model.insight import Metric
    from jmap.model.readers import Location

HELP = "add `evidence:` to it with the id of the data or study that it comes from"


def check(subject: Subject) -> Iterator[Remark]:
    """Speak at each such metric."""
    measured = 0
    lacking: list[Location] = []
    for location, metrics, is_backed in _metrics(subject):
        for name, metric in metrics.items():
            if metric.value is not None:
                measured += 1
                if not (is_backed or metric.evidence):
                    lacking.append((*location, "metrics", name))
    yield from coarser_first(
        lacking,
        measured,
        (f"{len(lacking)} of {measured} metrics with a value name no source", HELP),
        lambda location: _remark(subject, location),
    )


def _metrics(subject: Subject) -> Iterator[tuple[Location, Mapping[str, Metric], bool]]:
    """Yield the metrics of the map and of each moment, and whether what they stand in names evidence."""
    yield (), subject.journey.metrics, False
    for location, moment, within in subject.moments:
        if moment.metrics:
            yield location, moment.metrics, any(one.evidence for one in (moment, *within))


def _remark(subject: Subject, location: Location) -> Remark:
    return Remark(
        location,
        f"{named(subject, location)} has a value and names no source",
        HELP,
        label="where does it come from?",
        span=subject.loaded.locator.declared_as(location),
    )


RULE = Rule("unsourced-metric", Severity.WARNING, since="0.1.0", page=__doc__ or "", check=check)
