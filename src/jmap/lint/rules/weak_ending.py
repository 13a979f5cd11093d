"""The journey ends at its lowest point.

## What it checks
For each persona with at least three scores: the last moment, if a score is known there, is not the
lowest one, unless it still lies above neutral.

## Why it matters to customers
People judge an experience by its peak and by its end. A journey that ends at its lowest point is
remembered, and told, as worse than it was; a better last moment is often the cheapest improvement.

## Example
```yaml
title: Renewing a passport
stages:
  - {name: Apply, touchpoints: [Online form], emotion: hopeful}
  - {name: Wait, touchpoints: [Text message], emotion: unsure}
  - name: Collect
    touchpoints: [Town hall]
    emotion: {feeling: annoyed, because: The counter asks for the form again}
```

## Use instead
```yaml
title: Renewing a passport
stages:
  - {name: Apply, touchpoints: [Online form], emotion: hopeful}
  - name: Wait
    touchpoints: [Text message]
    emotion: {feeling: annoyed, because: The form is asked for again}
  - {name: Collect, touchpoints: [Town hall], emotion: proud}
```

## What it does not flag
A line that ends above neutral, however high it was before. A persona who leaves before the last
stage, or whose last moment nobody has asked about: where that line ends is not known.

## Source
Fredrickson and Kahneman (1993, Journal of Personality and Social Psychology 65/1): an episode is
remembered by its peak and its end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.naming import listed
from jmap.lint.questions.feelings import FEWEST_PLACES, on_default_scale
from jmap.lint.rule import Remark, Rule
from jmap.model.curve import applies

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.subject import Subject
    from jmap.model.curve import Curve
    from jmap.model.journey import JourneyMap


def check(subject: Subject) -> Iterator[Remark]:
    """Speak once, at the last stage."""
    journey = subject.journey
    last = len(journey.stages) - 1
    if all(feeling.score > 0 for feeling in subject.feelings if feeling.placed.location[1] == last):
        return  # no curve can end low there, and curves take long to draw
    ended = [curve for curve in subject.curves if _ends(journey, curve)]
    weak = [curve for curve in ended if _ends_low(journey, curve)]
    if not weak:
        return
    names = listed(curve.persona or "" for curve in weak)
    whose = "" if len(weak) == len(ended) else f" for {names}"
    yield Remark(
        ("stages", last),
        f"the journey ends at its lowest point{whose}, in stage `{journey.stages[-1].id}`",
        "give the last moment an opportunity: people remember the peak and the end",
        label="the end stays in mind",
    )


def _ends(journey: JourneyMap, curve: Curve) -> bool:
    """Whether it is known how the last moment of the journey feels to this persona."""
    last, end = journey.stages[-1], curve.end
    if end is None or end.stage != last.id or len(curve.points) < FEWEST_PLACES:
        return False
    steps = [step.id for step in last.steps if applies(curve.persona, step, (last,))]
    return end.step is None or end.step == steps[-1]


def _ends_low(journey: JourneyMap, curve: Curve) -> bool:
    scores = [on_default_scale(journey, point.score) for point in curve.points]
    return scores[-1] <= 0 and scores[-1] == min(scores) < max(scores)


RULE = Rule("weak-ending", Severity.INFO, since="0.1.0", page=__doc__ or "", check=check)
