"""Loading: text in, a map with its tree, comments and diagnostics out.

Reads nothing by itself: libraries come through the `Files` that it is given.
"""

from __future__ import annotations

from dataclasses import field
from functools import cached_property
from typing import TYPE_CHECKING

from jmap.diagnostics import Diagnostic
from jmap.frozen import frozen
from jmap.model.check import check_map
from jmap.model.inventory import Parts, parts_of
from jmap.model.journey import VERSION, JourneyMap
from jmap.model.library import DECLARATIONS, Library
from jmap.model.locate import Locator
from jmap.model.meant import as_meant
from jmap.model.normalise import reader_of
from jmap.model.once import said_once
from jmap.model.references import known_ids
from jmap.model.synonyms import known_keys
from jmap.model.unheard import cut_unheard
from jmap.model.use import merged, outside_project, used_libraries
from jmap.model.validate import validated
from jmap.phrases import shortened
from jmap.source.comments import comments
from jmap.source.text import SourceText, decode
from jmap.source.tree import Mapping, Scalar
from jmap.source.yaml import parse

if TYPE_CHECKING:
    from collections.abc import MutableMapping
    from collections.abc import Set as AbstractSet

    from jmap.diagnostics import Place
    from jmap.files import Files
    from jmap.model.use import LoadedLibrary
    from jmap.source.comments import Comment
    from jmap.source.tree import Node
    from jmap.source.yaml import Parsed


@frozen
class Loaded:
    """What became of one map file.

    `map` is None where the file, or a library that it uses, has mistakes; `diagnostics` tells all
    of them in place order, those of a library under the library's path.
    """

    path: str
    source: SourceText | None = None
    parsed: Parsed | None = None
    map: JourneyMap | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    libraries: tuple[LoadedLibrary, ...] = field(default=(), repr=False)
    parts: Parts = field(default=Parts({}), repr=False, compare=False)
    """Everything that stands in the map itself, libraries left out."""

    @property
    def tree(self) -> Node | None:
        """The tree of the file; None where it could not be parsed."""
        return self.parsed.root if self.parsed else None

    @cached_property
    def comments(self) -> tuple[Comment, ...]:
        """The comments of the file, in order."""
        return comments(self.source, self.tree) if self.source else ()

    @cached_property
    def locator(self) -> Locator:
        """Finds the place of anything in the map; only for a file that could be parsed."""
        assert self.parsed is not None
        return Locator(self.parsed, reader_of(JourneyMap))

    @property
    def is_whole(self) -> bool:
        """Whether the file, with what it uses, could be loaded."""
        return self.map is not None

    @property
    def texts(self) -> dict[str, SourceText]:
        """The texts that diagnostics can point into, by path."""
        sources = [self.source, *(library.source for library in self.libraries)]
        return {source.path: source for source in sources if source is not None}


def load_bytes(
    data: bytes,
    path: str,
    files: Files | None = None,
    libraries: MutableMapping[str, LoadedLibrary] | None = None,
    *,
    placed: bool = False,
) -> Loaded:
    """Load a map from the bytes of a file; see `load_source`."""
    source = decode(data, path)
    if isinstance(source, Diagnostic):
        return Loaded(path, diagnostics=(source,))
    return load_source(source, files, libraries, placed=placed)


def load_source(
    source: SourceText,
    files: Files | None = None,
    libraries: MutableMapping[str, LoadedLibrary] | None = None,
    *,
    placed: bool = False,
) -> Loaded:
    """Load a map. `libraries` remembers library files from one map to the next, by path.

    Say whether it is likely to be asked where things stand, `placed`: see `parse`.
    """
    parsed = parse(source, known_keys(), placed=placed)
    known = {} if libraries is None else libraries
    return _loaded(parsed, files, known) if parsed.is_read else _unreadable(parsed, files, known)


def _loaded(
    parsed: Parsed,
    files: Files | None,
    known: MutableMapping[str, LoadedLibrary],
    unreadable: AbstractSet[str] = frozenset(),
) -> Loaded:
    """Load a map that is well-formed YAML; of the `unreadable` keys it is not known what they declare."""
    source = parsed.source
    refusal = _version(parsed) or _library_alone(parsed)
    if refusal:
        return Loaded(source.path, source, parsed, diagnostics=said_once([*parsed.diagnostics, refusal]))
    journey, used, own, found = _checked(parsed, files, known, unreadable)
    diagnostics = said_once([*parsed.diagnostics, *found])
    whole = None if diagnostics else journey
    return Loaded(source.path, source, parsed, whole, diagnostics, tuple(used), own)


