"""How commands read maps: from files or standard input, libraries only once."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from jmap.diagnostics import Diagnostic, Place
from jmap.files import FileRefusedError
from jmap.model.load import Loaded, load_bytes
from jmap.model.use import LoadedLibrary, load_library
from jmap.project.discover import STANDARD_INPUT, is_library
from jmap.project.files import DiskFiles, read
from jmap.source.text import MAX_BYTES, decode

if TYPE_CHECKING:
    from collections.abc import MutableMapping


def load_map(path: str, libraries: MutableMapping[str, LoadedLibrary]) -> Loaded:
    """Load the map at `path` (`-` is standard input); a file that cannot be read is a diagnostic."""
    if path == STANDARD_INPUT:
        return load_bytes(sys.stdin.buffer.read(MAX_BYTES + 1), path, DiskFiles(path), libraries)
    try:
        return load_bytes(read(path), path, DiskFiles(path), libraries)
    except FileRefusedError as refused:
        return Loaded(path, diagnostics=(_unreadable(refused),))


def load_library_file(path: str, libraries: MutableMapping[str, LoadedLibrary]) -> LoadedLibrary:
    """Load the library at `path` unless a map has done so already."""
    if path not in libraries:
        try:
            source = decode(read(path), path)
        except FileRefusedError as refused:
            source = _unreadable(refused)
        if isinstance(source, Diagnostic):
            libraries[path] = LoadedLibrary(path, None, (source,))
        else:
            libraries[path] = load_library(source, DiskFiles(path))
    return libraries[path]


def load_file(path: str, libraries: MutableMapping[str, LoadedLibrary]) -> Loaded | LoadedLibrary:
    """Load a library where the name says so, else a map."""
    return load_library_file(path, libraries) if is_library(path) else load_map(path, libraries)


def _unreadable(refused: FileRefusedError) -> Diagnostic:
    return Diagnostic(
        "unreadable-file",
        f"the file cannot be read: {refused.reason}",
        "check the path and who may read it",
        Place(refused.path),
    )
