"""Pictures to PDF by typst, an optional package: each SVG becomes a page, its text stays text.

Fonts are found as for PNG: the shipped one first, those of the machine for what it lacks.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from jmap.assets import FONTS
from jmap.errors import UsageError
from jmap.render.lettering import pixels
from jmap.render.panic import told_in_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Size = tuple[float, float]
"""Width and height in points, of which an inch has 72."""

PAPERS: Mapping[str, Size] = {"a4": (841.89, 595.28), "a3": (1190.55, 841.89), "letter": (792, 612)}
"""Sizes of paper, landscape."""
FIT = "fit"
"""A page of the picture's own size."""
_POINTS = 0.75
"""To a pixel."""
_LARGEST = 14_400
"""Points that a side of a page has at most: readers of PDF refuse more (ISO 32000-1, annex C)."""
_SOURCE = """\
#set document(title: sys.inputs.title, date: none)
#set text(lang: sys.inputs.language)
#set page(width: {width}pt, height: {height}pt, margin: 0pt)
{pages}
"""
_PAGE = '#image("{number}.svg", width: 100%, height: 100%, fit: "contain", alt: sys.inputs.about)'
_LANGUAGE = re.compile(r"[a-z]{2,3}")


def pdf(svgs: Sequence[str], *, title: str, about: str, language: str, paper: str = FIT) -> bytes:
    """Return pictures of one size as the pages of a PDF; UsageError where typst is missing.

    `paper` is a key of `PAPERS`, on which each picture is made to fit, or `FIT`.
    """
    width, height = PAPERS.get(paper) or _own_size(svgs[0])
    drawn = "\n#pagebreak()\n".join(_PAGE.format(number=number) for number in range(len(svgs)))
    source = _SOURCE.format(width=f"{width:.2f}", height=f"{height:.2f}", pages=drawn)
    files = {"main": source.encode()} | {f"{number}.svg": svg.encode() for number, svg in enumerate(svgs)}
    known = _LANGUAGE.match(language.lower())
    inputs = {"title": title, "about": about, "language": known[0] if known else "en"}
    fonts = _fonts()
    with told_in_words("typst"):
        made = _typst().compile(files, format="pdf", font_paths=fonts, sys_inputs=inputs, timestamp=0)
    return bytes(made)


def _own_size(svg: str) -> Size:
    """Return the size of a picture in points, smaller where no page can be so large."""
    width, height = (side * _POINTS for side in pixels(svg))
    scale = min(1.0, _LARGEST / max(width, height))
    return width * scale, height * scale


@cache
def _fonts() -> Any:
    """Return the fonts to draw with; finding those of the machine takes a while."""
    folder = str(FONTS[0].parent)
    return _typst().Fonts(include_system_fonts=True, include_embedded_fonts=False, font_paths=[folder])


def without_typst() -> UsageError | None:
    """Return why no PDF can be made here, None where one can."""
    if find_spec("typst"):
        return None
    return UsageError(
        "PDF needs typst, which is not installed", "`pip install 'jmap[pdf]'`, or render svg or png"
    )


def _typst() -> Any:
    if lacking := without_typst():
        raise lacking
    import typst  # noqa: PLC0415 - an extra that only PDF needs

    return typst
