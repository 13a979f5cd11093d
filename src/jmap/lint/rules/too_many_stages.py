"""The map has more stages than anybody can keep in mind.

## What it checks
The map has at most eight stages.

## Why it matters to customers
A journey is told in a handful of chapters. With more of them readers lose the line, and so does the
team: nobody can say any more in which part customers are won and in which they leave. A long row of
stages is often a process chart, or two journeys in one file.

## Example
```yaml
title: Renewing a passport
stages:
  - {name: Look for the passport, touchpoints: [Drawer], emotion: nervous}
  - {name: See the date, touchpoints: [Old passport], emotion: anxious}
  - {name: Look for the form, touchpoints: [Search engine], emotion: confused}
  - {name: Fill in the form, touchpoints: [Form], emotion: bored}
  - {name: Have a photo taken, touchpoints: [Photo booth], emotion: amused}
  - {name: Hand everything in, touchpoints: [Counter], emotion: calm}
  - {name: Pay, touchpoints: [Cash desk], emotion: annoyed}
  - {name: Wait, touchpoints: [Letter], emotion: impatient}
  - {name: Collect, touchpoints: [Counter], emotion: relieved}
```

## Use instead
```yaml
title: Renewing a passport
stages:
  - {name: Notice, touchpoints: [Old passport], emotion: anxious}
  - name: Prepare
    touchpoints: [Search engine, Form, Photo booth]
    emotion: confused
    steps: [Looks for the form, Fills it in, Has a photo taken]
  - {name: Apply, touchpoints: [Counter], emotion: calm, steps: [Hands it in, Pays]}
  - {name: Wait, touchpoints: [Letter], emotion: impatient}
  - {name: Collect, touchpoints: [Counter], emotion: relieved}
```

## What it does not flag
How long the stages are, which `crowded-stage` and `oversized-map` look at. A `phase` over several
stages makes none of them fewer.

## Options
- `most`: the most stages that a map may have (default 8).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.rule import Remark, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.options import Count
    from jmap.lint.subject import Subject

_JOIN = (
    "join neighbours that have the same goal and keep their parts as `steps`, or move a part of its "
    "own to another map and name that under `journey`"
)
_JOURNEYS = (
    "make each phase a stage with its parts as `steps`, or move the stages of a long one to a map of their "
    "own and name that under `journey`"
)


def check(subject: Subject, *, most: Count = 8) -> Iterator[Remark]:
    """Speak once of a map with more stages than that."""
    stages = subject.journey.stages
    count, has_phases = len(stages), all(stage.phase for stage in stages)
    if count > most:
        yield Remark(
            (),
            f"the map has {count} stages, and more than {most} are hard to keep in mind",
            _JOURNEYS if has_phases else _JOIN,
            label="which phase is a journey of its own?" if has_phases else "which of them belong together?",
        )


RULE = Rule("too-many-stages", Severity.WARNING, since="0.1.0", page=__doc__ or "", check=check)
