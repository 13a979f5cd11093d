"""How the values of a map are written in its file: which node stands where, read by what."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jmap.model.normalise import reader_of
from jmap.model.readers import DictReader
from jmap.source.tree import Mapping, Scalar

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


def around(subject: Subject, offset: int) -> list[Written]:
    """Return what stands around a character of the file, from the whole map down to the innermost value."""
    found = [_root(subject)]
    while True:
        inside = next((each for each in _below(found[-1]) if each.node.start <= offset < each.node.end), None)
        if inside is None:
            return found
        found.append(inside)


def scalars(subject: Subject) -> Iterator[Written]:
    """Yield every single value of the map; what stands behind an alias is not entered a second time."""
    ahead = [_root(subject)]
    while ahead:
        written = ahead.pop()
        below = list(_below(written))
        if below:
            ahead += reversed(below)
        elif isinstance(written.node, Scalar) and written.node.target is None:
            yield written


def free_keys(subject: Subject) -> Iterator[tuple[Location, Scalar]]:
    """Yield the keys that the writer of the map has chosen, each with the location of its value."""
    ahead = [_root(subject)]
    while ahead:
        written = ahead.pop()
        ahead += reversed(list(_below(written)))
        if isinstance(written.reader, DictReader) and isinstance(written.node, Mapping):
            for key, entry in written.node.entries.items():
                yield (*written.location, key), entry.key


def _root(subject: Subject) -> Written:
    assert subject.loaded.tree is not None
    return Written((), subject.loaded.tree, reader_of(type(subject.journey)))


def _below(written: Written) -> Iterator[Written]:
    location, node, reader = written
    if node.target is None:
        for key, (of_child, child) in reader.children(node).items():
            yield Written((*location, key), child, of_child)
