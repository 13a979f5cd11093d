"""TOML with a position for every key and value.

The standard library judges the text and reads its values; here they are only found again. Knows TOML;
nothing of settings.
"""

from __future__ import annotations

import json
import re
import tomllib
from typing import TYPE_CHECKING, Any

from jmap.frozen import frozen
from jmap.source.toml_failure import refused, too_deep
from jmap.source.tree import Entry, Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jmap.diagnostics import Diagnostic
    from jmap.source.text import SourceText

_BLANK = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_STRING = re.compile(
    r'''"""(?:\\[\s\S]|[^\\])*?"""(?:"{1,2})?|\'\'\'[\s\S]*?\'\'\'(?:'{1,2})?'''
    r"""|"(?:\\.|[^"\\\n])*"|'[^'\n]*\'"""
)
_OTHER = re.compile(r"\d{4}-\d{2}-\d{2} \d{2}:[^\s,\]}#]+|[^\s,\]}#]+")
_DEEP_KEY = re.compile(r"""(?<![\w"'-])(?:(?:[\w-]+|"[^"\n]*"|'[^'\n]*')[ \t]*\.[ \t]*){50}""", re.ASCII)
_NEEDS_NO_QUOTES = re.compile(r"[A-Za-z0-9_-]+\Z")


@frozen
class TomlDocument:
    """A text of TOML as plain data, and as a tree in which every key has its place."""

    data: dict[str, Any]
    root: Mapping


def parse(source: SourceText) -> TomlDocument | Diagnostic:
    """Read a text; the first thing in it that is not TOML is a diagnostic."""
    if _DEEP_KEY.search(source.text):  # the standard library would take minutes
        return too_deep(source)
    try:
        data = tomllib.loads(source.text)
        return TomlDocument(data, _Scanner(source.text).document())
    except ValueError as error:  # what is not TOML, and a number with thousands of digits
        return refused(source, str(error))
    except RecursionError:
        return too_deep(source)


def as_toml(value: Any) -> str:
    """Return plain data as TOML on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{toml_key([key])} = {as_toml(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(as_toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def toml_key(parts: Iterable[str]) -> str:
    """Return a dotted key, its parts in quotes where they need them."""
    return ".".join(part if _NEEDS_NO_QUOTES.match(part) else as_toml(part) for part in parts)


class _Scanner:
    """Walks once over a text that is known to be TOML."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def document(self) -> Mapping:
        """Return the whole text as a tree."""
        root = table = Mapping(0, len(self.text), {}, flow=False)
        while self._skip() < len(self.text):
            if self.text[self.at] == "[":
                table = self._header(root)
            else:
                self._pair(table)
        return root

    def _skip(self) -> int:
        """Move past blanks, line breaks and comments."""
        found = _BLANK.match(self.text, self.at)
        assert found is not None
        self.at = found.end()
        return self.at

    def _header(self, root: Mapping) -> Mapping:
        """Read `[table]` or `[[list.of.tables]]`, and return the table that the next lines belong to."""
        start = self.at
        brackets = 2 if self.text.startswith("[[", start) else 1
        self.at += brackets
        keys = self._keys()
        self._skip()
        self.at += brackets
        table = Mapping(start, self.at, {}, flow=False)
        around = _below(root, keys[:-1])
        entry = around.entries.setdefault(keys[-1].raw, Entry(keys[-1], table))
        if brackets == 1:
            return _table_at(entry.value)
        if isinstance(entry.value, Sequence):
            entry.value.items.append(table)
        else:
            entry.value = Sequence(table.start, table.end, [table], flow=False)
        return table

    def _pair(self, table: Mapping) -> None:
        keys = self._keys()
        self.at = self._skip() + len("=")
        self._skip()
        _below(table, keys[:-1]).entries[keys[-1].raw] = Entry(keys[-1], self._value())

    def _keys(self) -> list[Scalar]:
        """Read a dotted key."""
        self._skip()
        keys = [self._key()]
        while self.text[self._skip()] == ".":
            self.at += 1
            self._skip()
            keys.append(self._key())
        return keys

    def _key(self) -> Scalar:
        if found := _BARE_KEY.match(self.text, self.at):
            self.at = found.end()
            return Scalar(*found.span(), found.group(), found.group(), plain=True)
        return self._scalar()

    def _value(self) -> Node:
        start, opening = self.at, self.text[self.at]
        if opening not in "[{":
            return self._scalar()
        self.at += 1
        items: list[Node] = []
        table = Mapping(start, start, {}, flow=True)
        while self.text[self._skip()] not in "]}":
            if self.text[self.at] == ",":
                self.at += 1
            elif opening == "[":
                items.append(self._value())
            else:
                self._pair(table)
        self.at += 1
        if opening == "[":
            return Sequence(start, self.at, items, flow=True)
        table.end = self.at
        return table

    def _scalar(self) -> Scalar:
        found = _STRING.match(self.text, self.at) or _OTHER.match(self.text, self.at)
        assert found is not None
        self.at = found.end()
        start, end = found.span()
        value = tomllib.loads(f"value = {found.group()}")["value"]
        if isinstance(value, str):
            return Scalar(start, end, value, value, plain=False)
        known = isinstance(value, int | float)  # a date or a time is only the text that it is written as
        return Scalar(start, end, found.group(), value if known else found.group(), plain=True)


def _below(table: Mapping, keys: Iterable[Scalar]) -> Mapping:
    """Return the table that a dotted key leads to, made where it is not there yet."""
    for key in keys:
        entry = table.entries.setdefault(key.raw, Entry(key, Mapping(key.start, key.end, {}, flow=False)))
        table = _table_at(entry.value)
    return table


def _table_at(node: Node) -> Mapping:
    """Return a table, or the last one of a list of tables."""
    last = node.items[-1] if isinstance(node, Sequence) else node
    assert isinstance(last, Mapping)
    return last
