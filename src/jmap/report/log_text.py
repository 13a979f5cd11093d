"""The history of a journey for a terminal: what became of it in all, then each commit, the latest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diff.phrases import SPARKS, hidden, shown, typographic
from jmap.diff.verdict import verdict
from jmap.report.diff_text import change_lines, curve_lines
from jmap.report.wrap import prose, wrapped
from jmap.source.excerpt import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jmap.diff.change import Change, Level
    from jmap.diff.emotions import StageFeelings
    from jmap.diff.history import Entry, History
    from jmap.report.report import Segment


def log_text(history: History, least: Level, width: int | None = None) -> Iterator[Segment]:
    """Yield the history with the changes of level `least` and worse, wrapped at `width`."""
    yield visible(history.title), "strong"
    if history.title != history.path:
        yield f"  {visible(history.path)}", "place"
    yield "\n", ""
    in_all = typographic(verdict(history.whole)) if history.whole else ""
    said = " ".join(filter(None, (history.summary, in_all)))
    yield f"  {wrapped(visible(said), prose(width), used=2, indent=2)}\n", ""
    for curve in history.whole.curves if history.whole else ():
        yield from curve_lines(curve, width)
    for entry in history.entries:
        yield from _entry(entry, history.path, least, width)
    if left := hidden(history.changes, least):
        yield f"\n{wrapped(left, prose(width))}\n", ""


def _entry(entry: Entry, path: str, least: Level, width: int | None) -> Iterator[Segment]:
    commit = entry.commit
    yield f"\n{commit.day}", "place"
    yield f"  {wrapped(visible(commit.subject), width, used=len(commit.day) + 2, indent=2)}\n", "strong"
    name = "" if entry.path == path else f" · {entry.path}"
    said = " · ".join(filter(None, (f"{commit.short} by {commit.author}{name}", entry.about)))
    style = "error" if entry.diagnostics else ""
    yield f"  {wrapped(visible(said), width, used=2, indent=2)}\n", style
    changed = entry.diff.curves if entry.diff else ()
    for change in changed:
        yield from curve_lines(change, width)
    for curve in () if changed else entry.curves:
        yield from _curve(curve, width)
    yield from _told(entry.diff.changes if entry.diff else (), least, width)
    for library in entry.libraries:
        if any(change.level.rank <= least.rank for change in library.changes):
            yield f"  {wrapped(visible(f'through {library.path}'), width, used=2, indent=2)}\n", "place"
        yield from _told(library.changes, least, width)


def _told(changes: Iterable[Change], least: Level, width: int | None) -> Iterator[Segment]:
    return change_lines((each for each in changes if each.level.rank <= least.rank), "", width)


def _curve(curve: StageFeelings, width: int | None) -> Iterator[Segment]:
    spark = "".join(SPARKS[each.mood] for each in curve.feelings)
    scores = shown(" ".join(each.score or "?" for each in curve.feelings))
    who = f"  {visible(', '.join(curve.personas))}" if curve.personas else ""
    yield f"  {spark}", "strong"
    yield f"  {wrapped(scores + who, width, used=len(spark) + 4, indent=2)}\n", ""
