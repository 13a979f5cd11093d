"""The report for tools and short attention: one line a diagnostic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.report.report import marked
from jmap.source.excerpt import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.report.report import Report, Segment


def concise(report: Report) -> Iterator[Segment]:
    """Yield `path:line:column: CODE name severity: message`."""
    for diagnostic in report.diagnostics:
        place = diagnostic.place
        yield f"{visible(place.path)}:{place.line}:{place.column}: ", ""
        yield f"{diagnostic.code} {diagnostic.name} ", ""
        yield f"{diagnostic.severity}", diagnostic.severity.value
        yield f": {marked(diagnostic)}\n", ""
