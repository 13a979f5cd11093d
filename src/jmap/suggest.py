"""The word that somebody probably meant: near spellings among known words.

Knows nothing of what the words are for. A wrong suggestion is worse than none, so only slips of
the hand count: a letter or two too many, missing, wrong or swapped, doubled letters, case, blanks
for hyphens, a word cut short.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_SEPARATORS = re.compile(r"[-_.\s]+")
_DIGITS = re.compile(r"\d+")
_LONG = 9
"""Words of this length may have two slips or a wrong first letter; `contempt` is not `content`."""
_SHORTEST = 3
_SHORTEST_BEGINNING = 4
_SHORTEST_ENDING = 5
"""From this length on the last letter of a word cut short may be wrong: `worry` for `worried`."""
_PLURAL = 0.75
"""The rank of `stage` for `stages`: before a slip, `state`."""
_CUT_SHORT = 9
"""The rank of `emot` for `emotion`: behind every slip."""


def nearest(word: str, candidates: Iterable[str], *, limit: int = 1) -> list[str]:
    """Return up to `limit` candidates that `word` may be a slip of, the nearest first."""
    ranked: list[tuple[float, int, str]] = []
    for order, candidate in enumerate(dict.fromkeys(candidates)):
        distance = _distance(word, candidate)
        if distance is not None:
            ranked.append((distance, order, candidate))
    return [candidate for _, _, candidate in sorted(ranked)[:limit]]


def did_you_mean(word: str, candidates: Iterable[str]) -> str:
    """Return ``did you mean `x`?`` for the nearest candidate, an empty text where none is near."""
    found = nearest(word, candidates)
    return f"did you mean `{found[0]}`?" if found else ""


def _distance(word: str, candidate: str) -> float | None:
    """Return how far the two are apart, None where they are different words."""
    left, right = _letters(word), _letters(candidate)
    if left == right:
        return 0 if word == candidate else 0.5
    if right.startswith(left) and len(right) - len(left) == 1:
        distance: float | None = _PLURAL
    else:
        distance = _slips(_squeezed(left), _squeezed(right))
        stem = left if len(left) < _SHORTEST_ENDING else left[:-1]
        if distance is None and len(stem) >= _SHORTEST_BEGINNING and right.startswith(stem):
            distance = _CUT_SHORT
    if distance is None or _DIGITS.findall(left) != _DIGITS.findall(right):
        return None  # `stage-2` is no slip of `stage-3`
    return distance


@lru_cache(maxsize=1024)
def _letters(word: str) -> str:
    """Drop case and separators: `Touch-Points` and `touch_points` are one word."""
    return _SEPARATORS.sub("", word.casefold())


@lru_cache(maxsize=1024)
def _squeezed(word: str) -> str:
    """Drop doubled letters, the commonest slip of all, and write `diaries` as `diarys`."""
    return "".join(letter for letter, _ in groupby(word)).replace("ie", "y")


def _slips(left: str, right: str) -> float | None:
    """Count the slips between two words, None where there are too many."""
    longest, shortest = max(len(left), len(right)), min(len(left), len(right))
    allowed = 2 if longest >= _LONG else 1
    if longest - shortest > allowed or shortest < _SHORTEST:
        return None
    start = _common(left, right, shortest)
    end = _common(left[::-1], right[::-1], shortest - start)
    if allowed == 1 and longest - start - end > len("ab"):
        return None  # one slip touches two letters at most, when it swaps them
    slips = _edit_distance(left[start : len(left) - end], right[start : len(right) - end])
    if start:
        return slips + 1 if slips <= allowed else None
    substituted = len(left) == len(right) and left[1] == right[1]
    return slips + 1.5 if slips == 1 and (not substituted or longest >= _LONG) else None


def _common(left: str, right: str, limit: int) -> int:
    """Return how many letters both begin with, at most `limit`."""
    count = 0
    while count < limit and left[count] == right[count]:
        count += 1
    return count


def _edit_distance(left: str, right: str) -> int:
    """Count insertions, deletions, substitutions and swaps of neighbours (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, letter in enumerate(left, 1):
        two_before, before, row = before, row, [i]
        for j, other in enumerate(right, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == right[j - 2] and left[i - 2] == other:
                cost = min(cost, two_before[j - 2] + 1)
            row.append(cost)
    return row[-1]
