"""The report for reviewdog: its Diagnostic Format, with fixes as suggestions.

Columns count UTF-8 bytes from 1, ends are exclusive. Paths start at the current folder: reviewdog knows
where that is.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from jmap.diagnostics import Edit, Severity, Span
from jmap.report.columns import recounted, utf8_bytes
from jmap.source.edits import apply

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.diagnostics import Diagnostic, Fix, Place
    from jmap.report.report import Report, Segment
    from jmap.source.text import SourceText


def rdjson(report: Report) -> Iterator[Segment]:
    """Yield the `DiagnosticResult`."""
    document: dict[str, Any] = {"source": {"name": "jmap"}}
    if report.diagnostics:
        worst = min((each.severity for each in report.diagnostics), key=lambda each: each.rank)
        document["severity"] = _severity(worst)
    document["diagnostics"] = [_diagnostic(diagnostic, report) for diagnostic in report.diagnostics]
    yield json.dumps(document, ensure_ascii=False, indent=2) + "\n", ""


def _diagnostic(diagnostic: Diagnostic, report: Report) -> dict[str, Any]:
    place = diagnostic.place
    text = report.texts.get(place.path)
    members: dict[str, Any] = {
        "message": f"{diagnostic.message}\n{diagnostic.help}",
        "location": {"path": place.path, "range": _range(place, text)},
        "severity": _severity(diagnostic.severity),
        "code": {"value": diagnostic.name},
    }
    edit = _whole(diagnostic.fix, text) if diagnostic.fix and text else None
    if edit and text:
        members["suggestions"] = [{"range": _range(text.place(edit.span), text), "text": edit.text}]
    return members


def _severity(severity: Severity) -> str:
    return severity.name


def _range(place: Place, text: SourceText | None) -> dict[str, Any]:
    place = recounted(place, text, utf8_bytes)
    return {
        "start": {"line": place.line, "column": place.column},
        "end": {"line": place.end_line, "column": place.end_column},
    }


def _whole(fix: Fix, text: SourceText) -> Edit | None:
    """Return all edits of a fix as one: a reviewer takes a suggestion alone, and half a fix mends nothing."""
    start = min(edit.span.start for edit in fix.edits)
    end = max(edit.span.end for edit in fix.edits)
    try:
        mended = apply(text.text, fix.edits)
    except ValueError:  # a cache may say anything
        return None
    return Edit(Span(start, end), mended[start : len(mended) - (len(text.text) - end)])
