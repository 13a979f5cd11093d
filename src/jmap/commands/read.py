"""How commands read maps: from files or standard input, libraries only once."""

from __future__ import annotations

import sys
from functools import cache
from typing import TYPE_CHECKING

from jmap.diagnostics import Diagnostic, Place
from jmap.files import STANDARD_INPUT, FileRefusedError
from jmap.model.load import Loaded, load_bytes, load_source
from jmap.model.use import LoadedLibrary, load_library, load_library_bytes
from jmap.project.discover import is_library
from jmap.project.files import DiskFiles, read
from jmap.source.text import MAX_BYTES, SourceText

if TYPE_CHECKING:
    from collections.abc import MutableMapping, Sequence

    from jmap.model.journey import JourneyMap

PATHLESS = "<text>"
"""The path of a map that was loaded from a text, beside which there is nothing to read."""


@cache
def standard_input() -> bytes:
    """Return what stands on standard input, at most one byte more than a map may have; read once."""
    return sys.stdin.buffer.read(MAX_BYTES + 1)


def all_of_standard_input() -> bytes:
    """Return all that stands on standard input, be it too large for a map; nothing is left to read after."""
    return standard_input() + sys.stdin.buffer.read()


def load_map(
    path: str,
    libraries: MutableMapping[str, LoadedLibrary],
    stdin_filename: str = STANDARD_INPUT,
    *,
    placed: bool = False,
) -> Loaded:
    """Load the map at `path` (`-` is standard input); a file that cannot be read is a diagnostic.

    What comes from standard input is taken to stand at `stdin_filename`; for `placed` see `load_source`.
    """
    if path == STANDARD_INPUT:
        data, files = standard_input(), DiskFiles(stdin_filename)
        return load_bytes(data, stdin_filename, files, libraries, placed=placed)
    try:
        return load_bytes(read(path), path, DiskFiles(path), libraries, placed=placed)
    except FileRefusedError as refused:
        return Loaded(path, diagnostics=(unreadable(refused),))


def maps_at(paths: Sequence[str]) -> dict[str, JourneyMap]:
    """Return the maps at `paths` that load."""
    libraries: dict[str, LoadedLibrary] = {}
    loaded = ((path, load_map(path, libraries).map) for path in paths)
    return {path: journey for path, journey in loaded if journey is not None}


def load_file(
    path: str, libraries: MutableMapping[str, LoadedLibrary], stdin_filename: str = STANDARD_INPUT
) -> Loaded | LoadedLibrary:
    """Load a library where the name says so, unless a map has done so already; else load a map."""
    name = stdin_filename if path == STANDARD_INPUT else path
    if not is_library(name):
        return load_map(path, libraries, stdin_filename, placed=True)  # many maps have something remarked
    if path == STANDARD_INPUT:
        return load_library_bytes(standard_input(), name, DiskFiles(name))
    if path not in libraries:
        try:
            libraries[path] = load_library_bytes(read(path), path, DiskFiles(path))
        except FileRefusedError as refused:
            libraries[path] = LoadedLibrary(path, None, (unreadable(refused),))
    return libraries[path]


def load_text(
    text: str, instead: SourceText, libraries: MutableMapping[str, LoadedLibrary]
) -> Loaded | LoadedLibrary:
    """Load what a file would be with another text."""
    source = SourceText(instead.path, text, bom=instead.bom)
    files = DiskFiles(source.path)
    return load_library(source, files) if is_library(source.path) else load_source(source, files, libraries)


def unreadable(refused: FileRefusedError) -> Diagnostic:
    """Return what there is to say of a file that cannot be read."""
    return Diagnostic(
        "unreadable-file",
        f"the file cannot be read: {refused.reason}",
        "check the path and who may read it",
        Place(refused.path),
    )
