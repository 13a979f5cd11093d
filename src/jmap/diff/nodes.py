"""A map as a tree of parts that can be told apart: what the matching works on.

The tree follows from the fields of the models, so that a key that is new in the language is in it by itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from jmap.diff.likeness import contents
from jmap.model.dump import is_written
from jmap.model.normalise import reader_of
from jmap.model.part import ImplicitId, Part
from jmap.model.readers import DictReader, ListReader, PartReader

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Collection, Iterator

    from jmap.model.readers import Location, Reader

Container = tuple[str, ...]
"""The keys from a part to a list or mapping in it: `("pains",)`, `("lanes", "desk")`; none for one part."""
Kind = tuple[type[Part], Container]
"""Nodes of one kind may be one thing though they stand in different parents."""


@dataclass(slots=True, eq=False)
class Node:
    """One part, with where it stands; not frozen, as it finds out what stands in it when it is asked."""

    part: Part
    location: Location = ()
    parent: Node | None = None
    container: Container = ()
    key: str = ""
    """What tells it from its siblings: its id, its key in a mapping, else its short form."""
    index: int | None = None
    """Its number among its siblings; None for a part that is the only one of its key."""
    twin: int = 1
    """Its number among those siblings of one list that have the same key."""
    _children: list[Node] | None = field(default=None, init=False, repr=False)
    _contents: Counter[tuple[str, str]] | None = field(default=None, init=False, repr=False)

    @property
    def children(self) -> list[Node]:
        """The parts that stand in it, in the order of the keys."""
        if self._children is None:
            self._children = _children(self)
        return self._children

    @property
    def contents(self) -> Counter[tuple[str, str]]:
        """What is said of it, its name and id left out."""
        if self._contents is None:
            self._contents = contents(self.part)
        return self._contents

    @property
    def kind(self) -> Kind:
        """Model and container."""
        return type(self.part), self.container

    @property
    def spoken(self) -> str:
        """The text that its short form would be."""
        return spoken(self.part)

    @property
    def listed(self) -> bool:
        """Whether it stands in a list, and not behind a key of its own."""
        return bool(self.location) and type(self.location[-1]) is int

    @property
    def explicit(self) -> bool:
        """Whether somebody wrote the id or key."""
        id_ = self.part.__dict__.get("id")
        return not self.listed or (bool(id_) and type(id_) is not ImplicitId)

    def walk(self, closed: Collection[Node] = ()) -> Iterator[Node]:
        """Yield this node and all below, each before what it holds; what is `closed` is not looked into."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            if node not in closed:
                waiting += reversed(node.children)

    def above(self) -> Iterator[Node]:
        """Yield the nodes that it stands in, the nearest first."""
        node = self.parent
        while node:
            yield node
            node = node.parent


def tree(part: Part) -> Node:
    """Return the tree of a map or a library."""
    return Node(part)


def spoken(part: Part) -> str:
    """Return the text that the short form of a part would be."""
    return str(part.__dict__.get(part.short) or "")


def same(old: Part, new: Part) -> bool:
    """Whether two parts of one model say the same with all that stands in them, order and ids included."""
    split, left, right = _split(type(new)), old.__dict__, new.__dict__
    return (
        split.said(left) == split.said(right)
        and type(left.get("id")) is type(right.get("id"))
        and not any(_reordered(left, right, name) for name in split.tables)
        and all(map(_same_held, split.held(left), split.held(right)))
    )


def _same_held(left: Any, right: Any) -> bool:
    """Whether two values of a key that holds parts are the same; none is not the same as an empty list."""
    if left is right:
        return True
    if not left or not right or type(left) is not type(right):
        return bool(left == right)
    if type(left) is tuple:
        return len(left) == len(right) and all(map(_same_held, left, right))
    if type(left) is dict:
        return list(left) == list(right) and all(map(_same_held, left.values(), right.values()))
    return same(left, right)


def different_values(old: Part, new: Part) -> list[str]:
    """Return the keys with plain values that differ, be it in order alone; of ids the written ones count."""
    left, right = old.__dict__, new.__dict__
    found = [name for name in _split(type(new)).plain if left[name] != right[name]]
    found += [
        name
        for name in _split(type(new)).tables
        if left[name] == right[name] and _reordered(left, right, name)
    ]
    if "id" in left and written_id(old) != written_id(new):
        found.append("id")
    return found


