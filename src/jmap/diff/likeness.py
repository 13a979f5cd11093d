"""How alike two texts or two parts are, 0…1: for guesses, and to tell a new wording from a new meaning."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from jmap.model.dump import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.diff.nodes import Node
    from jmap.model.part import Part

REWORDED = 0.85
"""Texts more alike than this say the same in other words."""
_SAME, _SAME_TEXT = 0.5, 0.7
"""Parts at least this alike may be one; those of which nothing is said but their text must be more alike."""
_MOST_FACTS = 3
"""What is said of two parts counts up to so many times as much as their names."""
_LONGEST = 200
"""Characters of a text that are compared: a quarter of a page takes long, and its beginning is enough."""
_TELLING = re.compile(
    r"\d+|n['’]t\b|\b(?:no|not|never|none|nobody|nothing|without|cannot"
    r"|nicht|nichts|nie|niemand|kein(?:e[mnrs]?)?|ohne|ne|pas|jamais|aucune?|sans|rien"
    r"|nunca|nadie|nada|ningun[ao]?|sin|لا|لم|لن|ليس|بدون|بلا)\b|ない|なく|ません|ずに",
    re.IGNORECASE,
)
"""Numbers and negations: another one turns what a text says, however alike the rest is."""


def is_rewording(old: str, new: str) -> bool:
    """Whether two texts say the same: much alike, with the same numbers and negations in them."""
    return _telling(old) == _telling(new) and likeness(old, new) > REWORDED


def _telling(text: str) -> list[str]:
    return [found.casefold() for found in _TELLING.findall(text)]


@lru_cache(maxsize=4096)
def likeness(old: str, new: str, least: float = 0.0) -> float:
    """Return how alike two texts are, whatever their case and spacing (Ratcliff and Obershelp, 1988).

    What cannot reach `least` is 0, which is found much sooner.
    """
    left, right = (" ".join(text.casefold().split())[:_LONGEST] for text in (old, new))
    if left == right:
        return 1.0
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= least else 0.0


def alike(old: Node, new: Node) -> float:
    """Return how alike two parts are that may be one, else 0.

    Their names count, and what is said of them: the more that is, the more it counts.
    """
    left, right = old.contents, new.contents
    weight = min(_MOST_FACTS, left.total(), right.total())
    said = weight * shared(left, right)
    least = _SAME if weight else _SAME_TEXT
    found = (likeness(old.spoken, new.spoken, round(least * (1 + weight) - said, 2)) + said) / (1 + weight)
    return found if found >= least else 0.0


def shared(left: Counter[tuple[str, str]], right: Counter[tuple[str, str]]) -> float:
    """Return how much of two contents is in both (Dice's coefficient)."""
    total = left.total() + right.total()
    return 2 * (left & right).total() / total if total else 0.0


def contents(part: Part) -> Counter[tuple[str, str]]:
    """Return what is said of a part, its name and id left out: each value with its key."""
    data = plain(part)
    return Counter(
        said
        for key, value in data.items()
        if key not in {"id", type(part).short}
        for said in _values(key, value)
    )


def _values(key: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for below, item in value.items():
            yield from _values(f"{key}.{below}", item)
    elif isinstance(value, list):
        for item in value:
            yield from _values(key, item)
    else:
        yield key, str(value)
