"""YAML as plain data: what stands in a text, without where it stands.

Most maps have no mistake, and nobody asks where anything in them stands: a tree would be made for nothing.
What is more than keys, lists and scalars is not judged here; `yaml` does.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from jmap.frozen import frozen
from jmap.source import tree
from jmap.source.libyaml import (
    DOCUMENT_START,
    MAPPING_END,
    MAPPING_START,
    SCALAR,
    SEQUENCE_END,
    SEQUENCE_START,
    STREAM_END,
)
from jmap.source.scalars import NULLS
from jmap.source.tree import Scalar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jmap.source.libyaml import Event
    from jmap.source.tree import Node

MAX_DEPTH = 64
"""Of lists and keys in one another."""
NO_KEY_BEGINS_WITH = frozenset("/\xa0\u3000\u2010\u2011\u2012\u2013\u2014\u2022\u2023\u2212")
"""With what looks like indentation or like a dash, but is read as part of the key."""


@frozen
class Quoted:
    """A text in quotes or in a block, which is never read as anything but a text."""

    text: str


Text = str | Quoted
"""A scalar: a plain one is its text as written, of which readers say what it means."""
Data = Any
"""A `Text`, a list of data, data by key, or None where nothing is written or only a blank."""
_PLAIN = frozenset({str})


def text_of(written: Node | Data) -> str:
    """Return the text of a scalar, be it plain or in quotes; empty for anything else."""
    if type(written) is str:
        return written
    if type(written) is Scalar:
        return written.raw
    return written.text if type(written) is Quoted else ""


def absent(written: Node | Data) -> bool:
    """Whether nothing is written here: an empty value, `null`, or a blank text."""
    if type(written) is Scalar:
        return written.value is None or not written.raw.strip()
    return written is None


def data_of(node: Node) -> Data:
    """Return what a tree holds."""
    if isinstance(node, Scalar):
        return _plain(node.raw) if node.plain else _quoted(node.raw)
    if isinstance(node, tree.Sequence):
        return [data_of(item) for item in node.items]
    return {name: data_of(entry.value) for name, entry in node.entries.items()}


def plain_data(events: Iterable[Event]) -> Data:
    """Return what the events of a text say; None where something in it is to be judged.

    That may be a key that is odd, in quotes or there twice, or lists that are too deep. Anchors, aliases and
    tags are not looked at: events that break off are to be judged, too.
    """
    around: list[list[Data]] = []
    held: list[Data] = []
    for event in events:
        kind = type(event)
        if kind is SCALAR:
            text = event.value
            held.append(_quoted(text) if event.style else None if text in NULLS or text.isspace() else text)
        elif kind is MAPPING_START or kind is SEQUENCE_START:
            if len(around) == MAX_DEPTH:
                return None
            around.append(held)
            held = []
        elif kind is SEQUENCE_END:
            around[-1].append(held)
            held = around.pop()
        elif kind is MAPPING_END:
            names = held[::2]
            mapping = dict(zip(names, held[1::2], strict=True)) if _are_usual(names) else {}
            if len(mapping) < len(names):
                return None
            held = around.pop()
            held.append(mapping)
        elif kind is DOCUMENT_START and (held or event.tags):
            return None
        elif kind is STREAM_END:
            return held[0] if held else None
    return None


def is_unmarked(event: Event) -> bool:
    """Whether it is no alias, and has neither an anchor nor a tag."""
    return getattr(event, "anchor", None) is None and getattr(event, "tag", None) is None


def _plain(text: str) -> str | None:
    return None if text in NULLS or text.isspace() else text


def _quoted(text: str) -> Quoted | None:
    return Quoted(text) if text.strip() else None


def _are_usual(names: Sequence[Data]) -> bool:
    """Whether nothing needs to be said of any of the keys of a mapping."""
    return _PLAIN.issuperset(map(type, names)) and all(map(_is_usual, names))


@lru_cache(maxsize=4096)
def _is_usual(name: str) -> bool:
    return name != "<<" and name[0] not in NO_KEY_BEGINS_WITH
