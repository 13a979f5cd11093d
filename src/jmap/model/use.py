"""Libraries: read once, checked where they stand, merged into the maps that use them."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any

from jmap.diagnostics import Diagnostic, Edit, Fix
from jmap.files import LIBRARY_ENDINGS, FileRefusedError
from jmap.frozen import frozen
from jmap.model.check import declared_ids
from jmap.model.check_emotion import feelings_in_range
from jmap.model.emotion import DEFAULT_SCALE
from jmap.model.inventory import parts_of
from jmap.model.library import DECLARATIONS, Library
from jmap.model.once import said_once
from jmap.model.part import PLACEHOLDER
from jmap.model.synonyms import known_keys
from jmap.model.unheard import cut_unheard
from jmap.model.validate import validated
from jmap.source.text import SourceText, decode
from jmap.source.tree import Entry, Mapping
from jmap.source.yaml import parse
from jmap.suggest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, MutableMapping, Sequence

    from jmap.files import Files
    from jmap.model.inventory import Parts
    from jmap.model.journey import JourneyMap
    from jmap.model.locate import Locator
    from jmap.model.readers import Location
    from jmap.source.yaml import Parsed


_ITSELF = "the map"
_SOME = 5


@frozen
class LoadedLibrary:
    """A library file; `library` is None where it has mistakes, which are its own diagnostics."""

    path: str
    library: Library | None
    diagnostics: tuple[Diagnostic, ...]
    source: SourceText | None = None
    is_map: bool = False
    """Whether it is a map, which cannot be used as a library."""

    @property
    def is_whole(self) -> bool:
        """Whether the file could be loaded."""
        return self.library is not None

    @property
    def texts(self) -> dict[str, SourceText]:
        """The text that the diagnostics point into, by path."""
        return {self.path: self.source} if self.source else {}


def load_library_bytes(data: bytes, path: str, files: Files | None) -> LoadedLibrary:
    """Load a library from the bytes of a file; see `load_library`."""
    source = decode(data, path)
    return (
        LoadedLibrary(path, None, (source,))
        if isinstance(source, Diagnostic)
        else load_library(source, files)
    )


def load_library(source: SourceText, files: Files | None) -> LoadedLibrary:
    """Read a library and tell all its mistakes."""
    parsed = parse(source, known_keys())
    if parsed.is_read:
        return _loaded(parsed, files)
    from jmap.model.rest import all_told  # noqa: PLC0415  few libraries need it

    told = all_told(parsed, lambda mended, _: _loaded(mended, files).diagnostics)
    return LoadedLibrary(source.path, None, said_once(told), source)


def _loaded(parsed: Parsed, files: Files | None) -> LoadedLibrary:
    """Load a library that is well-formed YAML."""
    source = parsed.source
    if "stages" in parsed.keys and isinstance(parsed.root, Mapping):
        told = said_once([*parsed.diagnostics, _is_a_map(source, parsed.root.entries["stages"])])
        return LoadedLibrary(source.path, None, told, source, is_map=True)
    shape = validated(parsed, Library)
    library, locator = shape.model, shape.locator
    diagnostics = [*parsed.diagnostics, *shape.diagnostics]
    if library:
        diagnostics += cut_unheard(locator)
        diagnostics += feelings_in_range(library, DEFAULT_SCALE, locator)
        diagnostics += declared_ids(library, locator)
        diagnostics += outside_project(parts_of(library), source.path, files, locator)
    return LoadedLibrary(source.path, None if diagnostics else library, said_once(diagnostics), source)


def used_libraries(
    journey: JourneyMap, locator: Locator, files: Files | None, known: MutableMapping[str, LoadedLibrary]
) -> tuple[list[LoadedLibrary], list[Diagnostic]]:
    """Read the libraries that a map uses; `known` holds those that were read before, by path."""
    libraries: list[LoadedLibrary] = []
    diagnostics: list[Diagnostic] = []
    for index, written in enumerate(journey.use):
        location = ("use", index)
        if written == PLACEHOLDER:
            continue  # told already, as a wrong type
        if not _stays_inside(written, locator.source.path, files):
            diagnostics.append(_outside(written, location, locator))  # as `outside_project` does: said once
            continue
        if files is None:
            advice = "load the map from a file, or give `loads` the path that it comes from"
            message = f"the library `{written}` cannot be found from a text without a path"
            diagnostics.append(locator.diagnostic("unreadable-file", location, message, advice))
            continue
        path = beside(locator.source.path, written)
        try:
            library = known.get(path) or load_library_bytes(files.read(path), path, files)
        except FileRefusedError as refused:
            diagnostics.append(_unreadable(written, refused, location, files, locator))
            continue
        known[path] = library
        if library.is_map and not path.endswith(LIBRARY_ENDINGS):
            advice = "name a library here; `baseline` and the `journey` of a stage name other maps"
            message = f"`{written}` is a map, and `use` takes libraries"
            diagnostics.append(locator.diagnostic("wrong-type", location, message, advice))
        elif library not in libraries:
            libraries.append(library)
    return libraries, diagnostics


def merged(
    journey: JourneyMap, libraries: Sequence[LoadedLibrary], locator: Locator
) -> tuple[JourneyMap, list[Diagnostic]]:
    """Put what the libraries declare into the map, behind the map's own; one id twice is a conflict."""
    if not libraries:
        return journey.model_copy(update={"use": (), "schema_": None}), []
    declared = {key: dict(getattr(journey, key)) for key in (*DECLARATIONS, "feelings")}
    origin = {(key, id_): _ITSELF for key, ids in declared.items() for id_ in ids}
    diagnostics = []
    for loaded in libraries:
        if loaded.library is None:
            continue
        for key, id_, value in _declarations(loaded, journey, locator.source.path):
            if (key, id_) not in origin:
                origin[key, id_] = f"the library `{loaded.path}`"
                declared[key][id_] = value
            elif key != "feelings":
                where = (key, id_) if origin[key, id_] == _ITSELF else _named(loaded.path, journey, locator)
                diagnostics.append(_conflict((key, id_), loaded.path, origin[key, id_], where, locator))
    return journey.model_copy(update={**declared, "use": (), "schema_": None}), diagnostics


