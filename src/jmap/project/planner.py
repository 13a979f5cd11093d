"""What is compared: which files of which two versions the arguments of a comparison mean.

It reads names alone.
"""

from __future__ import annotations

import os
import posixpath
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from jmap.diff.git import changed_files, commit_of, files_of, merge_base, repository
from jmap.diff.revision import RevisionFiles
from jmap.errors import UsageError
from jmap.files import STANDARD_INPUT, FileRefusedError
from jmap.frozen import frozen
from jmap.project.discover import Search, find_maps, is_library
from jmap.project.versions import ENDINGS, HIDDEN, Pair, Plan, Version, is_within
from jmap.suggest import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from jmap.diff.git import Blobs
    from jmap.project.ignored import Ignored

_DRIVE = re.compile(r"[A-Za-z]:[\\/]")
_ADVICE = "name two maps or folders, `jmap diff old.yaml new.yaml`, or a revision, `jmap diff main`"


@frozen
class Planner:
    """Finds out what the arguments of a comparison mean."""

    blobs: Callable[[Path], Blobs]
    ignored: Ignored

    def plan(self, arguments: Sequence[str], since: str | None = None, path: str | None = None) -> Plan:
        """Return what to compare; raises UsageError where that cannot be told.

        `path` is where the file belongs of which two versions are named.
        """
        if path is not None:
            return self._at(path, arguments if since is None else ())
        if since is not None:
            root = self._root(arguments)
            base = self._version(since, root, merge_base(since, root))
            return self._changed(base, Version(guarded=True), arguments, root)
        first, *rest = arguments or [self._committed()]
        if _may_be_revision(first):
            return self._from_revision(first, rest)
        if len(rest) > 1:
            raise UsageError(f"{first} is compared with one other, and {len(rest)} were named", _ADVICE)
        old = self._operand(first)
        if not rest and old[0].revision is None:
            raise UsageError(
                f"{first} is to be compared, and it was not said with what",
                f"`jmap diff HEAD {first}` compares it with what was committed last",
            )
        return self._two(old, self._operand(rest[0]) if rest else (Version(guarded=True), old[1]))

    def _committed(self) -> str:
        """Return what the files on disk are compared with where nothing is named: what was committed last."""
        try:
            repository(Path())
        except UsageError:
            raise UsageError("nothing to compare was named, and this is no git repository", _ADVICE) from None
        return "HEAD"

    def _from_revision(self, first: str, rest: Sequence[str]) -> Plan:
        """Return the plan for a revision or two, and paths."""
        root = self._root(rest)
        old = self._version(first, root, _commit_of(first, root))
        if rest and _may_be_revision(rest[0]) and old.kind(rest[0]) == "missing":
            new = self._version(rest[0], root, _commit_of(rest[0], root))
            return self._changed(old, new, rest[1:], root)
        return self._changed(old, Version(guarded=True), rest, root)

    def _root(self, paths: Sequence[str]) -> Path:
        """Return the repository of the first path that is there, else of the current folder."""
        there = (Path(path) for path in paths if os.path.lexists(path))
        found = next(there, Path())
        return repository(found if found.is_dir() else found.parent)

    def _version(self, label: str, root: Path, commit: str) -> Version:
        return Version(label, RevisionFiles(root, commit, self.blobs(root)))

    def _operand(self, argument: str) -> tuple[Version, str]:
        """Return the version and the path that an argument names."""
        named = _revision_and_path(argument)
        if named is None:
            if not os.path.lexists(argument) and argument != STANDARD_INPUT:
                find_maps([argument], Search(libraries=True))  # says that it is not there, and what is near
            return Version(), argument
        revision, path = named
        root = repository(Path())
        version = self._version(revision, root, commit_of(revision, root))
        assert version.revision
        relative = path.startswith(("./", "../"))  # as git has it
        path = posixpath.normpath(path) if relative else version.revision.from_here(path)
        if version.kind(path) not in {"blob", "tree"}:
            _refuse_missing(version, argument, path)
        return version, path

    def _two(self, old: tuple[Version, str], new: tuple[Version, str]) -> Plan:
        """Return the plan for two files, or for two folders, the files of which are matched by path."""
        sides = [(version, path, version.kind(path)) for version, path in (old, new)]
        if sides[0][2] != sides[1][2] and os.devnull not in {old[1], new[1]}:
            raise UsageError(
                f"{old[1]} and {new[1]} cannot be compared: one is a folder", "name two files or two folders"
            )
        if sides[0][2] != "tree":
            paths = [None if path == os.devnull else path for _, path in (old, new)]
            if len({is_library(path) for path in paths if path}) > 1:
                raise UsageError(
                    f"{old[1]} and {new[1]} cannot be compared: one is a library",
                    "name two maps or two libraries",
                )
            return Plan(old[0], new[0], (Pair(*paths),))
        keyed = [
            {posixpath.relpath(path, folder): path for path in version.listed(folder, self.ignored)}
            for version, folder, _ in sides
        ]
        keys = sorted(keyed[0].keys() | keyed[1].keys())
        pairs = tuple(Pair(keyed[0].get(key), keyed[1].get(key)) for key in keys)
        return Plan(old[0], new[0], pairs, folders=(old[1], new[1]))

    def _at(self, path: str, arguments: Sequence[str]) -> Plan:
        """Return the plan for two versions of a file or folder, each with the libraries around its path."""
        if not path:
            raise UsageError(
                "--path is empty", "give it the path at which the two files belong, or leave it out"
            )
        sides = [self._operand(argument) for argument in arguments if argument != STANDARD_INPUT]
        kinds = {version.kind(here) == "tree" for version, here in sides}
        if len(sides) != 2 or len(kinds) > 1:  # noqa: PLR2004  old and new
            raise UsageError(
                f"--path {path} stands for two files or two folders, and these were not named", _ADVICE
            )
        old, new = (replace(version, instead=self._copies(version, here, path)) for version, here in sides)
        names = sorted(old.instead.keys() | new.instead.keys())
        pairs = (Pair(*(name if name in side.instead else None for side in (old, new))) for name in names)
        return Plan(old, new, tuple(pairs))

    def _copies(self, version: Version, here: str, path: str) -> dict[str, str]:
        """Return where a file stands, or those in a folder, each by its path if it were at `path`."""
        if version.kind(here) != "tree":
            return {} if here == os.devnull else {path: here}
        found = version.listed(here, self.ignored)
        return {
            posixpath.normpath(posixpath.join(path, posixpath.relpath(each, here))): each for each in found
        }

    def _changed(self, old: Version, new: Version, paths: Sequence[str], root: Path) -> Plan:
        """Return the plan for what differs between a revision and another one or the files on disk."""
        assert old.revision
        kinds = {path: {old.kind(path), new.kind(path)} for path in paths}
        for path in (path for path, kind in kinds.items() if kind == {"missing"}):
            find_maps([path], Search(libraries=True))  # says that it is not there, and what is near
        named = [path for path, kind in kinds.items() if "blob" in kind]
        commit = new.revision.commit if new.revision else None
        changed = map(old.revision.from_here, changed_files(root, old.revision.commit, commit, ENDINGS))
        shown = {path for path in changed if not self._is_left_out(path)}
        asked = {*named, *(path for path in shown if is_library(path) or is_within(path, paths))}
        pairs = _pairs(asked, old, new)
        has_one_sided = any(None in {pair.old, pair.new} for pair in pairs)
        others = _pairs(shown - asked, old, new) if has_one_sided else ()
        elsewhere = tuple(pair for pair in others if None in {pair.old, pair.new})
        return Plan(old, new, pairs, elsewhere, root=root, scope=tuple(paths))

    def _is_left_out(self, path: str) -> bool:
        return bool(HIDDEN.search(path)) or self.ignored.leaves_out_by_name(path)


