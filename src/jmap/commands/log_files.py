"""How `jmap log` reads a journey: each text of the map and of its libraries once, through one process of git."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from jmap.diff.commits import Span, cut_off, former_names, head_of, limit, touching
from jmap.diff.git import Blobs, is_submodule, repository
from jmap.diff.history import Before, Revision
from jmap.diff.revision import RevisionFiles
from jmap.errors import UsageError
from jmap.files import FileRefusedError
from jmap.model.load import Loaded, load_bytes
from jmap.project.discover import STANDARD_INPUT, Search, find_maps, is_library

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from jmap.diff.commits import Commit
    from jmap.model.use import LoadedLibrary

_Texts = tuple[tuple[str, bytes | None], ...]
"""Paths and what stood there, None for nothing."""


def find_log(path: str, blobs: Callable[[Path], Blobs], since: str | None, *, first_parent: bool) -> Log:
    """Return the commits of the map at `path`; raises UsageError where git knows none."""
    place = _place(path)
    root = repository(next(above for above in place.parents if above.is_dir()))
    below = Path(os.path.relpath(place, root)).as_posix()
    head = head_of(root)
    reader = Reader(root, blobs(root))
    span = Span(head, limit(since, root) if since else (), first_parent)
    names = former_names(root, below, span)
    log = Log(root, names, span, reader, cut_off(root))
    if not reader.has(head, below) and not touching(root, names, Span(head), most=1):
        _refuse_unknown(path, root, head, below)
    return log


def _place(path: str) -> Path:
    """Return where the map at `path` stands, links followed; it may be gone. Refuse what is no map."""
    if path == STANDARD_INPUT:
        raise UsageError("standard input has no history", "name the file of a map")
    if is_library(path):
        raise UsageError(
            f"{path} is a library, and a map is expected",
            "name a map that uses it: what reaches the map is told with it; `jmap diff` compares libraries",
        )
    try:
        if Path(path).is_dir():
            raise UsageError(f"{path} is a folder, and one map is expected", "name the file of a map")
        return Path(path).resolve()
    except (OSError, RuntimeError, ValueError):  # a link to itself, or a name that no file can have
        raise UsageError(f"{path} is no name for a file", "name the file of a map") from None


def _refuse_unknown(path: str, root: Path, head: str, below: str) -> None:
    """Say that git has never seen a file, and why."""
    if is_submodule(root, head, below):
        raise UsageError(
            f"{path} lies in a submodule that is not checked out", "run `git submodule update --init` first"
        )
    if os.path.lexists(path):
        raise UsageError(f"{path} is in no commit yet", "commit it first: `git add` and `git commit`")
    find_maps([path], Search(libraries=False))  # says that it is not there, and what is near


@dataclass(frozen=True)
class Log:
    """The commits of one journey and the files that they hold."""

    root: Path
    names: Sequence[str]
    """What the map has been called, its name of now first, from the root of the repository."""
    span: Span
    reader: Reader
    ends: frozenset[str]
    """Where a shallow clone ends."""

    def revisions(self, most: int | None = None) -> Iterator[Revision]:
        """Yield the commits that may have changed the journey, the latest first.

        Where only so many are wanted, the libraries are those of as many versions.
        """
        commits = touching(self.root, [*self.names, *self._libraries(most)], self.span, joined=True)
        called = self._called(commits)
        known = {commit.id: commit for commit in commits}
        for commit in commits:
            path = called[commit.id]
            new = self.reader.load(commit.id, path)
            olds = [self.reader.load(parent, called[parent]) for parent in commit.parents]
            if any(old is new for old in olds):
                continue
            before = tuple(self._before(parent, called, known) for parent in commit.parents)
            shown = self.reader.shown(commit.id, path)
            yield Revision(commit, shown, new, before, commit.id in self.ends)

    def _libraries(self, most: int | None) -> list[str]:
        """Return the libraries that versions of the map use."""
        for commit in touching(self.root, self.names, self.span, most=most and most + 1):
            for name in self.names:
                self.reader.load(commit.id, name)
        return self.reader.libraries_from_root()

    def _called(self, commits: Sequence[Commit]) -> dict[str, str]:
        """Return what the map was called in each commit and in its parents."""
        called: dict[str, str] = {}
        for commit in commits:
            path = called.setdefault(commit.id, self.names[0])
            for parent in commit.parents:
                called.setdefault(parent, self._name_before(path, commit.id, parent))
        return called

    def _name_before(self, path: str, commit: str, parent: str) -> str:
        """Return what the file at `path` in a commit was called in its parent."""
        there = self.reader.has
        if there(parent, path):
            return path
        renamed = (name for name in self.names if there(parent, name) and not there(commit, name))
        return next(renamed, path)

    def _before(self, parent: str, called: dict[str, str], known: dict[str, Commit]) -> Before:
        """Return the last version that loads from a commit backwards."""
        at = parent
        while (found := self.reader.load(at, called[at])) and not found.is_whole:
            above = known[at].parents if at in known else ()
            if not above:
                return Before(None, loaded=False)
            at = above[0]
        return Before(found, loaded=at == parent)


@dataclass(frozen=True)
class Reader:
    """Loads the map as it was in commits; the same text with the same libraries is the same thing."""

    root: Path
    blobs: Blobs
    maps: dict[tuple[str, bytes, _Texts], Loaded] = field(default_factory=dict)
    libraries: dict[tuple[str, bytes | None], LoadedLibrary] = field(default_factory=dict)
    paths: dict[str, object] = field(default_factory=dict)
    """The paths of these libraries."""
    asked: dict[tuple[str, bytes], tuple[str, ...]] = field(default_factory=dict)
    """The paths that a text asks for, from the current folder."""

    def has(self, commit: str, path: str) -> bool:
        """Whether a file stands at a path in a commit."""
        return self.blobs.read(commit, path)[0] == "blob"

    def shown(self, commit: str, path: str) -> str:
        """Return a path from the root as it is seen from the current folder."""
        return RevisionFiles(self.root, commit, self.blobs).from_here(path)

    def load(self, commit: str, path: str) -> Loaded | None:
        """Load the map at a path of a commit; None where there is none."""
        kind, text = self.blobs.read(commit, path)
        if kind != "blob":
            return None
        files = _Files(self.root, commit, self.blobs)
        shown = files.from_here(path)
        if (shown, text) in self.asked:
            found = self.maps.get(self._key(shown, text, files))
            if found:
                return found
        read = {each: self.libraries.get((each, files.text(each))) for each in self.paths}
        loaded = load_bytes(text, shown, files, {each: library for each, library in read.items() if library})
        used = {library.path: library for library in loaded.libraries}
        self.asked[shown, text] = tuple(dict.fromkeys((*used, *files.asked)))
        self.libraries.update({(each, files.text(each)): library for each, library in used.items()})
        self.paths.update(used)
        return self.maps.setdefault(self._key(shown, text, files), loaded)

    def libraries_from_root(self) -> list[str]:
        """Return the paths that any version of the map has asked for, from the root."""
        files = RevisionFiles(self.root, "", self.blobs)
        paths = dict.fromkeys(path for asked in self.asked.values() for path in asked)
        return [files.from_root(path) for path in paths if files.inside(path)]

    def _key(self, shown: str, text: bytes, files: _Files) -> tuple[str, bytes, _Texts]:
        return shown, text, tuple((path, files.text(path)) for path in self.asked[shown, text])


class _Files(RevisionFiles):
    """The files of a commit, with a note of what was asked for; it starts no process of its own."""

    def __init__(self, root: Path, commit: str, blobs: Blobs) -> None:
        super().__init__(root, commit, blobs)
        self.asked: dict[str, None] = {}

    def text(self, path: str) -> bytes | None:
        """Return what stands at a path; None where no file does."""
        kind, text = self._blobs.read(self.commit, self.from_root(path)) if self.inside(path) else ("", b"")
        return text if kind == "blob" else None

    def names(self, folder: str) -> Sequence[str]:  # noqa: ARG002  as the protocol has it
        """No names: nobody mends a file of the past, so no near one is told."""
        return ()

    def read(self, path: str) -> bytes:
        """Return the content of a file, or raise FileRefusedError."""
        self.asked[path] = None
        text = self.text(path)
        if text is None:
            raise FileRefusedError(path, "there is no such file in this commit")
        return text
