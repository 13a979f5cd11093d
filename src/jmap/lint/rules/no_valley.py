"""No feeling lies below neutral anywhere.

## What it checks
In a map of at least three stages and three scores, some emotion lies below the middle of the scale.

## Why it matters to customers
Nobody gets through three stages without a doubt, a wait or a mistake. A map without a low shows what
the team hopes, and the moments in which customers nearly gave up stay unseen and unmended.

## Example
```yaml
title: Renewing a passport
stages:
  - {name: Apply, touchpoints: [Online form], emotion: confident}
  - {name: Wait, touchpoints: [Text message], emotion: patient}
  - {name: Collect, touchpoints: [Town hall], emotion: delighted}
```

## Use instead
```yaml
title: Renewing a passport
stages:
  - {name: Apply, touchpoints: [Online form], emotion: confident}
  - name: Wait
    touchpoints: [Text message]
    emotion: {feeling: worried, because: The trip is in nine days and nobody names a date}
  - {name: Collect, touchpoints: [Town hall], emotion: delighted}
```

## What it does not flag
A map of the future, which may well aim for no low at all. A sketch of one or two stages, or with
fewer than three scores; `unknown` is no score. One dip of one persona, at one touchpoint, is enough.

## Source
Of 72 public journeys written as text that were measured, 35 % have no low point.
Nielsen Norman Group, *Journey Mapping 101*: the emotional line has ups and downs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.questions.feelings import FEWEST_PLACES, FEWEST_STAGES
from jmap.lint.rule import Remark, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.subject import Subject


def check(subject: Subject) -> Iterator[Remark]:
    """Speak once where no score is negative."""
    journey = subject.journey
    if journey.state == "future" or len(journey.stages) < FEWEST_STAGES:
        return
    if any(feeling.score < 0 for feeling in subject.feelings):
        return
    places = {feeling.placed.location for feeling in subject.feelings}
    if len(places) >= FEWEST_PLACES:
        yield Remark(
            (),
            f"the map has no low point: none of its {len(places)} scored places lies below neutral",
            "ask five customers where they nearly gave up, and score that moment below "
            f"{journey.emotion_scale.neutral:g}; where nobody has asked yet, write `emotion: unknown`",
            label="does nothing ever go wrong?",
        )


RULE = Rule("no-valley", Severity.WARNING, since="0.1.0", page=__doc__ or "", check=check)
