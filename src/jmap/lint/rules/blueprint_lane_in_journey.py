"""A journey map has lanes of a blueprint.

## What it checks
A map that is no blueprint has nothing in `frontstage`, `backstage` and `support`. It is said once, at
the title.

## Why it matters to customers
A journey map is the customer's side, and its strength is that nothing else is on it. What staff and
systems do needs the lines of interaction and visibility to be read, and these are drawn in a blueprint
only.

## Example
```yaml
title: Renewing a passport
stages:
  - {name: Apply, touchpoints: [Counter], emotion: calm, backstage: Sends the form to the printer}
```

## Use instead
```yaml
title: Renewing a passport
kind: blueprint
stages:
  - {name: Apply, touchpoints: [Counter], emotion: calm, backstage: Sends the form to the printer}
```

## What it does not flag
A row of the map's own, declared under `lanes`, whatever its role. The owners and teams of a stage.

## Source
Nielsen Norman Group, *Service Blueprints*: a blueprint is the second part of a journey map, which shows
the organisation behind it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.naming import listed
from jmap.lint.questions.blueprint import BACKSTAGE, FRONTSTAGE, SUPPORT
from jmap.lint.questions.said import says
from jmap.lint.rule import Remark, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.subject import Subject


def check(subject: Subject) -> Iterator[Remark]:
    """Speak once of a journey map with such lanes."""
    if subject.journey.kind == "blueprint":
        return
    used = dict.fromkeys((FRONTSTAGE, BACKSTAGE, SUPPORT), 0)
    for placed in subject.moments:
        for lane in used:
            used[lane] += says(placed.moment, lane)
    lanes = [lane for lane, count in used.items() if count]
    if lanes:
        places = sum(used.values())
        yield Remark(
            (),
            f"the map is a journey and has {listed(lanes)} in {places} place{'s' if places > 1 else ''}",
            "write `kind: blueprint`, which draws the lines between them, or move this to another map",
            label="a journey, or a blueprint?",
        )


RULE = Rule("blueprint-lane-in-journey", Severity.INFO, since="0.1.0", page=__doc__ or "", check=check)
