"""How `jmap log` reads a journey: the texts of the map and of its libraries, through one process of git."""

from __future__ import annotations

import os
from dataclasses import field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from jmap.commands.log_reader import Reader
from jmap.diff.commits import Span, cut_off, former_names, limit, touching
from jmap.diff.git import commit_of, is_submodule, repository
from jmap.diff.history import Before, Revision
from jmap.errors import UsageError
from jmap.files import STANDARD_INPUT
from jmap.frozen import frozen
from jmap.project.discover import Search, find_maps, is_library

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from jmap.commands.log_reader import Version
    from jmap.diff.commits import Commit
    from jmap.diff.git import Blobs

_MOST_LIBRARIES = 500
"""So many libraries of one journey are followed: their names are arguments of a process."""


def find_log(path: str, blobs: Callable[[Path], Blobs], since: str | None, *, first_parent: bool) -> Log:
    """Return the commits of the map at `path`; raises UsageError where git knows none."""
    place = _place(path)
    root = repository(next(above for above in place.parents if above.is_dir()))
    below = Path(os.path.relpath(place, root)).as_posix()
    head = commit_of("HEAD", root)
    reader = Reader(root, blobs(root))
    span = Span(head, () if since is None else limit(since, root), first_parent)
    names = former_names(root, below, span)
    log = Log(root, names, span, reader, cut_off(root))
    if not reader.version(head, below) and not touching(root, names, Span(head), most=1):
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


@frozen
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
        libraries = islice(self._libraries(most), _MOST_LIBRARIES)
        commits = touching(self.root, [*self.names, *libraries], self.span, joined=True)
        called = self._called(commits)
        lines = _Lines(self.reader, called, {each.id: each.parents[0] for each in commits if each.parents})
        for commit in commits:
            new = self.reader.version(commit.id, called[commit.id])
            olds = [self.reader.version(parent, called[parent]) for parent in commit.parents]
            if new in olds or not (new or any(olds)):
                continue
            before = []
            for parent, old in zip(commit.parents, olds, strict=True):
                last = lines.last_whole(parent)
                before.append(Before(self.reader.load(last) if last else None, loaded=last == old))
            shown = self.reader.shown(called[commit.id])
            loaded = self.reader.load(new) if new else None
            yield Revision(commit, shown, loaded, tuple(before), commit.id in self.ends)

    def _libraries(self, most: int | None) -> Iterator[str]:
        """Yield the libraries that versions of the map use, each once."""
        seen: dict[str, None] = {}
        for commit in touching(self.root, self.names, self.span, most=most and most + 1):
            for name in self.names:
                version = self.reader.version(commit.id, name)
                found = [library.path for library in version.libraries] if version else []
                yield from (path for path in found if path not in seen)
                seen |= dict.fromkeys(found)

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
        there = self.reader.version
        if there(parent, path):
            return path
        renamed = (name for name in self.names if there(parent, name) and not there(commit, name))
        return next(renamed, path)


@frozen
class _Lines:
    """The lines of commits backwards, each to its first parent."""

    reader: Reader
    called: Mapping[str, str]
    parents: Mapping[str, str]
    known: dict[str, Version | None] = field(default_factory=dict)

    def last_whole(self, commit: str) -> Version | None:
        """Return the last version that loads from a commit backwards; None where there is none."""
        passed: list[str] = []
        at: str | None = commit
        while at is not None and at not in self.known:
            version = self.reader.version(at, self.called[at])
            passed.append(at)
            if version is None or self.reader.load(version).is_whole:
                self.known[at] = version
            else:
                at = self.parents.get(at)
        found = self.known[at] if at is not None else None
        self.known.update(dict.fromkeys(passed, found))  # or what was long broken would be walked again
        return found
