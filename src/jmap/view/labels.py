"""Where the labels of a curve stand, so that none covers a point or another label at any width of the board.

A label that stands nearer to another point than to its own, or far off, has a line that leads to its own.
Boxes are fixed in pixels and hang on points whose x is a fraction of the board's width. Two boxes that are
clear of each other at the least width, in the order of their points, are so at every greater one.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from math import copysign, hypot
from typing import TYPE_CHECKING

from jmap.frozen import frozen
from jmap.view.spline import covered, stretches

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jmap.view.shapes import Line

HEIGHT = 17
_GAP = 3
_FAR = (0, 16, 32, 48, 64, 80)
_SIDES = ((0, 0, -1, -1), (1, 0, 1, 1), (2, 1, 0, -1), (3, -1, 0, -1), (3, 1, 0, 1), (4, -1, 0, 1))
"""Around a point, best first: what it costs to stand there, whether that is right or left, below or above,
and whether down or up is farther off."""
_PLACES = tuple(
    (cost + far / 4, aside, below, away * far) for far in _FAR for cost, aside, below, away in _SIDES
)
_ASTRAY = 12
"""What it costs to stand nearer to another point: as much as to stand 48 pixels farther off."""
_FAR_OFF = 12
"""So many pixels between a label and its point leave doubt which one is meant, though no other is nearer."""
_MARGIN = 1.5
"""So many pixels nearer is nearer: points have a pixel around them."""
_SAMPLES = 12
"""So many places on a line, for each of its points, are better not covered."""


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
    leads: bool = False
    """Whether a line leads from it to its point."""

    @property
    def top(self) -> float:
        """The upper edge in pixels."""
        return self.y + self.dy - self.height / 2

    @property
    def bottom(self) -> float:
        """The lower edge in pixels."""
        return self.top + self.height

    @property
    def foot(self) -> tuple[float, float]:
        """Where the line to its point begins on the edge that faces it, as seen from there."""
        half = self.width / 2
        return min(max(0.0, self.dx - half), self.dx + half), self.dy - copysign(self.height / 2, self.dy)


_Point = tuple[float, float, float]
"""Where a point is on a board of one width, in pixels, and its radius."""

Edges = tuple[float, float, float, float, float]
"""A box on a board of one width: x of its point as a fraction, then left, right, top and bottom in pixels,
with the space that is kept to its right and below."""


def _edges(x: float, left: float, top: float, width: float, height: float) -> Edges:
    return x, left, left + width + _GAP, top, top + height + 1


def _apart(left: float, top: float, width: float, point: _Point) -> float:
    """Return how many pixels are between a box and a point."""
    x, y, radius = point
    return hypot(max(left - x, 0.0, x - left - width), max(top - y, 0.0, y - top - HEIGHT)) - radius


def is_clear(edges: Edges, taken: Iterable[Edges]) -> bool:
    """Whether a box touches none of `taken`, nor would on a wider board."""
    x, left, right, top, bottom = edges
    for its_x, its_left, its_right, its_top, its_bottom in taken:
        if its_bottom <= top or bottom <= its_top:
            continue
        # Boxes keep the order of their points: the other way round they would meet on a wider board.
        if (its_x < x or right > its_left) and (its_x > x or its_right > left):
            return False
    return True


class Room:
    """What labels have to fit into: the board at its least width, and what stands there already."""

    def __init__(
        self,
        width: float,
        top: float,
        bottom: float,
        points: Iterable[tuple[float, float, float]],
        lines: Iterable[Line],
    ) -> None:
        """Take all points, each with its radius, and the lines, which are better not covered."""
        self._width = width
        self._top = top
        self._bottom = bottom
        self._points = sorted([(x * width, y, r) for x, y, r in points])
        self._largest = max([r for _, _, r in self._points], default=0.0)
        self._taken = sorted([_edges(x / width, x - r, y - r, 2 * r, 2 * r) for x, y, r in self._points])
        self._reach = max([right - left for _, left, right, *_ in self._taken], default=0.0)
        """No box in the room ends farther from its point than this, in pixels."""
        self._stretches = sorted([part for line in lines for part in stretches(line, _SAMPLES)])
        self._longest = max([part[1] - part[0] for part in self._stretches], default=0.0)

    def place(self, x: float, y: float, radius: float, width: float, *, near: bool = False) -> Box | None:
        """Return where a label of `width` stands best beside a point, and keep it free from now on.

        None where nothing is free, with `near` nothing right beside the point where it can only mean that.
        """
        best: tuple[float, Edges, float, float, bool] | None = None
        middle, lowest, highest = x * self._width, width / 2 + 2, self._width - width / 2 - 2
        beside, above = radius + _GAP + width / 2, radius + _GAP + HEIGHT / 2
        taken = self._around(middle, beside + width / 2)
        for distance, aside, below, far in _PLACES[: len(_SIDES)] if near else _PLACES:
            if best and distance >= best[0]:
                break  # all that follow are at least as far off
            dx, dy = aside * beside, below * above + far
            top = y + dy - HEIGHT / 2
            if top < self._top or top + HEIGHT > self._bottom:
                continue
            inside = min(max(middle + dx, lowest), highest) - middle
            if dx and abs(inside - dx) >= 1:
                continue
            left = middle + inside - width / 2
            edges = _edges(x, left, top, width, HEIGHT)
            if is_clear(edges, taken):
                away = _apart(left, top, width, (middle, y, radius))
                astray = self._is_astray(left, top, width, away)
                if near and astray:
                    continue
                cost = distance + 2 * self._hidden(left, top, width) + _ASTRAY * astray
                if best is None or cost < best[0]:
                    best = cost, edges, inside, dy, astray or away > _FAR_OFF
        if best is None:
            return None
        _, edges, inside, dy, leads = best
        insort(self._taken, edges)
        self._reach = max(self._reach, middle - edges[1] + _GAP, edges[2] - middle)
        return Box(x, y, inside, dy, width, leads=leads)

    def _is_astray(self, left: float, top: float, width: float, away: float) -> bool:
        """Whether a box is nearer to another point than to its own, which is so many pixels away."""
        reach = away + self._largest
        first = bisect_left(self._points, (left - reach,))
        last = bisect_left(self._points, (left + width + reach,))
        near = away - _MARGIN
        return any(_apart(left, top, width, point) < near for point in self._points[first:last])

    def _around(self, middle: float, reach: float) -> Sequence[Edges]:
        """Return the boxes that one can touch which ends at most so far from its point."""
        reach += self._reach
        first = bisect_left(self._taken, ((middle - reach) / self._width,))
        last = bisect_left(self._taken, ((middle + reach) / self._width,))
        return self._taken[first:last]

    def _hidden(self, left: float, top: float, width: float) -> int:
        """How many places on the lines a box would cover."""
        begin, end = left / self._width, (left + width) / self._width
        first = bisect_left(self._stretches, (begin - self._longest,))
        last = bisect_left(self._stretches, (end,))
        return covered(self._stretches[first:last], begin, end, top, top + HEIGHT)
