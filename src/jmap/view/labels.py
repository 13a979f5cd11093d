"""Where the labels of a curve stand, so that none covers a point or another label at any width of the board.

Boxes are fixed in pixels and hang on points whose x is a fraction of the board's width. Two boxes that are
clear of each other at the least width, in the order of their points, are so at every greater one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING

from jmap.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

HEIGHT = 17
_GAP = 3
_FAR = (0, 16, 32, 48, 64, 80)


@frozen
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


Edges = tuple[float, float, float, float, float]
"""A box on a board of one width: x of its point as a fraction, then left, right, top and bottom in pixels."""


def overlap(board: float, one: Box, other: Box) -> bool:
    """Whether two boxes touch on a board at least `board` pixels wide."""
    return not _is_clear(_edges(one, board), (_edges(other, board),))


def _edges(box: Box, board: float) -> Edges:
    return box.x, box.left(board), box.right(board), box.top, box.bottom


def _is_clear(edges: Edges, taken: Iterable[Edges]) -> bool:
    """Whether a box touches none of `taken`. Asked hundreds of times for each curve."""
    x, left, right, top, bottom = edges
    for its_x, its_left, its_right, its_top, its_bottom in taken:
        if its_bottom + 1 <= top or bottom + 1 <= its_top:
            continue
        # Boxes keep the order of their points: the other way round they would meet on a wider board.
        meet_after = its_x < x or right + _GAP > its_left
        meet_before = its_x > x or its_right + _GAP > left
        if meet_after and meet_before:
            return False
    return True


def _places(radius: float, width: float, distances: Iterable[float]) -> Iterator[tuple[float, float, float]]:
    """Yield costs and offsets around a point by rising cost: above, below, beside, then farther off."""
    beside = radius + _GAP + width / 2
    above = radius + _GAP + HEIGHT / 2
    for far in distances:
        for cost, dx, dy in (
            (0, 0.0, -above - far),
            (1, 0.0, above + far),
            (2, beside, -far),
            (3, -beside, -far),
            (3, beside, far),
            (4, -beside, far),
        ):
            yield cost + far / 4, dx, dy


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
        self._taken = sorted(_edges(point, width) for point in points)
        self._taken_at = [x for x, *_ in self._taken]
        self._reach = max((right - left for _, left, right, _, _ in self._taken), default=0.0) + _GAP
        """No box in the room ends farther from its point than this, in pixels."""
        spots = sorted(lines, key=itemgetter(0))
        self._lines_at: tuple[float, ...] = ()
        self._lines: tuple[float, ...] = ()
        if spots:
            self._lines_at, self._lines = zip(*spots, strict=True)

    def place(self, x: float, y: float, radius: float, width: float, *, near: bool = False) -> Box | None:
        """Return where a label of `width` stands best beside a point, and keep it free from now on.

        None where nothing is free, with `near` nothing right beside the point.
        """
        best: tuple[float, Edges, float, float] | None = None
        middle, lowest, highest = x * self._width, width / 2 + 2, self._width - width / 2 - 2
        for distance, dx, dy in _places(radius, width, _FAR[:1] if near else _FAR):
            if best and distance >= best[0]:
                break  # all that follow are at least as far off
            top = y + dy - HEIGHT / 2
            if top < self._top or top + HEIGHT > self._bottom:
                continue
            inside = min(max(middle + dx, lowest), highest) - middle
            if dx and abs(inside - dx) >= 1:
                continue
            left = middle + inside - width / 2
            edges = (x, left, left + width, top, top + HEIGHT)
            if self._is_free(edges):
                cost = distance + 2 * self._hidden(edges)
                if best is None or cost < best[0]:
                    best = cost, edges, inside, dy
        if best is None:
            return None
        _, edges, inside, dy = best
        self._take(edges)
        return Box(x, y, inside, dy, width)

    def _take(self, edges: Edges) -> None:
        x, left, right, *_ = edges
        index = bisect_right(self._taken_at, x)
        self._taken_at.insert(index, x)
        self._taken.insert(index, edges)
        point = x * self._width
        self._reach = max(self._reach, point - left + _GAP, right - point + _GAP)

    def _is_free(self, edges: Edges) -> bool:
        x, left, right, *_ = edges
        point = x * self._width
        first = bisect_left(self._taken_at, (min(point, left) - self._reach) / self._width)
        last = bisect_right(self._taken_at, (max(point, right) + self._reach) / self._width)
        return _is_clear(edges, self._taken[first:last])

    def _hidden(self, edges: Edges) -> int:
        """How many places on the lines a box would cover."""
        _, left, right, top, bottom = edges
        first = bisect_left(self._lines_at, left / self._width)
        last = bisect_left(self._lines_at, right / self._width)
        return sum([top <= y <= bottom for y in self._lines[first:last]])
