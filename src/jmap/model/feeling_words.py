"""Words for feelings that are not built in, and the built-in feelings that plainly mean the same.

They are proposed and never read as such: a score comes from a word that the writer chose.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

_MEANT = {
    "afraid": ("terrified", "scared", "frightened", "fearful", "petrified", "panicked", "panicky"),
    "angry": ("mad", "cross", "pissed off"),
    "furious": ("livid", "enraged", "irate", "seething", "raging"),
    "outraged": ("indignant", "appalled"),
    "annoyed": ("irked", "miffed", "displeased", "bothered"),
    "frustrated": ("exasperated", "fed up"),
    "disappointed": ("let down", "dissatisfied", "disillusioned"),
    "sad": ("unhappy", "miserable", "gloomy", "down", "sorrowful"),
    "helpless": ("powerless",),
    "desperate": ("hopeless", "despairing"),
    "trapped": ("stuck", "cornered"),
    "betrayed": ("deceived", "cheated", "tricked"),
    "humiliated": ("belittled", "degraded"),
    "embarrassed": ("ashamed", "awkward"),
    "confused": ("puzzled", "baffled", "perplexed", "bewildered"),
    "lost": ("disoriented", "disorientated"),
    "worried": ("concerned", "troubled"),
    "stressed": ("tense", "frazzled"),
    "pressured": ("rushed", "hurried", "pushed"),
    "ignored": ("neglected", "overlooked", "forgotten"),
    "unsure": ("uncertain", "undecided", "insecure"),
    "skeptical": ("doubtful", "dubious"),
    "cautious": ("wary", "careful"),
    "uneasy": ("apprehensive", "uncomfortable"),
    "tired": ("exhausted", "weary", "drained", "worn out"),
    "okay": ("fine", "so-so", "so so", "all right", "alright"),
    "indifferent": ("meh", "unmoved", "apathetic"),
    "calm": ("relaxed", "peaceful", "serene"),
    "interested": ("engaged", "attentive"),
    "hopeful": ("optimistic", "encouraged"),
    "confident": ("certain", "convinced", "sure"),
    "satisfied": ("content", "contented", "fulfilled"),
    "eager": ("keen", "motivated"),
    "valued": ("appreciated", "respected"),
    "understood": ("heard",),
    "happy": ("glad", "joyful", "cheerful", "joyous"),
    "grateful": ("thankful", "appreciative"),
    "excited": ("exhilarated",),
    "overjoyed": ("elated", "jubilant"),
    "ecstatic": ("euphoric",),
    "amazed": ("astonished", "blown away", "wowed"),
}
_BUILT_IN = {word: feeling for feeling, words in _MEANT.items() for word in words}
_DEGREES = frozenset(
    {"a", "bit", "extremely", "fairly", "little", "pretty", "quite", "rather", "really", "slightly", "so"}
    | {"somewhat", "super", "too", "totally", "very"}
)
"""What says how much somebody feels, and leaves a feeling what it is; `not` does not."""
_BETWEEN = re.compile(
    r"\s*(?:[,;/&+|>\u2192]|->|\b(?:and|but|then|yet|or|later|turns?|to)\b)+\s*", re.IGNORECASE
)


def meant_feeling(written: str, words: Collection[str]) -> str | None:
    """Return the one of the known `words` in `very happy` and for `terrified`; None where it is not plain."""
    telling = " ".join(word for word in written.lower().split() if word not in _DEGREES)
    found = telling if telling in words else _BUILT_IN.get(telling)
    return found if found in words else None


def several_feelings(written: str, words: Collection[str]) -> list[str]:
    """Return the feelings in `sad, then happy`; empty where there are not several, or one is unknown."""
    pieces = [piece for piece in _BETWEEN.split(written.lower()) if piece and piece not in _DEGREES]
    found = [meant_feeling(piece, words) for piece in pieces]
    known = [feeling for feeling in found if feeling]
    return known if len(known) == len(pieces) > 1 else []
