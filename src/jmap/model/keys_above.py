"""Keys that are indented no deeper than the key above them to which they belong."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from jmap.diagnostics import Edit, Fix, Span
from jmap.model.readers import DictReader, ListReader, PartReader
from jmap.source.data import absent
from jmap.source.tree import Mapping, Sequence

if TYPE_CHECKING:
    from collections.abc import Mapping as MappingOf

    from jmap.model.locate import Locator, Origin
    from jmap.model.readers import Reader
    from jmap.source.tree import Node

_STEP = 2
"""By how much what belongs to a key is indented below it."""


def keys_above(origin: Origin) -> dict[str, str]:
    """Return the unknown keys that may be meant to stand below a key above them, with that key."""
    assert isinstance(origin.reader, PartReader)
    found, above, fields = {}, "", origin.reader.fields
    entries = origin.node.entries if isinstance(origin.node, Mapping) and not origin.node.flow else {}
    for key in entries:
        if key in fields:
            above = key
        elif above and _could_hold(key, entries[above].value, fields[above]):
            found[key] = above
    return found


def belongs_above(origin: Origin, key: str, above: dict[str, str]) -> bool:
    """Whether a key is one of the part that the empty key above it begins."""
    assert isinstance(origin.reader, PartReader)
    return key in above and isinstance(origin.reader.fields[above[key]], PartReader)


def indented(origin: Origin, key: str, above: MappingOf[str, str], locator: Locator) -> Fix | None:
    """Indent a key, and those between, below the key above them; None where one does not begin its line."""
    assert isinstance(origin.node, Mapping)
    source, entries = locator.source, origin.node.entries
    first, holder = entries[key], entries[above[key]].value
    column = source.position(first.key.start)[1]
    last_item = holder.items[-1] if isinstance(holder, Sequence) else holder
    wanted = source.position(last_item.start)[1] if isinstance(last_item, Mapping) else column + _STEP
    starts: list[int] = []
    for each in takewhile(lambda each: each.key.start <= first.key.start, map(entries.__getitem__, above)):
        if above[each.key.raw] != above[key]:
            continue
        row, last = (
            source.position(each.key.start)[0],
            source.position(max(each.value.end - 1, each.key.end))[0],
        )
        if source.text[source.line_start(row) : each.key.start].strip(" "):
            return None
        starts += [
            source.line_start(number) for number in range(row, last + 1) if source.line(number).strip()
        ]
    edits = tuple(Edit(Span(start, start), " " * (wanted - column)) for start in starts)
    return Fix("indent it deeper", edits, safe=False) if wanted > column else None


def _could_hold(key: str, value: Node, reader: Reader) -> bool:
    """Whether a key could stand below another one, behind which `value` stands."""
    reader = reader.item if isinstance(reader, ListReader) else reader
    if isinstance(value, Sequence) and not value.flow and value.items:
        value = value.items[-1]
    is_open = absent(value) or (isinstance(value, Mapping) and not value.flow)
    return is_open and (
        isinstance(reader, DictReader) or (isinstance(reader, PartReader) and key in reader.fields)
    )