def _unreadable(parsed: Parsed, files: Files | None, known: MutableMapping[str, LoadedLibrary]) -> Loaded:
    """Tell all the syntax errors of a map, and what else would be wrong in it without them."""
    from jmap.model.rest import all_told  # noqa: PLC0415  few maps have any

    used: list[LoadedLibrary] = []

    def told(mended: Parsed, unreadable: set[str]) -> tuple[Diagnostic, ...]:
        loaded = _loaded(mended, files, known, unreadable)
        used.extend(loaded.libraries)
        return loaded.diagnostics

    diagnostics = said_once(all_told(parsed, told))
    return Loaded(parsed.source.path, parsed.source, diagnostics=diagnostics, libraries=tuple(used))


def _checked(
    parsed: Parsed,
    files: Files | None,
    known: MutableMapping[str, LoadedLibrary],
    unreadable: AbstractSet[str],
) -> tuple[JourneyMap | None, list[LoadedLibrary], Parts, list[Diagnostic]]:
    """Read a map and tell all its mistakes, also those below keys that are misspelt."""
    journey, used, own, found = _read(parsed, files, known, unreadable)
    told: list[Diagnostic] = []
    guessed: set[Place] = set()
    while found and (meant := as_meant(parsed, found)):
        parsed, told, guessed = meant.parsed, [*told, *meant.told], guessed | meant.values
        _, used, own, again = _read(parsed, files, known, unreadable)
        found = [each for each in again if each.place not in guessed]
    return journey, used, own, [*told, *found]


def _read(
    parsed: Parsed,
    files: Files | None,
    known: MutableMapping[str, LoadedLibrary],
    unreadable: AbstractSet[str],
) -> tuple[JourneyMap | None, list[LoadedLibrary], Parts, list[Diagnostic]]:
    """Return the map with what its libraries declare, these, its own parts, and all that is wrong."""
    shape = validated(parsed, JourneyMap)
    diagnostics, locator, journey = list(shape.diagnostics), shape.locator, shape.model
    if journey is None:
        return None, [], Parts({}), diagnostics
    everything = parts_of(journey)
    diagnostics += cut_unheard(locator)
    diagnostics += outside_project(everything, parsed.source.path, files, locator)
    used, unread = used_libraries(journey, locator, files, known)
    whole, conflicts = merged(journey, used, locator)
    diagnostics += [*unread, *conflicts]
    for library in used:
        diagnostics += library.diagnostics
    unreadable = unreadable | _unreadable_keys(locator)
    is_use_broken = "use" in unreadable or any(location[:1] == ("use",) for location in locator.broken)
    if unread or is_use_broken or any(library.library is None for library in used):
        unreadable |= {*DECLARATIONS, "feelings"}
    diagnostics += check_map(whole, everything, known_ids(whole, unreadable), locator)
    return whole, used, everything, diagnostics


def _unreadable_keys(locator: Locator) -> set[str]:
    """Return the top-level keys of which it is not known what they declare."""
    named = {str(location[0]) for location in locator.broken if len(location) == 1}
    listed = {str(location[0]) for location in locator.broken if locator.in_list_of_names(location)}
    return named | listed


def _library_alone(parsed: Parsed) -> Diagnostic | None:
    """Refuse a file that has nothing but what libraries have."""
    if not parsed.keys or not parsed.keys <= reader_of(Library).fields.keys():
        return None
    locator = Locator(parsed, reader_of(JourneyMap))
    assert isinstance(locator.root, Mapping)
    first = next(iter(locator.root.entries.values())).key.span
    message = "this is a library, and a map is expected: it has neither `title` nor `stages`"
    advice = "name it under `use` in the maps that share it; to make it a map, add `title` and `stages`"
    return locator.diagnostic("wrong-type", (), message, advice, span=first)


def _version(parsed: Parsed) -> Diagnostic | None:
    """Refuse a map of another version before anything else is said of it."""
    if "jmap" not in parsed.keys or parsed.data["jmap"] is None:
        return None
    locator = Locator(parsed, reader_of(JourneyMap))
    written = locator.origin(("jmap",)).node
    if isinstance(written, Scalar) and written.value == VERSION and not isinstance(written.value, bool):
        return None
    shown = f"`{shortened(written.raw)}`" if isinstance(written, Scalar) else "a list or keys"
    advice = f"write `jmap: {VERSION}`, or leave the line out"
    if isinstance(written, Scalar) and not written.plain:
        shown = f"the text {shown}"
        advice = f"remove the quotes: `{VERSION}`" if written.raw == str(VERSION) else advice
    message = f"`jmap` must be the version of the language, {VERSION}, and not {shown}"
    if isinstance(written, Scalar) and isinstance(written.value, int | float) and written.value > VERSION:
        message = (
            f"this map is written in version {written.raw} of the language; this jmap reads version {VERSION}"
        )
        advice = f"install a newer jmap, or write `jmap: {VERSION}` if the map has nothing newer in it"
    return locator.diagnostic("unknown-version", ("jmap",), message, advice)
