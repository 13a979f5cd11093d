"""From a location in the normalised data back to the text: places, and the words for what stands there."""

from __future__ import annotations

from dataclasses import field
from itertools import chain, islice
from typing import TYPE_CHECKING

from jmap.diagnostics import Diagnostic, Fix, Place, Related, Severity, Span
from jmap.frozen import frozen
from jmap.model.ids import slug
from jmap.model.readers import DictReader, Location, PartReader, Reader
from jmap.phrases import shortened
from jmap.source.data import absent
from jmap.source.tree import Mapping, Node, Scalar, Sequence, walk
from jmap.suggest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jmap.source.text import SourceText
    from jmap.source.yaml import Parsed


Children = dict[str | int, tuple[Reader, Node]]

BEHIND_ALIAS = "this is what the alias stands for"
_MOST_SUGGESTIONS, _MOST_CANDIDATES = 300, 500
_NOTES = {
    "actions": "an action",
    "thoughts": "a thought",
    "needs": "a need",
    "frontstage": "a frontstage note",
    "backstage": "a backstage note",
    "support": "a support note",
}
"""What people call a note, by the key that they wrote it under."""


@frozen
class Origin:
    """Where a location of the normalised data comes from."""

    location: Location
    """As far as it could be followed: the location asked for, or the nearest one above it."""
    node: Node
    reader: Reader
    key: Scalar | None = None
    """The key before the node, where it is the value of one."""
    alias: Node | None = None
    """The first alias on the way, behind which the node stands."""


