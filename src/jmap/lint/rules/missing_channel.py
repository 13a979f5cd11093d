"""A step does not say in which channel it takes place.

## What it checks
In a map that declares channels or names one, every step has a `channel`: its own, its stage's or that of
a touchpoint in it. Where more than half of the steps have none, it is said once, at the title.

## Why it matters to customers
Journeys break where one channel hands over to the next: begun on the phone, to be told again at the
counter. A step without a channel hides such a break, and drops out of every view by channel.

## Example
```yaml
title: Renewing a passport
channels: {web: Website, counter: Counter}
stages:
  - name: Apply
    steps:
      - {name: Fills in the form, channel: web, emotion: confused}
      - {name: Has the photo checked, emotion: nervous}
```

## Use instead
```yaml
title: Renewing a passport
channels: {web: Website, counter: Counter}
stages:
  - name: Apply
    steps:
      - {name: Fills in the form, channel: web, emotion: confused}
      - {name: Has the photo checked, channel: counter, emotion: nervous}
```

## What it does not flag
A map without channels, or one whose library declares some of which it names none. The steps of a stage
that has neither touchpoint nor channel: `missing-touchpoint` asks for both. A stage without steps.

## Source
Nielsen Norman Group, *Journey Mapping 101*: touchpoints and channels are one of the five components of
every journey map.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.coarser import coarser_first
from jmap.lint.naming import listed
from jmap.lint.questions.declared import named_channels, own_ids
from jmap.lint.questions.said import meets_customers
from jmap.lint.rule import Remark, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.subject import Subject
    from jmap.model.stage import Stage, Step


def check(subject: Subject) -> Iterator[Remark]:
    """Speak of the steps without a channel, in a map that has channels."""
    journey = subject.journey
    if not journey.channels or not (own_ids(subject, "channels") or named_channels(subject)):
        return
    met = [(number, stage) for number, stage in enumerate(journey.stages) if meets_customers(stage)]
    lacking = [
        (number, index)
        for number, stage in met
        for index, step in enumerate(stage.steps)
        if not _has_channel(step, stage)
    ]
    if not lacking:
        return
    places = sum(len(stage.steps) for _, stage in met)
    advice = (
        f"add `channel:` with where it takes place, to the step or once to its stage: "
        f"{listed(journey.channels)}; for what happens elsewhere, such as at home, declare another one"
    )

    def remark(place: tuple[int, int]) -> Remark:
        number, index = place
        stage = journey.stages[number]
        return Remark(
            ("stages", number, "steps", index),
            f"step `{stage.steps[index].id}` in stage `{stage.id}` has no channel",
            advice,
            label="where does it take place?",
        )

    others = any(stage.steps and not meets_customers(stage) for stage in journey.stages)
    where = " of stages with a touchpoint or a channel" if others else ""
    yield from coarser_first(subject, lacking, places, f"steps{where} have no channel", remark)


def _has_channel(step: Step, stage: Stage) -> bool:
    return bool(step.channel or stage.channel) or any(spot.channel for spot in step.touchpoints)


RULE = Rule("missing-channel", Severity.WARNING, since="0.1.0", page=__doc__ or "", check=check)
