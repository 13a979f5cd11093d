"""Lines that run through the same points, moved apart so that each can be seen; points stay where they are.

It knows lines and pixels, and nothing of a journey.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from jmap.view.shapes import FACE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jmap.view.shapes import Line, Spot

APART = 3.4
"""From one line to the next, in pixels: a little more than the width of one. Of many it is less."""


def abreast(lines: Sequence[Line], board: float) -> tuple[Line, ...]:
    """Return `lines` side by side wherever several run through one point, on a board of so many pixels."""
    points = [[_place(line.start), *(_place(end) for *_, end in line.cubics)] for line in lines]
    here = Counter(chain.from_iterable(points))
    before: Counter[Spot] = Counter()
    found = []
    for line, own in zip(lines, points, strict=True):
        shifts = [_shift(before[place], here[place]) for place in own]
        before.update(own)
        found.append(_moved(line, shifts, board) if any(shifts) else line)
    return tuple(found)


def _shift(index: int, count: int) -> float:
    """Return how far one of so many lines is off their point: it stays within the face drawn there."""
    beyond = count - 1
    return (index - beyond / 2) * min(APART, 2 * FACE / beyond) if beyond else 0.0


def _place(spot: Spot) -> Spot:
    return round(spot[0], 6), round(spot[1], 2)


def _moved(line: Line, shifts: Sequence[float], board: float) -> Line:
    """Return a line lower by so many pixels at each of its points, and aside where it is steep between."""
    x, y = line.start
    before = line.start
    cubics = []
    for (first, second, end), (left, right) in zip(line.cubics, pairwise(shifts), strict=True):
        most = (end[0] - before[0]) / 6
        aside = 0 if end[1] == before[1] else 1 if end[1] < before[1] else -1
        cubics.append(
            (
                (first[0] + aside * _within(left / board, most), first[1] + left),
                (second[0] + aside * _within(right / board, most), second[1] + right),
                (end[0], end[1] + right),
            )
        )
        before = end
    return replace(line, start=(x, y + shifts[0]), cubics=tuple(cubics))


def _within(value: float, most: float) -> float:
    return max(-most, min(most, value))
