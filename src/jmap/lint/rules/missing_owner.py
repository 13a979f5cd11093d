"""Nobody answers for the map.

## What it checks
The map has an `owner`, a team that keeps it true and brings it to the table.

## Why it matters to customers
Most maps die after the workshop: nobody is asked when they are wrong. A journey crosses departments, so
unless one of them answers for the whole of it, each mends its own piece and customers fall between them.

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
owner: citizens-office
teams:
  citizens-office: Citizens' office
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
```

## What it does not flag
Stages without an owner; those are for `unowned-stage`. The owners of stages do not answer for the map: a
journey whose parts are all owned can still be nobody's as a whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.naming import listed
from jmap.lint.rule import Remark, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.subject import Subject


def check(subject: Subject) -> Iterator[Remark]:
    """Speak once where the map has no owner."""
    journey = subject.journey
    if not journey.owner:
        known = f", one of {listed(journey.teams)}" if journey.teams else ", and declare it under `teams`"
        yield Remark(
            (),
            "the map has no owner",
            f"add `owner:` with the team that keeps this map true{known}",
            label="who answers for it?",
        )


RULE = Rule("missing-owner", Severity.WARNING, since="0.1.0", page=__doc__ or "", check=check)
