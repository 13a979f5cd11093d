"""Text edits: make them, tell which ones meet, show what they change; all else stays byte for byte."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jmap.diagnostics import Edit

_ODD = re.compile(r'[\x00-\x1f\x7f"\\\ud800-\udfff]')
"""Signs that no line of a patch can hold, or that have a meaning in quotes."""


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return `text` with all `edits` made; insertions at one place keep their order.

    Raises ValueError where two edits overlap or one reaches beyond the text.
    """
    pieces: list[str] = []
    done = 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        start, end = edit.span
        if not done <= start <= end <= len(text):
            raise ValueError(f"the edit of {start} to {end} overlaps another or leaves the text")
        pieces += (text[done:start], edit.text)
        done = end
    return "".join((*pieces, text[done:]))


def meet(edit: Edit, other: Edit) -> bool:
    """Whether two edits overlap or begin at the same place, so that they cannot both be made."""
    if edit.span.start == other.span.start:
        return True
    return edit.span.start < other.span.end and other.span.start < edit.span.end


def unified_diff(path: str, before: str, after: str) -> str:
    """Return the change as a patch that `git apply` takes; empty where nothing changes."""
    from difflib import unified_diff as difference  # noqa: PLC0415  only where a change is shown

    path_a, path_b = (_as_git_names(f"{side}/{path}") for side in "ab")
    line = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
    lines = difference(line.findall(before), line.findall(after), path_a, path_b)
    return "".join(
        each if each.endswith(("\n", "\r")) else f"{each}\n\\ No newline at end of file\n" for each in lines
    )


def _as_git_names(path: str) -> str:
    """Return a path as git writes it in a patch: one that would break a line, or is no UTF-8, in quotes."""
    if not _ODD.search(path):
        return f"{path}\t" if " " in path else path
    as_bytes = path.encode("utf-8", errors="surrogateescape")
    return '"' + "".join(_escaped(byte) for byte in as_bytes) + '"'


def _escaped(byte: int) -> str:
    character = chr(byte)
    if character in '"\\':
        return f"\\{character}"
    return character if " " <= character <= "~" else f"\\{byte:03o}"
