"""Lines that fit into a terminal: words go to the next line whole, East Asian text between characters."""

from __future__ import annotations

import re

from jmap.source.excerpt import display_width

_PROSE = 100
"""Longer lines than this are hard to read, however wide the terminal is."""
_EAST_ASIAN = "\u2e80-\u2fff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
_CLOSING = "\u3001\u3002\u3009\u300b\u300d\u300f\u3011\u3015\uff01\uff09\uff0c\uff0e\uff1a\uff1b\uff1f"
"""Punctuation that begins no line."""
_PIECE = f" *(?:[{_EAST_ASIAN}][{_CLOSING}]*|[^ {_EAST_ASIAN}]+)"
"""A pattern that takes milliseconds to compile; most runs wrap nothing."""


def prose(width: int | None) -> int | None:
    """Return the width at which sentences are wrapped in a terminal of `width` columns."""
    return min(width, _PROSE) if width else None


def wrapped(text: str, width: int | None, *, used: int = 0, indent: int = 0) -> str:
    """Return `text` with line breaks so that no line is wider than `width`, unless one word alone is.

    The first line stands behind `used` columns, the others behind `indent` blanks. Without a width
    the text stays one line.
    """
    if width is None or used + display_width(text) <= width:
        return text
    lines = [""]
    column = used
    for piece in re.findall(_PIECE, text):
        if column + display_width(piece) > width and (lines[-1] or used > indent):
            lines.append("")
            column = indent
        shown = piece if lines[-1] else piece.lstrip()
        lines[-1] += shown
        column += display_width(shown)
    return f"\n{' ' * indent}".join(lines)
