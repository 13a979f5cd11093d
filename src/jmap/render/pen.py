"""How the parts of the diagram are written as SVG: boxes, lines of text, faces and arrows.

It knows nothing of journeys or of where things stand; what a class looks like says the style sheet.
"""

from __future__ import annotations

import math
import unicodedata
from functools import cache, partial
from typing import TYPE_CHECKING

from jmap.render.escape import xml
from jmap.render.faces import face
from jmap.render.lettering import BASELINE, EMBED, END, in_order, is_east_asian, is_european, number
from jmap.render.sheet import east_asian_fonts
from jmap.view.card import Box, Face, Shape, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jmap.render.placement import Curve, Point, Spot
    from jmap.view.card import Style

_KINDS = {shape: f"jf-{shape}" for shape in Shape}
_RADII = dict.fromkeys(Shape, "9") | {
    Shape.GROUND: "0",
    Shape.COLUMN: "12",
    Shape.NODE: "10",
    Shape.TRUTH: "12",
    Shape.BADGE: "13",
}
_BORDERS = 3.5
"""Between the two borders of a moment of truth."""
_POINT = 14
"""How far the header of a stage points to the next."""
_PATH = 3
"""How thick the arrows of a persona's path are at least."""
_CORNER = 4
"""Half the stroke that rounds the corners of a header."""
_DISC = '<circle class="jf-disc" cx="12" cy="12" r="11" stroke-width="1.4"/>'
"""What a face is drawn on."""


