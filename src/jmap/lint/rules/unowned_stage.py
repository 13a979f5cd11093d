"""Nobody answers for a stage.

## What it checks
Every stage has an `owner`, or each of its steps has one. Where more than half of the stages have none, it
is said once, at the title.

## Why it matters to customers
What hurts in a stage without an owner hurts for years: each team that takes part believes it to be the
business of another.

## Example
```yaml
title: Renewing a passport
teams: {office: Citizens' office}
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
  - name: Collect
    owner: office
    touchpoints: [Counter]
    emotion: relieved
```

## Use instead
```yaml
title: Renewing a passport
teams: {office: Citizens' office, web: Website}
stages:
  - name: Apply
    owner: web
    touchpoints: [Online form]
    emotion: confused
  - name: Collect
    owner: office
    touchpoints: [Counter]
    emotion: relieved
```

## What it does not flag
A stage all of whose steps have owners. `teams` says who takes part and not who answers; the `owner` of the
map answers for the map, which is for `missing-owner`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.coarser import coarser_first
from jmap.lint.rule import Remark, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.subject import Subject
    from jmap.model.stage import Stage


def check(subject: Subject) -> Iterator[Remark]:
    """Speak of the stages that nobody answers for."""
    stages = subject.journey.stages
    known = "from the map's `teams`" if subject.journey.teams else "and declare it under the map's `teams`"
    advice = f"add `owner:` with the team that mends what goes wrong here, {known}"
    lacking = [index for index, stage in enumerate(stages) if not _is_owned(stage)]
    yield from coarser_first(
        subject,
        lacking,
        len(stages),
        "stages have no owner",
        lambda index: Remark(
            ("stages", index), f"stage `{stages[index].id}` has no owner", advice, label="who answers for it?"
        ),
    )


def _is_owned(stage: Stage) -> bool:
    return bool(stage.owner) or (bool(stage.steps) and all(step.owner for step in stage.steps))


RULE = Rule("unowned-stage", Severity.INFO, since="0.1.0", page=__doc__ or "", check=check)
