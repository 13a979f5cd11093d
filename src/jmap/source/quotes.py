"""Mistakes inside quotes: that they are never closed, and what a backslash means there."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from jmap.diagnostics import Diagnostic, Edit, Fix, Span
from jmap.phrases import shortened

if TYPE_CHECKING:
    from jmap.source.failure import Mistake

_NEXT_KEY = re.compile(r", +(?P<word>[\w$-]+): ")
_ESCAPE = re.compile(r"\\(?:[xuU][0-9a-fA-F]{0,8}|.)")
_ONE_LINE = re.compile(r'"(?P<inside>[^"\r\n]*)"')
_MOST_ENDS = 8
"""How many places are tried for a quote that is missing: each takes reading the file."""


def never_closed(mistake: Mistake) -> Diagnostic | None:
    """A quote that is never closed, or only by the quote that opens the next text."""
    failure, text = mistake.failure, mistake.text
    is_open = failure.context == "while scanning a quoted scalar" and "escape" not in failure.problem
    start = failure.context_at if is_open else failure.last.start
    quote = text[start : start + 1]
    if quote in ("'", '"') and (told := _closed_by_next(mistake, start, quote)):
        return told
    if quote not in ("'", '"') or not (is_open or "\n" in text[start : failure.last.end]):
        return None
    opens_next = (
        bool(failure.brackets)
        and failure.at == failure.last.end
        and text[failure.at : failure.at + 1].isalnum()
    )
    ends = _ends_of_quoted(mistake, start)
    # Far below, where the next quote stands, another mistake may come first; a second line may belong to it.
    settled = min(mistake.line, mistake.source.position(start)[0] + 1)
    mended = next((end for end in ends if mistake.settled_by(Edit(Span(end, end), quote), settled)), None)
    if mended is None and not (is_open or opens_next):
        return None
    end = mended or ends[-1 if failure.brackets else 0]
    told = _told(mistake, start, Edit(Span(end, end), quote))
    return told if mended else replace(told, fix=None)


def _closed_by_next(mistake: Mistake, start: int, quote: str) -> Diagnostic | None:
    """`["Shop window, "Instagram"]`: what closes the first text was to open the second one."""
    failure, text = mistake.failure, mistake.text
    written = text[start : failure.last.end - 1]
    end = start + len(written.rstrip(" ").removesuffix(","))
    is_followed = text[failure.last.end : failure.last.end + 1].isalnum()
    if not is_followed or not written.rstrip(" ").endswith(",") or "\n" in written or not failure.brackets:
        return None
    edit = Edit(Span(end, end), quote)
    return _told(mistake, start, edit) if mistake.mended_by(edit) else None


def _told(mistake: Mistake, start: int, edit: Edit) -> Diagnostic:
    end, quote = edit.span.end, edit.text
    return mistake.told(
        "this quote is never closed",
        f"close it where the text ends: `{shortened(mistake.text[start:end])}{quote}`",
        Span(start, start + 1),
        Fix("close the quote at the end of the text", (edit,), safe=False),
    )


def _ends_of_quoted(mistake: Mistake, start: int) -> list[int]:
    """Return where a text in quotes may end on its line, the likeliest first.

    That is before the next key between braces, with the line, or before brackets that end it.
    """
    end = mistake.line_span(mistake.source.position(start)[0]).end
    braces = [at for at in mistake.failure.brackets if mistake.text[at] == "{"]
    following = _NEXT_KEY.finditer(mistake.text, start, end) if braces else ()
    ends = [key.start() for key in following if key["word"] in mistake.keys][:1]
    ends.append(end)
    while len(ends) < _MOST_ENDS and mistake.text[ends[-1] - 1] in "]}, ":
        ends.append(ends[-1] - 1)
    return ends


def backslash(mistake: Mistake) -> Diagnostic | None:
    """A backslash that says nothing where it stands, or names no character."""
    failure = mistake.failure
    if failure.context != "while parsing a quoted scalar":
        return None
    start = mistake.text.rfind("\\", 0, failure.at + 1)
    escape = _ESCAPE.match(mistake.text, start)
    written = escape.group() if escape else "\\"
    numbered = written[1:2] in ("x", "u", "U")
    if told := _several_backslashes(mistake, start):
        return told
    edit = Edit(Span(start, start), "\\")
    is_only = not numbered and mistake.source.line(mistake.source.position(start)[0]).count("\\") == 1
    return mistake.told(
        f"`{written}` stands for no character"
        if numbered
        else f"`{written}` means nothing inside double quotes",
        ("write the character itself, or " if numbered else "")
        + "double the backslash if it belongs to the text",
        Span(start, start + len(written)),
        Fix("double the backslash", (edit,), safe=is_only) if mistake.mended_by(edit) else None,
    )


def _several_backslashes(mistake: Mistake, first: int) -> Diagnostic | None:
    r"""`"C:\Users\new"`, where doubling the first backslash leaves a line break."""
    found = _ONE_LINE.match(mistake.text, mistake.failure.context_at)
    if found is None or found["inside"].count("\\") == 1 or '\\"' in found["inside"]:
        return None
    written = "'" + found["inside"].replace("'", "''") + "'"
    edit = Edit(Span(*found.span()), written)
    if not mistake.mended_by(edit):
        return None
    return mistake.told(
        "a backslash begins a sign of its own inside double quotes, as `\\n` is a line break",
        f"write single quotes, in which it is only itself: `{shortened(written)}`",
        Span(first, first + 2),
        Fix("write single quotes", (edit,), safe=False),
    )
