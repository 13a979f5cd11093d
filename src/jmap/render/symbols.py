"""The icons and faces that pages and pictures draw: ours, and those that a person puts in their place."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from jmap.assets import templates
from jmap.errors import UsageError
from jmap.render.faces import face
from jmap.view.theme import MOODS

if TYPE_CHECKING:
    from pathlib import Path

FILE = "icons.svg"
_EXAMPLE = 'it holds elements such as `<symbol id="icon/email" viewBox="0 0 24 24">…</symbol>`'
_SYMBOL = re.compile(r'<symbol id="([^"]+)"(.*?</symbol>)', re.DOTALL)


@cache
def symbols(own: Path | None = None) -> dict[str, str]:
    """Return every icon and face by its name, without the start of its element; `own` is a folder."""
    ours = (templates() / "page" / FILE).read_text(encoding="utf-8")
    faces = {f"face/{mood}": f' viewBox="0 0 24 24">{face(mood)}</symbol>' for mood in MOODS}
    return dict(_SYMBOL.findall(ours)) | faces | (_own(own) if own else {})


def _own(folder: Path) -> dict[str, str]:
    """Return the symbols that a person has drawn."""
    from jmap.render.own_templates import own_text  # noqa: PLC0415  few have any
    from jmap.source.svg import RefusedSvgError, check_svg  # noqa: PLC0415  as above

    text = own_text(folder, FILE)
    if text is None:
        return {}
    try:
        check_svg(f'<svg xmlns="http://www.w3.org/2000/svg">{text}</svg>'.encode())
    except RefusedSvgError as refused:
        raise UsageError(f"{folder / FILE} has {refused.reason}", _EXAMPLE) from None
    found = dict(_SYMBOL.findall(text))
    if not found:
        raise UsageError(f"{folder / FILE} has no symbol", _EXAMPLE)
    return found
