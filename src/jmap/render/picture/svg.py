"""A picture of a board as an SVG that stands alone or inside a page.

Its classes start with `jb-`, its ids with `jb-` and the map's slug, then `:`, which no slug holds. In a
browser its colours follow the page's tokens, or the reader's choice of light or dark.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from jmap.assets import templates
from jmap.render.escape import xml
from jmap.render.faces import MOODS, face
from jmap.render.lettering import number
from jmap.render.picture.pen import Pen
from jmap.render.picture.sheet import picture_sheet
from jmap.render.sheet import SHIPPED_FONT
from jmap.view.look import USUAL

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jmap.view.look import Look
    from jmap.view.picture.picture import Picture

_SYMBOL = re.compile(r'<symbol id="([^"]+)"(.*?</symbol>)', re.DOTALL)


def svg(picture: Picture, look: Look = USUAL) -> str:
    """Return a picture as SVG."""
    prefix = f"jb-{xml(picture.prefix)}"
    pen = Pen(picture.width, prefix, picture.language, mirrored=picture.mirrored)
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
        f"<defs>{_definitions(pen.symbols, prefix)}</defs>{drawn}</svg>\n"
    )


def _definitions(names: Iterable[str], prefix: str) -> str:
    """Return the icons and faces of these names."""
    known = _symbols()
    return "".join(f'<symbol id="{prefix}:{name}"{known[name]}' for name in sorted(names))


@cache
def _symbols() -> dict[str, str]:
    """Return every icon and face by its name, without the start of its element."""
    icons = (templates() / "page" / "icons.svg").read_text(encoding="utf-8")
    faces = {
        f"face/{mood}": f' viewBox="0 0 24 24">{face(mood)}</symbol>' for mood in range(1, len(MOODS) + 1)
    }
    return dict(_SYMBOL.findall(icons)) | faces
