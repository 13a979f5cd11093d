"""The page: one self-contained HTML file that shows a whole map and asks nobody for anything.

Templates, style sheet and script are files in `templates/page`; this module fills them. It knows no YAML and
decides nothing about what is shown: that is `view.document`'s.
"""

from __future__ import annotations

import html
import re
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING

from markupsafe import Markup

from jmap.assets import templates
from jmap.model.inline import plain, runs
from jmap.model.journey import BUILT_IN_LANES
from jmap.phrases import SIGNS
from jmap.render import curve
from jmap.render.controls import concerning, said, script
from jmap.render.escape import clean
from jmap.render.lettering import IN_ORDER
from jmap.render.own_files import page_file, style_sheet
from jmap.render.policy import policy, styles_in
from jmap.render.sheet import quoted_fonts
from jmap.render.symbols import symbols
from jmap.render.targets import BESIDE
from jmap.render.templates import encoded, environment
from jmap.render.used import Anchors, Icons
from jmap.view.board import says_more
from jmap.view.comparison import telling
from jmap.view.insights import RATINGS
from jmap.view.look import USUAL
from jmap.view.plot import NARROWED
from jmap.view.quotation import OPENING
from jmap.view.text import width
from jmap.view.theme import css_variables
from jmap.view.tracks import slots

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from jinja2 import Template

    from jmap.render.targets import Targets
    from jmap.view.board import Board
    from jmap.view.document import Document
    from jmap.view.look import Look
    from jmap.view.theme import Theme
    from jmap.view.words import Words

_SEVERITIES = ("low", "medium", "high", "critical")
_LANE, _PRINTED_LANE, _MARGINS = 158, 138, 80
_SHEETS = ((0, 985), (1100, 1050), (1500, 1515))
"""From which width of the sheet on, in pixels, how much fits: Letter, A4, then A3, landscape."""
_NEARLY_ALL = 95
"""How much of a sheet the name of a row takes, in percent, so that the next one stands on the next sheet."""
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")
_SIGNED = re.compile(r"[+\u2212-]\d")


CONTEXT_VERSION = 1
"""Rises when a name that templates are given goes or changes its meaning."""


def page(document: Document, diagram: str = "", look: Look = USUAL, targets: Targets = BESIDE) -> bytes:
    """Return the page of a map as one HTML file. `diagram` is the flow as SVG, which is trusted.

    Raises UsageError for what is wrong in a person's own templates.
    """
    if look.templates is None:
        return encoded(_template(None, targets), context(document, diagram, look))
    from jmap.render.own_templates import told_in_words  # noqa: PLC0415  most pages are made of ours

    with told_in_words():
        return _template(look.templates, targets).render(context(document, diagram, look)).encode()


def board_of(document: Document, look: Look, scope: str, *, alone: bool) -> Markup:
    """Return a map as a part of a page of several, without what stands above its board.

    `scope` is the class of the part, by which its measures are told from those of others; `alone` says
    whether it is the only one, which alone can have the reader's controls.
    """
    given = context(document, "", look) | {"scope": scope, "alone": alone}
    if look.templates is None:
        return _board(None, given)
    from jmap.render.own_templates import told_in_words  # noqa: PLC0415  as above

    with told_in_words():
        return _board(look.templates, given)


def _board(own: Path | None, given: Mapping[str, object]) -> Markup:
    found = _template(own, BESIDE).environment.get_template("changed.html.jinja")
    return Markup(found.render(given))  # noqa: S704 - a template, which escapes


def context(document: Document, diagram: str, look: Look) -> dict[str, object]:
    """Return what the templates of a page are given, by name; `docs/templates.md` explains each."""
    weighed = bool(document.insights.pains or document.insights.ideas or document.overlay)
    sheet = page_sheet(look.theme, look.templates, insights=weighed)
    running = script(look.templates)
    measures = measured(document.board)
    styles = [sheet, measures, *styles_in(diagram)]
    compared = page_file("compared.css", look.templates) if document.overlay else ""
    styles += [compared] if compared else []
    drawn = {
        "diagram": diagram,
        "sheet": sheet,
        "measures": measures,
        "compared_sheet": compared,
        "script": running,
        "scale": curve.scale(document.plot, rightwards=document.rightwards),
        "drawing": curve.drawing(
            document.plot, document.board.tracks, document.prefix, rightwards=document.rightwards
        ),
    }
    moods = (marker.mood for marker in document.plot.markers)
    markup = {name: Markup(text) for name, text in drawn.items()}  # noqa: S704 - files of ours, drawn by ours
    return {
        **markup,
        "context_version": CONTEXT_VERSION,
        "document": document,
        "words": document.words,
        "ours": _language(document.words),
        "policy": policy(styles, running, has_images=bool(document.images)),
        "anchors": Anchors(),
        "icons": Icons(document.prefix, symbols(look.templates), moods),
        "said": said(document.words),
        "curve_only_in_words": all(lane.style != "reasons" for lane in document.board.lanes),
    }


