"""The map does not say in which situation it takes place.

## What it checks
The map has a `scenario`: what has happened to the persona, and what they now expect.

## Why it matters to customers
The same step is a pleasure on a quiet evening and a torment at the airport. Without the situation
nobody can tell whether the map is right, and everyone pictures another one.

## Example
```yaml
title: Renewing a passport
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
```

## Use instead
```yaml
title: Renewing a passport
scenario: The flight goes in three weeks, and Ida expects the new passport to be there in two.
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
```

## What it does not flag
How long or how good the scenario is. A `summary` is no substitute: it says what the map holds, and not
what the customer is in.

## Source
Nielsen Norman Group, *Journey Mapping 101*: scenario and expectations are one of the five components of
every journey map.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.rule import Remark, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.subject import Subject


def check(subject: Subject) -> Iterator[Remark]:
    """Speak once where there is no scenario."""
    if not subject.journey.scenario:
        yield Remark(
            (),
            "the map has no scenario",
            "add `scenario:` with one sentence on what has happened and what the customer expects now",
            label="in which situation?",
        )


RULE = Rule("missing-scenario", Severity.WARNING, since="0.1.0", page=__doc__ or "", check=check)
