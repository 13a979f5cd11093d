"""The report for people with many maps: under each file a line a diagnostic, in columns."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from jmap.report.report import marked
from jmap.report.wrap import prose, wrapped
from jmap.source.excerpt import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.report.report import Report, Segment

_GAP = "  "
_LEAST_ROOM = 30
"""A message never has fewer columns than this, however narrow the terminal."""


def grouped(report: Report, width: int | None = None) -> Iterator[Segment]:
    """Yield a heading for each file, its diagnostics below, and the summary last."""
    diagnostics = report.diagnostics
    widest_line = max((len(str(each.place.line)) for each in diagnostics), default=0)
    widest_column = max((len(str(each.place.column)) for each in diagnostics), default=0)
    widest_severity = max((len(each.severity) for each in diagnostics), default=0)
    widest_name = max((len(each.name) for each in diagnostics), default=0)
    for path, found in groupby(diagnostics, key=lambda each: each.place.path):
        yield f"{visible(path)}\n", "place"
        for each in found:
            place = f"{_GAP}{each.place.line:>{widest_line}}:{each.place.column:<{widest_column}}{_GAP}"
            severity = f"{each.severity.value:<{widest_severity}}"
            name = f"{_GAP}{each.name:<{widest_name}}{_GAP}"
            used = len(place + severity + name)
            indent = used if width is None else max(min(used, width - _LEAST_ROOM), len(_GAP) * 2)
            yield place, "frame"
            yield severity, each.severity.value
            yield name, ""
            yield f"{wrapped(marked(each), width, used=used, indent=indent)}\n", ""
        yield "\n", ""
    yield f"{wrapped(report.summary, prose(width))}\n", "strong" if diagnostics else ""
