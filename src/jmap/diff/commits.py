"""The commits that touched some files, and what these were called before: what `git log` knows.

It reads no file. Every path is from the root of the repository and taken literally.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from jmap.diff.git import commit_of, git
from jmap.errors import UsageError
from jmap.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

_SHORT = 7
_FIELDS = ("%H", "%P", "%aN", "%aI", "%cI", "%s")
_PLAIN = (
    "--no-show-signature", "--no-notes", "--no-color", "--encoding=UTF-8", "--no-ext-diff", "--no-textconv",
    "--ignore-submodules=all",
)  # fmt: skip
_MONTH = re.compile(r"\d{4}-\d\d")
_AGO = re.compile(r"(?P<count>[1-9]\d{0,4}) (?P<unit>hour|day|week|month|year)s?( ago)?")
_DAYS = {"hour": 1 / 24, "day": 1, "week": 7, "month": 30, "year": 365}
_LONG_AGO = 40 * 365
"""In days: git knows no time before 1970, and nothing of it is as old."""


@frozen
class Commit:
    """One commit. Dates are those of ISO 8601, each in the time zone of who made it."""

    id: str
    parents: tuple[str, ...]
    """Among the commits that touched the files; those between are left out."""
    author: str
    date: str
    """When the author made the change."""
    committed: str
    """When it came to stand where it stands."""
    subject: str

    @property
    def day(self) -> str:
        """The day of the change, as its author's calendar had it."""
        return self.date[: len("2026-05-01")]

    @property
    def short(self) -> str:
        """The beginning of the id, by which people know it."""
        return self.id[:_SHORT]


@frozen
class Span:
    """Which commits are looked at."""

    head: str
    since: tuple[str, ...] = ()
    """What `git log` is told of where to stop."""
    first_parent: bool = False

    @property
    def arguments(self) -> tuple[str, ...]:
        """The span as `git log` takes it."""
        return (*(("--first-parent",) if self.first_parent else ()), *self.since, self.head)


def limit(since: str, root: Path) -> tuple[str, ...]:
    """Return what tells `git log` to stop at a revision or a date; git takes any word for a date."""
    try:
        return (f"^{commit_of(since, root)}",)
    except UsageError:
        if (ago := _AGO.fullmatch(since)) is not None:
            is_long = int(ago["count"]) * _DAYS[ago["unit"]] > _LONG_AGO
            return () if is_long else (f"--since={ago['count']} {ago['unit']}s ago",)
        month = f"{since}-01" if _MONTH.fullmatch(since) else since
        with suppress(ValueError, OverflowError):
            return (f"--max-age={max(0, int(datetime.fromisoformat(month).timestamp()))}",)
        raise UsageError(
            f"`{since}` is neither a revision nor a date",
            "write a tag, a commit, `2026-05-01` or `3 months ago`",
        ) from None


def former_names(root: Path, path: str, span: Span) -> list[str]:
    """Return what a file has been called, its name of now first: `git log --follow`, but for copies."""
    found = git(
        root, "--literal-pathspecs", "log", *_PLAIN, "--format=", "-z", "--name-status", "--follow",
        "--diff-filter=R", *span.arguments, "--", path,
    )  # fmt: skip
    names = [path]
    for _, old, new in _grouped(found, 3):
        if new != names[-1]:
            break  # a copy: the history of another file
        names.append(old)
    return list(dict.fromkeys(names))


def touching(
    root: Path, paths: Iterable[str], span: Span, *, joined: bool = False, most: int | None = None
) -> list[Commit]:
    """Return the commits that touched some files, children before parents, as `git log` simplifies them.

    Where they are `joined`, the parents of each are those among them, and merges that join two are there too.
    """
    wanted = [*(["--parents"] if joined else []), *([f"--max-count={most}"] if most else [])]
    found = git(
        root, "--literal-pathspecs", "log", *_PLAIN, f"--format={'%x00'.join(_FIELDS)}", "-z", "--date-order",
        "--no-patch", *wanted, *span.arguments, "--", *paths,
    )  # fmt: skip
    commits = [_commit(fields) for fields in _grouped(found, len(_FIELDS))]
    if span.first_parent:
        return [replace(commit, parents=commit.parents[:1]) for commit in commits]
    return commits


def cut_off(root: Path) -> frozenset[str]:
    """Return the commits at which a shallow clone ends, whose parents it does not have."""
    file = root / git(root, "rev-parse", "--git-path", "shallow").removesuffix("\n")
    try:
        return frozenset(file.read_text("ascii").split())
    except (FileNotFoundError, NotADirectoryError):
        return frozenset()


def _grouped(found: str, size: int) -> Iterator[tuple[str, ...]]:
    """Yield fields that end with NUL, so many at a time."""
    return zip(*[iter(found.split("\0")[:-1])] * size, strict=True)


def _commit(fields: Sequence[str]) -> Commit:
    id_, parents, author, date, committed, subject = map(_text, fields)
    return Commit(id_, tuple(parents.split()), author, date, committed, subject)


def _text(field: str) -> str:
    """Return a field without bytes that are no UTF-8."""
    return field.encode(errors="surrogateescape").decode(errors="replace")
