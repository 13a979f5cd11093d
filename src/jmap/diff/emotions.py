"""What became of how customers feel: one emotion, and the whole curve stage by stage."""

from __future__ import annotations

from statistics import fmean
from typing import TYPE_CHECKING

from jmap.frozen import frozen
from jmap.model.curve import Emotions, curve, mood, ratio, score
from jmap.model.emotion import HIGHEST, LOWEST, UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.model.emotion import Emotion
    from jmap.model.journey import JourneyMap

_FAR = 2.0
"""On −2…+2: half the scale."""


@frozen
class Feeling:
    """How one stage feels: its name, its score in words, its mood 1 to 5; empty and 0 where nobody knows."""

    stage: str
    score: str = ""
    mood: int = 0
    level: float | None = None
    """Where it lies on −2…+2, whatever the map's own scale."""
    value: float | None = None
    """The score itself."""


@frozen
class StageFeelings:
    """How the stages of one map feel to those personas who feel alike; no persona for everyone."""

    personas: tuple[str, ...]
    feelings: tuple[Feeling, ...]


@frozen
class CurveChange:
    """The feelings of those personas whose curve is this one, on both sides; no persona for everyone.

    Personas whom only one side has feel nothing on the other, if that has others.
    """

    personas: tuple[str, ...]
    old: tuple[Feeling, ...]
    new: tuple[Feeling, ...]
    scales: tuple[tuple[float, float], tuple[float, float]] = ((LOWEST, HIGHEST), (LOWEST, HIGHEST))
    """The least and the greatest score of both sides."""

    @property
    def text(self) -> str:
        """Both curves as scores: `+1 0 -1 -> +1 -1`; without the side that has none."""
        sides = (side for side in (self.old, self.new) if side)
        return " -> ".join(" ".join(each.score or "?" for each in side) for side in sides)


def emotion_rule(old: Emotion, new: Emotion, before: JourneyMap, after: JourneyMap) -> str:
    """Return which rule the change from one emotion to another goes by."""
    left, right = score(before, old), score(after, new)
    if left is None or right is None:
        return "feeling-changed" if left is right else f"emotion-{'removed' if right is None else 'added'}"
    start, end = _level(before, left), _level(after, right)
    if start == end:
        return "feeling-changed"
    if start * end < 0:
        return "emotion-turned-good" if end > start else "emotion-turned-bad"
    if start - end >= _FAR:
        return "emotion-fell-far"
    return "emotion-better" if end > start else "emotion-worse"


def emotion_words(journey: JourneyMap | None, emotion: Emotion) -> str:
    """Return an emotion in words: `-1`, `-1.5 (frustrated)`, `unknown`."""
    if journey is None or emotion.unknown:
        return emotion.feeling or UNKNOWN
    value = score(journey, emotion)
    shown = emotion.feeling or "" if value is None else score_words(journey, value)
    return f"{shown} ({emotion.feeling})" if emotion.feeling and value is not None else shown


def score_words(journey: JourneyMap, value: float) -> str:
    """Return a score, with a plus where the scale has both sides."""
    return f"{round(value, 2) or 0:{'+' if value > 0 and journey.emotion_scale.min < 0 else ''}g}"


def curve_changes(old: JourneyMap, new: JourneyMap) -> tuple[CurveChange, ...]:
    """Return the curves that differ, one for all personas who feel alike before and after."""
    found: dict[tuple[tuple[Feeling, ...], tuple[Feeling, ...]], list[str]] = {}
    personas = {**old.personas, **new.personas}
    travelling = [id_ for id_, persona in personas.items() if persona.travels]
    both_have = all(any(each.travels for each in side.personas.values()) for side in (old, new))
    for persona in travelling or (None,):
        curves = tuple(
            () if both_have and persona not in journey.personas else tuple(_feelings(journey, persona))
            for journey in (old, new)
        )
        found.setdefault((curves[0], curves[1]), []).append(personas[persona].name if persona else "")
    everyone = len(found) == 1
    first, second = ((journey.emotion_scale.min, journey.emotion_scale.max) for journey in (old, new))
    return tuple(
        CurveChange(() if everyone else tuple(names), before, after, (first, second))
        for (before, after), names in found.items()
        if [each.level for each in before] != [each.level for each in after]
        and any(each.score for each in (*before, *after))
    )


def stage_feelings(journey: JourneyMap) -> tuple[StageFeelings, ...]:
    """Return the curves of a map stage by stage, one for all personas who feel alike."""
    found: dict[tuple[Feeling, ...], list[str]] = {}
    travelling = [id_ for id_, persona in journey.personas.items() if persona.travels]
    for persona in travelling or (None,):
        name = journey.personas[persona].name if persona else ""
        found.setdefault(tuple(_feelings(journey, persona)), []).append(name)
    everyone = len(found) == 1
    return tuple(
        StageFeelings(() if everyone else tuple(names), feelings)
        for feelings, names in found.items()
        if any(each.score for each in feelings)
    )


def _feelings(journey: JourneyMap, persona: str | None) -> Iterator[Feeling]:
    """Yield how each stage feels where the curve runs: the mean of its points."""
    known = persona if persona in journey.personas else None  # before there was one, all felt alike
    scores: dict[str, list[float]] = {}
    for point in curve(Emotions(journey), known).points:
        scores.setdefault(point.stage, []).append(point.score)
    for stage in journey.stages:
        if stage.id not in scores:
            yield Feeling(stage.name)
        else:
            value = fmean(scores[stage.id])
            at = mood(ratio(journey, value))
            level = round(_level(journey, value), 2)
            yield Feeling(stage.name, score_words(journey, value), at, level, value)


def _level(journey: JourneyMap, value: float) -> float:
    """Return where a score lies on −2…+2."""
    return LOWEST + ratio(journey, value) * (HIGHEST - LOWEST)
