"""How the values of a map are written in its file: which node stands where, read by what."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jmap.model.normalise import reader_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.subject import Subject
    from jmap.model.readers import Location, Reader
    from jmap.source.tree import Node


class Written(NamedTuple):
    """A node of the file with its location in the map and the reader that reads it."""

    location: Location
    node: Node
    reader: Reader


def nodes_at(subject: Subject, offset: int) -> list[Written]:
    """Return what stands around a character of the file, from the whole map down to the innermost value."""
    assert subject.loaded.tree is not None
    found = [Written((), subject.loaded.tree, reader_of(type(subject.journey)))]
    while True:
        inside = next((each for each in _below(found[-1]) if each.node.start <= offset < each.node.end), None)
        if inside is None:
            return found
        found.append(inside)


def _below(written: Written) -> Iterator[Written]:
    location, node, reader = written
    if node.target is None:
        for key, (of_child, child) in reader.children(node).items():
            yield Written((*location, key), child, of_child)
