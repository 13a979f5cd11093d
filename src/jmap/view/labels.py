"""Where the labels of a curve stand, so that none covers a point or another label at any width of the board.

Boxes are fixed in pixels and hang on points whose x is a fraction of the board's width. Two boxes that are
clear of each other at the least width, in the order of their points, are so at every greater one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HEIGHT = 17
_GAP = 3
_FAR = (0, 16, 32, 48, 64, 80)


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


@dataclass(frozen=True, slots=True)
class Room:
    """What labels have to fit into: the board at its least width, and what stands there already."""

    width: float
    top: float
    bottom: float
    lines: Sequence[tuple[float, float]]
    """Places on the lines, x as a fraction; a label avoids them where it can."""


def place(room: Room, taken: Sequence[Box], x: float, y: float, radius: float, width: float) -> Box | None:
    """Return where a label of `width` stands best beside a point, or None where nothing is free."""
    best: tuple[float, Box] | None = None
    for distance, box in _candidates(room, x, y, radius, width):
        if best and distance >= best[0]:
            continue
        if any(overlap(room.width, box, other) for other in taken):
            continue
        cost = distance + 2 * sum(_covers(room.width, box, *spot) for spot in room.lines)
        if best is None or cost < best[0]:
            best = cost, box
    return best[1] if best else None


def overlap(board: float, one: Box, other: Box) -> bool:
    """Whether two boxes touch on a board at least `board` pixels wide."""
    if one.bottom + 1 <= other.top or other.bottom + 1 <= one.top:
        return False
    first, second = (one, other) if one.x <= other.x else (other, one)
    if first.right(board) + _GAP <= second.left(board):
        return False
    return one.x != other.x or second.right(board) + _GAP > first.left(board)


def _candidates(room: Room, x: float, y: float, radius: float, width: float) -> Iterator[tuple[float, Box]]:
    """Yield places around a point with their distance from the best one: above, below, beside, farther off."""
    beside = radius + _GAP + width / 2
    above = radius + _GAP + HEIGHT / 2
    for far in _FAR:
        for cost, dx, dy in (
            (0, 0, -above - far),
            (1, 0, above + far),
            (2, beside, -far),
            (3, -beside, -far),
            (3, beside, far),
            (4, -beside, far),
        ):
            centre = x * room.width + dx
            inside = min(max(centre, width / 2 + 2), room.width - width / 2 - 2) - x * room.width
            if dx != 0 and inside != dx:
                continue
            box = Box(x, y, inside, dy, width)
            if room.top <= box.top and box.bottom <= room.bottom:
                yield cost + far / 4, box


def _covers(board: float, box: Box, x: float, y: float) -> bool:
    return box.left(board) <= x * board <= box.right(board) and box.top <= y <= box.bottom
