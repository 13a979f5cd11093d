"""A moment that matters most rests on no evidence.

## What it checks
Moments of truth, and moments with an emotion at -1 or below on the scale from -2 to +2: the emotion, a
note, a pain or a delight there, or in what they consist of, names evidence; or they, or what
they stand in, name it as a whole. What most such moments lack is said once of the map.

## Why it matters to customers
Lows and moments of truth are what teams act on. If only these are guessed, money goes to where nobody
hurts. The rest of the map may stay assumed for longer.

## Example
```yaml
title: Renewing a passport
evidence:
  talks: {title: Talks at the counter, kind: interview, date: 2026-05, n: 9}
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: {feeling: frustrated, because: Refused three times}
  - {name: Collect, touchpoints: [Town hall], emotion: {feeling: relieved, evidence: talks}}
```

## Use instead
```yaml
title: Renewing a passport
evidence:
  talks: {title: Talks at the counter, kind: interview, date: 2026-05, n: 9}
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: {feeling: frustrated, because: Refused three times, evidence: talks}
  - {name: Collect, touchpoints: [Town hall], emotion: relieved}
```

## What it does not flag
Milder feelings. A low without a reason: `unexplained-emotion` speaks of it first. A moment whose emotion
is `unknown`: the map says itself that nobody has asked. Maps of the future. A map without any evidence:
`unevidenced-map` says that. Workshops do not count, nor does the evidence of a metric or an opportunity: a
number tells how many leave, and not what they feel.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.coarser import coarser_first
from jmap.lint.naming import named
from jmap.lint.questions.feelings import is_explained, lows, told_low, written
from jmap.lint.rule import Remark, Rule
from jmap.lint.subject import around
from jmap.model.curve import researched
from jmap.model.emotion import Emotion
from jmap.model.insight import Delight, Note, Pain
from jmap.model.stage import MOMENTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.questions.feelings import Feeling
    from jmap.lint.subject import Placed, Subject
    from jmap.model.readers import Location
    from jmap.model.stage import Moment

SAID = {"stages", "steps", "touchpoints", "pains", "thoughts", "actions", "needs", "delights"}
"""The keys of the lists in which moments stand, and what customers say, do and suffer in them."""


def check(subject: Subject) -> Iterator[Remark]:
    """Speak at each such moment."""
    if subject.journey.state == "future":
        return
    journey = subject.journey
    at_lows = {low.placed.location: low for low in lows(subject) if is_explained(journey, low)}
    decisive = [
        placed for placed in subject.moments if _is_of_truth(placed.moment) or placed.location in at_lows
    ]
    asked = researched(journey, journey.evidence)
    backed = _backed(subject, asked) if decisive else set()
    lacking = [
        placed
        for placed in decisive
        if placed.location not in backed
        and not any(not asked.isdisjoint(outer.evidence) for outer in placed.within)
    ]
    yield from coarser_first(
        subject,
        lacking,
        len(decisive),
        "lows and moments of truth rest on no evidence",
        lambda placed: _remark(subject, placed, at_lows.get(placed.location)),
    )


def _is_of_truth(moment: Moment) -> bool:
    """Whether it is a moment of truth, and not one of which is said that nobody has asked yet."""
    if not moment.moment_of_truth:
        return False
    emotions = [emotion for _, emotion in written(moment)]
    return not emotions or not all(emotion.unknown for emotion in emotions)


def _backed(subject: Subject, asked: frozenset[str]) -> set[Location]:
    """Return where moments name evidence of having `asked`: as a whole, or at what is felt or said there."""
    backed: set[Location] = set()
    for model in (*MOMENTS, Emotion, Note, Pain, Delight):
        for location, backing in subject.loaded.parts.held(model, "evidence"):
            if not asked.isdisjoint(backing) and (location[-1] == "emotion" or location[-2] in SAID):
                backed.update(around(location))
    return backed


def _remark(subject: Subject, placed: Placed, low: Feeling | None) -> Remark:
    if low is None or placed.moment.moment_of_truth:
        what = f"{named(subject, placed.location)} is a moment of truth"
    else:
        what = told_low(subject, low)
    return Remark(
        placed.location,
        f"{what} and rests on no evidence",
        "name the `evidence` of what is felt here; if there is none, ask customers here first, or write "
        "`emotion: unknown` until you have",
        label="how do you know?",
    )


RULE = Rule("unevidenced-moment", Severity.WARNING, since="0.1.0", page=__doc__ or "", check=check)
