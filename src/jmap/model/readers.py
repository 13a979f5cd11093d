"""Readers: from the positioned tree to plain data in long form, one kind of reader per kind of type.

A reader unfolds short forms, takes text as written and numbers as numbers, and drops what is empty.
It judges nothing: what it cannot read it passes on as the node itself, which no model accepts.
"""

from __future__ import annotations

import math
import typing
import unicodedata
from typing import Any, Protocol

from jmap.frozen import frozen
from jmap.model.ids import Siblings, assign_ids, free_id, slug
from jmap.model.values import MINUS, TRUTHS, share
from jmap.source.scalars import resolve
from jmap.source.tree import Mapping, Node, Scalar, Sequence

if typing.TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.model.part import Declared, Part

Location = tuple[str | int, ...]
"""Keys and indices from the top of the normalised data."""


class Reader(Protocol):
    """How one type is read."""

    @property
    def expects(self) -> str:
        """What a person is told to write here; behind ` such as ` stand examples of it."""

    def read(self, node: Node) -> Any:
        """Return plain data, or `node` itself where it cannot be read."""

    def children(self, node: Node) -> dict[str | int, tuple[Reader, Node]]:
        """Return the nodes that the parts of the data come from, each with its reader."""


@frozen
class TextReader:
    """Any scalar, as written."""

    expects: str = "a text"
    choices: tuple[str, ...] = ()

    def read(self, node: Node) -> Any:
        """Return the raw text."""
        return node.raw if type(node) is Scalar else node

    def children(self, node: Node) -> dict[str | int, tuple[Reader, Node]]:  # noqa: ARG002  a leaf has none
        """Nothing stands below a text."""
        return {}


@frozen
class IdReader(TextReader):
    """An id or a reference to one: text in NFC, so that one word is one id however it was typed."""

    kind: str = ""
    """What kind of thing a reference names; empty for an id."""

    def read(self, node: Node) -> Any:
        """Return the raw text, composed."""
        return _composed(node.raw) if type(node) is Scalar else node


@frozen
class NumberReader(TextReader):
    """A plain number; a typographic minus counts."""

    expects: str = "a number"

    def read(self, node: Node) -> Any:
        """Return an int or a finite float."""
        if type(node) is not Scalar or not node.plain:
            return node
        value = node.value
        if isinstance(value, str) and value.startswith(MINUS):
            value = resolve(value.replace(MINUS, "-", 1))
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            return node
        return value


@frozen
class ShareReader(TextReader):
    """A percentage or a plain fraction, kept exact."""

    expects: str = "a share such as 62% or 0.62"

    def read(self, node: Node) -> Any:
        """Return a Decimal."""
        if type(node) is not Scalar or not (node.plain or node.raw.endswith("%")):
            return node
        value = share(node.raw)
        return node if value is None else value


@frozen
class TruthReader(TextReader):
    """A boolean, or a text that is neither a boolean of YAML 1.1 nor a yes or no in another language."""

    expects: str = "`true`, `false` or a text"

    def read(self, node: Node) -> Any:
        """Return a bool or the raw text."""
        if type(node) is not Scalar:
            return node
        if isinstance(node.value, bool):
            return node.value
        return node if node.plain and node.raw.lower() in TRUTHS else node.raw


@frozen
class ListReader:
    """A list, whose single item may stand alone unless `always`."""

    item: Reader
    always: bool

    @property
    def expects(self) -> str:
        """A list, or also its single item."""
        return "a list" if self.always else f"{self.item.expects} or a list of them"

    def read(self, node: Node) -> Any:
        """Return a tuple."""
        if type(node) is Sequence:
            read = self.item.read
            return tuple([read(item) for item in node.items if not absent(item)])
        return node if self.always else (self.item.read(node),)

    def children(self, node: Node) -> dict[str | int, tuple[Reader, Node]]:
        """Return the items by index, as `read` counts them."""
        if type(node) is Sequence:
            items = [item for item in node.items if not absent(item)]
            return {index: (self.item, item) for index, item in enumerate(items)}
        return {} if self.always else {0: (self.item, node)}


