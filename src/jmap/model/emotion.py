"""How customers feel: scores, feelings and the scale that they are measured on."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from pydantic import Field

from jmap.model.part import EvidenceIds, Part, Score
from jmap.model.values import MINUS
from jmap.source.data import Quoted
from jmap.source.scalars import resolve

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jmap.source.data import Text

UNKNOWN = "unknown"
"""The feeling that says: nobody has asked yet."""

LOWEST, HIGHEST = -2.0, 2.0
"""The scale of the built-in vocabulary and of libraries, and the default scale of a map."""

FEELINGS: Mapping[str, float] = {
    "delighted": 2, "thrilled": 2, "overjoyed": 2, "ecstatic": 2, "amazed": 2,
    "proud": 1.5, "touched": 1.5, "excited": 1.5, "happy": 1.5, "grateful": 1.5, "impressed": 1.5,
    "enthusiastic": 1.5, "inspired": 1.5,
    "great": 1.5, "good": 1,
    "relieved": 1, "confident": 1, "pleased": 1, "satisfied": 1, "hopeful": 1, "valued": 1, "welcome": 1,
    "reassured": 1, "amused": 1, "eager": 1, "trusting": 1, "understood": 1, "cared for": 1,
    "curious": 0.5, "interested": 0.5, "calm": 0.5, "comfortable": 0.5, "surprised": 0.5, "safe": 0.5,
    "intrigued": 0.5, "informed": 0.5,
    "okay": 0, "ok": 0, "neutral": 0, "indifferent": 0, "patient": 0, "thoughtful": 0, "focused": 0,
    "bored": -0.5, "unsure": -0.5, "hesitant": -0.5, "skeptical": -0.5, "sceptical": -0.5, "tired": -0.5,
    "distracted": -0.5, "uneasy": -0.5, "cautious": -0.5, "nervous": -0.5,
    "bad": -1,
    "confused": -1, "anxious": -1, "worried": -1, "impatient": -1, "annoyed": -1, "disappointed": -1,
    "overwhelmed": -1, "stressed": -1, "irritated": -1, "lost": -1, "suspicious": -1, "embarrassed": -1,
    "ignored": -1, "sad": -1, "pressured": -1,
    "frustrated": -1.5, "upset": -1.5, "helpless": -1.5, "afraid": -1.5, "distrustful": -1.5, "trapped": -1.5,
    "humiliated": -1.5,
    "angry": -2, "furious": -2, "betrayed": -2, "outraged": -2, "desperate": -2,
}  # fmt: skip
"""Feeling to score on −2…+2.

The order along pleasantness follows Russell's circumplex model of affect (1980, Journal of
Personality and Social Psychology 39/6); the half steps are a convention of this language.
"""


@lru_cache(maxsize=1024)
def built_in_score(feeling: str) -> float | None:
    """Return the score of a feeling on −2…+2, or None where it is not built in."""
    score = FEELINGS.get(feeling.strip().lower())
    return None if score is None else float(score)


class EmotionScale(Part):
    """The scale of a map's scores; neutral is its midpoint. The short form is `1..5`."""

    form: ClassVar[str] = "a scale such as 1..5"

    min: Score = Field(description="Score of the worst experience.", examples=[1])
    max: Score = Field(description="Score of the best experience.", examples=[5])

    @classmethod
    def expand(cls, text: Text) -> dict[str, Text]:
        """Split `1..5` into its two ends."""
        low, dots, high = (text if isinstance(text, str) else text.text).partition("..")
        return {"min": _end(low), "max": _end(high)} if dots and not high.startswith(".") else {}

    @property
    def neutral(self) -> float:
        """The midpoint."""
        return (self.min + self.max) / 2

    def from_default(self, score: float) -> float:
        """Rescale a score on −2…+2 linearly to this scale."""
        return self.min + (score - LOWEST) / (HIGHEST - LOWEST) * (self.max - self.min)


DEFAULT_SCALE = EmotionScale.model_construct(min=LOWEST, max=HIGHEST)  # builds no validator for it alone


class Emotion(Part):
    """How the customer feels here: a score, a feeling, or both; the score rules."""

    form: ClassVar[str] = "a score or a feeling"

    score: Score | None = Field(
        None, description="Number on the map's emotion scale, decimals allowed.", examples=[-1.5]
    )
    feeling: str | None = Field(
        None, description="A word for the feeling, or `unknown` while nobody has asked.", examples=["anxious"]
    )
    because: str | None = Field(
        None, description="The reason, in words.", examples=["Declined without a word"]
    )
    evidence: EvidenceIds = Field(
        (), description="Evidence that this was felt; it makes the emotion measured.", examples=[["diaries"]]
    )

    @classmethod
    def expand(cls, text: Text) -> dict[str, Text]:
        """Take a number for the score, quoted or not, and anything else for the feeling."""
        is_number = looks_like_number(text.text) if isinstance(text, Quoted) else _is_number(text)
        return {"score" if is_number else "feeling": text}

    @property
    def unknown(self) -> bool:
        """Whether the map says that nobody has asked yet."""
        return self.score is None and self.feeling == UNKNOWN


@lru_cache(maxsize=1024)
def looks_like_number(text: str) -> bool:
    """Whether a person would read `text` as a number, a typographic minus included."""
    try:
        float(text.replace(MINUS, "-"))
    except ValueError:
        return False
    return "_" not in text


def _end(written: str) -> str:
    """Return an end of the scale, whose digits may be those of any script."""
    from jmap.model.decimal_comma import in_plain_digits  # noqa: PLC0415  few maps have a scale of their own

    return in_plain_digits(written.strip()) or written.strip()


def _is_number(plain: str) -> bool:
    return isinstance(resolve(plain), int | float) or looks_like_number(plain)
