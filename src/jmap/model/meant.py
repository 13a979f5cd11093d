"""Reading misspelt keys as those that were meant, so that what stands below them is checked at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jmap.source.tree import Entry, Mapping, Scalar, Sequence
from jmap.source.yaml import Parsed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jmap.diagnostics import Diagnostic, Fix, Place, Span
    from jmap.source.tree import Node


class Meant(NamedTuple):
    """A text in whose tree keys are called as they were meant, and what had to be said of these."""

    parsed: Parsed
    told: list[Diagnostic]
    values: set[Place]
    """Where their values stand: one that does not fit as a whole was not meant so."""


def as_meant(parsed: Parsed, diagnostics: Iterable[Diagnostic]) -> Meant | None:
    """Return a text as it was meant; None where no unknown key was meant as another."""
    root, source = parsed.root, parsed.source
    own = [each for each in diagnostics if each.place.path == source.path]  # those of libraries stand there
    told = [each for each in own if each.name == "unknown-key" and each.fix]
    renamings = [edit for each in told if each.fix for edit in each.fix.edits if edit.span == each.place.span]
    names = {edit.span: edit.text for edit in renamings}
    values: dict[Span, Span] = {}
    around = {each.place.span for each in told if each.fix and _takes_out(each.fix, each.place.span)}
    root = _opened(root, around, values) if isinstance(root, Mapping) and around else root
    renamed = _renamed(root, names, values) if root and names else root
    if not values:
        return None
    places = {source.place(span) for span in values.values()}
    return Meant(Parsed(source, (), renamed), [each for each in told if each.place.span in values], places)


def _takes_out(fix: Fix, key: Span) -> bool:
    """Whether a fix takes a key out and leaves what stands below it."""
    first = fix.edits[0]
    return not first.text and first.span.start <= key.start and key.end <= first.span.end


def _opened(root: Mapping, around: set[Span], values: dict[Span, Span]) -> Mapping:
    """Return a copy of the whole map in which what stands below the keys around it stands in it directly."""
    entries: dict[str, Entry] = {}
    for name, entry in root.entries.items():
        if entry.key.span in around and isinstance(entry.value, Mapping):
            values[entry.key.span] = entry.value.span
            entries = {**entry.value.entries, **entries}
        else:
            entries[name] = entry
    return Mapping(root.start, root.end, entries, root.flow)


def _renamed(node: Node, names: dict[Span, str], values: dict[Span, Span]) -> Node:
    """Return a copy of `node`; `values` gets the places of the keys with new names and of their values."""
    if node.target is not None or isinstance(node, Scalar):
        return node
    if isinstance(node, Sequence):
        return Sequence(
            node.start, node.end, [_renamed(item, names, values) for item in node.items], node.flow
        )
    entries: dict[str, Entry] = {}
    for name, entry in node.entries.items():
        value = _renamed(entry.value, names, values)
        meant = names.get(entry.key.span)
        if meant is None or meant in {*node.entries, *entries}:
            entries[name] = Entry(entry.key, value)
        else:
            values[entry.key.span] = value.span
            entries[meant] = Entry(Scalar(entry.key.start, entry.key.end, meant, meant, plain=True), value)
    return Mapping(node.start, node.end, entries, node.flow)
