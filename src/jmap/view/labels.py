"""Where the labels of a curve stand, so that none covers a point or another label at any width of the board.

Boxes are fixed in pixels and hang on points whose x is a fraction of the board's width. Two boxes that are
clear of each other at the least width, in the order of their points, are so at every greater one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

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


class Edges(NamedTuple):
    """A box on a board of one width, in pixels; `x` is that of its point, as a fraction."""

    x: float
    left: float
    right: float
    top: float
    bottom: float


def overlap(board: float, one: Box, other: Box) -> bool:
    """Whether two boxes touch on a board at least `board` pixels wide."""
    first, second = _edges(one, board), _edges(other, board)
    return _touch_in_height(first, second) and _touch_across(first, second)


def _edges(box: Box, board: float) -> Edges:
    return Edges(box.x, box.left(board), box.right(board), box.top, box.bottom)


def _touch_in_height(one: Edges, other: Edges) -> bool:
    return one.bottom + 1 > other.top and other.bottom + 1 > one.top


def _touch_across(one: Edges, other: Edges) -> bool:
    first, second = (one, other) if one.x <= other.x else (other, one)
    if first.right + _GAP <= second.left:
        return False
    return one.x != other.x or second.right + _GAP > first.left


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
        self._taken = sorted((_edges(point, width) for point in points), key=lambda edges: edges.x)
        self._taken_at = [edges.x for edges in self._taken]
        spots = sorted(lines)
        self._lines_at = [x for x, _ in spots]
        self._lines = [y for _, y in spots]

    def place(self, x: float, y: float, radius: float, width: float, *, near: bool = False) -> Box | None:
        """Return where a label of `width` stands best beside a point, and keep it free from now on.

        None where nothing is free, with `near` nothing right beside the point.
        """
        best: tuple[float, Edges, Box] | None = None
        for distance, box in self._candidates(x, y, radius, width, _FAR[:1] if near else _FAR):
            if best and distance >= best[0]:
                break  # all that follow are at least as far off
            edges = _edges(box, self._width)
            cost = distance + 2 * self._hidden(edges)
            if (best is None or cost < best[0]) and self._is_free(edges):
                best = cost, edges, box
        if best is None:
            return None
        index = bisect_right(self._taken_at, x)
        self._taken_at.insert(index, x)
        self._taken.insert(index, best[1])
        return best[2]

    def _is_free(self, edges: Edges) -> bool:
        reach = _REACH / self._width
        first = bisect_left(self._taken_at, edges.x - reach)
        last = bisect_right(self._taken_at, edges.x + reach)
        return not any(
            _touch_in_height(edges, other) and _touch_across(edges, other)
            for other in self._taken[first:last]
        )

    def _hidden(self, edges: Edges) -> int:
        """How many places on the lines a box would cover."""
        first = bisect_left(self._lines_at, edges.left / self._width)
        last = bisect_left(self._lines_at, edges.right / self._width)
        return sum([edges.top <= y <= edges.bottom for y in self._lines[first:last]])

    def _candidates(
        self, x: float, y: float, radius: float, width: float, distances: Iterable[float]
    ) -> Iterator[tuple[float, Box]]:
        """Yield places around a point by rising cost: above, below, beside, then farther off."""
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
