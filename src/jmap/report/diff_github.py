"""What differs between maps, as annotations beside the lines of a pull request on GitHub."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Place
from jmap.diff.change import Level
from jmap.diff.phrases import shown, with_contents
from jmap.phrases import counted
from jmap.report.github import MOST, annotation
from jmap.source.excerpt import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.diff.outcome import Outcome
    from jmap.report.report import Segment

_KINDS = {
    Level.BREAKING: "error",
    Level.NOTABLE: "warning",
    Level.MINOR: "notice",
    Level.EDITORIAL: "notice",
}


def diff_github(outcome: Outcome, least: Level, folder: str) -> Iterator[Segment]:
    """Yield an annotation a line, the worst first; what is gone is told at the top of its file."""
    told = [
        (change, change.place or Place(file.path))
        for level in Level
        for file in outcome.files
        for change in file.changes
        if change.level is level and level.rank <= least.rank
    ]
    written = dict.fromkeys(_KINDS.values(), 0)
    for change, place in told:
        kind = _KINDS[change.level]
        written[kind] += 1
        if written[kind] <= MOST:
            title = f"{change.level} {change.title}"
            said = f"{shown(change.text)}{with_contents(change)}" or visible(place.path)
            yield f"{annotation(kind, place, folder, title, said)}\n", ""
    missing = sum(max(count - MOST, 0) for count in written.values())
    if missing:
        yield f"Without annotation, since GitHub shows {MOST} of a kind: {counted(missing, 'change')}.\n", ""
