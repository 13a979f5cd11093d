"""A serious pain stands where everybody is happy.

## What it checks
At a moment with a pain of high or critical severity, somebody whom the pain hurts feels worse than
+1.5 on the scale from -2 to +2: in the moment itself, or in a step or touchpoint of it.

## Why it matters to customers
A high pain means that some customers give up or complain, a critical one that many leave. If those
who are asked are delighted at that very moment, then the score speaks for other people than the
pain, or for another moment. Either way somebody's bad experience is hidden behind a good average.

## Example
```yaml
title: Renewing a passport
stages:
  - name: Collect
    touchpoints: [Town hall]
    emotion: delighted
    pains: {text: The counter closes before people leave work, severity: critical}
```

## Use instead
```yaml
title: Renewing a passport
personas: {lea: Lea, jan: Jan}
stages:
  - name: Collect
    touchpoints: [Town hall]
    emotion: delighted
    per_persona:
      jan:
        emotion: {feeling: angry, because: He works until six}
        pains: {text: The counter closes before people leave work, severity: critical}
```

## What it does not flag
Pains of low, medium or no severity: small things bother happy people too. Relief and other mild
pleasure, which often comes right after a pain. A stage in which one step feels less good, a step in
which one touchpoint does, and moments that one of several personas does not enjoy. Maps of the future,
which may list the pains of today.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.feelings import PEAK, below, score_of, written
from jmap.lint.naming import named
from jmap.lint.rule import Remark, Rule
from jmap.model.curve import own_emotion

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jmap.lint.subject import Placed, Subject
    from jmap.model.emotion import Emotion
    from jmap.model.insight import Pain
    from jmap.model.journey import JourneyMap
    from jmap.model.readers import Location
    from jmap.model.stage import Moment

SERIOUS = {"high", "critical"}


def check(subject: Subject) -> Iterator[Remark]:
    """Speak at the first such pain of each moment."""
    if subject.journey.state == "future" or all(feeling.score < PEAK for feeling in subject.feelings):
        return
    for placed in subject.moments:
        location, moment, _ = placed
        for persona, pains in _pains(moment):
            serious = next((index for index, pain in enumerate(pains) if pain.severity in SERIOUS), None)
            if serious is not None and _is_peak(subject.journey, moment, persona):
                whose = ("per_persona", persona) if persona else ()
                yield _remark(subject, placed, (*location, *whose, "pains", serious), persona, pains[serious])
                break


def _pains(moment: Moment) -> Iterator[tuple[str | None, Sequence[Pain]]]:
    """Yield the pains at a moment by the persona that has them; those with None are everyone's."""
    if moment.pains:
        yield None, moment.pains
    for persona, own in moment.per_persona.items():
        if own.pains:
            yield persona, own.pains


def _is_peak(journey: JourneyMap, moment: Moment, persona: str | None) -> bool:
    """Whether something is felt at `moment` and in its parts by those whom the pain hurts, all of it high."""
    found = False
    for each in (moment, *below(moment)):
        for emotion in _emotions(journey, each, persona):
            score = score_of(journey, emotion)
            if score is None or score < PEAK:
                return False
            found = True
    return found


def _emotions(journey: JourneyMap, moment: Moment, persona: str | None) -> list[Emotion]:
    if persona is None:
        return [emotion for _, emotion in written(moment)]
    own = own_emotion(journey, persona, moment)
    return [own] if own else []


def _remark(subject: Subject, placed: Placed, location: Location, persona: str | None, pain: Pain) -> Remark:
    whom = f" for `{persona}`" if persona else ""
    return Remark(
        location,
        f"pain `{pain.id}` is {pain.severity}, yet {named(subject, placed.location)} is a peak{whom}",
        "move the pain to the moment where it hurts, give those whom it hurts an emotion of their own "
        "under `per_persona`, or lower its `severity`",
        label="hurts whom?",
    )


RULE = Rule("pain-at-a-peak", Severity.WARNING, since="0.1.0", page=__doc__ or "", check=check)
