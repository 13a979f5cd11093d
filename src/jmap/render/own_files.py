"""The files of a page that are no templates: style sheet and scripts, a person's own before ours."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jmap.assets import templates

if TYPE_CHECKING:
    from pathlib import Path


@cache
def page_file(name: str, own: Path | None) -> str:
    """Return the text of a person's own file of that name, or of ours; `own` is a folder."""
    if own is not None:
        from jmap.render.own_templates import own_text  # noqa: PLC0415  most pages are made of ours

        if (text := own_text(own, name)) is not None:
            return text
    return (templates() / "page" / name).read_text(encoding="utf-8")