@lru_cache(maxsize=64)
def _template(own: Path | None, targets: Targets) -> Template:
    """Return the template of a page, whose parts a person may have replaced by own ones.

    Filters belong to a template, and those for links need to know where the page stands.
    """
    ours = templates() / "page"
    if own is None:
        found = environment(ours)
    else:
        from jmap.render.own_templates import own_environment  # noqa: PLC0415  as above

        found = own_environment(own, ours)
    found.filters |= FILTERS | _filters(targets)
    found.globals |= GLOBALS
    return found.get_template("page.html.jinja")


def _language(words: Words) -> Markup:
    """Return the attribute of elements that hold words of ours, where these are not in the map's language."""
    return Markup("" if words.own else f' lang="{words.spoken}"')  # noqa: S704 - a language of ours


@cache
def page_sheet(theme: Theme, own: Path | None = None, *, insights: bool = False) -> str:
    """Return the style sheet with the colours of a theme, without comments and line breaks."""
    rules = re.sub(r"/\*.*?\*/", "", style_sheet(own, insights=insights), flags=re.DOTALL)
    return _tokens(theme) + "".join(map(str.strip, rules.splitlines()))


def _tokens(theme: Theme) -> str:
    """Return the theme as CSS: dark where the reader prefers it, but never on paper."""
    light, dark = (
        "".join(f"{name}:{colour};" for name, colour in css_variables(tokens).items())
        for tokens in (theme.light, theme.dark)
    )
    if theme.fonts:
        light += f"--font:{quoted_fonts(theme)};"
    return f":root{{{light}}}@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}"


def measured(board: Board, scope: str = "") -> str:
    """Return the CSS that depends on the number and width of the columns, for what is within `scope`.

    A board that fits into the window needs no box to scroll in, and then its head and the names of its rows
    can stick to the window. On paper it is scaled to one page.
    """
    within = f"{scope} " if scope else ""
    count = board.tracks
    rules = [f"{scope or ':root'}{{--columns:{count};--column:{board.column_width}px}}"]
    fits = _LANE + count * board.column_width + _MARGINS
    sticks = (
        f"{within}.scroller{{overflow:visible}}{within}.board thead{{top:var(--bar,0)}}"
        f"{within}tr:not(.row-emotion) .lane-name{{position:sticky;top:calc(var(--head,90px) + 6px)}}"
    )
    rules.append(f"@media screen and (min-width:{fits}px){{{sticks}}}")
    printed = _PRINTED_LANE + count * board.column_width * NARROWED
    for from_width, room in _SHEETS:
        zoom = min(1.0, room / printed)
        sheet = f"zoom:{zoom:.3f};--sheet:{_NEARLY_ALL / zoom:.0f}vh"
        rules.append(f"@media print and (min-width:{from_width}px){{{within}.board{{{sheet}}}}}")
    return "".join(rules)


def _inline(text: str, targets: Targets) -> Markup:
    """Return a text of the map as HTML: its marks become elements, all else stays text."""
    parts = []
    turns = _RIGHT_TO_LEFT.search(text)
    for run in runs(text.strip("\n")):
        part = html.escape(clean(run.text)).replace("\n", "<br>")
        if turns:
            part = IN_ORDER.sub(r'<bdi dir="ltr">\g<0></bdi>', part)
        if run.code:
            part = f"<code>{part}</code>"
        if run.italic:
            part = f"<em>{part}</em>"
        if run.bold:
            part = f"<strong>{part}</strong>"
        if run.link:
            part = f'<a href="{html.escape(targets.link(run.link) or "")}">{part}</a>'
        parts.append(part)
    direction = ' dir="ltr"' if not turns and _SIGNED.match(text) else ""
    return Markup(f"<bdi{direction}>{''.join(parts)}</bdi>")  # noqa: S704 - escaped above


def _quoted(text: str, inline: Callable[[str], Markup]) -> Markup:
    """Return what somebody said, in quotation marks unless it brings its own."""
    if text.lstrip().startswith(OPENING):
        return inline(text)
    return Markup(f"<q>{inline(text)}</q>")  # noqa: S704 - escaped by `_inline`


@lru_cache(maxsize=256)
def _length_class(name: str) -> str:
    """Return how long a lane's name is; in a narrow window it stands upright and needs that height."""
    size = sum(width(plain(name), 12) > limit for limit in (130, 360, 800))
    return f" long-{size}" if size else ""


@lru_cache(maxsize=64)
def _filters(targets: Targets) -> dict[str, Callable[[str], object]]:
    """Return the filters for what may lead somewhere, the same for all pages of a folder: they keep texts."""
    inline = lru_cache(maxsize=8192)(partial(_inline, targets=targets))
    return {
        "inline": inline,
        "quoted": partial(_quoted, inline=inline),
        "safe_target": targets.link,
        "file_target": targets.file,
        "map_target": partial(targets.map, ending="html"),
    }


FILTERS = {
    **_filters(BESIDE),
    "plain": plain,
    "says_more": says_more,
    "length_class": _length_class,
    "concerning": concerning,
    "telling": telling,
}
"""What templates may put behind a `|`, beside Jinja's own."""
GLOBALS = {
    "zip": zip,
    "remembered": lru_cache(maxsize=None, typed=True),  # a text is not the markup that reads the same
    "slots": slots,
    "levels": _SEVERITIES,
    "signs": SIGNS,
    "ratings": RATINGS,
    "lane_icons": frozenset(BUILT_IN_LANES),
}
"""What templates are given whatever the map is."""
