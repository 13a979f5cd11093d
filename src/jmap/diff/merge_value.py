"""Values that two sides have changed, as long as they stand on one line: by field, by item.

A short form is taken for the long one that it stands for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from jmap.diff.merge_order import merged_order
from jmap.frozen import frozen
from jmap.model.ids import slug
from jmap.model.readers import ListReader, PartReader, reader_below
from jmap.source.data import absent
from jmap.source.quoting import quoted
from jmap.source.tree import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Hashable
    from typing import TypeVar

    from jmap.model.readers import Reader

    _Name = TypeVar("_Name", bound=Hashable)

_NEEDS_QUOTES = re.compile(r"[,\[\]{}]|:(?:\s|$)|\s#")
"""What ends a plain text between brackets."""


@frozen
class Value:
    """A node in its text."""

    text: str
    node: Node

    @property
    def written(self) -> str:
        """The text as it can stand between brackets."""
        node = self.node
        if isinstance(node, Scalar) and node.plain and node.target is None and _NEEDS_QUOTES.search(node.raw):
            return quoted(node.raw)
        return self.text[node.start : node.end]

    @property
    def is_short(self) -> bool:
        """Whether it stands on one line, and in no block."""
        node = self.node
        inside = self.text[node.start : node.end]
        plain = isinstance(node, Scalar) or node.flow or node.target is not None
        return (
            plain
            and node.target is None
            and not inside.startswith(("|", ">"))
            and not set(inside) & set("\r\n")
        )


def data(node: Node | None) -> Any:
    """Return what can be compared: what a node says, however it is laid out and in whatever order of keys."""
    if node is None:
        return None
    if isinstance(node, Scalar):
        return node.raw, type(node.value).__name__
    if isinstance(node, Sequence):
        return [data(item) for item in node.items]
    return {key: data(entry.value) for key, entry in node.entries.items()}


def names_of(nodes: list[Node], reader: Reader | None) -> list[tuple[str, int]]:
    """Return what tells the items of a list from one another: id, else name or text, and how often before."""
    seen: dict[str, int] = {}
    names = []
    for node in nodes:
        name = _name(node, reader)
        seen[name] = seen.get(name, -1) + 1
        names.append((name, seen[name]))
    return names


def merged_value(
    base: Value | None, ours: Value, theirs: Value, reader: Reader | None, *, inside: bool = False
) -> str | None:
    """Return the text of a value with the changes of both sides; None where they have changed the same thing.

    It is to stand `inside` brackets, or not.
    """
    known = data(base.node) if base else None
    same = data(ours.node) == data(theirs.node) or (base and data(theirs.node) == known)
    if same or (base and data(ours.node) == known):
        chosen = ours if same else theirs
        return chosen.written if inside else chosen.text[chosen.node.start : chosen.node.end]
    if not (ours.is_short and theirs.is_short):
        return None
    if isinstance(reader, ListReader):
        return _merged_list(base, ours, theirs, reader)
    return _merged_fields(base, ours, theirs, reader)


def _merged_list(base: Value | None, ours: Value, theirs: Value, reader: Reader | None) -> str | None:
    item = reader.item if isinstance(reader, ListReader) else None
    values = (base, ours, theirs)
    sides = [dict(zip(names_of(_items(each), item), _items(each), strict=True)) for each in values]
    if any(data(sides[1][name]) != data(sides[2][name]) for name in _added_by_both(*sides)):
        return None
    made = _merged(sides, values, dict.fromkeys((*sides[1], *sides[2]), item))
    return None if made is None else f"[{', '.join(made.values())}]"


def _merged_fields(base: Value | None, ours: Value, theirs: Value, reader: Reader | None) -> str | None:
    values = (base, ours, theirs)
    sides = [_fields(each, reader) for each in values]
    if not sides[1] or not sides[2]:
        return None
    made = _merged(sides, values, {key: reader_below(reader, key) for key in (*sides[1], *sides[2])})
    if made is None:
        return None
    return "{" + ", ".join(f"{_as_key(key)}: {text}" for key, text in made.items()) + "}"


def _added_by_both(base: dict[_Name, Node], ours: dict[_Name, Node], theirs: dict[_Name, Node]) -> set[_Name]:
    return (ours.keys() & theirs.keys()) - base.keys()


def _merged(
    sides: list[dict[_Name, Node]],
    values: tuple[Value | None, Value, Value],
    readers: dict[_Name, Reader | None],
) -> dict[_Name, str] | None:
    """Merge what each side has by name; None where both have changed the same thing."""
    order = merged_order(*(list(side) for side in sides))
    if order is None:
        return None
    made = {}
    for name in order:
        was, ours, theirs = (
            Value(value.text, side[name]) if value and name in side else None
            for side, value in zip(sides, values, strict=True)
        )
        left = ours or theirs
        text: str | None = ""
        if ours and theirs:
            text = merged_value(was, ours, theirs, readers[name], inside=True)
        elif left and was is None:
            text = left.written
        elif left and was and data(left.node) != data(was.node):
            text = None
        if text is None:
            return None
        if text:
            made[name] = text
    return made


def _name(node: Node, reader: Reader | None) -> str:
    if isinstance(node, Scalar):
        return slug(node.raw) or node.raw
    short = reader.model.short if isinstance(reader, PartReader) else ""
    for key in ("id", short):
        written = node.get(key) if isinstance(node, Mapping) else None
        if isinstance(written, Scalar) and not absent(written):
            return written.raw if key == "id" else slug(written.raw) or written.raw
    return ""


def _items(value: Value | None) -> list[Node]:
    if value is None or absent(value.node):
        return []
    return value.node.items if isinstance(value.node, Sequence) else [value.node]


def _fields(value: Value | None, reader: Reader | None) -> dict[str, Node]:
    """Return what stands under each key; a short form stands under the key that it is short for."""
    node = value.node if value else None
    if isinstance(node, Mapping):
        return {key: entry.value for key, entry in node.entries.items()}
    if isinstance(node, Scalar) and isinstance(reader, PartReader) and not absent(node):
        return {str(key): part for key, (_, part) in reader.children(node).items()}
    return {}


def _as_key(key: str) -> str:
    return quoted(key) if _NEEDS_QUOTES.search(key) else key
