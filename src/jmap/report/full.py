"""The report for people: each diagnostic with the lines that it speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jmap.report.report import marked
from jmap.report.wrap import prose, wrapped
from jmap.source.excerpt import display_width, excerpt, gutter_width, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jmap.diagnostics import Diagnostic, Place
    from jmap.report.report import Report, Segment
    from jmap.source.text import SourceText

_HANGING = 2
"""Blanks before the second line of a message."""
_LEAST_ROOM = 20
"""A line of a file never has fewer columns than this, however narrow the terminal."""


class _Frame(NamedTuple):
    """What the excerpts of one diagnostic share: the texts, and the columns of line numbers and lines."""

    texts: Mapping[str, SourceText]
    gutter: int
    room: int | None


def full(report: Report, width: int | None = None) -> Iterator[Segment]:
    """Yield the report as styled text, the summary last; with a `width` lines are made to fit into it."""
    for diagnostic in report.diagnostics:
        yield from excerpted(diagnostic, report, width)
        yield "\n", ""
    yield f"{wrapped(report.summary, prose(width))}\n", "strong" if report.diagnostics else ""


def excerpted(diagnostic: Diagnostic, report: Report, width: int | None = None) -> Iterator[Segment]:
    """Yield one diagnostic: what is wrong, the lines of the map, what to do."""
    style = diagnostic.severity.value
    head, name = f"{diagnostic.severity}[{diagnostic.code}]", f" {diagnostic.name}: "
    yield head, style
    yield name, ""
    message = wrapped(marked(diagnostic), prose(width), used=len(head + name), indent=_HANGING)
    yield f"{message}\n", "strong"
    frame = _frame(diagnostic, report, width)
    yield from _place(diagnostic.place, diagnostic.label, style, frame)
    for related in diagnostic.related:
        yield from _place(related.place, related.text, "frame", frame)
    margin, label = " " * frame.gutter + " = ", "help: "
    yield margin, "frame"
    yield label, "strong"
    indent = display_width(margin + label)
    yield f"{wrapped(visible(diagnostic.help), prose(width), used=indent, indent=indent)}\n", ""
    yield margin, "frame"
    yield f"jmap rule {diagnostic.name}\n", ""


def _frame(diagnostic: Diagnostic, report: Report, width: int | None) -> _Frame:
    places = [diagnostic.place, *(related.place for related in diagnostic.related)]
    known = [(report.texts[place.path], place.span) for place in places if place.path in report.texts]
    gutter = max((gutter_width(text, span) for text, span in known), default=2)
    room = max(width - gutter - len(" | "), _LEAST_ROOM) if width else None
    return _Frame(report.texts, gutter, room)


def _place(place: Place, label: str, style: str, frame: _Frame) -> Iterator[Segment]:
    """Yield the arrow with the path, and the excerpt where the text is known."""
    text = frame.texts.get(place.path)
    yield " " * frame.gutter + "--> ", "frame"
    where = f"{place.path}:{place.line}:{place.column}" if text else place.path
    yield f"{visible(where)}\n", "place"
    if text is None:
        return
    for line in excerpt(text, place.span, label, gutter=frame.gutter, width=frame.room):
        number, bar, rest = line.partition("|")
        yield f"{number}{bar}", "frame"
        yield f"{rest}\n", style if not number.strip() else ""
