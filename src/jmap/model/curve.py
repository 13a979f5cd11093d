"""The emotional curve: what each persona feels at each point of the journey, as values.

A missing score is a break; nothing is interpolated and nothing is invented. Where a point stands on
a board is `view`'s business.
"""

from __future__ import annotations

from dataclasses import field
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Literal

from jmap.frozen import frozen
from jmap.model.emotion import UNKNOWN
from jmap.model.stage import Stage, Step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from jmap.model.emotion import Emotion
    from jmap.model.journey import JourneyMap
    from jmap.model.stage import Moment, Touchpoint

    Feels = Callable[[Stage | Step, tuple[Moment, ...]], "Felt | None"]

Status = Literal["measured", "assumed", "intended"]

_NO_RESEARCH = "workshop"
"""The kind of evidence that customers had no part in."""
MOODS = 5
"""From very negative (1) to very positive (5), each a fifth of the scale."""


@frozen
class Felt:
    """How one persona feels at one moment; `derived` where it is the mean of what the moment consists of."""

    score: float
    status: Status
    feeling: str | None = None
    because: str | None = None
    derived: bool = False


@frozen
class Point:
    """One point of a curve; `place` says where in the stage's column it stands, 0…1."""

    stage: str
    step: str | None
    place: float
    score: float
    ratio: float
    """0 for the worst experience of the map's scale, 1 for the best."""
    mood: int
    """1 to 5."""
    feeling: str | None
    because: str | None
    derived: bool
    status: Status


@frozen
class Curve:
    """One persona's points in order; the line breaks between segments. No segment is empty."""

    persona: str | None
    segments: tuple[tuple[Point, ...], ...]

    @property
    def points(self) -> tuple[Point, ...]:
        """All points in order."""
        return tuple(chain.from_iterable(self.segments))

    @property
    def peak(self) -> Point | None:
        """The first of the highest points; None where no two points differ."""
        points = self.points
        return max(points, key=lambda point: point.ratio) if self._varies else None

    @property
    def trough(self) -> Point | None:
        """The first of the lowest points; None where no two points differ."""
        points = self.points
        return min(points, key=lambda point: point.ratio) if self._varies else None

    @property
    def end(self) -> Point | None:
        """The last point."""
        return self.segments[-1][-1] if self.segments else None

    @property
    def _varies(self) -> bool:
        return len({point.ratio for point in self.points}) > 1


@frozen
class Emotions:
    """The emotions of one map: each is read once, for whomever and by whatever it is asked for."""

    journey: JourneyMap
    _read: dict[int, Felt | None] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def travellers(self) -> frozenset[str | None]:
        """The personas of whom is said what is said of everyone, and None for everyone."""
        return frozenset([None, *[id_ for id_, it in self.journey.personas.items() if it.travels]])

    def felt(self, emotion: Emotion) -> Felt | None:
        """Return what an emotion of the map says; None where its score is unknown."""
        key = id(emotion)  # comparing two takes longer than reading one, and the map keeps them all
        if key not in self._read:
            self._read[key] = _read(self.journey, emotion)
        return self._read[key]


def curves(emotions: Emotions) -> tuple[Curve, ...]:
    """Return a curve for each persona that is felt with, in the map's order.

    Where no declared persona travels, what the map says of everyone is a curve of its own, of persona None.
    """
    journey = emotions.journey
    personas: list[str | None] = list(journey.personas)
    if emotions.travellers.isdisjoint(personas):
        personas.insert(0, None)
    found = (curve(emotions, persona) for persona in personas)
    return tuple(one for one in found if one.segments)


def curve(emotions: Emotions, persona: str | None) -> Curve:
    """Return the curve of one persona, or with None of what is said of everyone."""

    def feels(moment: Stage | Step, within: tuple[Moment, ...]) -> Felt | None:
        return felt(emotions, persona, moment, within)

    def concerns(step: Step, stage: Stage) -> bool:
        return applies(persona, step, (stage,))

    return Curve(persona, tuple(_segments(emotions.journey, feels, concerns)))


def promise(emotions: Emotions) -> Curve:
    """Return what `expected` leads customers to expect: a curve with points only where it is written."""

    def expects(moment: Stage | Step, _within: tuple[Moment, ...]) -> Felt | None:
        return emotions.felt(moment.expected) if moment.expected else None

    return Curve(None, tuple(_segments(emotions.journey, expects, lambda _step, _stage: True)))


def felt(
    emotions: Emotions, persona: str | None, moment: Moment, within: Sequence[Moment] = ()
) -> Felt | None:
    """Return how `persona` feels at `moment`, which stands in the moments `within`; None where nobody knows.

    An emotion that is written for the moment goes before the mean of its steps, and that before the mean of
    its touchpoints.
    """
    emotion = own_emotion(emotions, persona, moment, within)
    if emotion is not None:
        return emotions.felt(emotion)
    inside = (*within, moment)
    for parts in _parts(moment):
        known = [part for part in (felt(emotions, persona, part, inside) for part in parts) if part]
        if known:
            return _mean(known, emotions.journey)
    return None


