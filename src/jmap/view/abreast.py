"""Lines that run through the same points, moved apart so that each can be seen; points stay where they are.

It knows lines and pixels, and nothing of a journey.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from jmap.view.shapes import FACE, Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jmap.view.shapes import Spot

APART = 3.4
"""From one line to the next, in pixels: a little more than the width of one. Of many it is less."""


def abreast(lines: Sequence[Line], points: Sequence[Sequence[Spot]], board: float) -> tuple[Line, ...]:
    """Return `lines` side by side wherever several run through one point, on a board of so many pixels.

    `points` are those of each line, as they are to be told apart.
    """
    here = Counter(chain.from_iterable(points))
    before: Counter[Spot] = Counter()
    found = []
    for line, own in zip(lines, points, strict=True):
        shifts = [_shift(before[point], here[point]) for point in own]
        before.update(own)
        found.append(_moved(line, shifts, board) if any(shifts) else line)
    return tuple(found)


def _shift(index: int, count: int) -> float:
    """Return how far one of so many lines is off their point: it stays within the face drawn there."""
    beyond = count - 1
    return (index - beyond / 2) * min(APART, 2 * FACE / beyond) if beyond else 0.0


def _moved(line: Line, shifts: Sequence[float], board: float) -> Line:
    """Return a line lower by so many pixels at each of its points, and aside where it is steep between."""
    x, y = line.start
    start = x, y + shifts[0]
    cubics = []
    for ((x1, y1), (x2, y2), (x3, y3)), left, right in zip(line.cubics, shifts, shifts[1:], strict=False):
        most = (x3 - x) / 6
        aside = 0 if y3 == y else 1 if y3 < y else -1
        cubics.append(
            (
                (x1 + aside * _within(left / board, most), y1 + left),
                (x2 + aside * _within(right / board, most), y2 + right),
                (x3, y3 + right),
            )
        )
        x, y = x3, y3
    return Line(line.mark, start, tuple(cubics))


def _within(value: float, most: float) -> float:
    return max(-most, min(most, value))
