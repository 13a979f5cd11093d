"""From libyaml's events to a positioned tree, with all that may not stand in it.

Owns what may stand in a file as YAML: one document, no tags, no merge keys, bounded depth and
size. What the keys mean is not known here. libyaml lets a node begin at its anchor, and ends a block
where the next token stands; both are put right.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from jmap.diagnostics import Diagnostic, Span
from jmap.source import refusals
from jmap.source.data import MAX_DEPTH, NO_KEY_BEGINS_WITH
from jmap.source.failure import NO_KEYS, Failure, Mistake
from jmap.source.libyaml import (
    ALIAS,
    DOCUMENT_START,
    MAPPING_END,
    MAPPING_START,
    SCALAR,
    SEQUENCE_END,
    STREAM_END,
    first_failure,
)
from jmap.source.scalars import is_word, resolve
from jmap.source.standins import with_stand_ins
from jmap.source.tree import Entry, Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Callable

    from jmap.source.libyaml import Event
    from jmap.source.text import SourceText

MAX_NODES = 200_000
"""Nodes of one file, an alias counted with all that stands behind it."""
MOST_SUGGESTIONS = 100

_PROPERTIES = re.compile(
    r"(?:&[\w-]+|!(?:<[^>\s]*>|[^\s,\[\]{}]*)|\s+|(?<=[\r\n])\ufeff|#[^\r\n]*)*", re.ASCII
)
_CUT_OFF = re.compile(r"\d,\d[^,{}\[\]:]*[,}]", re.ASCII)
"""What the comma in a number has made a key of; that is told of the number."""
_TAG = re.compile(r"!(?:<[^>\s]*>|[^\s,\[\]{}]*)")


class Builder:
    """Reads one document by recursive descent over libyaml's events."""

    def __init__(self, source: SourceText, following: Callable[[], Event]) -> None:
        self.diagnostics: list[Diagnostic] = []
        self.missing_dash: Diagnostic | None = None
        self._source = source
        self._text = source.text
        self._stand_ins = with_stand_ins(source.text)[1]
        self._next = following
        self._anchors: dict[str, tuple[Node, int] | None] = {}
        self._depth = 0
        self._undashed: dict[str, Entry] | None = None
        self._merges: list[tuple[dict[str, Entry], Node]] = []
        self._nodes = 0

    def document(self) -> Node:
        """Read the only document; an empty one is a null scalar."""
        self._next()
        start = self._next()
        if type(start) is STREAM_END:
            return Scalar(0, 0, "", None, plain=True)
        if start.tags:
            self.diagnostics.append(refusals.tag_directive(self._source))
        root = self._node(self._next())
        for entries, merged in self._merges:  # refused, and yet nothing that they bring along is missing
            for name, entry in merged.entries.items() if isinstance(merged, Mapping) else ():
                entries.setdefault(name, entry)
        self._next()
        after = self._next()
        if type(after) is DOCUMENT_START:
            raise refusals.second_document(self._source, after.end_mark.index)
        return root

    def _node(self, event: Event) -> Node:
        if type(event) is not SCALAR:
            return self._alias(event) if type(event) is ALIAS else self._collection(event)
        raw, style = event.value, event.style
        start, end = event.start_mark.index, event.end_mark.index
        if self._stand_ins:
            raw = raw.translate(self._stand_ins)
        if not style:
            value = resolve(raw)
            if raw[:1] == "-":
                self._check_dash(start, raw)
        else:
            value = raw
            if style in "|>":
                end = start + len(self._text[start:end].rstrip(" \t\r\n"))
        if event.anchor is None and event.tag is None:
            return Scalar(start, end, raw, value, not style)
        node = Scalar(self._after_properties(start, end), end, raw, value, not style)
        if event.tag is not None:
            self._refuse_tag(event, node)
        if event.anchor is not None:
            self._anchors[event.anchor] = (node, 0)
        return node

    def _collection(self, event: Event) -> Sequence | Mapping:
        anchor, tag, start = event.anchor, event.tag, event.start_mark.index
        if anchor is None and tag is None:
            return self._inside(event, start)
        nodes_before = self._nodes
        start = self._after_properties(start, len(self._text))
        if anchor is not None:
            self._anchors[anchor] = None
        node = self._inside(event, start)
        if tag is not None:
            self._refuse_tag(event, node)
        if anchor is not None and self._anchors[anchor] is None:
            self._anchors[anchor] = (node, self._nodes - nodes_before)
        return node

    def _inside(self, event: Event, start: int) -> Sequence | Mapping:
        """Read what stands in a list or a mapping that begins at `start`, within the limits."""
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise refusals.too_deep(self._source, start, MAX_DEPTH)
        read = self._mapping if type(event) is MAPPING_START else self._sequence
        node = read(start, flow=event.flow_style)
        self._depth -= 1
        if self._nodes > MAX_NODES:
            raise refusals.too_many_nodes(self._source, start, MAX_NODES)
        return node

    def _sequence(self, start: int, *, flow: bool) -> Sequence:
        items: list[Node] = []
        following, read = self._next, self._node
        event = following()
        while type(event) is not SEQUENCE_END:
            items.append(read(event))
            event = following()
        self._nodes += len(items)
        last = items[-1].end if items else start
        return Sequence(start, event.end_mark.index if flow else last, items, flow)

    def _mapping(self, start: int, *, flow: bool) -> Mapping:
        entries: dict[str, Entry] = {}
        following, read = self._next, self._node
        value: Node | None = None
        event = following()
        while (kind := type(event)) is not MAPPING_END:
            if (
                kind is SCALAR
                and is_word(raw := event.value)
                and raw not in entries
                and not event.style
                and event.anchor is None
                and event.tag is None
            ):
                value = read(following())
                entries[raw] = Entry(raw, value, event.start_mark.index)
            else:
                value = self._odd_entry(event, entries)
            event = following()
        self._nodes += 2 * len(entries)
        # a single pair in a flow list, `[a: b]`, is a flow mapping without brackets
        if flow and self._text.startswith("{", start):
            end = event.end_mark.index
        else:
            end = value.end if value else start
        return Mapping(start, end, entries, flow)

    def _alias(self, event: Event) -> Node:
        span = Span(event.start_mark.index, event.end_mark.index)
        name = event.anchor
        if self._anchors.get(name) is None:
            self._refuse_alias(span, name)
            written = f"*{name}"  # something stands here, so nothing is missing
            return Scalar(*span, written, written, plain=True)
        target, size = cast("tuple[Node, int]", self._anchors[name])
        self._nodes += size
        if self._nodes > MAX_NODES:
            raise refusals.too_many_nodes(self._source, span.start, MAX_NODES)
        if isinstance(target, Scalar):
            return Scalar(*span, target.raw, target.value, target.plain, target)
        if isinstance(target, Sequence):
            return Sequence(*span, target.items, target.flow, target)
        return Mapping(*span, target.entries, target.flow, target)

    def _after_properties(self, start: int, end: int) -> int:
        """Return where the node itself begins, behind its anchor and its tag."""
        found = _PROPERTIES.match(self._text, start, end)
        return found.end() if found else start

    def _check_dash(self, start: int, raw: str) -> None:
        """Refuse `-name`, first on its line: a list item without the space, which YAML reads as a text."""
        if not raw[1:2].isalpha() or self._text[start] != "-":
            return
        before = self._text[:start].rstrip(" ")
        if before.endswith(("\n", "\r")) and not before.rstrip().endswith((",", "[", "{")):
            raise refusals.dash_without_blank(self._source, start)

    def _check_key(self, key: Scalar) -> None:
        """Refuse indentation and dashes that look right and are read as part of the key."""
        from jmap.source.syntax import mistaken_key  # noqa: PLC0415  see `yaml`

        if told := mistaken_key(Mistake(self._source, Failure("", key.span.start), first_failure, NO_KEYS)):
            raise refusals.Refused(told)

    def _refuse_alias(self, span: Span, name: str) -> None:
        """Report an alias without a node; the first hundred of them with a suggestion, which takes time."""
        few = len(self.diagnostics) < MOST_SUGGESTIONS
        known = list(self._anchors)[-MOST_SUGGESTIONS:] if few else []
        recursive = name in self._anchors
        self.diagnostics.append(refusals.alias(self._source, span, name, known, recursive=recursive))

    def _refuse_tag(self, event: Event, node: Node) -> None:
        found = _TAG.search(self._text, event.start_mark.index)
        if found:
            self.diagnostics.append(refusals.tag(self._source, Span(*found.span()), node))

    def _odd_entry(self, event: Event, entries: dict[str, Entry]) -> Node:
        """Read an entry whose key is no mere word, and return its value; report one that cannot stand."""
        key = self._node(event)
        if isinstance(key, Scalar) and key.raw[:1] in NO_KEY_BEGINS_WITH and key.plain:
            self._check_key(key)
        value = self._node(self._next())
        if not isinstance(key, Scalar):
            self.diagnostics.append(refusals.composite_key(self._source, key))
        elif key.value is None:
            self.diagnostics.append(refusals.empty_key(self._source, key))
        elif key.raw == "<<" and key.plain:  # in quotes it is a key like any other
            self._merges.append((entries, value))
            self.diagnostics.append(refusals.merge_key(self._source, key))
        elif key.raw in entries:
            self._repeated_key(key, entries)
            # What only the second one has is not missed elsewhere: the mistake is one.
            first = entries[key.raw]
            entries[key.raw] = Entry(first.key, _completed(first.value, value))
        else:
            entries[key.raw] = Entry(key, value)
        return value

    def _repeated_key(self, key: Scalar, entries: dict[str, Entry]) -> None:
        """Report a key that stands twice; where a dash was forgotten, all keys of an item do: one is told."""
        if entries is self._undashed or _CUT_OFF.match(self._text, max(key.start - 2, 0)):
            return
        told = refusals.missing_dash(self._source, key, entries)
        self._undashed = entries if told else None
        self.missing_dash = self.missing_dash or told
        self.diagnostics.append(told or refusals.duplicate_key(self._source, key, entries[key.raw]))


def _completed(first: Node, second: Node) -> Node:
    """Return what stands behind a key, with what stands behind the same key again and is missing in it."""
    if isinstance(first, Mapping) and isinstance(second, Mapping) and first.target is None:
        for name, entry in second.entries.items():
            first.entries.setdefault(name, entry)
    return second if isinstance(first, Scalar) and first.value is None else first
