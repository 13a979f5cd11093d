"""List items without their dash, where what stands around them shows that they are some."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jmap.diagnostics import Diagnostic, Edit, Fix, Span
from jmap.phrases import shortened
from jmap.source.alignment import reached_by_moving
from jmap.source.lines import KEY, LIST_ITEM, Line, indent_of, keys_of_item, line_at, lines_above, reached

if TYPE_CHECKING:
    from jmap.source.failure import Mistake

_IN_QUOTES = re.compile(r"""\s*(?:"[^"]*"|'[^']*')[\s,]*""")


def first_item(mistake: Mistake) -> Diagnostic | None:
    """The keys of a first item without the dash that the items below it have."""
    source = mistake.source
    span = mistake.line_span(mistake.line)
    if not mistake.text.startswith("- ", span.start):
        return None
    dash, first = span.start - source.line_start(mistake.line), 0
    for number in range(mistake.line - 1, 0, -1):
        line = source.line(number)
        indent = indent_of(line)
        if line.strip() and indent <= dash:
            break
        first = number if line.strip() and indent == dash + len("- ") else first
    start = source.line_start(first) + dash if first else 0
    edit = Edit(Span(start, start + len("- ")), "- ")
    if not first or not mistake.mended_by(edit):
        return None
    if reached(mistake, edit) <= reached_by_moving(mistake, alone=True):
        return None
    key = mistake.line_span(first)
    if mistake.text.startswith("- ", key.start):
        return None
    return mistake.told(
        "a dash is missing before the first item of this list",
        f"write `- {shortened(mistake.text[key.start : key.end])}`",
        mistake.word(key.start),
        Fix("put a dash before it", (edit,), safe=False),
    )


def key_of_item(mistake: Mistake) -> Diagnostic | None:
    """`text: Slow` with the other keys of the item indented below it, as they would be behind a dash."""
    line = line_at(mistake, mistake.line)
    key = next(lines_above(mistake, line.number), None)
    if key is None or key.column + len("- ") != line.column:
        return None
    if not KEY.match(mistake.source.line(key.number), key.column):
        return None
    if not _with_dash(mistake, key) > reached_by_moving(mistake):
        return None
    return _told(mistake, key, "what is below it belongs to a list item")


def item(mistake: Mistake) -> Diagnostic | None:
    """An item of a list that has no dash, where the items beside it have one."""
    began = mistake.source.position(mistake.failure.context_at)[0]
    for number in dict.fromkeys((began, mistake.line)):
        line, start = line_at(mistake, number), mistake.line_span(number).start
        item = _item_beside(mistake, line)
        if item is None:
            continue
        key = KEY.match(mistake.text, start)
        is_again = key is not None and key.group() in keys_of_item(mistake, item)
        is_item = is_again or mistake.text[start : start + 1] in {"[", "{"}
        if is_item and _with_dash(mistake, line):
            return _told(mistake, line, f"the list item on line {item.number} has one")
    return None


def texts(mistake: Mistake) -> Diagnostic | None:
    """Texts in quotes on lines of their own, below a key that takes several."""
    source, number = mistake.source, mistake.line
    if not _IN_QUOTES.fullmatch(source.line(number)):
        return None
    column = indent_of(source.line(number))
    first, last = number, number
    while first > 1 and _IN_QUOTES.fullmatch(above := source.line(first - 1)) and indent_of(above) == column:
        first -= 1
    while last < source.line_count and indent_of(below := source.line(last + 1)) == column:
        if not _IN_QUOTES.fullmatch(below):
            break
        last += 1
    edits = tuple(_dash(mistake, line_at(mistake, each)) for each in range(first, last + 1))
    if first == last or not mistake.mended_by(*edits):
        return None
    span = mistake.line_span(first)
    return mistake.told(
        "a dash is missing before each of these texts",
        f"write `- {shortened(mistake.text[slice(*span)])}`, and so on",
        span,
        Fix("put a dash before each", edits, safe=False),
    )


def _item_beside(mistake: Mistake, line: Line) -> Line | None:
    """Return the list item above or below whose dash lines up with a line."""
    source = mistake.source
    for numbers in (range(line.number - 1, 0, -1), range(line.number + 1, source.line_count + 1)):
        others = (line_at(mistake, number) for number in numbers if source.line(number).strip())
        nearest = next((other for other in others if other.column <= line.column), None)
        if nearest and nearest.column == line.column and nearest.name == LIST_ITEM:
            return nearest
    return None


def _with_dash(mistake: Mistake, line: Line) -> int:
    """Return up to which line the text is read with a dash before a line, 0 where that mends nothing."""
    return reached(mistake, _dash(mistake, line))


def _dash(mistake: Mistake, line: Line) -> Edit:
    start = mistake.line_span(line.number).start
    return Edit(Span(start, start), "- ")


def _told(mistake: Mistake, line: Line, reason: str) -> Diagnostic:
    span = mistake.line_span(line.number)
    return mistake.told(
        f"a dash is missing here: {reason}",
        f"write `- {shortened(mistake.text[slice(*span)])}`",
        mistake.word(span.start),
        Fix("put a dash before it", (_dash(mistake, line),), safe=False),
    )
