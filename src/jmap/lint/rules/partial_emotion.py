"""Some steps of a stage have an emotion, others not.

## What it checks
Where one step of a stage has an emotion, the others have one too: their own, that of a touchpoint in them
or that of one persona. `emotion: unknown` counts, because it says that nobody has asked yet. Where more than
half of such steps have none, it is said once, at the title.

## Why it matters to customers
The curve breaks at a step without an emotion. Readers take the gap for calm and the neighbours for the
whole story, and the lowest moment is often the one that nobody asked about.

## Example
```yaml
title: Renewing a passport
stages:
  - name: Collect
    touchpoints: [Counter]
    steps:
      - {name: Takes a number, emotion: calm}
      - Waits for an hour
      - {name: Holds the passport, emotion: proud}
```

## Use instead
```yaml
title: Renewing a passport
stages:
  - name: Collect
    touchpoints: [Counter]
    steps:
      - {name: Takes a number, emotion: calm}
      - {name: Waits for an hour, emotion: unknown}
      - {name: Holds the passport, emotion: proud}
```

## What it does not flag
A stage in which no step has an emotion: its own stands for all of it, and where it has none either that is
`missing-emotion`. A step that only one of several personas feels something at. Touchpoints: they are met in
no order, and the curve does not run through them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.coarser import coarser_first
from jmap.lint.questions.said import says
from jmap.lint.rule import Remark, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.subject import Subject
    from jmap.model.stage import Step


def check(subject: Subject) -> Iterator[Remark]:
    """Speak of the steps at which the curve breaks."""
    stages = subject.journey.stages
    places, lacking = 0, []
    for number, stage in enumerate(stages):
        felt = [_is_felt(step) for step in stage.steps]
        if any(felt):
            places += len(felt)
            lacking += [(number, index) for index, is_felt in enumerate(felt) if not is_felt]

    def remark(place: tuple[int, int]) -> Remark:
        number, index = place
        stage = stages[number]
        return Remark(
            ("stages", number, "steps", index),
            f"step `{stage.steps[index].id}` in stage `{stage.id}` has no emotion, others there have one",
            "add `emotion:` with a feeling or a score, or `emotion: unknown` until you have asked",
            label="the curve breaks here",
        )

    several = "steps have no emotion, others of their stages have one"
    yield from coarser_first(subject, lacking, places, several, remark)


def _is_felt(step: Step) -> bool:
    return any(says(moment, "emotion") for moment in (step, *step.touchpoints))


RULE = Rule("partial-emotion", Severity.INFO, since="0.1.0", page=__doc__ or "", check=check)
