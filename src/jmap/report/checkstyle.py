"""The report for tools that read Checkstyle's XML, such as Jenkins."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from jmap.report.paths import root_path
from jmap.report.report import advice
from jmap.report.xml import DECLARATION, attributes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.diagnostics import Diagnostic
    from jmap.report.report import Report, Segment

_VERSION = "4.3"
"""The version of Checkstyle whose report this is, as readers expect it; jmap has another."""


def checkstyle(report: Report) -> Iterator[Segment]:
    """Yield the document, a `file` for each file with diagnostics."""
    yield f"{DECLARATION}<checkstyle{attributes({'version': _VERSION})}>\n", ""
    for path, found in groupby(report.diagnostics, key=lambda each: each.place.path):
        yield f"  <file{attributes({'name': root_path(path, report.folder)})}>\n", ""
        for diagnostic in found:
            yield f"    <error{attributes(_error(diagnostic))}/>\n", ""
        yield "  </file>\n", ""
    yield "</checkstyle>\n", ""


def _error(diagnostic: Diagnostic) -> dict[str, str | int]:
    return {
        "line": diagnostic.place.line,
        "column": diagnostic.place.column,
        "severity": diagnostic.severity.value,
        "message": advice(diagnostic),
        "source": f"jmap.{diagnostic.name}",
    }
