"""Which serious pains stand where those whom they hurt are happy."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from jmap.lint.questions.feelings import PEAK, below, score_of, written
from jmap.lint.questions.insights import SERIOUS
from jmap.model.curve import own_emotion

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jmap.lint.subject import Placed, Subject
    from jmap.model.emotion import Emotion
    from jmap.model.insight import Pain
    from jmap.model.readers import Location
    from jmap.model.stage import Moment


class PainAtPeak(NamedTuple):
    """A serious pain at a moment that is a peak for the persona it hurts, or with None for everyone."""

    location: Location
    pain: Pain
    placed: Placed
    persona: str | None


def pains_at_peaks(subject: Subject) -> Iterator[PainAtPeak]:
    """Yield the serious pains at peaks; a map of the future may list the pains of today anywhere."""
    if subject.journey.state == "future":
        return
    with_peak = {feeling.placed.location[1] for feeling in subject.feelings if feeling.score >= PEAK}
    for placed in subject.moments:
        location, moment, _ = placed
        if location[1] not in with_peak or not (moment.pains or moment.per_persona):
            continue
        for persona, pains in _pains(moment):
            serious = [index for index, pain in enumerate(pains) if pain.severity in SERIOUS]
            if serious and _is_peak(subject, moment, persona):
                whose = ("per_persona", persona) if persona else ()
                for index in serious:
                    yield PainAtPeak((*location, *whose, "pains", index), pains[index], placed, persona)


def _pains(moment: Moment) -> Iterator[tuple[str | None, Sequence[Pain]]]:
    """Yield the pains at a moment by the persona that has them; those with None are everyone's."""
    if moment.pains:
        yield None, moment.pains
    for persona, own in moment.per_persona.items():
        if own.pains:
            yield persona, own.pains


def _is_peak(subject: Subject, moment: Moment, persona: str | None) -> bool:
    """Whether something is felt at `moment` and in its parts by those whom the pain hurts, all of it high."""
    found = False
    for each in chain((moment,), below(moment)):
        for emotion in _emotions(subject, each, persona):
            score = score_of(subject.journey, emotion)
            if score is None or score < PEAK:
                return False
            found = True
    return found


def _emotions(subject: Subject, moment: Moment, persona: str | None) -> list[Emotion]:
    if persona is None:
        return [emotion for _, emotion in written(moment)]
    own = own_emotion(subject.emotions, persona, moment)
    return [own] if own else []
