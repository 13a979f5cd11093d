"""What earlier runs found in maps that have not changed since: `.jmap-cache/` in the project's root.

A map is the same where its bytes, those of its libraries and the presence of the files that it names are.
Bytes are compared by their hash, and not even read where size, times and inode of the file are still those
that they had well before the cache was written, as git does it with its index. Maps that could not be checked
are not remembered. The cache is data, never code, and one that cannot be read is as good as none.
"""

from __future__ import annotations

import json
import os
import sys
import time
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import jmap
from jmap.diagnostics import Diagnostic, Edit, Fix, Place, Related, Severity, Span, Suppressed
from jmap.errors import UsageError
from jmap.files import FileRefusedError
from jmap.project.files import read, write

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FOLDER = ".jmap-cache"
_NOT_FOR_GIT = "# made by jmap; may be removed at any time\n*\n"
_MOST_RUNS = 4
"""So many kinds of runs (selections, settings) are remembered."""
_SETTLED = 2_000_000_000
"""Nanoseconds: a file that was changed so shortly before may change again without its times telling."""


class Found(NamedTuple):
    """What was found in a file that is whole, and what that depended on beside its own bytes."""

    diagnostics: tuple[Diagnostic, ...]
    suppressed: tuple[Suppressed, ...] = ()
    libraries: tuple[str, ...] = ()
    asked: tuple[tuple[str, bool], ...] = ()
    """Paths of which a rule wanted to know whether they are there, and whether they were."""


class Cache:
    """What is known of one kind of run; `how` is everything but the files that its results depend on."""

    def __init__(self, root: Path, how: Iterable[str]) -> None:
        self._folder = root / FOLDER
        self._file = self._folder / f"{_digest(repr([_program(), *how]).encode())}.json"
        self._entries: dict[str, Any] = _loaded(self._file)
        self._changed = False
        self._digests: dict[str, str | None] = {}

    def known(self, path: str) -> Found | None:
        """Return what was found in a file, if nothing has changed since."""
        entry = self._entries.get(os.path.abspath(path))  # noqa: PTH100  as fast as can be: there are thousands
        try:
            if entry is None or not self._is_unchanged(path, entry):
                return None
            for library, digest in entry["uses"]:
                if self._digest_of(library) != digest:
                    return None
            for asked, was_there in entry["asked"]:
                if os.path.exists(asked) != was_there:  # noqa: PTH110  as above
                    return None
            return _found(entry, path)
        except (KeyError, TypeError, ValueError):
            return None

    def remember(self, path: str, found: Found) -> None:
        """Keep what was found in a file, unless it speaks of other files too."""
        digest = self._digest_of(path)
        places = [place for each in _all(found) for place in (each.place, *(by.place for by in each.related))]
        if digest is None or any(place.path != path for place in places):
            return
        self._changed = True
        self._entries[os.path.abspath(path)] = {  # noqa: PTH100  as above
            "stat": _stat(path),
            "digest": digest,
            "uses": [[os.path.abspath(each), self._digest_of(each)] for each in found.libraries],  # noqa: PTH100
            "asked": [[os.path.abspath(each), there] for each, there in found.asked],  # noqa: PTH100
            "said": [_packed(each) for each in found.diagnostics],
            "kept back": [[_packed(each.diagnostic), each.reason] for each in found.suppressed],
        }

    def save(self) -> None:
        """Write what was remembered; where that is not possible, the next run is no faster."""
        if not self._changed:
            return
        try:
            if not self._folder.exists():
                write(self._folder / ".gitignore", _NOT_FOR_GIT.encode())
            write(self._file, json.dumps(self._entries, separators=(",", ":")).encode())
            kept = sorted(self._folder.glob("*.json"), key=lambda file: file.stat().st_mtime_ns)
            for old in kept[:-_MOST_RUNS]:
                old.unlink(missing_ok=True)
        except (OSError, UsageError):
            return

    def _is_unchanged(self, path: str, entry: Mapping[str, Any]) -> bool:
        return (
            bool(entry["stat"] and entry["stat"] == _stat(path)) or self._digest_of(path) == entry["digest"]
        )

    def _digest_of(self, path: str) -> str | None:
        """Return the hash of a file's bytes, None where it cannot be read."""
        if path not in self._digests:
            try:
                self._digests[path] = _digest(read(path))
            except FileRefusedError:
                self._digests[path] = None
        return self._digests[path]


def _program() -> list[object]:
    """Return what tells this jmap from any other, one that is being worked on included."""
    files = sorted(Path(jmap.__file__).parent.rglob("*.py"))
    times = [(file.stat().st_size, file.stat().st_mtime_ns) for file in files]
    return [jmap.__version__, sys.version, times]


def _stat(path: str) -> list[int] | None:
    """Return what tells that a file was not touched; None where it was just now, which proves nothing."""
    found = os.stat(path)  # noqa: PTH116  as fast as can be
    newest = max(found.st_mtime_ns, found.st_ctime_ns)
    if newest + _SETTLED > time.time_ns():
        return None
    return [found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino]


def _digest(content: bytes) -> str:
    return blake2b(content, digest_size=16).hexdigest()


def _loaded(file: Path) -> dict[str, Any]:
    try:
        entries = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return {}
    return entries if isinstance(entries, dict) else {}


def _all(found: Found) -> Iterable[Diagnostic]:
    return (*found.diagnostics, *(each.diagnostic for each in found.suppressed))


def _packed(diagnostic: Diagnostic) -> list[Any]:
    """Return a diagnostic as plain data."""
    fix = diagnostic.fix
    return [
        diagnostic.name,
        diagnostic.message,
        diagnostic.help,
        _packed_place(diagnostic.place),
        diagnostic.severity.value,
        diagnostic.label,
        [[_packed_place(related.place), related.text] for related in diagnostic.related],
        fix and [fix.title, [[*edit.span, edit.text] for edit in fix.edits], fix.safe],
        diagnostic.id_path,
    ]


def _packed_place(place: Place) -> list[int]:
    return [*place.span, place.line, place.column, place.end_line, place.end_column]


def _found(entry: Mapping[str, Any], path: str) -> Found:
    return Found(
        tuple(_unpacked(each, path) for each in entry["said"]),
        tuple(Suppressed(_unpacked(each, path), "comment", reason) for each, reason in entry["kept back"]),
        tuple(library for library, _ in entry["uses"]),
    )


def _unpacked(data: list[Any], path: str) -> Diagnostic:
    name, message, advice, place, severity, label, related, fix, id_path = data
    return Diagnostic(
        name,
        message,
        advice,
        _place(place, path),
        Severity(severity),
        label,
        tuple(Related(_place(each, path), text) for each, text in related),
        fix and Fix(fix[0], tuple(Edit(Span(start, end), text) for start, end, text in fix[1]), fix[2]),
        id_path,
    )


def _place(data: list[int], path: str) -> Place:
    """Return a place in the file as it is called today: it may be seen from another folder."""
    start, end, *lines = data
    return Place(path, Span(start, end), *lines)
