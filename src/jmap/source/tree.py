"""The positioned tree of a YAML document: what stands there, and where each piece of it stands.

Nodes carry no meaning yet: a scalar keeps its raw text beside the YAML 1.2 value.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.diagnostics import Span

# Nodes are not frozen: a map has hundreds of them, and a frozen dataclass costs three times as
# much to make. Nothing changes a node after `parse` has returned it.


@dataclass(slots=True, eq=False)
class Scalar:
    """A text, number, boolean or null.

    `span` covers the scalar with its quotes, without an anchor before it.
    """

    span: Span
    raw: str
    """The text as YAML reads it: unquoted, unescaped, folded; for a plain scalar as written."""
    value: str | int | float | bool | None
    """The YAML 1.2 core schema value; a quoted or block scalar is always its text."""
    plain: bool
    target: Scalar | None = None
    """Set where this node stands for an alias: the anchored node; `span` is then the alias."""


@dataclass(slots=True, eq=False)
class Sequence:
    """A list; `span` ends with its last item (block) or its bracket (flow)."""

    span: Span
    items: list[Node]
    flow: bool
    target: Sequence | None = None


@dataclass(slots=True, eq=False)
class Entry:
    """A key with its value. A key without a value has a null scalar of empty span after the colon."""

    key: Scalar
    value: Node


@dataclass(slots=True, eq=False)
class Mapping:
    """A mapping in file order, without second entries of one key (those are diagnostics)."""

    span: Span
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
