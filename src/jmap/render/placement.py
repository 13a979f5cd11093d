"""Things with a place, in pixels, y downwards: what arranging results in and what drawing starts from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jmap.view.card import Card
    from jmap.view.graph import Arrow

Point = tuple[float, float]

_WEIGHTS = [
    ((1 - part) ** 3, 3 * (1 - part) ** 2 * part, 3 * (1 - part) * part**2, part**3)
    for part in (0, 0.2, 0.4, 0.6, 0.8, 1)
]
"""What each of four Bézier points counts at some places on their curve."""


@frozen
class Spot:
    """A card with its top left corner."""

    card: Card
    left: float
    top: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.card.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.card.height

    @property
    def upper(self) -> float:
        """The middle of its upper half, where ways on leave and arrive."""
        return self.top + self.card.height / 4

    @property
    def lower(self) -> float:
        """The middle of its lower half, where ways back leave and arrive."""
        return self.top + self.card.height * 3 / 4


@frozen
class Curve:
    """Bézier points (one, then three for each piece) of an arrow, or of its half on one side of the label."""

    arrow: Arrow
    points: tuple[Point, ...]
    tip: Point | None
    """Where the arrow's head points; None where this half has no head."""

    def trace(self) -> Iterator[Point]:
        """Yield points on the curve itself, dense enough to say how far it reaches."""
        for start in range(0, len(self.points) - 1, 3):
            (ax, ay), (bx, by), (cx, cy), (dx, dy) = self.points[start : start + 4]
            for a, b, c, d in _WEIGHTS:
                yield a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy


@frozen
class Arrangement:
    """A whole flow with a place for everything."""

    headers: Sequence[Spot]
    """Of the columns, one for each stage."""
    height: float
    """Of every column, its header included."""
    nodes: Sequence[tuple[str, Spot]]
    """With the ids of the nodes."""
    labels: Sequence[Spot]
    curves: Sequence[Curve]
