"""Where the labels of a curve stand, so that none covers a point or another label at any width of the board.

Boxes are fixed in pixels and hang on points whose x is a fraction of the board's width. Two boxes that are
clear of each other at the least width, in the order of their points, are so at every greater one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

HEIGHT = 17
_GAP = 3
_FAR = (0, 16, 32, 48, 64, 80)
_REACH = 700
"""Points farther apart than this, in pixels, never have labels that meet."""


@dataclass(frozen=True, slots=True)
class Box:
    """A box of `width` by `height` pixels; its centre is `dx`, `dy` away from the point (`x`, `y`)."""

    x: float
    """Fraction of the board's width, from its left."""
    y: float
    dx: float
    dy: float
    width: float
    height: float = HEIGHT

    def left(self, board: float) -> float:
        """The left edge in pixels on a board of this width."""
        return self.x * board + self.dx - self.width / 2

    def right(self, board: float) -> float:
        """The right edge in pixels on a board of this width."""
        return self.left(board) + self.width

    @property
    def top(self) -> float:
        """The upper edge in pixels."""
        return self.y + self.dy - self.height / 2

    @property
    def bottom(self) -> float:
        """The lower edge in pixels."""
        return self.top + self.height


def overlap(board: float, one: Box, other: Box) -> bool:
    """Whether two boxes touch on a board at least `board` pixels wide."""
    if one.bottom + 1 <= other.top or other.bottom + 1 <= one.top:
        return False
    first, second = (one, other) if one.x <= other.x else (other, one)
    if first.right(board) + _GAP <= second.left(board):
        return False
    return one.x != other.x or second.right(board) + _GAP > first.left(board)


def _x(box: Box) -> float:
    return box.x


class Room:
    """What labels have to fit into: the board at its least width, and what stands there already."""

    def __init__(
        self,
        width: float,
        top: float,
        bottom: float,
        points: Iterable[Box],
        lines: Iterable[tuple[float, float]],
    ) -> None:
        """Take the boxes of all points, and places on the lines that are better not covered."""
        self._width = width
        self._top = top
        self._bottom = bottom
        self._taken = sorted(points, key=_x)
        self._lines = sorted(lines)

    def place(self, x: float, y: float, radius: float, width: float, *, near: bool = False) -> Box | None:
        """Return where a label of `width` stands best beside a point, and keep it free from now on.

        None where nothing is free, with `near` nothing right beside the point.
        """
        best: tuple[float, Box] | None = None
        for distance, box in self._candidates(x, y, radius, width, _FAR[:1] if near else _FAR):
            if best and distance >= best[0]:
                continue
            cost = distance + 2 * self._hidden(box)
            if (best is None or cost < best[0]) and self._is_free(box):
                best = cost, box
        if best is None:
            return None
        insort(self._taken, best[1], key=_x)
        return best[1]

    def _is_free(self, box: Box) -> bool:
        reach = _REACH / self._width
        first = bisect_left(self._taken, box.x - reach, key=_x)
        last = bisect_right(self._taken, box.x + reach, key=_x)
        return not any(overlap(self._width, box, other) for other in self._taken[first:last])

    def _hidden(self, box: Box) -> int:
        """How many places on the lines a box would cover."""
        first = bisect_left(self._lines, (box.left(self._width) / self._width, 0.0))
        last = bisect_right(self._lines, (box.right(self._width) / self._width, 0.0))
        return sum(box.top <= y <= box.bottom for _, y in self._lines[first:last])

    def _candidates(
        self, x: float, y: float, radius: float, width: float, distances: Iterable[float]
    ) -> Iterator[tuple[float, Box]]:
        """Yield places around a point, each with its cost: above, below, beside, then farther off."""
        beside = radius + _GAP + width / 2
        above = radius + _GAP + HEIGHT / 2
        lowest, highest = width / 2 + 2, self._width - width / 2 - 2
        for far in distances:
            for cost, dx, dy in (
                (0, 0.0, -above - far),
                (1, 0.0, above + far),
                (2, beside, -far),
                (3, -beside, -far),
                (3, beside, far),
                (4, -beside, far),
            ):
                inside = min(max(x * self._width + dx, lowest), highest) - x * self._width
                box = Box(x, y, inside, dy, width)
                fits = self._top <= box.top and box.bottom <= self._bottom
                if fits and (dx == 0 or abs(inside - dx) < 1):
                    yield cost + far / 4, box
