"""Versions of a map in commits of a repository: told apart by their texts, loaded where they are asked for.

The same text with the same libraries is loaded once, unless many others were loaded since: a journey may have
thousands of versions, and memory holds a few.
"""

from __future__ import annotations

import re
from dataclasses import field
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING

from jmap.diagnostics import Diagnostic
from jmap.diff.revision import RevisionFiles
from jmap.files import FileRefusedError
from jmap.frozen import frozen
from jmap.model.load import Loaded, load_bytes
from jmap.model.synonyms import known_keys
from jmap.model.use import beside, load_library_bytes
from jmap.source.text import SourceText, decode
from jmap.source.tree import Mapping, Scalar, Sequence
from jmap.source.yaml import parse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence as AnySequence
    from pathlib import Path

    from jmap.diff.git import Blobs
    from jmap.model.use import LoadedLibrary
    from jmap.source.tree import Node

_USE = re.compile(r"\buse['\"]?\s*:")
"""A key by which a map names its libraries, wherever it stands; or else a word of some text."""
_LINES_OF_USE = re.compile(r"^use[ \t]*:.*(?:\n(?:[ \t#-].*)?)*", re.MULTILINE)
_KEPT = 32
"""So many versions are kept, in case that they come again: in the next commit, or by a revert."""


@frozen
class Text:
    """What stands at a path, from the root; the same in another commit is the same."""

    path: str
    digest: bytes
    """Empty where there is no file."""
    commit: str = field(compare=False)


@frozen
class Version:
    """A map with the libraries that it uses."""

    text: Text
    libraries: tuple[Text, ...]


class Reader:
    """Reads and loads the versions of one map."""

    def __init__(self, root: Path, blobs: Blobs) -> None:
        self._root = root
        self._blobs = blobs
        self._versions: dict[tuple[str, str], Version | None] = {}
        self._uses: dict[Text, tuple[str, ...]] = {}
        self.load = lru_cache(_KEPT)(self._load)
        self._library = lru_cache(_KEPT)(self._load_library)

    def shown(self, path: str) -> str:
        """Return a path from the root as it is seen from the current folder."""
        return self._files("").from_here(path)

    def version(self, commit: str, path: str) -> Version | None:
        """Return what the map at a path of a commit is told apart by; None where there is no file."""
        if (commit, path) not in self._versions:
            self._versions[commit, path] = self._version(commit, path)
        return self._versions[commit, path]

    def _version(self, commit: str, path: str) -> Version | None:
        files = self._files(commit)
        text = files.at(path)
        if not text.digest:
            return None
        if text not in self._uses:
            self._uses[text] = tuple(_used(files, path))
        return Version(text, tuple(map(files.at, self._uses[text])))

    def _load(self, version: Version) -> Loaded:
        """Load a map with its libraries."""
        files = self._files(version.text.commit)
        known = {files.from_here(each.path): self._library(each) for each in version.libraries if each.digest}
        path = files.from_here(version.text.path)
        return load_bytes(files.read(path), path, files, known, placed=True)

    def _load_library(self, text: Text) -> LoadedLibrary:
        files = self._files(text.commit)
        path = files.from_here(text.path)
        return load_library_bytes(files.read(path), path, files)

    def _files(self, commit: str) -> _Files:
        return _Files(self._root, commit, self._blobs)


class _Files(RevisionFiles):
    """The files of a commit; it starts no process for what is not there, since there are many commits."""

    def at(self, path: str) -> Text:
        """Return what stands at a path from the root."""
        kind, content = self._blobs.read(self.commit, path)
        return Text(path, sha256(content).digest() if kind == "blob" else b"", self.commit)

    def read(self, path: str) -> bytes:
        """Return the content of a file, or raise FileRefusedError."""
        below = self.from_root(path)
        kind, content = self._blobs.read(self.commit, below) if is_name(below) else ("missing", b"")
        if kind != "blob":
            raise FileRefusedError(path, "there is no such file in this commit")
        return content

    def names(self, folder: str) -> AnySequence[str]:  # noqa: ARG002  as the protocol has it
        """No names: nobody mends the past, so nobody is told which one was meant."""
        return ()


def is_name(path: str) -> bool:
    """Whether a path from the root can be that of a file in the repository."""
    if path.startswith("../") or path == ".." or "\0" in path or "\n" in path:
        return False
    try:
        path.encode(errors="surrogateescape")
    except UnicodeEncodeError:
        return False
    return True


def _with_use(source: SourceText) -> Node | None:
    """Return the tree of a map, or of those of its lines that name libraries.

    A version is told apart by its libraries before it is loaded, if it is at all, so to parse all of it here
    would be to do so twice: those lines alone take a sixth of the time. All are parsed where these cannot be
    told or read by themselves, none where there is no `use`.
    """
    found = _USE.findall(source.text)
    lines = _LINES_OF_USE.findall(source.text) if len(found) == 1 else []
    alone = parse(SourceText(source.path, lines[0])) if lines else None
    if alone and not alone.diagnostics:
        return alone.root
    return parse(source, known_keys()).root if found else None


def _used(files: _Files, path: str) -> Iterator[str]:
    """Yield the libraries that a map names, from the root, whether or not they are there."""
    shown = files.from_here(path)
    source = decode(files.read(shown), shown)
    root = None if isinstance(source, Diagnostic) else _with_use(source)
    node = root.get("use") if isinstance(root, Mapping) else None
    for item in node.items if isinstance(node, Sequence) else [node]:
        if isinstance(item, Scalar) and is_name(found := files.from_root(beside(shown, item.raw))):
            yield found
