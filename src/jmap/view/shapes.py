"""What the drawing of a curve consists of: x as a fraction of the board's width, y in pixels, no colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.frozen import frozen

if TYPE_CHECKING:
    from jmap.model.curve import Status
    from jmap.view.concerns import Concern
    from jmap.view.labels import Box
    from jmap.view.marks import Mark

Spot = tuple[float, float]
"""x and y."""
FACE, DOT = 13.0, 6.0
"""Radius of a point that shows a face, and of one where there is no room for it."""


@frozen
class Line:
    """A stretch of one persona's curve, or of the promise where there is no mark."""

    mark: Mark | None
    start: Spot
    cubics: tuple[tuple[Spot, Spot, Spot], ...]

    @property
    def spots(self) -> tuple[Spot, ...]:
        """The points that it leads through."""
        return (self.start, *(cubic[-1] for cubic in self.cubics))


@frozen
class Area:
    """What one persona's curve lacks to the promise."""

    mark: Mark | None
    outline: tuple[Spot, ...]


@frozen
class Marker:
    """A point; personas who feel the same at the same place share it."""

    x: float
    y: float
    score: float
    mood: int
    status: Status
    marks: tuple[Mark, ...]
    radius: float
    """`FACE` or `DOT`."""
    number: str
    """That of the step or stage."""
    concern: Concern


@frozen
class Label:
    """A text beside a point."""

    box: Box
    text: str
    mark: Mark | None
    concern: Concern


@frozen
class Tick:
    """A text on the axis below the curve, or in a column where nobody is known to feel anything."""

    x: float
    text: str


@frozen
class Level:
    """A line of the scale."""

    y: float
    word: str
    score: str


@frozen
class Plot:
    """Everything that is drawn in the emotion lane, from back to front."""

    levels: tuple[Level, ...]
    gaps: tuple[Area, ...]
    promise: tuple[Line, ...]
    lines: tuple[Line, ...]
    markers: tuple[Marker, ...]
    labels: tuple[Label, ...]
    ticks: tuple[Tick, ...]
    unfelt: tuple[Tick, ...]
    marks: tuple[Mark, ...]
    statuses: tuple[Status, ...]
    """Those that occur, for the legend."""
    before: tuple[Line, ...] = ()
    """The curves of an older map, which lie under those of this one."""

    @property
    def lacking(self) -> tuple[int, ...]:
        """The tones of those whose curve falls short of the promise, for the legend; 0 for everyone's."""
        return tuple(dict.fromkeys(gap.mark.tone if gap.mark else 0 for gap in self.gaps))
