"""Readers: from data as written to data in long form, one kind of reader per kind of type.

A reader unfolds short forms, takes text as written and numbers as numbers, and drops what is empty.
It judges nothing: what it cannot read is `UNREADABLE`, which no model accepts.
"""

from __future__ import annotations

import sys
import typing
import unicodedata
from typing import Any, Protocol

from jmap.frozen import frozen
from jmap.model.ids import Siblings, assign_ids
from jmap.model.values import MINUS, TRUTHS, share
from jmap.source.data import Data, Quoted, Text, absent, data_of, text_of
from jmap.source.scalars import resolve
from jmap.source.tree import Mapping, Node, Scalar, Sequence

if typing.TYPE_CHECKING:
    from jmap.model.part import Part

UNREADABLE = object()
"""Stands where something was written that a reader cannot read."""

Location = tuple[str | int, ...]
"""Keys and indices from the top of the normalised data."""

_LARGEST = sys.float_info.max


class Reader(Protocol):
    """How one type is read."""

    @property
    def expects(self) -> str:
        """What a person is told to write here; behind ` such as ` stand examples of it."""

    def read(self, data: Data) -> Any:
        """Return the data in long form, or `UNREADABLE`."""

    def children(self, node: Node) -> dict[str | int, tuple[Reader, Node]]:
        """Return the nodes that the parts of the data come from, each with its reader."""


@frozen
class TextReader:
    """Any scalar, as written."""

    expects: str = "a text"
    choices: tuple[str, ...] = ()

    def read(self, data: Data) -> Any:
        """Return the text."""
        return data if type(data) is str else data.text if type(data) is Quoted else UNREADABLE

    def children(self, node: Node) -> dict[str | int, tuple[Reader, Node]]:  # noqa: ARG002  a leaf has none
        """Nothing stands below a text."""
        return {}


@frozen
class IdReader(TextReader):
    """An id or a reference to one: text in NFC, so that one word is one id however it was typed."""

    kind: str = ""
    """What kind of thing a reference names; empty for an id."""

    def read(self, data: Data) -> Any:
        """Return the text, composed."""
        if type(data) is str:
            return data if data.isascii() else composed(data)
        return composed(data.text) if type(data) is Quoted else UNREADABLE


@frozen
class NumberReader(TextReader):
    """A plain number; a typographic minus counts."""

    expects: str = "a number"

    def read(self, data: Data) -> Any:
        """Return an int or a finite float."""
        if type(data) is not str:
            return UNREADABLE
        value = resolve(data.replace(MINUS, "-", 1) if data.startswith(MINUS) else data)
        if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= _LARGEST:
            return UNREADABLE
        return value


@frozen
class ShareReader(TextReader):
    """A percentage or a plain fraction, kept exact."""

    expects: str = "a share such as 62% or 0.62"

    def read(self, data: Data) -> Any:
        """Return a Decimal."""
        if type(data) is not str and not (type(data) is Quoted and data.text.endswith("%")):
            return UNREADABLE
        value = share(text_of(data))
        return UNREADABLE if value is None else value


@frozen
class TruthReader(TextReader):
    """A boolean, or a text that is neither a boolean of YAML 1.1 nor a yes or no in another language."""

    expects: str = "`true`, `false` or a text"

    def read(self, data: Data) -> Any:
        """Return a bool or the text."""
        if type(data) is not str:
            return data.text if type(data) is Quoted else UNREADABLE
        value = resolve(data)
        if isinstance(value, bool):
            return value
        return UNREADABLE if data.lower() in TRUTHS else data


@frozen
class ListReader:
    """A list, whose single item may stand alone unless `always`."""

    item: Reader
    always: bool

    @property
    def expects(self) -> str:
        """A list, or also its single item."""
        return "a list" if self.always else f"{self.item.expects} or a list of them"

    def read(self, data: Data) -> Any:
        """Return a tuple."""
        if type(data) is list:
            read = self.item.read
            return tuple([read(item) for item in data if item is not None])
        return UNREADABLE if self.always else (self.item.read(data),)

    def children(self, node: Node) -> dict[str | int, tuple[Reader, Node]]:
        """Return the items by index, as `read` counts them."""
        if type(node) is Sequence:
            items = [item for item in node.items if not absent(item)]
            return {index: (self.item, item) for index, item in enumerate(items)}
        return {} if self.always else {0: (self.item, node)}


@frozen
class DictReader:
    """A mapping with free keys."""

    value: Reader

    @property
    def expects(self) -> str:
        """Keys."""
        return "keys with values"

    def read(self, data: Data) -> Any:
        """Return a dict."""
        if type(data) is not dict:
            return UNREADABLE
        read = self.value.read
        return {composed(key): read(item) for key, item in data.items() if item is not None}

    def children(self, node: Node) -> dict[str | int, tuple[Reader, Node]]:
        """Return the values by key."""
        entries = node.entries.items() if type(node) is Mapping else ()
        return {composed(key): (self.value, it.value) for key, it in entries if not absent(it.value)}


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

    def read(self, data: Data) -> Any:
        """Return a dict in long form, with the ids that nobody wrote."""
        fields = self.fields
        if type(data) is dict:
            made: dict[str, Any] = {}
            for key, value in data.items():
                reader = fields.get(key)
                if reader is None:
                    made[key] = UNREADABLE
                elif value is not None:
                    made[key] = reader.read(value)
        elif type(data) is not list:
            expanded = self.model.expand(data)
            if not expanded:
                return UNREADABLE
            made = {key: fields[key].read(part) for key, part in expanded.items()}
        else:
            return UNREADABLE
        siblings = self.siblings
        for key in made if siblings else ():
            if key in siblings:
                assign_ids(made, siblings[key])  # where lists share ids, the second call finds them all given
        return made

    def children(self, node: Node) -> dict[str | int, tuple[Reader, Node]]:
        """Return the values of the known keys."""
        if type(node) is Mapping:
            return {
                key: (self.fields[key], entry.value)
                for key, entry in node.entries.items()
                if key in self.fields and not absent(entry.value)
            }
        if type(node) is Scalar:
            expanded = self.model.expand(data_of(node))
            return {key: (self.fields[key], _part(node, text)) for key, text in expanded.items()}
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


def composed(text: str) -> str:
    """Return a text in NFC, so that one word is one however it was typed."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _part(node: Scalar, text: Text) -> Scalar:
    """Return the part of a short form that is `text`."""
    if text_of(text) == node.raw:
        return node
    return Scalar(node.start, node.end, text_of(text), resolve(text_of(text)), plain=True)
