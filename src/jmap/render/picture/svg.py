"""A picture of a board as an SVG that stands alone or inside a page.

Its classes start with `jb-`, its ids with `jb-` and the map's slug, then `:`, which no slug holds. In a
browser its colours follow the page's tokens, or the reader's choice of light or dark.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.render.escape import xml
from jmap.render.lettering import number
from jmap.render.picture.pen import Pen
from jmap.render.picture.sheet import picture_sheet
from jmap.render.sheet import SHIPPED_FONT
from jmap.render.symbols import symbols
from jmap.render.targets import BESIDE
from jmap.view.look import USUAL

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from jmap.render.targets import Targets
    from jmap.view.look import Look
    from jmap.view.picture.picture import Picture


def svg(picture: Picture, look: Look = USUAL, targets: Targets = BESIDE) -> str:
    """Return a picture as SVG."""
    prefix = f"jb-{xml(picture.prefix)}"
    pen = Pen(picture.width, prefix, picture.language, picture.images, targets, mirrored=picture.mirrored)
    width, height = number(picture.width), number(picture.height)
    ground = f'<rect class="jb-{picture.ground}" width="{width}" height="{height}"/>'
    drawn = ground + pen.block(picture.block, 0, 0)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="jb" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}" font-family="{SHIPPED_FONT}" lang="{xml(picture.language)}"'
        f' role="graphics-document" aria-labelledby="{prefix}:title" aria-describedby="{prefix}:about">'
        f'<title id="{prefix}:title">{xml(picture.title)}</title>'
        f'<desc id="{prefix}:about">{xml(picture.about)}</desc>'
        f"<style>{picture_sheet(drawn, look.theme)}</style>"
        f"<defs>{_definitions(pen.symbols, prefix, look.templates)}</defs>{drawn}</svg>\n"
    )


def _definitions(names: Iterable[str], prefix: str, own: Path | None) -> str:
    """Return the icons and faces of these names."""
    known = symbols(own)
    return "".join(f'<symbol id="{prefix}:{name}"{known[name]}' for name in sorted(names))
