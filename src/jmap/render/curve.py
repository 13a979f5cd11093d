"""The drawing of the emotional curve as SVG: whatever `view.plot` placed, from back to front.

Its x are percentages of the board's width and its y pixels, so it fits a board of any width; where the page
runs from right to left, x is turned round. Colours and strokes are the style sheet's.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from jmap.render.controls import concerning
from jmap.render.escape import xml
from jmap.render.lettering import EMBED, END, in_order
from jmap.view.plot import HEIGHT, SPAN, TOP
from jmap.view.shapes import DOT
from jmap.view.text import isolated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jmap.view.marks import Mark
    from jmap.view.shapes import Area, Label, Line, Marker, Plot, Spot, Tick

_WIDE = 1000
"""How wide the drawing of the lines is in its own units; it is stretched to the board."""
_NEUTRAL = 2
"""The level in the middle."""
_DASH = 20
"""Length of each persona's part of a ring that several share."""


def drawing(plot: Plot, columns: int, prefix: str, *, rightwards: bool) -> str:
    """Return `plot` over a board of so many columns; ids start with `prefix`."""
    pen = Pen(prefix, rightwards=rightwards)
    return "\n".join(
        (
            f'<svg class="drawing" width="100%" height="{HEIGHT}">',
            pen.ground(),
            *_grid(pen, plot, columns),
            f'<svg width="100%" height="{HEIGHT}" viewBox="0 0 {_WIDE} {HEIGHT}" preserveAspectRatio="none">',
            *_lines(pen, plot),
            "</svg>",
            *(pen.dot(line, spot) for line in plot.before for spot in line.spots),
            *(pen.tick(tick, "tick", HEIGHT - 8) for tick in plot.ticks),
            *(pen.tick(tick, "unfelt", plot.levels[_NEUTRAL].y - 10) for tick in plot.unfelt),
            *(pen.leader(label) for label in plot.labels if label.box.leads),
            *map(pen.marker, plot.markers),
            *map(pen.label, plot.labels),
            "</svg>",
        )
    )


def scale(plot: Plot, *, rightwards: bool) -> str:
    """Return the words and scores of the levels, for the head of the row."""
    x, anchor = ("100%", "end") if rightwards else ("0", "start")
    levels = "".join(
        f'<text x="{x}" y="{level.y:g}" dy="4" text-anchor="{anchor}">'
        f'<tspan class="word">{xml(level.word)} </tspan>'
        f'<tspan class="number">{isolated(level.score)}</tspan></text>'
        for level in plot.levels
    )
    return f'<svg class="scale" aria-hidden="true" width="100%" height="{HEIGHT}">\n{levels}\n</svg>'


def _grid(pen: Pen, plot: Plot, columns: int) -> Iterator[str]:
    """Yield the levels of the scale and the left edges of the columns."""
    for index, level in enumerate(plot.levels):
        kind = "level neutral" if index == _NEUTRAL else "level"
        yield f'<line class="{kind}" x1="0" x2="100%" y1="{level.y:g}" y2="{level.y:g}"/>'
    for column in range(columns):
        x = pen.across(column / columns)
        yield f'<line class="border" x1="{x}" x2="{x}" y1="0" y2="100%"/>'


def _lines(pen: Pen, plot: Plot) -> Iterator[str]:
    """Yield areas, gaps and lines, each line on a halo that parts it from those below."""
    curves = [(line, pen.path(line)) for line in plot.lines if line.cubics]
    for line, path in curves:
        yield f'<path class="area{_tone(line.mark)}"{_of(line.mark)} d="{pen.area(line, path)}"/>'
    for gap in plot.gaps:
        yield f'<path class="gap{_tone(gap.mark)}"{_of(gap.mark)} d="{pen.outline(gap)}"/>'
    for line in plot.promise:
        yield f'<path class="promise" d="{pen.path(line)}"/>'
    for line in plot.before:
        yield f'<path class="before{_tone(line.mark)}"{_of(line.mark)} d="{pen.path(line)}"/>'
    for line, path in curves:
        dash = f" d{line.mark.dash}" if line.mark else ""
        yield (
            f'<path class="halo"{_of(line.mark)} d="{path}"/>'
            f'<path class="line{_tone(line.mark)}{dash}"{_of(line.mark)} d="{path}"/>'
        )


def _tone(mark: Mark | None) -> str:
    return f" t{mark.tone}" if mark else ""


def _of(mark: Mark | None) -> str:
    return concerning(((mark.number,),)) if mark else ""


