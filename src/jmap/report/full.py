"""The report for people: each diagnostic with the lines that it speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.source.excerpt import excerpt, gutter_width, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.diagnostics import Diagnostic, Place
    from jmap.report.report import Report, Segment


def full(report: Report) -> Iterator[Segment]:
    """Yield the report as styled text, the summary last."""
    for diagnostic in report.diagnostics:
        yield from _diagnostic(diagnostic, report)
        yield "\n", ""
    yield f"{report.summary}\n", "strong" if report.diagnostics else ""


def _diagnostic(diagnostic: Diagnostic, report: Report) -> Iterator[Segment]:
    style = diagnostic.severity.value
    yield f"{diagnostic.severity}[{diagnostic.code}]", style
    yield f" {diagnostic.name}: ", ""
    yield f"{visible(diagnostic.message)}\n", "strong"
    gutter = max(_gutter(place, report) for place in _places(diagnostic))
    yield from _place(diagnostic.place, diagnostic.label, style, gutter, report)
    for related in diagnostic.related:
        yield from _place(related.place, related.text, "frame", gutter, report)
    yield " " * gutter + " = ", "frame"
    yield "help: ", "strong"
    yield f"{visible(diagnostic.help)}\n", ""
    yield " " * gutter + " = ", "frame"
    yield f"jmap rule {diagnostic.name}\n", ""


def _place(place: Place, label: str, style: str, gutter: int, report: Report) -> Iterator[Segment]:
    """Yield the arrow with the path, and the excerpt where the text is known."""
    text = report.texts.get(place.path)
    yield " " * gutter + "--> ", "frame"
    where = f"{place.path}:{place.line}:{place.column}" if text else place.path
    yield f"{visible(where)}\n", "place"
    if text is None:
        return
    for line in excerpt(text, place.span, label, gutter=gutter):
        number, bar, rest = line.partition("|")
        yield f"{number}{bar}", "frame"
        yield f"{rest}\n", style if not number.strip() else ""


def _places(diagnostic: Diagnostic) -> list[Place]:
    return [diagnostic.place, *(related.place for related in diagnostic.related)]


def _gutter(place: Place, report: Report) -> int:
    text = report.texts.get(place.path)
    return gutter_width(text, place.span) if text else 2