class Pen:
    """Writes SVG for an area of a given width; where `mirrored`, all but the letters is turned round."""

    def __init__(self, width: float, prefix: str, language: str, *, mirrored: bool) -> None:
        self.prefix = prefix
        self.language = language
        self.mirrored = mirrored
        self._x: Callable[[float], str] = partial(_turned_round, width) if mirrored else number
        self._mixes: set[tuple[int, ...]] = set()

    def card(self, spot: Spot) -> str:
        """Return a card with all that is in it."""
        x, y = spot.left, spot.top
        return "".join(
            [
                self._words(part, x + part.left, y + part.top)
                if isinstance(part, Words)
                else self.box(part, x + part.left, y + part.top)
                if isinstance(part, Box)
                else self._face(part, x + part.left, y + part.top)
                for part in spot.card.parts
            ]
        )

    def box(self, box: Box, left: float, top: float) -> str:
        """Return a box at its place; a moment of truth has a double border."""
        shape, moods = box.shape, box.moods
        if shape is Shape.STAGE:
            return self._stage(box, left, top)
        if shape is not Shape.NODE and shape is not Shape.TRUTH:
            return self._rectangle(box, left, top, _KINDS[shape])
        kind, mix = f"jf-mood-{moods[0]}" if moods else "jf-node", ""
        if len(moods) > 1:
            self._mixes.add(moods)
            # An attribute, not a style: a page may forbid styles that it does not know.
            kind, mix = "jf-mix", f' fill="url(#{self._mix_id(moods)})"'
        if box.tone:
            kind += f" jf-path jf-of-{box.tone}"
        ground = self._rectangle(box, left, top, kind, mix)
        if shape is Shape.NODE:
            return ground
        inner = Box(Shape.NODE, 0, 0, box.width - 2 * _BORDERS, box.height - 2 * _BORDERS)
        return ground + self._rectangle(inner, left + _BORDERS, top + _BORDERS, f"{kind} jf-inner")

    def curve(self, curve: Curve) -> str:
        """Return an arrow, as thick as its share, in the colour of a persona's path."""
        share, tone = curve.arrow.share, curve.arrow.tone
        thickness = 1.6 if share is None else 1.2 + 4 * float(share)
        start, *rest = self._points(curve.points)
        kind = f"jf-arrow jf-of-{tone}" if tone else "jf-arrow"
        thickness = max(thickness, _PATH) if tone else thickness
        line = f'<path class="{kind}" d="M{start}C{" ".join(rest)}" stroke-width="{number(thickness)}"/>'
        return line + self._tip(curve.points[-1], curve.tip, thickness, tone) if curve.tip else line

    def mixes(self) -> str:
        """Return the grounds of the nodes so far at which people feel differently: moods side by side."""
        return f"<defs>{''.join(map(self._mix, sorted(self._mixes)))}</defs>" if self._mixes else ""

    def _mix(self, moods: tuple[int, ...]) -> str:
        stops = _stops(moods[::-1] if self.mirrored else moods)
        return f'<linearGradient id="{self._mix_id(moods)}">{stops}</linearGradient>'

    def _mix_id(self, moods: tuple[int, ...]) -> str:
        return f"{self.prefix}:mix-{''.join(map(str, moods))}"

    def _words(self, words: Words, left: float, top: float) -> str:
        """Return the lines of a text, which stay one text for whoever selects or reads it."""
        style, lines = words.style, words.lines
        anchor = "middle" if words.centred else "end" if self.mirrored else ""
        attributes = _lettering(style, anchor)
        between = "" if anchor else " "  # for copying and searching; it would move other anchors
        text = "".join(lines)
        if not text.isascii() and not is_european(text):
            if is_east_asian(text):
                attributes += f' font-family="{east_asian_fonts(self.language)}"'
                between = ""
            if _reads_right_to_left(text):
                lines = tuple([f"{EMBED}{in_order(line)}{END}" for line in lines])
        x, baseline, leading = self._x(left), top + style.leading / 2 + style.size * BASELINE, style.leading
        if len(lines) == 1:
            return f"<text {attributes}>{_line(x, baseline, lines[0])}</text>"
        drawn = [_line(x, baseline + index * leading, line) for index, line in enumerate(lines)]
        return f"<text {attributes}>{between.join(drawn)}</text>"

    def _face(self, part: Face, left: float, top: float) -> str:
        x = self._x(left + part.size if self.mirrored else left)
        return (
            f'<g class="jf-face-{part.mood}" transform="translate({x} {number(top)}) {_scaled(part.size)}">'
            f"<title>{xml(part.said)}</title>{_DISC}{face(part.mood)}</g>"
        )

    def _rectangle(self, box: Box, left: float, top: float, kind: str, more: str = "") -> str:
        x = self._x(left + box.width if self.mirrored else left)
        return (
            f'<rect class="{kind}" x="{x}" y="{number(top)}" width="{number(box.width)}"'
            f' height="{number(box.height)}" rx="{_RADII[box.shape]}"{more}/>'
        )

    def _stage(self, box: Box, left: float, top: float) -> str:
        """Return a header that points to the next stage."""
        right, bottom = left + box.width - _CORNER, top + box.height - _CORNER
        left, top = left + _CORNER, top + _CORNER
        corners = (
            (left, top),
            (right - _POINT, top),
            (right, (top + bottom) / 2),
            (right - _POINT, bottom),
            (left, bottom),
        )
        return f'<path class="jf-stage" d="M{" ".join(self._points(corners))}Z"/>'

    def _tip(self, base: Point, tip: Point, thickness: float, tone: int) -> str:
        """Return a head from `base` to `tip`, wide enough for the line that it ends."""
        across, along = tip[0] - base[0], tip[1] - base[1]
        half = (3.4 + thickness / 2) / (math.hypot(across, along) or 1)
        corners = (
            tip,
            (base[0] - along * half, base[1] + across * half),
            (base[0] + along * half, base[1] - across * half),
        )
        kind = f"jf-tip jf-tip-{tone}" if tone else "jf-tip"
        return f'<path class="{kind}" d="M{" ".join(self._points(corners))}Z"/>'

    def _points(self, points: Iterable[Point]) -> list[str]:
        across = self._x
        return [f"{across(x)},{number(y)}" for x, y in points]


def _turned_round(width: float, x: float) -> str:
    return number(width - x)


@cache
def _lettering(style: Style, anchor: str) -> str:
    """Return the attributes of a text in `style` that starts, ends or has its middle at its place."""
    weight = ' font-weight="700"' if style.bold else ""
    place = f' text-anchor="{anchor}"' if anchor else ""
    return f'class="jf-{style.ink}" font-size="{number(style.size)}"{weight}{place}'


def _line(x: str, baseline: float, line: str) -> str:
    return f'<tspan x="{x}" y="{number(baseline)}">{xml(line)}</tspan>'


@cache
def _stops(moods: tuple[int, ...]) -> str:
    """Return the colours of moods side by side, each with some room of its own."""
    last = len(moods) - 1
    return "".join(
        [
            f'<stop class="jf-stop-{mood}" offset="{0.2 + 0.6 * index / last:.2f}"/>'
            for index, mood in enumerate(moods)
        ]
    )


@cache
def _scaled(size: float) -> str:
    """Return what makes a face as large as that."""
    return f"scale({size / 24:.3f})"


def _reads_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction runs to the left (Unicode's annex 9, rule P2)."""
    directions = map(unicodedata.bidirectional, text)
    return next((direction != "L" for direction in directions if direction in {"L", "R", "AL"}), False)
