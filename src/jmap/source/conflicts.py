"""Merge conflicts that git has left in a file, in its usual style and with the common base (`diff3`)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from jmap.diagnostics import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARK = re.compile(r"^(?P<sign>[<|=>])(?P=sign){6}(?: [^\r\n]*)?(?=\r?$)", re.MULTILINE)


class Mark(NamedTuple):
    """A line by which git divides a conflict: before ours, the base, theirs, and behind them."""

    sign: str
    span: Span


def marks(text: str) -> Iterator[Mark]:
    """Yield the lines that are marks of conflicts, whole ones or what is left of them."""
    for found in _MARK.finditer(text):
        yield Mark(found["sign"], Span(*found.span()))


def without_theirs(text: str) -> list[Edit]:
    """Return the edits that leave what stands first in each conflict, that is ours."""
    edits: list[Edit] = []
    ours: Mark | None = None
    theirs: Mark | None = None
    for mark in marks(text):
        if mark.sign == "<":
            ours, theirs = mark, None
        elif mark.sign == ">" and ours and theirs:
            edits += [Edit(ours.span, ""), Edit(Span(theirs.span.start, mark.span.end), "")]
            ours = theirs = None
        elif ours and theirs is None:
            theirs = mark
    return edits
