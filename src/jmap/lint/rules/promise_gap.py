"""A promise is broken, and nobody works on it.

## What it checks
Where `expected` says what the promise leads customers to expect, they feel less than two points
worse on the scale from -2 to +2, or an opportunity in the same stage is there to close the gap.
Several personas are compared one by one; the rule speaks of the one that is let down most.

## Why it matters to customers
Customers judge a service by what they were led to expect. Two points are half of the scale: they
were told to look forward and are annoyed. No satisfaction score at the end makes up for that.

## Example
```yaml
title: Renewing a passport
promise: Your passport in five days.
stages:
  - name: Wait
    touchpoints: [Text message]
    expected: 1
    emotion: {score: -1.5, because: Eleven days without a word}
```

## Use instead
```yaml
title: Renewing a passport
promise: Your passport in five days.
stages:
  - name: Wait
    touchpoints: [Text message]
    expected: 1
    emotion: {score: -1.5, because: Eleven days without a word}
    opportunities: {text: A message on the day on which the date moves, status: planned}
```

## What it does not flag
A gap in a stage with an opportunity that is not dropped: the map knows of it. A moment of which no
score is known, in itself or in what it consists of. Experiences that are better than expected.
Companions and staff, to whom nothing was promised. A map with lows and without any opportunity:
`missing-opportunity` says so once.

## Options
- `gap`: how far what is felt may fall behind on the scale from -2 to +2 before it counts (default 2).

## Source
Parasuraman, Zeithaml and Berry (1985, Journal of Marketing 49/4): quality is the gap between what was
expected and what is perceived.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jmap.diagnostics import Severity
from jmap.lint.naming import named
from jmap.lint.questions.feelings import below, on_default_scale, travellers, written
from jmap.lint.rule import Remark, Rule
from jmap.model.curve import applies, felt
from jmap.model.curve import score as written_score

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.options import Distance
    from jmap.lint.subject import Placed, Subject
    from jmap.model.curve import Emotions
    from jmap.model.stage import Stage


class _Gap(NamedTuple):
    """How far one persona, or with None everyone, falls short at a moment."""

    width: float
    persona: str | None
    felt: float
    """On the map's own scale."""


def check(subject: Subject, *, gap: Distance = 2) -> Iterator[Remark]:
    """Speak at each expectation that is missed so far in a stage without an opportunity."""
    journey = subject.journey
    for placed in subject.moments:
        expected = placed.moment.expected
        if expected is None or _is_worked_on(journey.stages[int(placed.location[1])]):
            continue
        hoped = written_score(journey, expected)
        gaps = [] if hoped is None else list(_gaps(subject.emotions, placed, hoped))
        widest = max(gaps, default=None, key=lambda each: each.width)
        if hoped is None or widest is None or widest.width < gap:
            continue
        whom = f" for `{widest.persona}`" if _is_felt_apart(placed, widest.persona) else ""
        yield Remark(
            (*placed.location, "expected"),
            f"{named(subject, placed.location)} falls short of the promise{whom}: expected {hoped:g}, "
            f"felt {round(widest.felt, 2):g}",
            "add an `opportunities:` entry to the stage that closes the gap, or promise less",
            label="customers were led to expect this",
        )


def _gaps(emotions: Emotions, placed: Placed, hoped: float) -> Iterator[_Gap]:
    _, moment, within = placed
    journey = emotions.journey
    for persona in travellers(journey):
        found = felt(emotions, persona, moment, within) if applies(persona, moment, within) else None
        if found:
            width = on_default_scale(journey, hoped) - on_default_scale(journey, found.score)
            yield _Gap(round(width, 6), persona, found.score)


def _is_felt_apart(placed: Placed, persona: str | None) -> bool:
    """Whether a persona has an emotion of its own there, and is not let down like everybody else."""
    moments = (placed.moment, *below(placed.moment))
    return any(own == persona for moment in moments for own, _ in written(moment) if own)


def _is_worked_on(stage: Stage) -> bool:
    """Whether an opportunity stands in the stage, in a step or in a touchpoint of it."""
    return any(each.status != "dropped" for moment in stage.moments() for each in moment.opportunities)


RULE = Rule("promise-gap", Severity.WARNING, since="0.1.0", page=__doc__ or "", check=check)
