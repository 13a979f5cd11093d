"""The page: one self-contained HTML file that shows a whole map and asks nobody for anything.

Templates, style sheet and script are files in `templates/page`; this module fills them. It knows no YAML and
decides nothing about what is shown: that is `view.document`'s.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from jmap.assets import templates
from jmap.model.inline import plain, runs, safe_target
from jmap.render.escape import clean
from jmap.render.faces import MOODS, face
from jmap.view.board import says_more
from jmap.view.plot import HEIGHT, NARROWED, SPAN, TOP
from jmap.view.text import width
from jmap.view.theme import DEFAULT, css_variables
from jmap.view.words import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Template

    from jmap.view.board import Board
    from jmap.view.document import Document
    from jmap.view.shapes import Area, Line
    from jmap.view.theme import Theme

_SEVERITIES = ("low", "medium", "high", "critical")
_WIDE = 1000
"""How wide the drawing of the curve is in its own units; it is stretched to the board."""
_LANE, _PRINTED_LANE, _MARGINS = 158, 138, 80
_SHEETS = ((0, 985), (1300, 1480))
"""From which width of the sheet on, in pixels, how much fits: A4 and Letter, then A3, landscape."""
_QUOTATION_MARKS = (
    "“",
    "„",
    "«",
    "»",
    "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}",
    "「",
    "『",
    "《",
    '"',
)
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


def page(document: Document, diagram: str = "", theme: Theme = DEFAULT) -> str:
    """Return the page of a map as one HTML text. `diagram` is the flow as SVG, which is trusted."""
    sheet, script = _file("page.css"), _file("page.js")
    sheet = _tokens(theme) + sheet
    measures = _measures(document.board)
    styles = [sheet, measures, *(html.unescape(style) for style in _STYLE.findall(diagram))]
    return _template().render(
        document=document,
        diagram=Markup(diagram),  # noqa: S704 - drawn by this package
        policy=_policy(styles, script),
        sheet=Markup(sheet),  # noqa: S704 - a file of ours
        measures=Markup(measures),  # noqa: S704 - numbers
        script=Markup(script),  # noqa: S704 - a file of ours
        pen=Pen(rightwards=document.rightwards),
        once=_once(),
        curve_only_in_words=all(lane.style != "reasons" for lane in document.board.lanes),
    )


@lru_cache(maxsize=1)
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(templates() / "page"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters |= {
        "inline": _inline,
        "quoted": _quoted,
        "plain": plain,
        "safe_target": safe_target,
        "says_more": says_more,
        "length_class": _length_class,
    }
    environment.globals |= {
        "words": ENGLISH,
        "levels": _SEVERITIES,
        "faces": [face(mood) for mood in range(1, len(MOODS) + 1)],
        "plot_height": HEIGHT,
        "lane_icons": frozenset(ENGLISH.missing) | {"frontstage", "backstage", "support"},
    }
    return environment.get_template("page.html.jinja")


@lru_cache(maxsize=4)
def _file(name: str) -> str:
    return (templates() / "page" / name).read_text(encoding="utf-8")


def _tokens(theme: Theme) -> str:
    """Return the theme as CSS: dark where the reader prefers it, but never on paper."""
    light, dark = (
        "".join(f"{name}:{colour};" for name, colour in css_variables(tokens).items())
        for tokens in (theme.light, theme.dark)
    )
    return f":root{{{light}}}@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}"


def _measures(board: Board) -> str:
    """Return the CSS that depends on the number and width of the columns.

    A board that fits into the window needs no box to scroll in, and then its head can stick to the window. On
    paper it is scaled to one page.
    """
    count = len(board.columns)
    rules = [f":root{{--columns:{count};--column:{board.column_width}px}}"]
    fits = _LANE + count * board.column_width + _MARGINS
    rules.append(f"@media screen and (min-width:{fits}px){{.scroller{{overflow:visible}}}}")
    printed = _PRINTED_LANE + count * board.column_width * NARROWED
    for from_width, room in _SHEETS:
        zoom = min(1.0, room / printed)
        rules.append(f"@media print and (min-width:{from_width}px){{.board{{zoom:{zoom:.3f}}}}}")
    return "".join(rules)


def _policy(styles: list[str], script: str) -> str:
    """Return the content security policy: nothing is fetched, only what stands in the page applies."""
    rules = {
        "default-src": "'none'",
        "style-src": " ".join(dict.fromkeys(map(_fingerprint, styles))),
        "script-src": _fingerprint(script),
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {sources}" for name, sources in rules.items())


def _fingerprint(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def _once() -> Callable[[str], str]:
    """Return a function that makes each anchor an id that the page has only once."""
    seen: dict[str, int] = {}

    def once(anchor: str) -> str:
        seen[anchor] = seen.get(anchor, 0) + 1
        return anchor if seen[anchor] == 1 else f"{anchor}:{seen[anchor]}"

    return once


@lru_cache(maxsize=8192)
def _inline(text: str) -> Markup:
    """Return a text of the map as HTML: its marks become elements, all else stays text."""
    parts = []
    for run in runs(text.strip("\n")):
        part = html.escape(clean(run.text)).replace("\n", "<br>")
        if run.code:
            part = f"<code>{part}</code>"
        if run.italic:
            part = f"<em>{part}</em>"
        if run.bold:
            part = f"<strong>{part}</strong>"
        if run.link:
            part = f'<a href="{html.escape(run.link)}">{part}</a>'
        parts.append(part)
    return Markup(f"<bdi>{''.join(parts)}</bdi>")  # noqa: S704 - escaped above


def _quoted(text: str) -> Markup:
    """Return what somebody said, in quotation marks unless it brings its own."""
    if text.lstrip()[:1] in _QUOTATION_MARKS:
        return _inline(text)
    return Markup("<q>{}</q>").format(_inline(text))


def _length_class(name: str) -> str:
    """Return how long a lane's name is; in a narrow window it stands upright and needs that height."""
    size = sum(width(plain(name), 12) > limit for limit in (130, 360, 800))
    return f" long-{size}" if size else ""


class Pen:
    """Writes what is placed on the plot as SVG, mirrored where the page runs from right to left."""

    def __init__(self, *, rightwards: bool) -> None:
        self._rightwards = rightwards

    def percentage(self, fraction: float) -> str:
        """Return a fraction as a percentage."""
        return f"{fraction * 100:.4f}%"

    def across(self, fraction: float) -> str:
        """Return an x as a percentage of the board's width."""
        return self.percentage(fraction if self._rightwards else 1 - fraction)

    def turned(self, pixels: float) -> float:
        """Return a distance along x."""
        return round(pixels if self._rightwards else -pixels, 2)

    def path(self, line: Line) -> str:
        """Return a line as path data in a drawing that is a thousand units wide."""
        curves = (f"C{' '.join(map(self._spot, cubic))}" for cubic in line.cubics)
        return f"M{self._spot(line.start)}{''.join(curves)}"

    def area(self, line: Line) -> str:
        """Return the area between a line and neutral."""
        neutral = TOP + SPAN / 2
        end = line.cubics[-1][-1][0]
        close = (self._spot((end, neutral)), self._spot((line.start[0], neutral)))
        return f"{self.path(line)}L{' '.join(close)}Z"

    def outline(self, area: Area) -> str:
        """Return an area by its corners."""
        return f"M{' '.join(map(self._spot, area.outline))}Z"

    def _spot(self, spot: tuple[float, float]) -> str:
        x = spot[0] if self._rightwards else 1 - spot[0]
        return f"{x * _WIDE:.2f},{spot[1]:.2f}"