def outside_project(
    everything: Parts, path: str, files: Files | None, locator: Locator
) -> Iterator[Diagnostic]:
    """Yield every path in the parts of a map or library that leaves the project."""
    for where, written in everything.paths():
        if not _stays_inside(written, path, files):
            yield _outside(written, where, locator)


def _outside(written: str, location: Location, locator: Locator) -> Diagnostic:
    message = f"the path `{written}` leaves the project"
    advice = "name a file of the same git repository or folder, by its path from this file"
    if "://" in written:
        message = f"`{written}` is an address, not the path of a file in the project"
        advice = "save the file beside this one and name it here; nothing is read from the network"
    return locator.diagnostic("outside-project", location, message, advice)


def beside(path: str, written: str) -> str:
    """Return what `written`, relative to the file at `path`, is called from where `path` is seen."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), written))


def _stays_inside(written: str, path: str, files: Files | None) -> bool:
    if "://" in written or written.startswith(("/", "~", "\\")) or written[1:2] == ":" or "\0" in written:
        return False
    if files is None:
        return not posixpath.normpath(written.replace("\\", "/")).startswith("..")
    return files.inside(beside(path, written))


def _is_a_map(source: SourceText, stages: Entry) -> Diagnostic:
    advice = "a library holds only declarations; move what the maps share into a file of its own"
    place = source.place(stages.key.span)
    return Diagnostic(
        "wrong-type", "this is a map, and a library is expected: it has `stages`", advice, place
    )


def _unreadable(
    written: str, refused: FileRefusedError, location: Location, files: Files, locator: Locator
) -> Diagnostic:
    slashed = written.replace("\\", "/")
    folder = posixpath.dirname(beside(locator.source.path, slashed))
    names = files.names(folder) if files.inside(folder) else ()
    near = nearest(posixpath.basename(slashed), names)
    others = [f"`{name}`" for name in names if name.endswith(LIBRARY_ENDINGS)]
    fix, advice = None, "check the name; paths start at the folder of this file"
    if others:
        advice += f", where there is {', '.join(others[:_SOME])}"
    if near:
        better = posixpath.join(posixpath.dirname(slashed), near[0])
        advice = f"did you mean `{better}`?"
        fix = Fix(f"use `{better}`", (Edit(locator.origin(location).node.span, better),), safe=False)
    message = f"the library `{written}` cannot be read: {refused.reason}"
    return locator.diagnostic("unreadable-file", location, message, advice, fix=fix)


def _declarations(
    loaded: LoadedLibrary, journey: JourneyMap, map_path: str
) -> Iterator[tuple[str, str, Any]]:
    """Yield key, id and value of everything that a library declares, as it is meant in the map."""
    assert loaded.library is not None
    for key in DECLARATIONS:
        for id_, value in getattr(loaded.library, key).items():
            yield key, id_, _seen_from(map_path, loaded.path, value)
    for feeling, score in loaded.library.feelings.items():
        yield "feelings", feeling, journey.emotion_scale.from_default(score)


def _seen_from(map_path: str, library_path: str, value: Any) -> Any:
    """Turn the image of a persona from a path beside the library into one beside the map."""
    image = getattr(value, "image", None)
    if image is None:
        return value
    start = posixpath.dirname(map_path) or "."
    return value.model_copy(update={"image": posixpath.relpath(beside(library_path, image), start)})


def _named(path: str, journey: JourneyMap, locator: Locator) -> Location:
    """Return where the map names the library at `path`."""
    paths = [beside(locator.source.path, written) for written in journey.use]
    return ("use", paths.index(path))


def _conflict(
    declared: tuple[str, str], library: str, earlier: str, location: Location, locator: Locator
) -> Diagnostic:
    """Say that `earlier`, the map or a library, and another library declare the same id."""
    key, id_ = declared
    span = locator.declared_as(location)
    message = f"{earlier} and the library `{library}` both declare `{id_}` under `{key}`"
    advice = "keep one of them, or give one of them another id"
    return locator.diagnostic("library-conflict", location, message, advice, span=span)
