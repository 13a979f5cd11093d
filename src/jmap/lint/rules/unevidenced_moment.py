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
Milder feelings. A moment whose emotion is `unknown`: the map says itself that nobody has asked. Maps
of the future. A map without any evidence: `unevidenced-map` says that. The evidence of a metric or an
opportunity does not count: a number tells how many leave, and not what they feel.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.coarser import coarser_first
from jmap.lint.feelings import LOW, below, score_of, written
from jmap.lint.naming import named
from jmap.lint.rule import Remark, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.subject import Placed, Subject
    from jmap.model.journey import JourneyMap
    from jmap.model.stage import Moment, PersonaExperience

SAID = ("pains", "thoughts", "actions", "needs", "delights")
HELP = (
    "name the `evidence` of what is felt here; if there is none, ask customers here first, or write "
    "`emotion: unknown` until you have"
)


def check(subject: Subject) -> Iterator[Remark]:
    """Speak at each such moment."""
    if subject.journey.state == "future":
        return
    decisive = [placed for placed in subject.moments if _is_decisive(subject.journey, placed.moment)]
    lacking = [placed for placed in decisive if not _is_backed(placed)]
    yield from coarser_first(
        lacking,
        len(decisive),
        (f"{len(lacking)} of {len(decisive)} lows and moments of truth rest on no evidence", HELP),
        lambda placed: _remark(subject, placed),
    )


def _is_decisive(journey: JourneyMap, moment: Moment) -> bool:
    emotions = [emotion for _, emotion in written(moment)]
    if moment.moment_of_truth and not (emotions and all(emotion.unknown for emotion in emotions)):
        return True
    scores = (score_of(journey, emotion) for emotion in emotions)
    return any(score is not None and score <= LOW for score in scores)


def _is_backed(placed: Placed) -> bool:
    _, moment, within = placed
    return any(around.evidence for around in within) or any(map(_names_evidence, (moment, *below(moment))))


def _names_evidence(moment: Moment) -> bool:
    """Whether the moment as a whole names evidence, or what is felt, said or suffered there."""
    return bool(moment.evidence) or _is_told(moment) or any(map(_is_told, moment.per_persona.values()))


def _is_told(said: Moment | PersonaExperience) -> bool:
    """Whether somebody who was asked told of it."""
    if said.emotion and said.emotion.evidence:
        return True
    return any(item.evidence for key in SAID for item in getattr(said, key))


def _remark(subject: Subject, placed: Placed) -> Remark:
    what = "a moment of truth" if placed.moment.moment_of_truth else "a low"
    return Remark(
        placed.location,
        f"{named(subject, placed.location)} is {what} and rests on no evidence",
        HELP,
        label="how do you know?",
    )


RULE = Rule("unevidenced-moment", Severity.WARNING, since="0.1.0", page=__doc__ or "", check=check)
