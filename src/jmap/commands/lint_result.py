"""What became of files that were linted: what processes hand back, and the report that it makes.

Imported by every run of the linter, so it needs neither rules nor models.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from jmap.project.files import project_root
from jmap.project.texts import Texts
from jmap.report.report import Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jmap.project.found import Found
    from jmap.source.text import SourceText


class Change(NamedTuple):
    """What a file was, and what it became or would become."""

    named: str
    """What was to be linted: a path, or `-` for standard input, whatever that is taken for."""
    before: SourceText
    after: SourceText


class Batch(NamedTuple):
    """What became of some files."""

    found: tuple[Found, ...] = ()
    changes: tuple[Change, ...] = ()
    unwritten: tuple[str, ...] = ()
    """Why files that could be mended were not."""
    texts: Mapping[str, SourceText] = {}
    """The text of standard input and of what it uses: that cannot be read again."""


def joined(batches: Iterable[Batch]) -> Batch:
    """Return several batches as one."""
    parts = list(batches)
    changes = [change for part in parts for change in part.changes]
    return Batch(
        tuple(found for part in parts for found in part.found),
        tuple(sorted(changes, key=lambda change: change.before.path)),
        tuple(reason for part in parts for reason in part.unwritten),
        {path: text for part in parts for path, text in part.texts.items()},
    )


def report_on(batch: Batch) -> Report:
    """Return the report on all files of a run, whose lines are read when they are shown.

    What is wrong in a library that was not to be linted has no fix there: only files of the run are mended.
    """
    own = {found.path for found in batch.found}
    heard = [found for found in batch.found if found.diagnostics or found.suppressed]
    digests = {path: digest for found in heard for path, digest in found.libraries}
    digests |= {found.path: found.digest for found in heard}
    report = Report(
        tuple(
            replace(each, fix=None) if each.fix and each.place.path not in own else each
            for found in heard
            for each in found.diagnostics
        ),
        {},
        len(batch.found),
        tuple(found.path for found in batch.found if not found.whole),
        tuple(each for found in heard for each in found.suppressed),
        {found.path: found.mended for found in batch.found if found.mended},
        _folder(),
        sum(found.uncovered for found in batch.found),
    )
    return replace(Report.merged([report]), texts=Texts(digests, batch.texts))


def _folder() -> str:
    """Return the current folder below the repository's root, empty at the root."""
    folder = Path.cwd().resolve().relative_to(project_root(Path())).as_posix()
    return "" if folder == "." else folder
