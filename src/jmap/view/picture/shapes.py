"""What a picture consists of: shapes without a place, and blocks that hold them at places.

Units are pixels from the top left corner of the block around them. Where a map runs from right to left,
whoever draws a picture turns it round. Colours are names, such as `ink`, `pain` or `deep-2`: what they look
like is the style sheet's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from jmap.frozen import frozen

if TYPE_CHECKING:
    from jmap.view.shapes import Plot, Spot

LEADING = 1.36
"""Height of a line of text for one pixel of font size."""


@frozen
class Style:
    """How a text is set: its size in pixels, and the name of its colour."""

    size: float
    ink: str = "ink"
    bold: bool = False
    italic: bool = False

    @property
    def leading(self) -> float:
        """The height of one line."""
        return round(self.size * LEADING, 1)


@frozen
class Target:
    """Where a text leads, as the map writes it: to an address, to a file, or to another map."""

    written: str
    kind: Literal["link", "file", "map"] = "link"


@frozen
class Run:
    """A stretch of a line in one style. `link` is followed where that is safe."""

    text: str
    style: Style
    to_the_left: bool | None = None
    """Whether it is written from right to left; None where it goes along with what is around it."""
    link: Target | None = None


Line = tuple[Run, ...]


@frozen
class Words:
    """Lines of one text, which start or end at its left, or stand around it.

    The first starts `indent` further in.
    """

    lines: tuple[Line, ...]
    leading: float
    indent: float = 0
    anchor: Literal["start", "middle", "end"] = "start"


@frozen
class Rectangle:
    """A rounded box behind other shapes; what it stands for says how it looks."""

    kind: str
    width: float
    height: float
    radius: float = 0


@frozen
class Polygon:
    """A closed shape by its corners."""

    kind: str
    corners: tuple[Spot, ...]


@frozen
class Stroke:
    """A straight line to a point `across` and `down` from its place."""

    kind: str
    across: float
    down: float


@frozen
class Icon:
    """One of the drawn icons, in a square of `size`."""

    name: str
    size: float
    ink: str = "ink2"


@frozen
class Photo:
    """An image of a map by its path; a `round` one fills its place, others stand in it whole."""

    path: str
    label: str
    width: float
    height: float
    round: bool = False


@frozen
class Face:
    """A face of a mood from 1 to 5, or of somebody whom nobody asked, in a square of `size`."""

    mood: int | None
    size: float
    status: str
    said: str = ""
    """The mood in words, for those who do not see it."""


@frozen
class Sample:
    """What a legend shows of the curve: a line of a persona, the promise, the gap or a point of a status."""

    kind: str
    tone: int = 0
    dash: int = 0
    tones: tuple[int, ...] = ()
    """Of the gap: whose curves have one."""


@frozen
class Curve:
    """The emotional curve over a board that is `width` wide."""

    plot: Plot
    width: float
    columns: int


Shape = Words | Rectangle | Polygon | Stroke | Icon | Photo | Face | Sample | Curve
Placed = tuple[float, float, "Shape | Block"]
"""Left and top edge, and what stands there."""


@frozen
class Block:
    """A measured part of a picture, and what is in it from back to front."""

    width: float
    height: float
    parts: tuple[Placed, ...]


NOTHING = Block(0, 0, ())
