"""The comments of a YAML text, which libyaml does not report.

A `#` begins a comment at the beginning of a line or behind a blank, never inside a scalar. What a
comment says is not known here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from jmap.diagnostics import Span
from jmap.frozen import frozen
from jmap.source.text import end_of_line
from jmap.source.tree import Mapping, Sequence

if TYPE_CHECKING:
    from jmap.source.text import SourceText
    from jmap.source.tree import Node

_HASH = re.compile(r"(?<![^ \t\r\n])#")


@frozen
class Comment:
    """One comment, from its `#` to the end of its line."""

    span: Span
    text: str
    """Without the `#` and the blanks around."""
    own_line: bool
    """Whether nothing but blanks stands before it on its line."""


def comments(source: SourceText, root: Node | None) -> tuple[Comment, ...]:
    """Return every comment in file order; none where the text could not be read and `root` is None."""
    text = source.text
    if root is None or "#" not in text:
        return ()
    scalars = _scalars_with_hash(root, text)
    starts = [start for start, _ in scalars]
    found: list[Comment] = []
    at = _HASH.search(text)
    while at:
        start = at.start()
        before = bisect_right(starts, start) - 1
        if before >= 0 and start < scalars[before][1]:
            end = scalars[before][1]
        else:
            end = end_of_line(text, start)
            found.append(_comment(source, Span(start, end)))
        at = _HASH.search(text, end)
    return tuple(found)


def _comment(source: SourceText, span: Span) -> Comment:
    column = source.position(span.start)[1]
    before = source.text[span.start - column + 1 : span.start]
    return Comment(span, source.text[span.start : span.end].lstrip("#").strip(), not before.strip())


def _scalars_with_hash(root: Node, text: str) -> list[tuple[int, int]]:
    """Return start and end of the scalars that hold a `#`, sorted."""
    found: list[tuple[int, int]] = []
    open_nodes = [root]
    while open_nodes:
        node = open_nodes.pop()
        start, end = node.span
        if node.target is not None or text.find("#", start, end) < 0:
            continue
        if isinstance(node, Sequence):
            open_nodes.extend(node.items)
        elif isinstance(node, Mapping):
            open_nodes.extend(part for entry in node.entries.values() for part in (entry.key, entry.value))
        else:
            # the header line of a block scalar, `|`, may end in a comment
            found.append((end_of_line(text, start) if text[start] in "|>" else start, end))
    return sorted(found)