class Pen:
    """Writes single shapes, turned round where the page does not run `rightwards`."""

    def __init__(self, prefix: str, *, rightwards: bool) -> None:
        self._prefix = xml(prefix)
        self._origin, self._way = (0, 1) if rightwards else (1, -1)

    def across(self, fraction: float) -> str:
        """Return an x as a percentage of the board's width."""
        return f"{(self._origin + self._way * fraction) * 100:.6g}%"

    def path(self, line: Line) -> str:
        """Return a line as path data in a drawing that is a thousand units wide."""
        spots = self._spots(chain((line.start,), *line.cubics))
        return ("M{}" + "C{} {} {}" * len(line.cubics)).format(*spots)

    def area(self, line: Line, path: str) -> str:
        """Return the area between a line, whose path is known, and neutral."""
        neutral = TOP + SPAN / 2
        end = line.cubics[-1][-1][0]
        return f"{path}L{' '.join(self._spots(((end, neutral), (line.start[0], neutral))))}Z"

    def outline(self, area: Area) -> str:
        """Return an area by its corners."""
        return f"M{' '.join(self._spots(area.outline))}Z"

    def ground(self) -> str:
        """Return what lies behind all: a gradient from the best to the worst."""
        stops = (("best", "0"), ("middle", ".45"), ("middle", ".55"), ("worst", "1"))
        shades = "".join(f'<stop class="{kind}" offset="{offset}"/>' for kind, offset in stops)
        name = f"{self._prefix}:ground"
        return (
            f'<defs><linearGradient id="{name}" x1="0" x2="0" y1="0" y2="1">{shades}</linearGradient></defs>'
            f'<rect class="ground" width="100%" height="100%" fill="url(#{name})"/>'
        )

    def tick(self, tick: Tick, kind: str, y: float) -> str:
        """Return a text at a place of the axis."""
        place = f'x="{self.across(tick.x)}" y="{y}"'
        return f'<text class="{kind}" {place} text-anchor="middle">{xml(tick.text)}</text>'

    def marker(self, marker: Marker) -> str:
        """Return a point: its disc, a ring in the tone of each persona, and a face where there is room."""
        face = ""
        if marker.radius > DOT:
            link = f"#{self._prefix}:face/{marker.mood}"
            face = f'<use href="{link}" x="-10.8" y="-10.8" width="21.6" height="21.6"/>'
        return (
            f'<svg class="marker {marker.status} m{marker.mood}" x="{self.across(marker.x)}"'
            f' y="{_pixels(marker.y)}" overflow="visible" width="1" height="1"'
            f' data-at="{marker.number}"{concerning(marker.concern)}>'
            f"{_circles(marker.radius, tuple([mark.tone for mark in marker.marks]))}{face}</svg>"
        )

    def dot(self, line: Line, spot: Spot) -> str:
        """Return a point of an older curve."""
        place = f'cx="{self.across(spot[0])}" cy="{_pixels(spot[1])}"'
        return f'<circle class="before{_tone(line.mark)}"{_of(line.mark)} {place} r="3"/>'

    def leader(self, label: Label) -> str:
        """Return the line from a label to the middle of its point, which covers its end."""
        box = label.box
        x, y = box.foot
        return (
            f'<svg class="leader{_tone(label.mark)}" x="{self.across(box.x)}" y="{_pixels(box.y)}"'
            f' overflow="visible" width="1" height="1"{concerning(label.concern)}>'
            f'<line x2="{_pixels(self._way * x)}" y2="{_pixels(y)}"/></svg>'
        )

    def label(self, label: Label) -> str:
        """Return a label on its ground."""
        box = label.box
        middle = round(self._way * box.dx, 2)
        text = label.text if self._way > 0 else f"{EMBED}{in_order(label.text)}{END}"
        return (
            f'<svg class="label{_tone(label.mark)}" x="{self.across(box.x)}" y="{_pixels(box.y + box.dy)}"'
            f' overflow="visible" width="1" height="1"{concerning(label.concern)}>'
            f'<rect x="{middle - box.width / 2:.5g}" y="{-box.height / 2}"'
            f' width="{box.width:.5g}" height="{box.height}" rx="5"/>'
            f'<text x="{_pixels(middle)}" y="4" text-anchor="middle">{xml(text)}</text></svg>'
        )

    def _spots(self, spots: Iterable[Spot]) -> list[str]:
        origin, way = self._origin, self._way
        return [f"{(origin + way * x) * _WIDE:.6g},{y:.5g}" for x, y in spots]


def _pixels(value: float) -> str:
    """Return a length to a hundredth, with one decimal at the least, as rounding would in thrice the time."""
    return f"{value:.2f}".removesuffix("0")


@lru_cache(maxsize=256)
def _circles(radius: float, tones: tuple[int, ...]) -> str:
    """Return the disc of a point, and its ring in as many parts as personas share it."""
    if len(tones) <= 1:
        rings = f'<circle class="ring{"".join(f" t{tone}" for tone in tones)}" r="{radius}"/>'
    else:
        whole, rest = len(tones) * _DASH, (len(tones) - 1) * _DASH
        rings = "".join(
            f'<circle class="ring shared t{tone}" r="{radius}" pathLength="{whole}"'
            f' stroke-dasharray="{_DASH} {rest}" stroke-dashoffset="{-_DASH * index}"/>'
            for index, tone in enumerate(tones)
        )
    return f'<circle class="back" r="{radius + 2:g}"/>{rings}<circle class="disc" r="{radius - 2.6:g}"/>'
