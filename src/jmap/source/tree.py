"""The positioned tree of a YAML document: what stands there, and where each piece of it stands.

Nodes carry no meaning yet: a scalar keeps its raw text beside the YAML 1.2 value.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jmap.diagnostics import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

# A map has hundreds of nodes, and making them is a fifth of the time that loading takes. So they are not
# frozen, though nothing changes a node after `parse` has returned it, and spans are made when asked for.


@dataclass(slots=True, eq=False)
class _Placed:
    """What stands from one offset to another."""

    start: int
    end: int

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


@dataclass(slots=True, eq=False)
class Scalar(_Placed):
    """A text, number, boolean or null, from its first quote to its last, without an anchor before it."""

    raw: str
    """The text as YAML reads it: unquoted, unescaped, folded; for a plain scalar as written."""
    value: str | int | float | bool | None
    """The YAML 1.2 core schema value; a quoted or block scalar is always its text."""
    plain: bool
    target: Scalar | None = None
    """Set where this node stands for an alias: the anchored node; `span` is then the alias."""


@dataclass(slots=True, eq=False)
class Sequence(_Placed):
    """A list, which ends with its last item (block) or its bracket (flow)."""

    items: list[Node]
    flow: bool
    target: Sequence | None = None


@dataclass(slots=True, eq=False)
class Entry:
    """A key with its value. A key without a value has a null scalar of empty span after the colon."""

    _key: Scalar | str
    """A scalar, or a plain word: the nodes of most keys are never asked for."""
    value: Node
    _start: int = 0
    """Where a plain word begins."""

    @property
    def key(self) -> Scalar:
        """The key, whose node is made when it is first asked for."""
        key = self._key
        if isinstance(key, str):
            key = self._key = Scalar(self._start, self._start + len(key), key, key, plain=True)
        return key


@dataclass(slots=True, eq=False)
class Mapping(_Placed):
    """A mapping in file order, without second entries of one key (those are diagnostics)."""

    entries: dict[str, Entry]
    flow: bool
    target: Mapping | None = None

    def get(self, key: str) -> Node | None:
        """Return the value under `key`, or None where the key is absent."""
        entry = self.entries.get(key)
        return entry.value if entry else None


Node = Scalar | Sequence | Mapping


def walk(node: Node) -> Iterator[Node]:
    """Yield `node` and everything below it in file order; what stands behind an alias is not entered."""
    yield node
    if node.target is not None:
        return
    if isinstance(node, Sequence):
        for item in node.items:
            yield from walk(item)
    elif isinstance(node, Mapping):
        for entry in node.entries.values():
            yield entry.key
            yield from walk(entry.value)
