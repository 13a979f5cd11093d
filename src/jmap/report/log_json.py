"""The history of a journey for programs: one JSON document, described in docs/log.md."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from jmap.diff.change import Level
from jmap.diff.verdict import verdict
from jmap.report.diff_json import change_data, curves_data, feelings_data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.diagnostics import Diagnostic
    from jmap.diff.history import Entry, History
    from jmap.report.report import Segment

VERSION = 1
"""Version of the document; it rises when a member changes its meaning or goes."""


def log_json(history: History) -> Iterator[Segment]:
    """Yield the whole document; it holds the changes of every level."""
    document = {
        "version": VERSION,
        "path": history.path,
        "title": history.title,
        "more": history.more,
        "shallow": history.cut_off,
        "verdict": verdict(history.whole) if history.whole else "",
        "curves": curves_data(history.whole.curves) if history.whole else [],
        "entries": [_entry(entry) for entry in history.entries],
    }
    yield json.dumps(document, ensure_ascii=False, indent=2) + "\n", ""


def _entry(entry: Entry) -> dict[str, Any]:
    commit, diff = entry.commit, entry.diff
    counts = Counter(change.level for change in entry.changes)
    return {
        "commit": commit.id,
        "author": commit.author,
        "date": commit.date,
        "committed": commit.committed,
        "subject": commit.subject,
        "path": entry.path,
        "title": entry.title,
        "loads": not entry.diagnostics,
        "diagnostics": [_diagnostic(each) for each in entry.diagnostics],
        "note": entry.note,
        "verdict": verdict(diff) if diff else "",
        "counts": {level: counts[level] for level in Level},
        "feelings": [
            {"personas": list(curve.personas), "stages": feelings_data(curve.feelings)}
            for curve in entry.curves
        ],
        "curves": curves_data(diff.curves) if diff else [],
        "changes": [change_data(change) for change in diff.changes] if diff else [],
        "libraries": [
            {"path": library.path, "changes": [change_data(change) for change in library.changes]}
            for library in entry.libraries
        ],
    }


def _diagnostic(diagnostic: Diagnostic) -> dict[str, Any]:
    place = diagnostic.place
    return {
        "rule": diagnostic.name,
        "message": diagnostic.message,
        "help": diagnostic.help,
        "path": place.path,
        "line": place.line,
        "column": place.column,
    }
