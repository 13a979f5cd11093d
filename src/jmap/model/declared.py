"""Declarations: each behind its id or its name, or the names alone in a list.

People also write whole declarations into such a list, or one without its id. That is refused, but read:
what is wrong in them is told at once. Works on data and on nodes alike, so that what is read is found again
in the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jmap.frozen import frozen
from jmap.model.ids import free_id, slug
from jmap.model.readers import UNREADABLE, DictReader, PartReader, composed
from jmap.source.data import absent, text_of
from jmap.source.tree import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from jmap.model.readers import Reader
    from jmap.source.data import Data, Text
    from jmap.source.tree import Node

LISTED = "\0"
"""The key that a declaration has in the data where it stands without its id or name; nobody writes it."""

NAMES = ("name", "title", "text", "label", "metric", "kpi")
"""Under which keys people write what a thing is called, be it a key of that thing or not."""


@frozen
class DeclaredReader(DictReader):
    """Declarations by id, or by name; a list of names declares as well, and ids are their slugs."""

    value: PartReader
    by_name: bool

    @property
    def expects(self) -> str:
        """Keys, or also names."""
        return "keys with values or a list of names"

    def read(self, data: Data) -> Any:
        """Return a dict."""
        if self._holds_several(data):
            return {key: {} if item is None else self.value.read(item) for key, item in self._items(data)}
        return {key: self._listed(item) for key, item in self._named(data)}

    def children(self, node: Node) -> dict[str | int, tuple[Reader, Node]]:
        """Return the values by key."""
        written = opened(node)
        if self._holds_several(written):
            return {key: (self.value, item) for key, item in self._items(written)}
        named = self._named(node.items if type(node) is Sequence else node)
        return {key: (self.value, item.value) for key, item in named}

    def _holds_several(self, written: Any) -> bool:
        """Whether keys are ids or names, and not those of one declaration, `{name: Maya, role: Planner}`."""
        if type(written) is not dict:
            return False
        if self.by_name or not _said(written, self.value.model.short):
            return True
        own = written.keys() & {"id", *self.value.fields}
        return len(own) == 1 < len(written) and not id_ahead(written, self.value.fields)

    def _items(self, written: dict[str, Any]) -> Iterator[tuple[str, Any]]:
        """Yield what stands behind each key."""
        for key, value in written.items():
            if self.by_name or not absent(value):
                yield composed(key), value

    def _named(self, written: Any) -> Iterator[tuple[str, Listed]]:
        """Yield the items of a list, or a single one, by what each is called."""
        items = (item for item in (written if type(written) is list else [written]) if not absent(item))
        taken: dict[str, int] = {}
        for number, item in enumerate(items, 1):
            found = in_list(item, self.value, by_name=self.by_name)
            key = composed(found.key) or f"{self.value.model.__name__.lower()}-{number}"
            yield free_id(key, taken), found

    def _listed(self, item: Listed) -> Any:
        """Return what a name stands for; a declaration is read, too, but refused where it stands."""
        read = {} if item.value is None else self.value.read(item.value)
        return {**read, LISTED: UNREADABLE} if item.has_keys and type(read) is dict else read


@frozen
class Listed:
    """One item."""

    key: str
    """The id or the name that it goes by; empty where it has none."""
    value: Any
    """What is declared of it, or the item itself where that is all."""
    has_keys: bool = False
    """Whether it is more than a name."""


def in_list(item: Any, reader: PartReader, *, by_name: bool) -> Listed:
    """Take an item for what it declares, be it a name or whatever people write in place of one."""
    keys, fields, short = opened(item), reader.fields, reader.model.short
    if not isinstance(keys, dict):
        name = text_of(item)
        return Listed(name, _emptied(item)) if by_name and name else Listed(slug(name), item)
    if is_dashed(keys, fields):
        ((key, value),) = keys.items()
        return Listed(key, key if value is None and not by_name else value, has_keys=True)
    if not by_name:
        ahead = id_ahead(keys, fields)
        return Listed(ahead or id_in(keys, short), _without({"id", ahead}, item), has_keys=True)
    empty = {key for key in NAMES if key not in fields and not _said(keys, key)}
    if named := name_in(keys, fields):
        return Listed(_said(keys, named), _without({named, *empty}, item), has_keys=True)
    # `- conversion: 12%`, with more below it
    first = next((key for key in keys if key not in fields and key not in NAMES), "")
    return Listed(first, _without({first, *empty}, item), has_keys=True)


def is_dashed(keys: dict[str, Any], fields: Collection[str]) -> bool:
    """Whether an item is one id with its declaration, `- ana: {name: Ana}`."""
    return len(keys) == 1 and not name_in(keys) and not keys.keys() & set(fields)


def id_ahead(keys: dict[str, Any], fields: Collection[str]) -> str:
    """Return the id that stands as a key before the others, `- web:` and `name:` below it; else nothing."""
    first = next(iter(keys), "")
    is_id = len(keys) > 1 and first not in {"id", *NAMES, *fields} and absent(keys[first])
    return first if is_id else ""


def id_in(keys: dict[str, Any], short: str = "") -> str:
    """Return the id of what has these keys: the written one, or that of its name; empty where it has none."""
    return _said(keys, "id") or slug(_said(keys, short) or _said(keys, name_in(keys)))


def name_in(keys: dict[str, Any], fields: Collection[str] = ()) -> str:
    """Return the key under which a name stands, other than one of the `fields`; empty where there is none."""
    return next((key for key in NAMES if key not in fields and _said(keys, key)), "")


def opened(written: Any) -> Any:
    """Return the nodes directly in a list or a mapping as data hold theirs."""
    if type(written) is Mapping:
        return {key: entry.value for key, entry in written.entries.items()}
    return written


def _said(keys: dict[str, Any], key: str) -> str:
    """Return the text behind a key; empty where there is none."""
    value = keys.get(key)
    return "" if absent(value) else text_of(value)


def _emptied(written: Node | Text) -> Any:
    """Return nothing in the place of a name, which is a key and no value."""
    if isinstance(written, Scalar):
        return Scalar(written.start, written.end, "", None, plain=True)
    return None


def _without(left_out: Collection[str], item: Any) -> Any:
    """Leave keys out of data; of nodes, only those of known keys are looked at."""
    return {key: item[key] for key in item if key not in left_out} if type(item) is dict else item
