"""The page: one self-contained HTML file that shows a whole map and asks nobody for anything.

Templates, style sheet and script are files in `templates/page`; this module fills them. It knows no YAML and
decides nothing about what is shown: that is `view.document`'s.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from jmap.assets import templates
from jmap.model.inline import plain, runs, safe_target
from jmap.model.journey import BUILT_IN_LANES
from jmap.render import curve
from jmap.render.controls import concerning, said, script
from jmap.render.escape import clean, xml
from jmap.render.faces import MOODS, face
from jmap.render.templates import environment
from jmap.view.board import says_more
from jmap.view.insights import RATINGS
from jmap.view.look import USUAL
from jmap.view.plot import NARROWED
from jmap.view.quotation import OPENING
from jmap.view.text import width
from jmap.view.theme import css_variables

if TYPE_CHECKING:
    from jinja2 import Template

    from jmap.view.board import Board
    from jmap.view.document import Document
    from jmap.view.look import Look
    from jmap.view.theme import Theme
    from jmap.view.words import Words

_SYMBOL = re.compile(r'<symbol id="([^"]+)"(.*?</symbol>)', re.DOTALL)
_SEVERITIES = ("low", "medium", "high", "critical")
_LANE, _PRINTED_LANE, _MARGINS = 158, 138, 80
_SHEETS = ((0, 985), (1300, 1480))
"""From which width of the sheet on, in pixels, how much fits: A4 and Letter, then A3, landscape."""


def page(document: Document, diagram: str = "", look: Look = USUAL) -> str:
    """Return the page of a map as one HTML text. `diagram` is the flow as SVG, which is trusted."""
    sheet, running = _sheet(look.theme), script()
    measures = _measures(document.board)
    styles = [sheet, measures, *_styles(diagram)]
    drawn = {
        "diagram": diagram,
        "sheet": sheet,
        "measures": measures,
        "script": running,
        "scale": curve.scale(document.plot, rightwards=document.rightwards),
        "drawing": curve.drawing(
            document.plot, len(document.board.columns), document.prefix, rightwards=document.rightwards
        ),
    }
    return _template().render(
        {name: Markup(text) for name, text in drawn.items()},  # noqa: S704 - files of ours, drawn by ours
        document=document,
        words=document.words,
        ours=_language(document.words),
        policy=_policy(styles, running),
        anchors=_Anchors(),
        icons=_Icons(document.prefix),
        said=said(document.words),
        curve_only_in_words=all(lane.style != "reasons" for lane in document.board.lanes),
    )


@cache
def _template() -> Template:
    found = environment(templates() / "page")
    found.filters |= {
        "inline": _inline,
        "quoted": _quoted,
        "plain": plain,
        "safe_target": safe_target,
        "says_more": says_more,
        "length_class": _length_class,
        "concerning": concerning,
    }
    found.globals |= {
        "zip": zip,
        "levels": _SEVERITIES,
        "ratings": RATINGS,
        "lane_icons": frozenset(BUILT_IN_LANES),
    }
    return found.get_template("page.html.jinja")


def _language(words: Words) -> Markup:
    """Return the attribute of elements that hold words of ours, where these are not in the map's language."""
    return Markup("" if words.own else f' lang="{words.spoken}"')  # noqa: S704 - a language of ours


@cache
def _symbols() -> dict[str, str]:
    """Return the icons and faces that a page draws again and again, without the start of their elements."""
    faces = {
        f"face/{mood}": f' viewBox="0 0 24 24">{face(mood)}</symbol>' for mood in range(1, len(MOODS) + 1)
    }
    return dict(_SYMBOL.findall(_file("icons.svg"))) | faces


@cache
def _sheet(theme: Theme) -> str:
    """Return the style sheet with the colours of a theme."""
    return _tokens(theme) + _file("page.css")


@cache
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


def _styles(svg: str) -> list[str]:
    """Return the style sheets that stand in an SVG, as a browser reads them."""
    found = (part.partition("</style>")[0] for part in svg.split("<style>")[1:])
    return [html.unescape(style) for style in found]


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


@lru_cache(maxsize=64)
def _fingerprint(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"


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
    if text.lstrip().startswith(OPENING):
        return _inline(text)
    return Markup(f"<q>{_inline(text)}</q>")  # noqa: S704 - escaped by `_inline`


@lru_cache(maxsize=256)
def _length_class(name: str) -> str:
    """Return how long a lane's name is; in a narrow window it stands upright and needs that height."""
    size = sum(width(plain(name), 12) > limit for limit in (130, 360, 800))
    return f" long-{size}" if size else ""


class _Anchors:
    """The ids of a page as it is written: each only once."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def once(self, anchor: str) -> str:
        """Return an anchor, with a number from the second time on."""
        self._seen[anchor] = self._seen.get(anchor, 0) + 1
        return anchor if self._seen[anchor] == 1 else f"{anchor}:{self._seen[anchor]}"

    def lacks(self, anchor: str) -> bool:
        """Whether nothing has that anchor yet, as where a map hides the lane of the thing."""
        return anchor not in self._seen


class _Icons:
    """The icons of a page as it is written: it has those that it draws, and all faces."""

    def __init__(self, prefix: str) -> None:
        self._prefix = xml(prefix)
        self._used = {f"face/{mood}": None for mood in range(1, len(MOODS) + 1)}

    def used(self, icon: str) -> str:
        """Return the name of an icon that is drawn."""
        self._used[f"icon/{icon}"] = None
        return icon

    @property
    def symbols(self) -> Markup:
        """The definitions of what has been drawn so far."""
        known = _symbols()
        found = (f'<symbol id="{self._prefix}:{name}"{known[name]}' for name in self._used if name in known)
        return Markup("\n".join(found))  # noqa: S704 - drawn by ours
