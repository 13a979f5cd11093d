"""What no type can say of feelings: whether a word is known, and a score on the scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.model.emotion import HIGHEST, LOWEST, UNKNOWN, Emotion, EmotionScale
from jmap.model.part import PLACEHOLDER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jmap.diagnostics import Diagnostic
    from jmap.model.journey import JourneyMap
    from jmap.model.locate import Locator
    from jmap.model.part import Part
    from jmap.model.readers import Location
    from jmap.model.references import Known


def feelings_in_range(holder: Part, scale: EmotionScale, locator: Locator) -> Iterator[Diagnostic]:
    """Yield declared feelings (of a map or a library) whose score is not on the scale."""
    is_sound = _is_sound(scale, locator)
    for name, score in getattr(holder, "feelings", {}).items():
        if is_sound and _is_off(score, scale) and ("feelings", name) not in locator.broken:
            message = f"the feeling `{name}` has the score {number(score)}, which is not on the scale"
            yield locator.diagnostic("out-of-range", ("feelings", name), message, on_scale(scale))


def scale_in_order(scale: EmotionScale, locator: Locator) -> Iterator[Diagnostic]:
    """Yield a scale whose worst score is not its lowest."""
    if scale.min >= scale.max and not locator.has_broken(("emotion_scale",)):
        message = f"the emotion scale runs from {number(scale.min)} to {number(scale.max)}"
        advice = "write the worst score first and a higher one after it, such as `1..5`"
        yield locator.diagnostic("out-of-range", ("emotion_scale",), message, advice)


def emotions_known(
    emotions: Iterable[tuple[Location, Emotion]], journey: JourneyMap, known: Known, locator: Locator
) -> Iterator[Diagnostic]:
    """Yield each emotion without a score on the scale and without a feeling that has one."""
    scale = journey.emotion_scale
    is_sound = _is_sound(scale, locator)
    for location, emotion in emotions:
        score, feeling = emotion.score, emotion.feeling
        if score is not None:
            if is_sound and _is_off(score, scale):
                owner = locator.owner(location)
                message = f"`{location[-1]}` of {owner} is {number(score)}, which is not on the scale"
                yield locator.diagnostic("out-of-range", (*location, "score"), message, on_scale(scale))
        elif feeling is None:
            if locator.has_broken(location):
                continue
            advice = "add a `score` or a `feeling`, or write `emotion: unknown` while nobody has asked"
            message = f"the emotion of {locator.owner(location)} has neither a score nor a feeling"
            yield locator.diagnostic("missing-key", location, message, advice)
        elif feeling not in {UNKNOWN, PLACEHOLDER} and journey.feeling_score(feeling) is None:
            if (*location, "score") in locator.broken or _may_be_declared(feeling, known, locator):
                continue
            from jmap.model.unknown_feelings import unknown_feeling  # noqa: PLC0415  most maps have none

            yield unknown_feeling(location, feeling, journey, locator)


def _is_sound(scale: EmotionScale, locator: Locator) -> bool:
    """Whether scores can be held to a scale; where it is a mistake itself, no score is one."""
    return scale.min < scale.max and all(location[:1] != ("emotion_scale",) for location in locator.broken)


def _is_off(score: float, scale: EmotionScale) -> bool:
    return not scale.min <= score <= scale.max


def _may_be_declared(feeling: str, known: Known, locator: Locator) -> bool:
    """Whether a feeling may have a score in what could not be read."""
    return "feelings" in known.unreadable or ("feelings", feeling) in locator.broken


def on_scale(scale: EmotionScale) -> str:
    """Return the advice to write a score that is on the scale."""
    default = (scale.min, scale.max) == (LOWEST, HIGHEST)
    other = "; another scale is declared with `emotion_scale: 1..5`" if default else ""
    return f"write a score from {number(scale.min)} to {number(scale.max)}{other}"


def number(score: float) -> str:
    """Return a score as people write it."""
    return f"{score:g}"
