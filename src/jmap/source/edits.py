"""Text edits: apply them, keep those that do not touch each other, show what they change."""

from __future__ import annotations

import re
from difflib import unified_diff as difference
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jmap.diagnostics import Edit, Fix

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


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


def without_overlaps(fixes: Iterable[Fix]) -> list[Fix]:
    """Return the fixes that can be made together, earlier ones first; the others wait for another round.

    Two fixes that insert at the same place also exclude each other.
    """
    chosen: list[Fix] = []
    taken: list[Edit] = []
    for fix in fixes:
        if not any(_touch(edit, other) for edit in fix.edits for other in taken):
            chosen.append(fix)
            taken.extend(fix.edits)
    return chosen


def unified_diff(path: str, before: str, after: str) -> str:
    """Return the change as a patch that `git apply` takes; empty where nothing changes."""
    lines = difference(_LINE.findall(before), _LINE.findall(after), f"a/{path}", f"b/{path}")
    return "".join(
        line if line.endswith(("\n", "\r")) else f"{line}\n\\ No newline at end of file\n" for line in lines
    )


def _touch(edit: Edit, other: Edit) -> bool:
    """Whether two edits overlap or begin at the same place."""
    if edit.span.start == other.span.start:
        return True
    return edit.span.start < other.span.end and other.span.start < edit.span.end
