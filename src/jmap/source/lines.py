"""The lines of a text with a mistake: what they begin with, what stands above and below them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from jmap.phrases import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.diagnostics import Edit
    from jmap.source.failure import Mistake

KEY = re.compile(r"[\w$-]+:(?:\s|$)")
LIST_ITEM = "the list item"


class Line(NamedTuple):
    """What stands on a line, from a column on: behind dashes, a line has several."""

    number: int
    column: int
    name: str


def line_at(mistake: Mistake, number: int) -> Line:
    """Return what a line begins with."""
    text = mistake.source.line(number)
    return Line(number, len(text) - len(text.lstrip(" \t")), _name(text.strip(" \t")))


def lines_above(mistake: Mistake, number: int) -> Iterator[Line]:
    """Yield what a line could line up with, the nearest first."""
    seen: set[int] = set()
    lowest = None
    for above in range(number - 1, 0, -1):
        text = mistake.source.line(above)
        column = indent_of(text)
        if not text.strip() or text.lstrip().startswith("#") or (lowest is not None and column > lowest):
            continue
        lowest = column
        while column < len(text):
            if column not in seen:
                seen.add(column)
                yield Line(above, column, _name(text[column:]))
            if not text[column:].startswith("- "):
                break
            column += 2 + indent_of(text[column + 2 :])
        if lowest == 0:
            return


def lines_below(mistake: Mistake, number: int) -> Iterator[Line]:
    """Yield the lines below one, each nearer to the margin than those before it."""
    lowest = None
    for below in range(number + 1, mistake.source.line_count + 1):
        text = mistake.source.line(below)
        column = indent_of(text)
        if not text.strip() or text.lstrip().startswith("#") or (lowest is not None and column >= lowest):
            continue
        lowest = column
        yield Line(below, column, _name(text[column:]))
        if lowest == 0:
            return


def keys_of_item(mistake: Mistake, line: Line) -> set[str]:
    """Return the keys of the list item whose dash a line begins with."""
    inside, source, keys = line.column + len("- "), mistake.source, set()
    for number in range(line.number, source.line_count + 1):
        text = source.line(number)
        if number > line.number and text[:inside].strip():
            break
        found = KEY.match(text, inside)
        if found:
            keys.add(found.group())
    return keys


def reached(mistake: Mistake, *edits: Edit) -> int:
    """Return up to which line the text, so edited, is read; 0 where that mends nothing."""
    reached = mistake.reached_with(*edits)
    return mistake.source.position(reached)[0] if reached else 0


def indent_of(text: str) -> int:
    """Return how many spaces a line begins with."""
    return len(text) - len(text.lstrip(" "))


def _name(text: str) -> str:
    """Name what stands at the beginning of a line."""
    if text.startswith("- "):
        return LIST_ITEM
    return f"`{shortened(text.partition(':')[0].strip())}`"
