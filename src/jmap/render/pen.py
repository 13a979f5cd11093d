"""How the parts of the diagram look in SVG: boxes, lines of text, faces, arrows, and their style sheet.

Colours are classes. Every renderer takes the light colours of the sheet; a browser also takes the page's
own variables, or the reader's dark colours: plain renderers skip `@supports`, and do not know `var()`.
"""

from __future__ import annotations

import math
import re
import unicodedata
from typing import TYPE_CHECKING

from jmap.render.escape import xml
from jmap.render.faces import MOODS, face
from jmap.view.card import Box, Face, Shape, Words
from jmap.view.theme import EMOTIONS, css_variables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jmap.render.arrange import Curve, Point, Spot
    from jmap.view.theme import Theme, Tokens

SHIPPED_FONT = "DejaVu Sans"
_SYSTEM_FONTS = (
    "system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','DejaVu Sans',"
    "'Hiragino Sans','Yu Gothic','PingFang SC','Microsoft YaHei','Noto Sans CJK JP',sans-serif"
)
_EAST_ASIAN = re.compile(r"[\u1100-\u11ff\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]")
_EAST_ASIAN_FONTS = {
    "zh": "Noto Sans CJK SC,Source Han Sans SC,PingFang SC,Microsoft YaHei",
    "ko": "Noto Sans CJK KR,Source Han Sans KR,Apple SD Gothic Neo,Malgun Gothic",
    "ja": "Noto Sans CJK JP,Source Han Sans,Hiragino Sans,Yu Gothic",
}
_RIGHT_TO_LEFT = {"R", "AL"}
_STRONG = {"L", *_RIGHT_TO_LEFT}

_SHEET = (
    ".jf-bg{fill:var(--bg)}"
    ".jf-column{fill:var(--sunk);stroke:var(--line)}"
    ".jf-node{fill:var(--panel);stroke:var(--ink2)}"
    + "".join(
        f".jf-mood-{mood}{{fill:var(--emotion-{mood}-soft);stroke:var(--emotion-{mood})}}"
        f".jf-face-{mood}{{color:var(--emotion-{mood})}}"
        for mood in range(1, EMOTIONS + 1)
    )
    + ".jf-disc{fill:var(--panel);stroke:currentColor}"
    ".jf-chip,.jf-label{fill:var(--panel);stroke:var(--line)}"
    ".jf-stage{fill:var(--persona-1-soft)}"
    ".jf-badge{fill:var(--persona-1)}"
    ".jf-exit,.jf-tip{fill:var(--ink2)}"
    ".jf-arrow{fill:none;stroke:var(--ink2)}"
    ".jf-ink{fill:var(--ink)}.jf-ink2{fill:var(--ink2)}.jf-accent{fill:var(--persona-1-ink)}"
    ".jf-on-dark{fill:var(--panel)}"
)
_RADII = {Shape.NODE: 10, Shape.TRUTH: 12, Shape.BADGE: 13, Shape.CHIP: 9, Shape.LABEL: 9, Shape.EXIT: 9}
_POINT = 12
"""How far the header of a stage points to the next."""


def style_sheet(theme: Theme) -> str:
    """Return the sheet in the light colours, then in live ones for browsers."""
    font = f".jf text{{font-family:{_SYSTEM_FONTS}}}"
    light, dark = (_coloured(tokens, live=True) for tokens in (theme.light, theme.dark))
    live = f"@supports(color:var(--x)){{{font}{light}@media(prefers-color-scheme:dark){{{dark}}}}}"
    return _coloured(theme.light, live=False) + live


def number(value: float) -> str:
    """Return a coordinate with at most one decimal."""
    return f"{value:.1f}".removesuffix(".0").replace("-0", "0") if abs(value) < 0.05 else f"{value:.1f}".removesuffix(".0")  # noqa: PLR2004 - shows as zero


