"""Columns as other tools count them: places count characters, some formats UTF-16 units or UTF-8 bytes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from jmap.diagnostics import Place
    from jmap.source.text import SourceText


def utf16_units(text: str) -> int:
    """Return the length of `text` in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def utf8_bytes(text: str) -> int:
    """Return the length of `text` in UTF-8 bytes."""
    return len(text.encode("utf-8", "surrogatepass"))


def recounted(place: Place, text: SourceText | None, length: Callable[[str], int]) -> Place:
    """Return `place` with columns from 1 that count what `length` counts; unchanged without a text."""
    if text is None:
        return place
    return replace(
        place,
        column=_column(text, place.line, place.column, length),
        end_column=_column(text, place.end_line, place.end_column, length),
    )


def _column(text: SourceText, line: int, column: int, length: Callable[[str], int]) -> int:
    start = text.line_start(min(line, text.line_count))  # a cache may say anything
    return length(text.text[start : start + column - 1]) + 1
