"""What the layers below `project` know of files: the names of maps and libraries, and how to read.

Reading is a protocol, so that a map may come from disk or from a revision.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

STANDARD_INPUT = "-"
"""What people write for it where the name of a file is expected."""
MAP_ENDINGS = (".journey.yaml", ".journey.yml")
LIBRARY_ENDINGS = (".library.yaml", ".library.yml")


def map_name(path: str) -> str:
    """Return a file's name without the endings of a map: `shoes` for `maps/shoes.journey.yaml`."""
    name = os.path.basename(path)  # noqa: PTH119  asked of a thousand maps before the first is drawn
    for ending in (*MAP_ENDINGS, *LIBRARY_ENDINGS, ".yaml", ".yml", ".json"):
        if name.endswith(ending) and name != ending:
            return name.removesuffix(ending)
    return name


class FileRefusedError(Exception):
    """A file cannot be read; `reason` says why in words for people (`no such file`, `is a folder`)."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class Files(Protocol):
    """The files of one project. Paths have forward slashes; a relative one starts at the current folder."""

    def read(self, path: str) -> bytes:
        """Return the whole content, or raise FileRefusedError."""

    def exists(self, path: str) -> bool:
        """Whether a file or folder stands at `path`."""

    def inside(self, path: str) -> bool:
        """Whether `path`, links followed, stays in the project (git root, else the map's folder)."""

    def names(self, folder: str) -> Sequence[str]:
        """The names of the files in `folder`, sorted; empty where there is no such folder."""
