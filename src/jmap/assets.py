"""Where the files that ship with jmap are: the templates and the fonts."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent

FONTS = (_PACKAGE / "fonts" / "DejaVuSans.ttf", _PACKAGE / "fonts" / "DejaVuSans-Bold.ttf")
"""The regular and the bold weight of DejaVu Sans."""


def templates() -> Path:
    """Return the folder of templates: inside the package in a wheel, else at the top of the checkout."""
    packaged = _PACKAGE / "templates"
    return packaged if packaged.is_dir() else _PACKAGE.parents[1] / "templates"
