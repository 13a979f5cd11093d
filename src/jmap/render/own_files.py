"""The files of a page that are no templates: style sheet and scripts, a person's own before ours."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jmap.assets import templates
from jmap.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

EXTRA = "extra.css"
"""A person's own style sheet that stands behind the one of the page."""


@cache
def page_file(name: str, own: Path | None) -> str:
    """Return the text of a person's own file of that name, or of ours; `own` is a folder."""
    if own is not None:
        from jmap.render.own_templates import own_text  # noqa: PLC0415  most pages are made of ours

        if (text := own_text(own, name)) is not None:
            return text
    return (templates() / "page" / name).read_text(encoding="utf-8")


@cache
def style_sheet(own: Path | None, *, insights: bool) -> str:
    """Return our style sheet with a person's `extra.css` behind it, or the own one that goes before ours."""
    files = ("page.css", "insights.css") if insights else ("page.css",)
    sheet = "\n".join(page_file(name, own) for name in files)
    if own is None:
        return sheet
    from jmap.render.own_templates import own_text  # noqa: PLC0415  as above

    extra = own_text(own, EXTRA) or ""
    for name, text in (("page.css", sheet), (EXTRA, extra)):
        if line := _first_tag(text):
            raise UsageError(
                f"{own / name}:{line}: a style sheet is no template: `{{%` and `{{{{` mean nothing in it",
                f"to add to our style sheet, put rules into {own / EXTRA}; page.css goes in place of ours",
            )
    return f"{sheet}\n{extra}" if extra else sheet


def _first_tag(text: str) -> int | None:
    """Return the line of the first tag of a template in a style sheet."""
    lines = enumerate(text.splitlines(), 1)
    return next((number for number, line in lines if "{%" in line or "{{" in line), None)