@frozen
class Locator:
    """Knows the text, the tree and the readers of one file, and makes diagnostics about locations in it."""

    parsed: Parsed
    reader: Reader
    broken: frozenset[Location] = frozenset()
    """Locations whose shape is wrong, which has been told; nothing else is to be said of what they hold."""
    _suggestions: Iterator[int] = field(
        default_factory=lambda: iter(range(_MOST_SUGGESTIONS)), init=False, repr=False, compare=False
    )
    _known_children: dict[tuple[int, int], Children] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _known_origins: dict[Location, tuple[Origin, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _left_out: dict[bool, frozenset[str]] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def source(self) -> SourceText:
        """The text."""
        return self.parsed.source

    @property
    def root(self) -> Node:
        """The tree, of which nothing is made before somebody asks where something stands."""
        assert self.parsed.root is not None
        return self.parsed.root

    def near(self, word: str, candidates: Iterable[str], *, limit: int = 1) -> list[str]:
        """Return what `word` may be a slip of; only for the first few hundred, since looking takes time."""
        if next(self._suggestions, None) is None:
            return []
        return nearest(word, islice(candidates, _MOST_CANDIDATES), limit=limit)

    def left_out(self, *, in_stages: bool = True) -> frozenset[str]:
        """Return the slugs of all that stands in what is broken, where the target of a reference may be.

        What is declared never stands `in_stages`.
        """
        if in_stages not in self._left_out:
            broken = [each for each in self.broken if in_stages or each[:1] != ("stages",)]
            nodes = [node for each in broken if (node := self._broken_node(each))]
            scalars = (each for node in nodes for each in walk(node) if isinstance(each, Scalar))
            written = chain((scalar.raw for scalar in scalars), (str(each[-1]) for each in broken if each))
            self._left_out[in_stages] = frozenset(map(slug, written))
        return self._left_out[in_stages]

    def _broken_node(self, location: Location) -> Node | None:
        """Return what may name something at a broken location or under an unknown key; else None."""
        above = self.origin(location[:-1])
        if not location or above.location != location[:-1]:
            return None
        if isinstance(above.node, Mapping):
            node = above.node.get(str(location[-1]))
            return None if isinstance(node, Scalar) and _names_nothing(location[-1], above.reader) else node
        child = self._children(above).get(location[-1])
        return child[1] if child else None

    def has_broken(self, location: Location) -> bool:
        """Whether something directly in `location` was left out because its shape is wrong."""
        return any(broken[:-1] == location for broken in self.broken)

    def origins(self, location: Location) -> tuple[Origin, ...]:
        """Return the origins from the whole document down to `location`, or as far down as there are any."""
        known = self._known_origins.get(location)
        if known is None:
            known = self._known_origins[location] = self._followed(location)
        return known

    def _followed(self, location: Location) -> tuple[Origin, ...]:
        """Return what `origins` remembers: each diagnostic asks for the same place and what is around it."""
        if not location:
            return (Origin((), self.root, self.reader),)
        found, key = self.origins(location[:-1]), location[-1]
        above = found[-1]
        child = self._children(above).get(key) if above.location == location[:-1] else None
        if child is None:
            return found
        reader, node = child
        entry = above.node.entries.get(str(key)) if isinstance(above.node, Mapping) else None
        alias = above.alias or (node if node.target is not None else None)
        return (*found, Origin(location, node, reader, entry.key if entry else None, alias))

    def _children(self, origin: Origin) -> Children:
        """Return the children of what stands at `origin`, remembered: a long list is asked for each item."""
        known = id(origin.node), id(origin.reader)
        if known not in self._known_children:
            self._known_children[known] = origin.reader.children(origin.node)
        return self._known_children[known]

    def origin(self, location: Location) -> Origin:
        """Return the origin of `location`, or of the nearest thing above it."""
        return self.origins(location)[-1]

    def in_list_of_names(self, location: Location) -> bool:
        """Whether `location` is an item of declarations that were written as a list."""
        parent = self.origin(location[:-1])
        return isinstance(parent.reader, DictReader) and isinstance(parent.node, Sequence)

    def head(self, location: Location) -> Span:
        """Return the part of a thing to point at: its name with the key before it, or its first line."""
        origin = self.origin(location)
        return self.head_of(origin.node, origin.reader)

    def head_of(self, node: Node, reader: Reader) -> Span:
        """Return the part to point at of what `reader` reads of a node."""
        if isinstance(node, Mapping) and isinstance(reader, PartReader):
            entry = node.entries.get(reader.model.short or "title")
            if entry and not absent(entry.value):
                return Span(entry.key.span.start, entry.value.span.end)
        text = self.source.text[node.span.start : node.span.end]
        return Span(node.span.start, node.span.start + len(text.splitlines()[0] if text else ""))

    def place(self, location: Location) -> Place:
        """Return the place of what stands at `location`; behind an alias, the alias."""
        origin = self.origin(location)
        return self.source.place((origin.alias or origin.node).span)

    def declared_as(self, location: Location) -> Span:
        """Return the span of the key at `location`, or of the node where it has none."""
        origin = self.origin(location)
        return origin.key.span if origin.key else origin.node.span

    def owner(self, location: Location) -> str:
        """Name the innermost thing around or at `location` that people have a name for: stage `checkout`."""
        for origin in reversed(self.origins(location)):
            if isinstance(origin.reader, PartReader) and (words := _words(origin, origin.reader)):
                return words
        return self.reader.expects.replace("a ", "the ", 1)

    def kind(self, location: Location) -> str:
        """Return what people call a part of the kind that stands at `location`: a step, a thought."""
        return _kind(self.origin(location))

    def diagnostic(  # noqa: PLR0913  what a diagnostic is made of
        self,
        name: str,
        location: Location,
        message: str,
        advice: str,
        *,
        span: Span | None = None,
        severity: Severity = Severity.ERROR,
        label: str = "",
        fix: Fix | None = None,
        related: tuple[Related, ...] = (),
        id_path: str = "",
    ) -> Diagnostic:
        """Make a diagnostic about what stands at `location`; `span` narrows or moves the place."""
        origin = self.origin(location)
        shown = span or origin.node.span
        if origin.alias is not None:
            if shown.start == origin.alias.span.start and origin.alias.target is not None:
                shown = origin.alias.target.span
            related = (Related(self.source.place(shown), BEHIND_ALIAS), *related)
            shown = origin.alias.span
        place = self.source.place(shown)
        return Diagnostic(name, message, advice, place, severity, label, related, fix, id_path)


def _names_nothing(key: str | int, reader: Reader) -> bool:
    """Whether a key is known and its value is neither the id nor the name of anything."""
    return isinstance(reader, PartReader) and key in reader.fields and key not in {"id", reader.model.short}


def _kind(origin: Origin) -> str:
    """Return what people call a thing of this kind where it stands: a step, a thought."""
    above = str(origin.location[-2]) if len(origin.location) > 1 else ""
    word = origin.reader.model.word if isinstance(origin.reader, PartReader) else origin.reader.expects
    return _NOTES.get(above) or word


def _words(origin: Origin, reader: PartReader) -> str:
    """Name a part by its kind and its id, its name or its number; empty where it has neither."""
    node = origin.node
    key = origin.location[-1] if origin.location else ""
    kind = _kind(origin).split(" ", 1)[-1]
    if not kind or key == "":
        return ""
    if isinstance(key, str):
        return f"{kind} `{key}`"
    for part in ("id", reader.model.short):
        written = node.get(part) if isinstance(node, Mapping) else node
        if isinstance(written, Scalar) and not absent(written):
            named = part == "name" and (slug(written.raw) or written.raw)
            return f"{kind} `{shortened(named or written.raw)}`"
    return f"{kind} {key + 1}"


def key_of(location: Location) -> str:
    """Return the key that a location stands for: the last one that is no index."""
    return next((key for key in reversed(location) if isinstance(key, str)), "")
