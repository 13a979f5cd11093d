"""Texts of several lines behind `|` or `>`: that they begin on the next line, and deeper than their key."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jmap.diagnostics import Diagnostic, Edit, Fix, Span
from jmap.source.lines import LIST_ITEM, indent_of, line_at

if TYPE_CHECKING:
    from jmap.source.failure import Mistake

_SIGN = re.compile(r"(?P<outer>\s*(?:-\s+)*)(?:[\w$-]+:\s+)?(?P<sign>[|>][-+]?)(?P<blanks>\s+)(?=[^\s#])")
_HEADER = re.compile(r"(?P<outer>\s*(?:-\s+)*)(?P<all>(?P<key>[\w$-]+):\s+[|>][-+]?)\s*(?:\s#.*)?")
_EMPTY_KEY = re.compile(r"(?P<outer>\s*(?:-\s+)*)(?P<all>(?P<key>[\w$-]+):)\s*(?:\s#.*)?")
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
    """Lines of a text behind `|` or `>` that are indented no deeper than its key."""
    return _beside(mistake, _HEADER, "")


def lines_beside_key(mistake: Mistake) -> Diagnostic | None:
    """Lines without a key that are indented no deeper than the empty key above them: several are a list."""
    return _beside(mistake, _EMPTY_KEY, "- ")


def _beside(mistake: Mistake, header: re.Pattern[str], dash: str) -> Diagnostic | None:
    source = mistake.source
    above = ((each, header.fullmatch(source.line(each))) for each in range(mistake.line, 0, -1))
    number, found = next(((each, found) for each, found in above if found), (0, None))
    if found is None:
        return None
    wanted = len(found["outer"]) + _STEP
    lines = _text_below(mistake, number, len(found["outer"]))
    if mistake.line not in range(number + 1, (lines[-1] if lines else number) + 2):
        return None
    dash = dash if len(lines) > 1 else ""
    indents = [indent_of(source.line(each)) for each in lines]
    edits = tuple(
        Edit(Span(start, start + indent), " " * (wanted + indent - min(indents)) + dash)
        for start, indent in zip(map(source.line_start, lines), indents, strict=True)
    )
    if not edits or not mistake.mended_by(*edits):
        return None
    with_dashes = ", with a dash before each item" if dash else ""
    return mistake.told(
        f"what belongs to `{found['all']}` is not indented",
        f"indent each of its lines by {wanted}, deeper than `{found['key']}`{with_dashes}",
        mistake.line_span(lines[0]),
        Fix(f"indent it{with_dashes}", edits, safe=False),
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