def _commit_of(argument: str, root: Path) -> str:
    """Return the commit that an argument names, unless it was meant to be a file or folder that is here."""
    return commit_of(argument, root, [each.name for each in Path().iterdir()])


def _pairs(paths: Iterable[str], old: Version, new: Version) -> tuple[Pair, ...]:
    """Return paths as they are called on both sides."""
    pairs = (Pair(*(path if version.has(path) else None for version in (old, new))) for path in sorted(paths))
    return tuple(pair for pair in pairs if pair.old or pair.new)


def _may_be_revision(argument: str) -> bool:
    """Whether an argument is neither a file or folder nor the name of one in a revision.

    `HEAD` is a revision even where a file is called so, as one is in a bare repository.
    """
    if argument == "HEAD":
        return True
    is_path = argument == STANDARD_INPUT or os.path.lexists(argument) or argument.endswith((".yaml", ".yml"))
    return not is_path and _revision_and_path(argument) is None and not _DRIVE.match(argument)


def _revision_and_path(argument: str) -> tuple[str, str] | None:
    """Split `main:maps/shoes.journey.yaml`; None for what is on disk, be it on a drive `C:/`."""
    revision, colon, path = argument.partition(":")
    if not colon or not revision or os.path.lexists(argument) or _DRIVE.match(argument):
        return None
    return revision, path


def _refuse_missing(version: Version, argument: str, path: str) -> None:
    """Say that a revision has no such file, why it has not, and which one may have been meant."""
    assert version.revision
    try:
        version.read(path)
    except FileRefusedError as refused:
        names = files_of(version.revision.root, version.revision.commit)
        near = [
            name
            for name in names
            if name.endswith(ENDINGS) and posixpath.basename(name) == posixpath.basename(path)
        ]
        near = near or nearest(
            version.revision.from_root(path), [name for name in names if name.endswith(ENDINGS)]
        )
        hint = (
            f"did you mean {version.label}:{near[0]}?" if near else "paths start at the top of the repository"
        )
        raise UsageError(f"{argument} cannot be read: {refused.reason}", hint) from None
