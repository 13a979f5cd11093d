"""The lines around a span with a caret below it, as compilers show them.

A file may come from a stranger: control characters and bidirectional overrides are shown as
escapes, so that it cannot play with the terminal. Colours are left to the reports.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jmap.diagnostics import Span
    from jmap.source.text import SourceText

WIDTH = 100
"""Columns of a shown line where nobody says how many there are; a longer one is cut around its caret."""

_TAB = "    "
_BEFORE_CARET = 40
_INVISIBLE = re.compile(
    "[\x00-\x08\x0a-\x1f\x7f-\x9f\u061c\u200b\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0001]"
)


def excerpt(
    source: SourceText, span: Span, label: str = "", *, gutter: int = 0, width: int | None = None
) -> list[str]:
    """Return the line of `span` with its caret and `label`, and one line of context, between two bars.

    `gutter` is the least width of the line numbers. With a `width`, no line of the file takes more columns,
    and a label that has no room beside its caret stands below. A span of several lines is underlined on its
    first.
    """
    number, column = source.position(span.start)
    context = _context(source, number)
    digits = max(gutter, len(str(max(number, context))))
    bar = " " * digits + " |"
    room = width or WIDTH
    text = source.line(number)
    start = min(column - 1, len(text))  # a cache may say anything
    line, caret = _underlined(text, start, span.end - span.start, room)
    labelled = _labelled(caret, visible(label), width)
    shown = [f"{number:>{digits}} | {line}".rstrip(), *(f"{bar} {below}".rstrip() for below in labelled)]
    if context:
        beside = f"{context:>{digits}} | {_windowed(source.line(context), 0, room)[1]}".rstrip()
        shown.insert(len(shown) if context > number else 0, beside)
    return [bar, *shown, bar]


def gutter_width(source: SourceText, span: Span) -> int:
    """Return the width that the line numbers of the excerpt take."""
    number = source.position(span.start)[0]
    return len(str(max(number, _context(source, number))))


def visible(text: str) -> str:
    """Return `text` on one line, safe for a terminal: tabs as blanks, invisible characters as escapes."""
    return _INVISIBLE.sub(_escape, text.replace("\t", _TAB))


def display_width(text: str) -> int:
    """Return the columns that visible text takes."""
    if text.isascii():
        return len(text)
    from wcwidth import wcswidth  # noqa: PLC0415  its tables are large, and many texts are ASCII

    return max(wcswidth(text), 0)


def _escape(found: re.Match[str]) -> str:
    code = ord(found.group())
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}"  # noqa: PLR2004  two hexadecimal digits


def _context(source: SourceText, number: int) -> int:
    """Return the line that explains line `number` best: what is indented below it, else what stands above.

    0 where there is neither.
    """
    after = number + 1 if number < source.line_count and source.line(number + 1).strip() else 0
    before = number - 1 if number > 1 and source.line(number - 1).strip() else 0
    if after and _indent(source.line(after)) > _indent(source.line(number)):
        return after
    return before or after


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _labelled(caret: str, label: str, width: int | None) -> list[str]:
    """Return the caret with its label beside it, or below where that is wider than `width`."""
    beside = f"{caret} {label}"
    if width is None or display_width(beside) <= width:
        return [beside]
    indent = min(len(caret) - len(caret.lstrip()), max(width - display_width(label), 0))
    return [caret, " " * indent + label]


def _underlined(line: str, column: int, length: int, room: int) -> tuple[str, str]:
    """Return the shown part of `line` and the carets below `length` characters from `column`."""
    start, shown = _windowed(line, column, room)
    before = visible(line[start:column])
    lead = display_width(before) + (1 if start else 0)
    marked = visible(line[column : column + max(min(length, room), 1)].rstrip())
    count = min(display_width(marked), display_width(shown) - lead)
    return shown, " " * lead + "^" * max(count, 1)


def _windowed(line: str, column: int, room: int) -> tuple[int, str]:
    """Return the part of `line` that `room` columns show, and the character at which it begins."""
    if len(line) <= room and display_width(visible(line)) <= room:
        return 0, visible(line)
    start = column
    columns = 0
    while start > max(column - room, 0) and columns < min(_BEFORE_CARET, room // 2):
        start -= 1
        columns += display_width(visible(line[start]))
    while start and _joins(line[start - 1 : start + 1]):
        start -= 1
    end = start
    columns = 0
    while end < len(line) and (columns := columns + display_width(visible(line[end]))) <= room - len("……"):
        end += 1
    while end < len(line) and _joins(line[end - 1 : end + 1]):
        end += 1
    return start, ("…" if start else "") + visible(line[start:end]) + ("…" if end < len(line) else "")


def _joins(pair: str) -> bool:
    """Whether two characters are drawn as one: the second combines, or a joiner stands between."""
    return "\u200d" in pair or display_width(visible(pair[1:])) == 0
