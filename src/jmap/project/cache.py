"""What earlier runs found in files that have not changed since: `.jmap-cache/` in the project's root.

A file is the same where its bytes are, those of its libraries, and the presence of what it names. Bytes are
compared by their digest, and not even read where size, times and inode of the file are those of a time when
it had not been touched for a while, as git does it. What could not be checked is not remembered. A cache is
data, never code, and one that is not as it should be is as good as none; so is one without the `.gitignore`
that keeps ours out of repositories: somebody else may have put it there.
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jmap
from jmap.errors import UsageError
from jmap.files import FileRefusedError
from jmap.project.files import DiskFiles, read, write
from jmap.project.found import digest, digest_of_names, packed, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from jmap.project.found import Found

FOLDER = ".jmap-cache"
_NOT_FOR_GIT = b"# Made by jmap, which makes it again where it is missing.\n*\n"
_NAME = re.compile(r"[0-9a-f]{32}\.json")
_MOST_RUNS = 4
"""So many kinds of runs (settings, folders) are remembered, the latest."""
_MOST_BYTES = 128 * 1024 * 1024
"""A larger cache would take longer to read than the maps."""
_SETTLED = 2_000_000_000
"""Nanoseconds; a file that was changed so shortly before may change again and keep its times."""


class Cache:
    """What is known from runs of one kind; `how` is all that results depend on beside files and the day.

    Paths are those that people are shown, which start from the current folder.
    """

    def __init__(self, root: Path, how: str, today: date) -> None:
        self._folder = root / FOLDER
        here = os.path.relpath(Path.cwd(), root)
        self._file = self._folder / f"{digest(repr([*_program(), here, how]).encode())}.json"
        self._day = today.isoformat()
        self._settled = time.time_ns() - _SETTLED
        self._gitignore = self._folder / ".gitignore"
        self._is_ours = not self._has_links() and _digest_at(str(self._gitignore)) == digest(_NOT_FOR_GIT)
        self._entries: dict[str, Any] = _loaded(self._file) if self._is_ours else {}
        self._files = DiskFiles(".")
        self._changed = False
        self._stats: dict[str, str] = {}
        self._digests: dict[str, str] = {}

    def known(self, path: str) -> Found | None:
        """Return what was found in a file, if all that it depended on is as it was."""
        try:
            self._stats[path] = stat = self._stat(path)
            entry = self._entries.get(path)
            if entry is None or (entry["dated"] and entry["day"] != self._day):
                return None
            found = unpacked(path, entry)
            if entry["stat"] != stat or not stat:
                if self._digest_of(path) != found.digest:
                    return None
                entry["stat"] = stat
                self._changed = self._changed or bool(stat)
            return found if "more" not in entry or self._is_as_it_was_around(found) else None
        except (OSError, AttributeError, KeyError, TypeError, ValueError):
            return None

    def remember(self, found: Found) -> None:
        """Keep what was found in a file, which has been asked for with `known` before it was read."""
        if found.whole:
            self._changed = True
            when = {"stat": self._stats.get(found.path, ""), "day": self._day}
            self._entries[found.path] = packed(found) | when

    def save(self) -> None:
        """Write what was remembered; where that is not possible, the next run is no faster."""
        if not self._changed or self._has_links() or (self._file.exists() and not self._file.is_file()):
            return
        there = {
            path: entry
            for path, entry in self._entries.items()
            if path in self._stats or os.path.exists(path)  # noqa: PTH110  as fast as can be
        }
        content = json.dumps(there, separators=(",", ":")).encode()
        if len(content) > _MOST_BYTES:
            return
        try:
            if not self._is_ours:
                write(self._gitignore, _NOT_FOR_GIT)
            write(self._file, content)
            self._tidy_up()
        except (OSError, UsageError):
            return

    def _has_links(self) -> bool:
        """Whether a link would have us read, write or remove wherever it leads."""
        return any(path.is_symlink() for path in (self._folder, self._gitignore, self._file))

    def _tidy_up(self) -> None:
        """Remove what older runs have kept, and all that was there before the folder was ours."""
        others = [
            file for file in self._folder.iterdir() if _NAME.fullmatch(file.name) and file != self._file
        ]
        others.sort(key=lambda file: file.lstat().st_mtime_ns, reverse=True)
        for old in others[_MOST_RUNS - 1 if self._is_ours else 0 :]:
            old.unlink()

    def _is_as_it_was_around(self, found: Found) -> bool:
        """Whether libraries, and the files that rules asked for, are what they were."""
        return all(self._digest_of(path) == was for path, was in found.libraries) and all(
            self._answer(path, was) == was for path, was in found.asked
        )

    def _stat(self, path: str) -> str:
        """Return what tells that a file was not touched; empty where it was just now: that proves nothing."""
        found = os.stat(path)  # noqa: PTH116  as fast as can be: there are thousands
        if found.st_mtime_ns > self._settled or found.st_ctime_ns > self._settled:
            return ""
        return f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}"

    def _digest_of(self, path: str) -> str:
        """Return the digest of a file, which is read once: many maps share a library."""
        if path not in self._digests:
            self._digests[path] = _digest_at(path)
        return self._digests[path]

    def _answer(self, path: str, like: bool | str) -> bool | str:  # noqa: FBT001  an answer: yes or no
        """Return what a rule that asks for a path is told today."""
        files = self._files
        return files.exists(path) if isinstance(like, bool) else digest_of_names(files.names(path))


def _loaded(file: Path) -> dict[str, Any]:
    try:
        content = read(str(file), _MOST_BYTES + 1)
        entries = json.loads(content) if len(content) <= _MOST_BYTES else None
    except (FileRefusedError, ValueError, RecursionError):
        return {}
    return entries if isinstance(entries, dict) else {}


def _program() -> Iterator[str]:
    """Yield what tells this jmap, and what it reads maps with, from any other."""
    yield sys.version
    for package, file in (("pydantic", "version.py"), ("yaml", "__init__.py")):
        found = find_spec(package)
        yield _digest_at(str(Path((found and found.origin) or "").with_name(file)))
    here = Path(jmap.__file__).parent
    yield jmap.__version__
    # Installed, it has a list with the digest of each file; where it is worked on, times have to do.
    record = _digest_at(str(here.with_name(f"jmap-{jmap.__version__}.dist-info") / "RECORD"))
    yield record or repr(sorted(_modules(str(here))))


def _modules(folder: str) -> Iterator[tuple[str, int, int]]:
    """Yield path, size and time of each module below a folder."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                found = entry.stat()
                yield entry.path, found.st_size, found.st_mtime_ns
            elif entry.is_dir() and entry.name != "__pycache__":
                yield from _modules(entry.path)


def _digest_at(path: str) -> str:
    """Return the digest of a file, empty where it cannot be read."""
    try:
        return digest(read(path))
    except FileRefusedError:
        return ""
