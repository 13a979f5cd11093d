"""The emotional curve in a picture: whatever `view.plot` placed, from back to front, in pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.render.lettering import number
from jmap.view.picture.shapes import Style
from jmap.view.plot import HEIGHT, LABEL_SIZE, SPAN, TOP
from jmap.view.shapes import DOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.render.picture.pen import Pen
    from jmap.view.marks import Mark
    from jmap.view.picture.shapes import Curve
    from jmap.view.shapes import Label, Line, Marker, Spot

_NEUTRAL = 2
"""The level in the middle."""
_FACE = 21.6
_TICK = Style(LABEL_SIZE, "ink2")
_UNFELT = Style(LABEL_SIZE, "ink2", italic=True)
_BASELINE = 4
"""How far below the middle of a label its letters stand."""


def drawn_curve(pen: Pen, curve: Curve, left: float, top: float) -> str:
    """Return a curve at its place; its words stand elsewhere, so it is left out for those who listen."""
    plot, brush = curve.plot, _Brush(pen, curve.width, left, top)
    middle = plot.levels[_NEUTRAL].y
    drawn = (
        brush.ground(),
        *_grid(brush, curve),
        *_lines(brush, curve),
        *(pen.text(tick.text, _TICK, brush.at(tick.x), top + HEIGHT - 8) for tick in plot.ticks),
        *(pen.text(tick.text, _UNFELT, brush.at(tick.x), top + middle - 10) for tick in plot.unfelt),
        *(brush.leader(label) for label in plot.labels if label.box.leads),
        *map(brush.marker, plot.markers),
        *map(brush.label, plot.labels),
    )
    return f'<g aria-hidden="true">{"".join(drawn)}</g>'


def _grid(brush: _Brush, curve: Curve) -> Iterator[str]:
    """Yield the levels of the scale and the left edges of the columns."""
    for index, level in enumerate(curve.plot.levels):
        yield brush.straight("jb-neutral" if index == _NEUTRAL else "jb-level", (0, level.y), (1, level.y))
    for column in range(1, curve.columns):
        x = column / curve.columns
        yield brush.straight("jb-border", (x, 0), (x, HEIGHT))


def _lines(brush: _Brush, curve: Curve) -> Iterator[str]:
    """Yield areas, gaps and lines, each line on a halo that parts it from those below."""
    plot = curve.plot
    lines = [(line, brush.path(line)) for line in plot.lines if line.cubics]
    for line, path in lines:
        yield f'<path class="jb-area{_of(line.mark)}" d="{brush.area(line, path)}"/>'
    for gap in plot.gaps:
        yield f'<path class="jb-gap{_of(gap.mark)}" d="M{" ".join(map(brush.spot, gap.outline))}Z"/>'
    for line in plot.promise:
        yield f'<path class="jb-promise" d="{brush.path(line)}"/>'
    for line, path in lines:
        dash = dashed(line.mark.dash) if line.mark else ""
        yield f'<path class="jb-halo" d="{path}"/><path class="jb-curve{_of(line.mark)}{dash}" d="{path}"/>'


def dashed(dash: int) -> str:
    """Return the class of a kind of dash, of which the first is a plain line."""
    return f" jb-d{dash}" if dash > 1 else ""


def _of(mark: Mark | None) -> str:
    return f" jb-of-{mark.tone}" if mark else ""


class _Brush:
    """Writes the parts of one curve, whose x are fractions of its width."""

    def __init__(self, pen: Pen, width: float, left: float, top: float) -> None:
        self._pen = pen
        self._width = width
        self._left = left
        self._top = top

    def at(self, fraction: float) -> float:
        """Return an x in pixels."""
        return self._left + fraction * self._width

    def spot(self, spot: Spot) -> str:
        """Return a point as it stands in the data of a path, exact to a hundredth of a pixel."""
        x = self.at(spot[0])
        return f"{(self._pen.width - x if self._pen.mirrored else x):.2f},{self._top + spot[1]:.2f}"

    def path(self, line: Line) -> str:
        """Return a line as the data of a path."""
        return f"M{self.spot(line.start)}" + "".join(
            f"C{' '.join(map(self.spot, cubic))}" for cubic in line.cubics
        )

    def area(self, line: Line, path: str) -> str:
        """Return the area between a line, whose path is known, and neutral."""
        neutral = TOP + SPAN / 2
        end = line.cubics[-1][-1][0]
        return f"{path}L{self.spot((end, neutral))} {self.spot((line.start[0], neutral))}Z"

    def straight(self, kind: str, start: Spot, end: Spot) -> str:
        """Return a straight line."""
        return f'<path class="{kind}" d="M{self.spot(start)} {self.spot(end)}"/>'

    def ground(self) -> str:
        """Return what lies behind all: a gradient from the best to the worst."""
        stops = (("best", "0"), ("middle", ".45"), ("middle", ".55"), ("worst", "1"))
        shades = "".join(f'<stop class="jb-{kind}" offset="{offset}"/>' for kind, offset in stops)
        name = f"{self._pen.prefix}:sky"
        x = self._pen.x(self._left + self._width if self._pen.mirrored else self._left)
        return (
            f'<linearGradient id="{name}" x1="0" x2="0" y1="0" y2="1">{shades}</linearGradient>'
            f'<rect fill="url(#{name})" x="{x}" y="{number(self._top)}"'
            f' width="{number(self._width)}" height="{HEIGHT}"/>'
        )

    def marker(self, marker: Marker) -> str:
        """Return a point: its disc, a ring in the tone of each persona, and a face where there is room."""
        x, y = self.spot((marker.x, marker.y)).split(",")
        measured = marker.status == "measured"
        mood = f"jb-c-mood-{marker.mood}"
        disc = f'<circle class="jb-solid {mood}" r="{number(marker.radius - 2.6)}"/>' if measured else ""
        face = ""
        if marker.radius > DOT:
            self._pen.symbols.add(f"face/{marker.mood}")
            place = f'x="{-_FACE / 2}" y="{-_FACE / 2}" width="{_FACE}" height="{_FACE}"'
            colour = "jb-cut" if measured else mood
            face = f'<use class="{colour}" href="#{self._pen.prefix}:face/{marker.mood}" {place}/>'
        return (
            f'<g class="jb-marker" transform="translate({x} {y})">'
            f'<circle class="jb-back" r="{number(marker.radius + 2)}"/>{_rings(marker)}{disc}{face}</g>'
        )

    def leader(self, label: Label) -> str:
        """Return the line from a label to the middle of its point, which covers its end."""
        x, y = self.at(label.box.x), self._top + label.box.y
        across, down = label.box.foot
        return (
            f'<path class="jb-leader{_of(label.mark)}" d="M{self._pen.x(x)} {number(y)}'
            f' {self._pen.x(x + across)} {number(y + down)}"/>'
        )

    def label(self, label: Label) -> str:
        """Return a label on its ground."""
        box = label.box
        x, y = self.at(box.x) + box.dx, self._top + box.y + box.dy
        left = self._pen.x(x + box.width / 2 if self._pen.mirrored else x - box.width / 2)
        ink = f"deep-{label.mark.tone}" if label.mark else "ink"
        text = self._pen.text(label.text, Style(LABEL_SIZE, ink, bold=True), x, y + _BASELINE)
        return (
            f'<rect class="jb-label" x="{left}" y="{number(y - box.height / 2)}"'
            f' width="{number(box.width)}" height="{number(box.height)}" rx="5"/>{text}'
        )


def _rings(marker: Marker) -> str:
    """Return the ring of a point, in as many parts as personas share it."""
    count = len(marker.marks)
    dashed = " jb-intended" if marker.status == "intended" else ""
    if count <= 1:
        tone = _of(marker.marks[0] if marker.marks else None)
        return f'<circle class="jb-ring{tone}{dashed}" r="{number(marker.radius)}"/>'
    return "".join(map("".join, _parts(marker)))


def _parts(marker: Marker) -> Iterator[str]:
    """Yield the parts of a shared ring, dashes as long as the part of each."""
    count = len(marker.marks)
    around = 2 * 3.14159265 * marker.radius
    part = around / count
    for index, mark in enumerate(marker.marks):
        yield (
            f'<circle class="jb-ring jb-shared{_of(mark)}" r="{number(marker.radius)}"'
            f' stroke-dasharray="{part:.2f} {around - part:.2f}" stroke-dashoffset="{-part * index:.2f}"/>'
        )