@frozen
class DictReader:
    """A mapping with free keys; with `declared`, a list of names as well."""

    value: Reader
    declared: Declared | None

    @property
    def expects(self) -> str:
        """Keys, or also names."""
        return "keys with values or a list of names" if self.declared else "keys with values"

    def read(self, node: Node) -> Any:
        """Return a dict."""
        if type(node) is Mapping or self.declared:
            items = self._items(node)
            if type(node) is Sequence:
                return {key: self._read_name(item) for key, item in items}
            return {key: {} if absent(item) else self.value.read(item) for key, item in items}
        return node

    def children(self, node: Node) -> dict[str | int, tuple[Reader, Node]]:
        """Return the values by key."""
        return {key: (self.value, item) for key, item in self._items(node)}

    def _read_name(self, node: Node) -> Any:
        """Read an item of a list of names; a mapping there has no id, so it is refused."""
        if type(node) is not Scalar:
            return node
        return {} if absent(node) else self.value.read(node)

    def _items(self, node: Node) -> Iterator[tuple[str, Node]]:
        keeps_empty = self.declared is not None and self.declared.by_name
        if type(node) is Mapping:
            for key, entry in node.entries.items():
                if keeps_empty or not absent(entry.value):
                    yield _composed(key), entry.value
        elif self.declared:
            yield from self._named(node.items if type(node) is Sequence else [node])

    def _named(self, nodes: list[Node]) -> Iterator[tuple[str, Node]]:
        taken: dict[str, int] = {}
        for number, node in enumerate((node for node in nodes if not absent(node)), 1):
            name = node.raw if type(node) is Scalar else ""
            by_name = self.declared is not None and self.declared.by_name
            id_ = name if by_name else slug(name)
            key = free_id(id_ or f"{self._word()}-{number}", taken)
            yield key, _empty_at(node) if by_name and type(node) is Scalar else node

    def _word(self) -> str:
        """Return what a value is called in the id of one that has no name."""
        return self.value.model.__name__.lower() if isinstance(self.value, PartReader) else "item"


@frozen
class PartReader:
    """A part of the map: a mapping with known keys, or its short form."""

    model: type[Part]
    fields: dict[str, Reader]
    siblings: dict[str, tuple[Siblings, ...]]
    """The lists whose items get ids, each by its key, with those that it shares ids with."""

    @property
    def expects(self) -> str:
        """What the part is called, or how it is written."""
        return self.model.form or self.model.word

    def read(self, node: Node) -> Any:
        """Return a dict in long form, with the ids that nobody wrote."""
        fields = self.fields
        if type(node) is Mapping:
            data: dict[str, Any] = {}
            for key, entry in node.entries.items():
                reader, value = fields.get(key), entry.value
                if reader is None:
                    data[key] = value
                elif type(value) is not Scalar or not absent(value):
                    data[key] = reader.read(value)
        elif type(node) is Scalar:
            expanded = self.model.expand(node)
            if not expanded:
                return node
            data = {key: fields[key].read(part) for key, part in expanded.items()}
        else:
            return node
        siblings = self.siblings
        for key in data if siblings else ():
            if key in siblings:
                assign_ids(data, siblings[key])  # where lists share ids, the second call finds them all given
        return data

    def children(self, node: Node) -> dict[str | int, tuple[Reader, Node]]:
        """Return the values of the known keys."""
        if type(node) is Mapping:
            return {
                key: (self.fields[key], entry.value)
                for key, entry in node.entries.items()
                if key in self.fields and not absent(entry.value)
            }
        if type(node) is Scalar:
            return {key: (self.fields[key], part) for key, part in self.model.expand(node).items()}
        return {}


def reader_below(reader: Reader | None, key: str) -> Reader | None:
    """Return how the value of a key is read in what `reader` reads; None where that is not known."""
    if isinstance(reader, PartReader):
        return reader.fields.get(key)
    return reader.value if isinstance(reader, DictReader) else None


def innermost(reader: Reader) -> Reader:
    """Return how the single values are read in lists and mappings of them, or in lists in mappings."""
    while isinstance(reader, ListReader | DictReader):
        reader = reader.item if isinstance(reader, ListReader) else reader.value
    return reader


def absent(node: Node) -> bool:
    """Whether nothing is written here: an empty value, `null`, or a blank text."""
    return type(node) is Scalar and (node.value is None or not node.raw.strip())


def _composed(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _empty_at(node: Node) -> Scalar:
    return Scalar(node.start, node.end, "", None, plain=True)
