"""The report for programs: one JSON document, described in docs/json.md."""

from __future__ import annotations

import json as standard_json
from typing import TYPE_CHECKING, Any

from jmap.report.fingerprint import fingerprints

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.diagnostics import Diagnostic, Fix, Place
    from jmap.report.report import Report, Segment

VERSION = 1
"""Version of the document; it rises when a member changes its meaning or goes."""


def json(report: Report) -> Iterator[Segment]:
    """Yield the whole document."""
    known_by = fingerprints(report)
    document = {
        "version": VERSION,
        "files": report.files,
        "unloaded": list(report.unloaded),
        "fixed": report.fixed,
        "diagnostics": [members(each, known_by[each]) for each in report.diagnostics],
        "suppressed": [
            {"by": each.by, "reason": each.reason, **members(each.diagnostic, known_by[each.diagnostic])}
            for each in report.suppressed
        ],
    }
    yield standard_json.dumps(document, ensure_ascii=False, indent=2) + "\n", ""


def members(diagnostic: Diagnostic, fingerprint: str) -> dict[str, Any]:
    """Return the object that stands for a diagnostic."""
    return {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "help": diagnostic.help,
        "label": diagnostic.label,
        **_place(diagnostic.place),
        "id_path": diagnostic.id_path,
        "fingerprint": fingerprint,
        "related": [{"text": related.text, **_place(related.place)} for related in diagnostic.related],
        "fix": _fix(diagnostic.fix) if diagnostic.fix else None,
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }


def _fix(fix: Fix) -> dict[str, Any]:
    edits = [{"start": edit.span.start, "end": edit.span.end, "text": edit.text} for edit in fix.edits]
    return {"title": fix.title, "safe": fix.safe, "edits": edits}