def written_id(part: Part) -> str | None:
    """Return the id that somebody wrote; None where nobody did."""
    id_ = part.__dict__["id"]
    return id_ if id_ and type(id_) is not ImplicitId else None


def fields_with_parts(model: type[Part]) -> tuple[str, ...]:
    """Return the keys of a model whose values are parts, or lists and mappings of them."""
    return _split(model).holding


@lru_cache
def height(model: type[Part]) -> int:
    """Return how many levels of parts may stand in a part: no model holds itself."""
    below = (_innermost(reader) for reader in reader_of(model).fields.values())
    return 1 + max((height(each.model) for each in below if isinstance(each, PartReader)), default=0)


def empty_containers(part: Part) -> set[Container]:
    """Return the lists that were written without anything in them, where that is not the same as none."""
    held = part.__dict__
    found: set[Container] = set()
    for name in _split(type(part)).emptiable:
        if held[name] == ():
            found.add((name,))
        elif type(held[name]) is dict:
            found |= {(name, key) for key, item in held[name].items() if item == ()}
    return found


def _reordered(left: dict[str, Any], right: dict[str, Any], name: str) -> bool:
    return list(left[name]) != list(right[name])


class _Split(NamedTuple):
    """The keys of a model by what their values are."""

    holding: tuple[str, ...]
    """Parts, or lists and mappings of them."""
    plain: tuple[str, ...]
    """All else but the id."""
    tables: tuple[str, ...]
    """Those of `plain` that are mappings."""
    emptiable: tuple[str, ...]
    """Those of `holding` in which an empty list is not the same as none."""
    held: Callable[[dict[str, Any]], tuple[Any, ...]]
    """Returns the values of `holding`."""
    said: Callable[[dict[str, Any]], tuple[Any, ...]]
    """Returns the values of `plain`, and the id."""


@lru_cache
def _split(model: type[Part]) -> _Split:
    readers = reader_of(model).fields
    kept = [name for name, about in model.model_fields.items() if not about.exclude and name != "id"]
    holding = tuple(name for name in kept if _holds_parts(readers[name]))
    plain = tuple(name for name in kept if name not in holding)
    return _Split(
        holding,
        plain,
        tuple(name for name in plain if isinstance(readers[name], DictReader)),
        tuple(name for name in holding if _may_be_empty(readers[name], model.model_fields[name].default)),
        _values(holding),
        _values((*plain, "id") if "id" in model.model_fields else plain),
    )


def _values(names: tuple[str, ...]) -> Callable[[dict[str, Any]], tuple[Any, ...]]:
    """Return what gets the values under some keys."""
    if len(names) > 1:
        return itemgetter(*names)
    return lambda held: tuple(held[name] for name in names)


def _may_be_empty(reader: Reader, default: Any) -> bool:
    """Whether a list under a key says something though nothing is in it."""
    if isinstance(reader, DictReader):
        return isinstance(reader.value, ListReader)
    return isinstance(reader, ListReader) and default is None


def _holds_parts(reader: Reader) -> bool:
    return isinstance(_innermost(reader), PartReader)


def _innermost(reader: Reader) -> Reader:
    """Return the reader of what stands in lists and mappings."""
    while isinstance(reader, ListReader | DictReader):
        reader = reader.item if isinstance(reader, ListReader) else reader.value
    return reader


def _children(node: Node) -> list[Node]:
    found: list[Node] = []
    held = node.part.__dict__
    for name in _split(type(node.part)).holding:
        if held[name] and is_written(node.part, name, held[name]):
            found += _hung(held[name], (*node.location, name), node, (name,))
    seen: dict[tuple[Container, str], int] = {}
    for child in found:
        said = child.container, child.key
        child.twin = seen[said] = seen.get(said, 0) + 1
    return found


def _hung(value: Any, location: Location, parent: Node, container: Container) -> Iterator[Node]:
    """Yield the parts in a value as the children of `parent`."""
    if type(value) is tuple:
        for index, item in enumerate(value):
            key = str(item.__dict__.get("id") or spoken(item))
            yield Node(item, (*location, index), parent, container, key, index)
    elif type(value) is dict:
        for index, (key, item) in enumerate(value.items()):
            if isinstance(item, Part):
                yield Node(item, (*location, key), parent, container, key, index)
            else:
                yield from _hung(item, (*location, key), parent, (*container, key))
    else:
        yield Node(value, location, parent, container[:-1], container[-1])
