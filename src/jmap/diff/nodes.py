"""A map as a tree of parts that can be told apart: what the matching works on.

The tree follows from the fields of the models, so that a key that is new in the language is in it by itself.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from jmap.model.dump import is_written
from jmap.model.normalise import reader_of
from jmap.model.part import ImplicitId, Part
from jmap.model.readers import DictReader, ListReader, PartReader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.model.readers import Location, Reader

Container = tuple[str, ...]
"""The keys from a part to a list or mapping in it: `("pains",)`, `("lanes", "desk")`; none for one part."""
Kind = tuple[type[Part], Container]
"""Nodes of one kind may be one thing though they stand in different parents."""


@dataclass(slots=True, eq=False)
class Node:
    """One part, with where it stands; not frozen, as a tree has hundreds, though nothing changes one."""

    part: Part
    location: Location
    parent: Node | None
    container: Container
    index: int | None
    """Its number among its siblings; None for a part that is the only one of its key."""
    children: list[Node] = field(default_factory=list)
    twin: int = 1
    """Its number among those siblings of one list that have the same key."""

    @property
    def kind(self) -> Kind:
        """Model and container."""
        return type(self.part), self.container

    @property
    def key(self) -> str:
        """What tells it from its siblings: its id, its key in a mapping, else its short form."""
        last = self.location[-1] if self.location else ""
        return last if isinstance(last, str) else str(self.part.__dict__.get("id") or self.spoken)

    @property
    def spoken(self) -> str:
        """The text that its short form would be."""
        return str(self.part.__dict__.get(self.part.short) or "")

    @property
    def listed(self) -> bool:
        """Whether it stands in a list, and not behind a key of its own."""
        return bool(self.location) and type(self.location[-1]) is int

    @property
    def explicit(self) -> bool:
        """Whether somebody wrote the id or key."""
        id_ = self.part.__dict__.get("id")
        return not self.listed or (bool(id_) and type(id_) is not ImplicitId)

    def walk(self) -> Iterator[Node]:
        """Yield this node and all below it, each before what it holds."""
        yield self
        for child in self.children:
            yield from child.walk()

    def above(self) -> Iterator[Node]:
        """Yield the nodes that it stands in, the nearest first."""
        node = self.parent
        while node:
            yield node
            node = node.parent


def tree(part: Part) -> Node:
    """Return the tree of a map or a library."""
    return _node(part, (), None, (), None)


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
    )


def _may_be_empty(reader: Reader, default: Any) -> bool:
    """Whether a list under a key says something though nothing is in it."""
    if isinstance(reader, DictReader):
        return isinstance(reader.value, ListReader)
    return isinstance(reader, ListReader) and default is None


def _holds_parts(reader: Reader) -> bool:
    if isinstance(reader, ListReader):
        return _holds_parts(reader.item)
    return _holds_parts(reader.value) if isinstance(reader, DictReader) else isinstance(reader, PartReader)


def _node(
    part: Part, location: Location, parent: Node | None, container: Container, index: int | None
) -> Node:
    node = Node(part, location, parent, container, index)
    held = part.__dict__
    for name in _split(type(part)).holding:
        if held[name] and is_written(part, name, held[name]):
            _hang(held[name], (*location, name), node, (name,))
    seen: Counter[tuple[Container, str]] = Counter()
    for child in node.children:
        seen[child.container, child.key] += 1
        child.twin = seen[child.container, child.key]
    return node


def _hang(value: Any, location: Location, parent: Node, container: Container) -> None:
    """Add the parts in a value to the children of `parent`."""
    if type(value) is tuple:
        for index, item in enumerate(value):
            parent.children.append(_node(item, (*location, index), parent, container, index))
    elif type(value) is dict:
        for index, (key, item) in enumerate(value.items()):
            if isinstance(item, Part):
                parent.children.append(_node(item, (*location, key), parent, container, index))
            else:
                _hang(item, (*location, key), parent, (*container, key))
    else:
        parent.children.append(_node(value, location, parent, container[:-1], None))
