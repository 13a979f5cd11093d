"""The two versions that are compared, be they on disk or in a revision of a repository, and files of them.

What stands in the files is for others to load.
"""

from __future__ import annotations

import os
import posixpath
import re
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from jmap.diff.git import files_of, files_on_disk
from jmap.files import LIBRARY_ENDINGS, MAP_ENDINGS, STANDARD_INPUT, FileRefusedError
from jmap.frozen import frozen
from jmap.project.discover import Search, find_maps
from jmap.project.files import DiskFiles, leaves_project, read
from jmap.project.mentions import names_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from jmap.diff.revision import RevisionFiles
    from jmap.files import Files
    from jmap.project.ignored import Ignored

ENDINGS = (*MAP_ENDINGS, *LIBRARY_ENDINGS)
HIDDEN = re.compile(r"(^|/)\.(?!\.?(/|$))")


@frozen
class Version:
    """One side: the files on disk, or those of a revision."""

    label: str = ""
    """The revision as it was written; empty for what is on disk."""
    revision: RevisionFiles | None = None
    guarded: bool = False
    """Whether nobody named the files one by one, so that no link may lead out of the project."""
    instead: Mapping[str, str] = field(default_factory=dict)
    """Where the content of a file stands that is not at its path, such as a copy that git made."""

    def files(self, path: str) -> Files:
        """Return the files that the one at `path` may name."""
        return self.revision or _WithCopies(path, self.instead)

    def read(self, path: str) -> bytes:
        """Return the content of a file, or raise FileRefusedError."""
        path = self.instead.get(path, path)
        if self.revision:
            return self.revision.read(path)
        if self.guarded and leaves_project(Path(path)):
            raise FileRefusedError(path, "it is a link that leaves the project")
        return read(path)

    def kind(self, path: str) -> str:
        """Return `blob` for a file, `tree` for a folder, another word where neither is."""
        if self.revision:
            return self.revision.kind(path)
        if path == STANDARD_INPUT or path in self.instead:
            return "blob"
        return "tree" if Path(path).is_dir() else "blob" if os.path.lexists(path) else "missing"

    def has(self, path: str) -> bool:
        """Whether there is a file, be it one that cannot be read."""
        if self.revision is None or self.kind(path) in {"blob", "tree"}:
            return self.kind(path) == "blob"
        return self.revision.from_root(path) in files_of(self.revision.root, self.revision.commit)

    def listed(self, folder: str, ignored: Ignored) -> list[str]:
        """Return the maps and libraries below a folder, without hidden and ignored ones."""
        if self.revision is None:
            return find_maps([folder], Search(libraries=True, ignored=ignored, allow_empty=True))
        names = files_of(self.revision.root, self.revision.commit)
        shown = (name for name in names if name.endswith(ENDINGS) and not HIDDEN.search(name))
        seen = (self.revision.from_here(name) for name in shown)
        return [path for path in seen if is_within(path, [folder]) and not ignored.leaves_out_by_name(path)]

    def naming(self, paths: Iterable[str], root: Path) -> list[str]:
        """Return the maps in a repository that may name one of some files."""
        names = names_of(paths)
        known = files_of(root, self.revision.commit) if self.revision else files_on_disk(root, MAP_ENDINGS)
        maps = (name for name in known if name.endswith(MAP_ENDINGS))
        seen = (os.path.relpath(root / name).replace(os.sep, "/") for name in maps)
        return [path for path in seen if names.occur_in(self._content(path))]

    def _content(self, path: str) -> bytes:
        """Return the content of a file, nothing where it cannot be read."""
        try:
            return self.read(path)
        except FileRefusedError:
            return b""


class _WithCopies(DiskFiles):
    """The files around one on disk, some of which are read from where a copy of them stands."""

    def __init__(self, path: str, copies: Mapping[str, str]) -> None:
        super().__init__(path)
        self._copies = copies

    def read(self, path: str) -> bytes:
        """Return the content, or raise FileRefusedError."""
        return super().read(self._copies.get(path, path))

    def exists(self, path: str) -> bool:
        """Whether a file or folder stands at `path`."""
        return path in self._copies or super().exists(path)


@frozen
class Pair:
    """One file on both sides, None where it is not."""

    old: str | None
    new: str | None


@frozen
class Plan:
    """Two versions and the files in them to compare."""

    old: Version
    new: Version
    pairs: tuple[Pair, ...]
    elsewhere: tuple[Pair, ...] = ()
    """Files that are on one side and were not asked for: what was may have been, or be, one of them."""
    root: Path | None = None
    """The repository that knows which maps name a file; None for two folders or files."""
    scope: tuple[str, ...] = ()
    """The files and folders that were asked for; empty for all."""
    folders: tuple[str, str] = ("", "")
    """Where the keys start from on both sides."""


def is_within(path: str, scope: Sequence[str]) -> bool:
    """Whether a path is one of those that were asked for, or lies below one."""
    ways = (posixpath.relpath(path, each) for each in scope)
    return not scope or any(way == "." or not way.startswith("..") for way in ways)
