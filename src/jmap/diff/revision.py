"""The files of one revision, as those on disk are read: a map's libraries are found in the same revision.

Paths are those that people type, from the current folder, so that both sides of a comparison call a file
alike. Nothing is read but what git has of that commit.
"""

from __future__ import annotations

import os
import posixpath
from typing import TYPE_CHECKING

from jmap.diff.git import files_of, is_submodule
from jmap.files import FileRefusedError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from jmap.diff.git import Blobs

_REASONS = {
    "missing": "there is no such file in this revision",
    "tree": "it is a folder",
    "symlink": "it is a link that leaves the repository",
    "dangling": "it is a link to nothing",
    "loop": "it is a link to itself",
    "notdir": "a file stands where a folder should be",
}


class RevisionFiles:
    """The files of a commit of the repository at `root`, seen from the current folder."""

    def __init__(self, root: Path, commit: str, blobs: Blobs) -> None:
        self.root = root
        self.commit = commit
        self._blobs = blobs
        self._here = os.getcwd()  # noqa: PTH109  a text: paths are many

    def read(self, path: str) -> bytes:
        """Return the content, or raise FileRefusedError; of a file that is too large only the beginning."""
        if not self.inside(path):
            raise FileRefusedError(path, "it lies outside of the repository")
        kind, content = self._blobs.read(self.commit, self.from_root(path))
        if kind != "blob":
            if kind == "missing" and is_submodule(self.root, self.commit, self.from_root(path)):
                raise FileRefusedError(
                    path, "it lies in a submodule, a repository of its own: compare it there"
                )
            raise FileRefusedError(path, _REASONS.get(kind, "git has no text there"))
        return content

    def exists(self, path: str) -> bool:
        """Whether a file or folder stands at `path`."""
        return self.kind(path) in {"blob", "tree"}

    def inside(self, path: str) -> bool:
        """Whether `path` stays in the repository; where a link leads, git sees to."""
        return not self.from_root(path).startswith("../") and self.from_root(path) != ".."

    def names(self, folder: str) -> Sequence[str]:
        """The names of the files in `folder`, sorted."""
        below = self.from_root(folder)
        return sorted(
            posixpath.basename(path)
            for path in files_of(self.root, self.commit)
            if posixpath.dirname(path) == ("" if below == "." else below)
        )

    def kind(self, path: str) -> str:
        """Return `blob` for a file, `tree` for a folder, another word for what is neither."""
        if not self.inside(path):
            return "missing"
        below = self.from_root(path)
        return self._blobs.read(self.commit, "" if below == "." else below)[0]

    def from_root(self, path: str) -> str:
        """Return a path from the root of the repository."""
        return os.path.relpath(os.path.join(self._here, path), self.root).replace(os.sep, "/")  # noqa: PTH118  as above

    def from_here(self, path: str) -> str:
        """Return a path from the root as it is seen from the current folder."""
        return os.path.relpath(self.root / path, self._here).replace(os.sep, "/")