class Pen:
    """Draws into an area of a given width; where `mirrored`, everything is turned round, text kept readable."""

    def __init__(self, width: float, language: str, *, mirrored: bool) -> None:
        self.width = width
        self.mirrored = mirrored
        self.east_asian_fonts = _EAST_ASIAN_FONTS.get(language.split("-")[0].lower(), _EAST_ASIAN_FONTS["ja"])

    def card(self, spot: Spot) -> str:
        """Return a card with all that is in it."""
        drawn = []
        for part in spot.card.parts:
            if isinstance(part, Box):
                drawn.append(self.box(part, spot.left + part.left, spot.top + part.top))
            elif isinstance(part, Words):
                drawn.append(self.words(part, spot.left + part.left, spot.top + part.top))
            else:
                drawn.append(self._face(part, spot.left + part.left, spot.top + part.top))
        return "".join(drawn)

    def rectangle(self, kind: str, left: float, top: float, width: float, height: float, radius: float) -> str:
        """Return a rounded rectangle of the class `kind`."""
        x = self.width - left - width if self.mirrored else left
        sizes = f'x="{number(x)}" y="{number(top)}" width="{number(width)}" height="{number(height)}"'
        return f'<rect class="{kind}" {sizes} rx="{radius}"/>'

    def box(self, box: Box, left: float, top: float) -> str:
        """Return a box at its place; a moment of truth has a double border."""
        if box.shape is Shape.STAGE:
            return self._stage(box, left, top)
        kind = f"jf-{box.shape.value}"
        if box.shape in {Shape.NODE, Shape.TRUTH}:
            kind = f"jf-mood-{box.mood}" if box.mood else "jf-node"
        radius = _RADII[box.shape]
        outer = self.rectangle(kind, left, top, box.width, box.height, radius)
        if box.shape is not Shape.TRUTH:
            return outer
        return outer + self.rectangle(kind, left + 3.5, top + 3.5, box.width - 7, box.height - 7, radius - 3)

    def words(self, words: Words, left: float, top: float) -> str:
        """Return the lines of a text, which stay one text for whoever selects or reads it."""
        style, x = words.style, self._x(left)
        anchor = "middle" if words.centred else "end" if self.mirrored else ""
        attributes = f'class="jf-{style.ink.value}" font-size="{number(style.size)}"'
        attributes += ' font-weight="700"' if style.bold else ""
        attributes += f' text-anchor="{anchor}"' if anchor else ""
        if _EAST_ASIAN.search("".join(words.lines)):
            attributes += f' font-family="{self.east_asian_fonts},{SHIPPED_FONT}"'
        embedded = _reads_right_to_left(words.lines)
        spans = []
        for index, line in enumerate(words.lines):
            y = top + index * style.leading + style.leading / 2 + style.size * 0.36
            text = f"\u202b{xml(line)}\u202c" if embedded else xml(line)
            spans.append(f'<tspan x="{number(x)}" y="{number(y)}">{text}</tspan>')
        return f"<text {attributes}>{''.join(spans)}</text>"

    def curve(self, curve: Curve) -> str:
        """Return an arrow, as thick as its share."""
        share = curve.arrow.share
        thickness = 1.6 if share is None else 1.2 + 4 * float(share)
        start, *rest = [self._point(point) for point in curve.points]
        path = f"M{start}C{' '.join(rest)}"
        drawn = f'<path class="jf-arrow" d="{path}" stroke-width="{number(thickness)}"/>'
        return drawn + self._tip(curve.points[-1], curve.tip, thickness) if curve.tip else drawn

    def _tip(self, base: Point, tip: Point, thickness: float) -> str:
        """Return a head from `base` to `tip`, wide enough for the line that it ends."""
        across, along = tip[0] - base[0], tip[1] - base[1]
        half = (3.4 + thickness / 2) / (math.hypot(across, along) or 1)
        corners = ((base[0] - along * half, base[1] + across * half), (base[0] + along * half, base[1] - across * half))
        return f'<path class="jf-tip" d="M{self._point(tip)}L{self._point(corners[0])} {self._point(corners[1])}Z"/>'

    def _face(self, part: Face, left: float, top: float) -> str:
        x = self.width - left - part.size if self.mirrored else left
        place = f"translate({number(x)} {number(top)}) scale({part.size / 24:.3f})"
        disc = '<circle class="jf-disc" cx="12" cy="12" r="11" stroke-width="1.4"/>'
        return f'<g class="jf-face-{part.mood}" transform="{place}"><title>{MOODS[part.mood - 1]}</title>{disc}{face(part.mood)}</g>'

    def _stage(self, box: Box, left: float, top: float) -> str:
        right, bottom, middle = left + box.width, top + box.height, top + box.height / 2
        corners = [(left + 8, top), (right - _POINT, top), (right, middle), (right - _POINT, bottom), (left + 8, bottom)]
        rounded = [(left, bottom), (left, bottom - 8), (left, top + 8), (left, top), (left + 8, top)]
        a, b, c, d, e, f, g, h, i, j = map(self._point, corners + rounded)
        return f'<path class="jf-stage" d="M{a}L{b} {c} {d} {e}Q{f} {g}L{h}Q{i} {j}Z"/>'

    def _x(self, x: float) -> float:
        return self.width - x if self.mirrored else x

    def _point(self, point: Point) -> str:
        return f"{number(self._x(point[0]))},{number(point[1])}"


def _coloured(tokens: Tokens, *, live: bool) -> str:
    """Return the sheet with the colours of `tokens`; as fallbacks of the page's variables where `live`."""
    colours = css_variables(tokens)
    return re.sub(
        r"var\((--[\w-]+)\)", lambda found: f"var({found[1]},{colours[found[1]]})" if live else colours[found[1]], _SHEET
    )


def _reads_right_to_left(lines: Sequence[str]) -> bool:
    """Whether the first letter that has a direction runs to the left (Unicode's annex 9, rule P2)."""
    for character in "".join(lines):
        direction = unicodedata.bidirectional(character)
        if direction in _STRONG:
            return direction in _RIGHT_TO_LEFT
    return False
