"""What is felt where in a map, on −2…+2 whatever its own scale; what a low is, and what explains one."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from jmap.lint.naming import named
from jmap.model.curve import ratio
from jmap.model.curve import score as written_score
from jmap.model.emotion import DEFAULT_SCALE, HIGHEST, LOWEST
from jmap.model.stage import Stage, Step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.subject import Placed, Subject
    from jmap.model.emotion import Emotion
    from jmap.model.journey import JourneyMap
    from jmap.model.readers import Location
    from jmap.model.stage import Moment, PersonaExperience

LOW = -1.0
"""A low is here or below: customers are anxious, annoyed, lost, or worse."""
PEAK = 1.5
"""A peak is here or above: customers are happy, proud, touched, or better."""
FEWEST_STAGES = FEWEST_PLACES = 3
"""A map with fewer stages or scores is a sketch; the shape of its line says nothing yet."""


class Feeling(NamedTuple):
    """An emotion with a known score, as it is written at a moment for one persona, or with None for all."""

    placed: Placed
    persona: str | None
    emotion: Emotion
    score: float
    """On −2…+2."""

    @property
    def location(self) -> Location:
        """Where the emotion stands."""
        return emotion_at(self.placed.location, self.persona)


def feelings(subject: Subject) -> Iterator[Feeling]:
    """Yield what `subject.feelings` remembers."""
    journey = subject.journey
    for placed in subject.moments:
        moment = placed.moment
        if moment.emotion is None and not moment.per_persona:
            continue  # as at most touchpoints
        for persona, emotion in written(moment):
            score = score_of(journey, emotion)
            if score is not None:
                yield Feeling(placed, persona, emotion, score)


def lows(subject: Subject) -> list[Feeling]:
    """Return the feelings that are lows."""
    return [feeling for feeling in subject.feelings if feeling.score <= LOW]


def told_low(subject: Subject, low: Feeling) -> str:
    """Say where a low is and whose: step `card` in stage `pay` is a low of `amara` (furious)."""
    felt = low.emotion.feeling or f"{low.emotion.score:g}"
    whose = f" of `{low.persona}`" if low.persona else ""
    return f"{named(subject, low.placed.location)} is a low{whose} ({felt})"


def written(moment: Moment) -> list[tuple[str | None, Emotion]]:
    """Return the emotions that are written at a moment, each with whose it is."""
    found: list[tuple[str | None, Emotion]] = []
    if moment.emotion is not None:
        found.append((None, moment.emotion))
    for persona, own in moment.per_persona.items():
        if own.emotion is not None:
            found.append((persona, own.emotion))
    return found


def emotion_at(location: Location, persona: str | None) -> Location:
    """Return where the emotion of a persona, or with None the common one, is written at a moment."""
    return (*location, "per_persona", persona, "emotion") if persona else (*location, "emotion")


def score_of(journey: JourneyMap, emotion: Emotion) -> float | None:
    """Return the score of an emotion on −2…+2; None where it is unknown."""
    score = written_score(journey, emotion)
    if score is None or journey.emotion_scale is DEFAULT_SCALE:
        return score
    return on_default_scale(journey, score)


def on_default_scale(journey: JourneyMap, score: float) -> float:
    """Map a score on the map's own scale to −2…+2."""
    if journey.emotion_scale is DEFAULT_SCALE:
        return score
    # Rounded, so that a limit that is a third of a scale is met as it is written.
    return round(LOWEST + ratio(journey, score) * (HIGHEST - LOWEST), 6)


def travellers(journey: JourneyMap) -> list[str | None]:
    """Return the personas that go through the journey, or None for everyone where no such one is declared."""
    return [name for name, persona in journey.personas.items() if persona.travels] or [None]


def is_explained(journey: JourneyMap, feeling: Feeling) -> bool:
    """Whether a reason, thought or pain tells why: there, in what surrounds it or in what it consists of."""
    if feeling.emotion.because:
        return True
    _, moment, within = feeling.placed
    around = chain(within, (moment,), below(moment))
    return any(_explains(journey, each, feeling.persona) for each in around)


def below(moment: Moment) -> Iterator[Moment]:
    """Yield the steps and touchpoints that a moment consists of."""
    if type(moment) is Stage:  # of models, `isinstance` takes ten times as long
        parts = moment.moments()
        next(parts)
        yield from parts
    elif type(moment) is Step:
        yield from moment.touchpoints


def _explains(journey: JourneyMap, moment: Moment, persona: str | None) -> bool:
    """Whether something that is said at `moment` of everyone, or of `persona`, may be the reason of a low."""
    said: list[Moment | PersonaExperience] = [moment]
    if persona is None:
        said += moment.per_persona.values()
    elif persona in moment.per_persona:
        said.append(moment.per_persona[persona])
    return any(one.thoughts or one.pains or _tells_of_a_low(journey, one.emotion) for one in said)


def _tells_of_a_low(journey: JourneyMap, emotion: Emotion | None) -> bool:
    if emotion is None or not emotion.because:
        return False
    score = score_of(journey, emotion)
    return score is not None and score < 0
