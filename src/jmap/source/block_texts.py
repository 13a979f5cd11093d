"""Texts of several lines behind `|` or `>`: that they begin on the next line, and deeper than their key."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jmap.diagnostics import Diagnostic, Edit, Fix, Span
from jmap.source.lines import LIST_ITEM, indent_of, line_at

if TYPE_CHECKING:
    from jmap.source.failure import Mistake

_SIGN = re.compile(r"(?P<outer>\s*(?:-\s+)*)(?:[\w$-]+:\s+)?(?P<sign>[|>][-+]?)(?P<blanks>\s+)(?=[^\s#])")
_HEADER = re.compile(r"(?P<outer>\s*(?:-\s+)*)(?P<key>[\w$-]+):\s+(?P<sign>[|>][-+]?)\s*(?:\s#.*)?")
_STEP = 2
"""By how much a text is indented below its key."""


def begun_on_line_of_key(mistake: Mistake) -> Diagnostic | None:
    """`summary: >- It is cold`, with text behind the sign."""
    source = mistake.source
    found = _SIGN.match(source.line(mistake.line))
    if found is None:
        return None
    start = source.line_start(mistake.line)
    below = source.line(mistake.line + 1) if mistake.line < source.line_count else ""
    outer = len(found["outer"])
    indent = indent_of(below) if indent_of(below) > outer else outer + _STEP
    edit = Edit(Span(start + found.start("blanks"), start + found.end("blanks")), "\n" + " " * indent)
    is_sign = len(found["sign"]) > 1 or indent_of(below) > outer  # else the text begins with it: `> 99%`
    if not is_sign or not mistake.mended_by(edit):
        return None
    return mistake.told(
        f"behind `{found['sign']}` a text begins on the next line",
        f"break the line behind `{found['sign']}` and indent the text, or leave the sign out",
        mistake.word(edit.span.end),
        Fix(f"break the line behind `{found['sign']}`", (edit,), safe=False),
    )


def not_indented(mistake: Mistake) -> Diagnostic | None:
    """Lines of a text that are indented no deeper than its key."""
    source = mistake.source
    for number in range(mistake.line, 0, -1):
        found = _HEADER.fullmatch(source.line(number))
        if found:
            break
    else:
        return None
    column = len(found["outer"])
    lines = _text_below(mistake, number, column)
    if mistake.line not in range(number + 1, (lines[-1] if lines else number) + 2):
        return None
    edits = tuple(
        Edit(Span(*2 * (source.line_start(each),)), " " * (column + _STEP - _shallowest(mistake, lines)))
        for each in lines
    )
    if not edits or not mistake.mended_by(*edits):
        return None
    return mistake.told(
        f"the text behind `{found['key']}: {found['sign']}` is not indented",
        f"indent each of its lines by {column + _STEP}, deeper than `{found['key']}`",
        mistake.line_span(lines[0]),
        Fix("indent the text", edits, safe=False),
    )


def _text_below(mistake: Mistake, number: int, column: int) -> list[int]:
    """Return the lines below a key that begin with no other key and no dash."""
    found: list[int] = []
    for below in range(number + 1, mistake.source.line_count + 1):
        text = mistake.source.line(below)
        line = line_at(mistake, below)
        if text.strip() and (line.name == LIST_ITEM or line.name.strip("`") in mistake.keys):
            break
        if text.strip() and indent_of(text) > column and not found:
            return []  # it is indented
        if text.strip():
            found.append(below)
    return found


def _shallowest(mistake: Mistake, lines: list[int]) -> int:
    return min(indent_of(mistake.source.line(each)) for each in lines)
