"""What differs between maps, for a terminal: the verdict first, then each map stage by stage.

The sign before each line says what happened, so colour is never the only difference.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from jmap.diff.change import Level
from jmap.diff.phrases import WHOLE, hidden, levels, shown, spark_lines, told, typographic
from jmap.diff.verdict import summary, verdict
from jmap.phrases import SIGNS, counted
from jmap.report.wrap import prose, wrapped
from jmap.source.excerpt import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jmap.diff.change import Change
    from jmap.diff.emotions import CurveChange
    from jmap.diff.outcome import FileDiff, Indirect, Outcome
    from jmap.report.report import Segment

_STYLES = {Level.BREAKING: "error", Level.NOTABLE: "strong"}
_LEVEL_WIDTH = max(map(len, Level))
_LEAST_ROOM = 30


def diff_text(outcome: Outcome, least: Level, width: int | None = None) -> Iterator[Segment]:
    """Yield the report with the changes of level `least` and worse, wrapped at `width`."""
    lines = prose(width)
    yield f"{wrapped(visible(summary(outcome)), lines)}\n", "strong"
    for file in outcome.files:
        counts = f"{levels(file.changes)}." if file.changes and len(outcome.files) > 1 else ""
        yield from _file(file, counts, least, width)
    for library, users in groupby(outcome.indirect, key=lambda each: each.library):
        yield from _users(library, list(users), lines)
    if left := hidden(outcome.changes, least):
        yield f"\n{wrapped(left, lines)}\n", ""


def _file(file: FileDiff, counts: str, least: Level, width: int | None) -> Iterator[Segment]:
    """Yield one file; `counts` says how many changes there are, where that has not been said yet."""
    yield f"\n{visible(file.title)}", "strong"
    if file.title != file.path:
        yield f"  {visible(file.path)}", "place"
    yield "\n", ""
    if said := " ".join(filter(None, (verdict(file), counts))):
        yield f"  {wrapped(visible(typographic(said)), prose(width), used=2, indent=2)}\n", ""
    for curve in file.curves:
        yield from curve_lines(curve, width)
    told = [change for change in file.changes if change.level.rank <= least.rank]
    order = {id_: number for number, (id_, _) in enumerate(file.stages)}
    names = dict(file.stages)
    told.sort(key=lambda change: order.get(change.stage, -1))
    for stage, changes in groupby(told, key=lambda change: change.stage):
        yield "\n", ""
        if names:
            yield f"  {visible(names.get(stage, WHOLE))}\n", "strong"
        yield from change_lines(list(changes), names.get(stage, ""), width)


def change_lines(changes: Iterable[Change], stage: str, width: int | None) -> Iterator[Segment]:
    """Yield changes that are told under a stage, or under none."""
    for change in changes:
        sign = SIGNS[change.sign]
        level = f"{change.level.value:<{_LEVEL_WIDTH}}  "
        used = len(f"  {sign} {level}")
        indent = used if width is None else max(min(used, width - _LEAST_ROOM), len(f"  {sign} "))
        yield f"  {sign} ", change.sign
        yield level, _STYLES.get(change.level, "frame")
        yield f"{wrapped(told(change, stage), width, used=used, indent=indent)}\n", ""


def curve_lines(curve: CurveChange, width: int | None) -> Iterator[Segment]:
    """Yield both curves as spark lines and as scores, with whose they are."""
    sparks = spark_lines(curve)
    scores = shown(curve.text)
    who = f"  {visible(', '.join(curve.personas))}" if curve.personas else ""
    yield f"  {sparks}", "strong"
    used = len(f"  {sparks}  ")
    yield f"  {wrapped(scores + who, width, used=used, indent=2)}\n", ""


def _users(library: str, users: Sequence[Indirect], width: int | None) -> Iterator[Segment]:
    names = [f"{each.title} ({each.path})" for each in users]
    text = f"{library} is used by {counted(len(names), 'map')}: {', '.join(names)}"
    yield f"\n{wrapped(visible(text), width)}\n", ""
    for user in users:
        for curve in user.curves:
            yield f"  {visible(user.title)}\n", ""
            yield from curve_lines(curve, width)
