"""A curve in characters: a fine line of Braille dots, with a sign of its own at every point.

It knows places and rows, and nothing about what stands around the curve.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from jmap.view.spline import heights

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from jmap.model.curve import Curve, Point, Status

ROWS = 5
"""Rows of characters: one for each mood."""
SIGNS: Mapping[Status, str] = {"measured": "●", "assumed": "○", "intended": "◌"}

_ACROSS, _DOWN = 2, 4
_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The dots of one character, row by row (Unicode, Braille Patterns)."""
_BLANK = 0x2800
_LOWEST = ROWS * _DOWN - 1

Cell = tuple[str, int]
"""A character, and the mood 1 to 5 of the point that stands there; 0 for the line."""


def drawn(curve: Curve, places: Mapping[str, tuple[float, float]], width: int) -> list[list[Cell]]:
    """Return the rows of a curve; `places` gives where the column of a stage begins, and how wide it is."""
    dots: dict[tuple[int, int], int] = {}
    for segment in curve.segments:
        spots = [(_x(point, places) * _ACROSS, (1 - point.ratio) * _LOWEST) for point in segment]
        for row, column in _line(spots):
            cell = row // _DOWN, column // _ACROSS
            dots[cell] = dots.get(cell, 0) | _BITS[row % _DOWN][column % _ACROSS]
    rows = [
        [(chr(_BLANK + dots[row, column]) if (row, column) in dots else " ", 0) for column in range(width)]
        for row in range(ROWS)
    ]
    for point in curve.points:
        column = min(int(_x(point, places)), width - 1)
        rows[round((1 - point.ratio) * _LOWEST) // _DOWN][column] = SIGNS[point.status], point.mood
    return rows


def _x(point: Point, places: Mapping[str, tuple[float, float]]) -> float:
    left, wide = places[point.stage]
    return left + point.place * wide


def _line(spots: Sequence[tuple[float, float]]) -> Iterable[tuple[int, int]]:
    """Yield the row and column of every dot of a smooth line, with no hole where it is steep."""
    across = range(int(spots[0][0]), int(spots[-1][0]) + 1)
    line = [(round(y), x) for x, (_, y) in zip(across, heights(spots, across), strict=True)]
    yield from line
    for (before, _), (after, column) in pairwise(line):
        yield from ((row, column) for row in range(min(before, after) + 1, max(before, after)))
