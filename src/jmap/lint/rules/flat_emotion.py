"""The emotional line hardly moves.

## What it checks
In a map of at least three stages and three scores, the scores differ by more than half a point of
the scale from -2 to +2: for at least one persona, if the map has several.

## Why it matters to customers
People do not remember an average. They remember the best and the worst moment and the end, so a
team that cannot tell which moments these are cannot choose what to mend and what to keep. A flat
line mostly says that the scores were filled in at one sitting.

## Example
```yaml
title: Renewing a passport
stages:
  - {name: Apply, touchpoints: [Online form], emotion: 1}
  - {name: Wait, touchpoints: [Text message], emotion: 1}
  - {name: Collect, touchpoints: [Town hall], emotion: 1}
```

## Use instead
```yaml
title: Renewing a passport
stages:
  - {name: Apply, touchpoints: [Online form], emotion: 0.5}
  - {name: Wait, touchpoints: [Text message], emotion: -1}
  - {name: Collect, touchpoints: [Town hall], emotion: 2}
```

## What it does not flag
A map of the future: calm from end to end may be what it aims for. A map of one or two stages or with
fewer than three scores; `unknown` is no score. A map in which the line of one persona moves.
Where this rule speaks, `no-valley` does not: a line that moves is what both ask for.

## Options
- `spread`: scores that differ by no more are flat, on the scale from -2 to +2 (default 0.5).

## Source
Fredrickson and Kahneman (1993, Journal of Personality and Social Psychology 65/1): an episode is
remembered by its peak and its end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.questions.feelings import FEWEST_PLACES, FEWEST_STAGES
from jmap.lint.rule import Remark, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.options import Distance
    from jmap.lint.subject import Subject


def check(subject: Subject, *, spread: Distance = 0.5) -> Iterator[Remark]:
    """Speak once where nobody's scores differ."""
    journey = subject.journey
    if journey.state == "future" or len(journey.stages) < FEWEST_STAGES:
        return
    ranges: dict[str | None, tuple[float, float]] = {}
    places = set()
    for feeling in subject.feelings:
        places.add(feeling.placed.location)
        here = feeling.score, feeling.score
        ranges[feeling.persona] = widened = _both(ranges.get(feeling.persona, here), here)
        if _width(widened) > spread:
            return
    common = ranges.pop(None, None)
    if common and any(_width(_both(common, own)) > spread for own in ranges.values()):
        return
    if len(places) >= FEWEST_PLACES:
        yield Remark(
            (),
            f"the emotional line is flat: all {len(places)} scored places feel nearly the same",
            "ask customers for their best and their worst moment, and let the scores say how far apart "
            "these are",
            label="which moment will they remember?",
        )


def _both(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    """Return the lowest and the highest score of two ranges."""
    return min(one[0], other[0]), max(one[1], other[1])


def _width(scores: tuple[float, float]) -> float:
    return round(scores[1] - scores[0], 6)


RULE = Rule(
    "flat-emotion",
    Severity.WARNING,
    since="0.1.0",
    page=__doc__ or "",
    check=check,
    silences=("no-valley",),
)