def own_emotion(
    emotions: Emotions, persona: str | None, moment: Moment, within: Sequence[Moment] = ()
) -> Emotion | None:
    """Return the emotion that is written for `persona` at `moment`: its own, else the common one."""
    apart = moment.per_persona
    if persona in apart and (emotion := apart[persona].emotion) is not None:
        return emotion
    common = moment.emotion
    if common is None or persona not in emotions.travellers:
        return None
    return common if applies(persona, moment, within) else None


def applies(persona: str | None, moment: Moment, within: Sequence[Moment] = ()) -> bool:
    """Whether `moment` is one of `persona`'s: the nearest `personas` names it, or none is written."""
    for nearest in (moment, *reversed(within)):
        if named := nearest.personas:
            return persona in named or persona in moment.per_persona
    return True


def score(journey: JourneyMap, emotion: Emotion) -> float | None:
    """Return the score of a written emotion on the map's scale; None where it is unknown."""
    if emotion.score is not None:
        return emotion.score
    if emotion.feeling is None or emotion.feeling == UNKNOWN:
        return None
    return journey.feeling_score(emotion.feeling)


def status(journey: JourneyMap, emotion: Emotion) -> Status:
    """Return whether a written emotion was measured: it names evidence other than a workshop."""
    if journey.state == "future":
        return "intended"
    known = journey.evidence
    for name in emotion.evidence:
        if name in known and known[name].kind != _NO_RESEARCH:
            return "measured"
    return "assumed"


def researched(journey: JourneyMap, named: Iterable[str]) -> frozenset[str]:
    """Return what makes measured what rests on it: of the evidence that is `named`, all but workshops."""
    known = journey.evidence
    return frozenset([name for name in named if name in known and known[name].kind != _NO_RESEARCH])


def ratio(journey: JourneyMap, value: float) -> float:
    """Return where a score lies on the map's scale, 0…1; a score beyond an end lies at that end."""
    scale = journey.emotion_scale
    worst, best = scale.min, scale.max
    return 0.5 if worst == best else min(1.0, max(0.0, (value - worst) / (best - worst)))


def mood(place: float) -> int:
    """Return the mood, 1 to 5, of a ratio."""
    return 1 + min(MOODS - 1, int(place * MOODS))


def measured_share(emotions: Emotions) -> tuple[int, int]:
    """Return how many of the written emotions with a score are measured, and how many there are."""
    known = [found for emotion in _written(emotions.journey) if (found := emotions.felt(emotion))]
    return [found.status for found in known].count("measured"), len(known)


def _written(journey: JourneyMap) -> Iterator[Emotion]:
    for moment in chain.from_iterable([stage.moments() for stage in journey.stages]):
        if moment.emotion:
            yield moment.emotion
        yield from filter(None, [own.emotion for own in moment.per_persona.values()])


def _read(journey: JourneyMap, emotion: Emotion) -> Felt | None:
    value = score(journey, emotion)
    if value is None:
        return None
    return Felt(value, status(journey, emotion), emotion.feeling, emotion.because)


def _segments(
    journey: JourneyMap, feels: Feels, concerns: Callable[[Step, Stage], bool]
) -> Iterator[tuple[Point, ...]]:
    """Yield the unbroken runs of points."""
    run: list[Point] = []
    for stage in journey.stages:
        for point in _stage_points(journey, stage, feels, concerns):
            if point is not None:
                run.append(point)
            elif run:
                yield tuple(run)
                run = []
    if run:
        yield tuple(run)


def _stage_points(
    journey: JourneyMap, stage: Stage, feels: Feels, concerns: Callable[[Step, Stage], bool]
) -> Iterator[Point | None]:
    """Yield the points of one stage, with None for a break."""
    steps = [(step, feels(step, (stage,))) for step in stage.steps]
    if not any(found for _, found in steps):
        whole = feels(stage, ())
        yield _point(journey, stage.id, None, 0.5, whole) if whole else None
        return
    for index, (step, found) in enumerate(steps):
        if found:
            yield _point(journey, stage.id, step.id, (index + 0.5) / len(steps), found)
        elif concerns(step, stage):
            yield None


def _point(journey: JourneyMap, stage: str, step: str | None, place: float, found: Felt) -> Point:
    at = ratio(journey, found.score)
    words = found.feeling, found.because
    return Point(stage, step, place, found.score, at, mood(at), *words, found.derived, found.status)


def _mean(parts: Sequence[Felt], journey: JourneyMap) -> Felt:
    value = sum(part.score for part in parts) / len(parts)
    if journey.state == "future":
        return Felt(value, "intended", derived=True)
    measured = all(part.status == "measured" for part in parts)
    return Felt(value, "measured" if measured else "assumed", derived=True)


def _parts(moment: Moment) -> Iterator[Iterable[Step] | Iterable[Touchpoint]]:
    if isinstance(moment, Stage):
        yield moment.steps
    if isinstance(moment, Stage | Step):
        yield moment.touchpoints
