"""A low is explained, yet its stage lists no pain.

## What it checks
Where an emotion is at -1 or below on the scale from -2 to +2 and something tells why, the stage lists
a pain: for everybody or for one persona, in the stage itself, a step or a touchpoint. The rule speaks
once a stage; where most stages with such a low are like that, once of the map.

## Why it matters to customers
A reason is read; a pain is worked on. It has a severity, an owner and evidence, and opportunities
name it. What makes customers angry and is no pain is on nobody's list.

## Example
```yaml
title: Renewing a passport
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: {feeling: frustrated, because: Refused three times and no word why}
```

## Use instead
```yaml
title: Renewing a passport
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: {feeling: frustrated, because: Refused three times and no word why}
    pains: {text: A refused photo gets no reason, severity: high}
```

## What it does not flag
A low that nothing explains: `unexplained-emotion` speaks of it first. A map of the future, in which
no pain is waiting to be solved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.coarser import coarser_first
from jmap.lint.questions.feelings import Feeling, is_explained, lows, told_low
from jmap.lint.rule import Remark, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.subject import Subject
    from jmap.model.stage import Stage


def check(subject: Subject) -> Iterator[Remark]:
    """Speak at the first explained low of each stage without a pain."""
    journey = subject.journey
    if journey.state == "future":
        return
    explained: dict[str | int, Feeling] = {}
    for low in lows(subject):
        if low.placed.location[1] not in explained and is_explained(journey, low):
            explained[low.placed.location[1]] = low
    lacking = [low for stage, low in explained.items() if not _hurts(journey.stages[int(stage)])]
    yield from coarser_first(
        subject,
        lacking,
        len(explained),
        "stages with an explained low list no pain",
        lambda low: Remark(
            low.location,
            f"{told_low(subject, low)} with a reason, yet its stage lists no pain",
            "write what hurts as a pain with its `severity`, so that an opportunity can solve it",
            label="what hurts?",
        ),
    )


def _hurts(stage: Stage) -> bool:
    return any(
        moment.pains or any(own.pains for own in moment.per_persona.values()) for moment in stage.moments()
    )


RULE = Rule("low-without-pain", Severity.INFO, since="0.1.0", page=__doc__ or "", check=check)
