"""Phrases in which changes are told, whatever the form: one change, or how many there are."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from jmap.diff.change import WITHIN, Level
from jmap.phrases import counted
from jmap.source.excerpt import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jmap.diff.change import Change
    from jmap.diff.emotions import CurveChange

SPARKS = "·▁▂▄▆█"
"""One for each mood, the first for a stage of which nobody knows it."""
WHOLE = "The journey as a whole"
"""What changes stand under that are of no stage."""
_LONGEST = 160
"""Characters that are shown of a text; a paragraph has more."""
_MINUS = re.compile(r"(?<![\w.])-(?=\d)")
_FEW = 3


def line(change: Change, stage: str) -> str:
    """Return what a change is and what it says, without the stage that it is told under."""
    text = change.text
    if change.within and change.within[0] == stage:
        text = text.removeprefix(stage).removeprefix(WITHIN).removeprefix(": ")
    elif change.subject == stage and not change.within:
        text = change.told
    return f"{change.title}: {text}" if text else change.title


def told(change: Change, stage: str) -> str:
    """Return all that people read of a change, with what stands in a thing that is new or gone."""
    return f"{shown(line(change, stage))}{with_contents(change)}"


def with_contents(change: Change) -> str:
    """Return `, with 2 steps (Pays, Waits)`; empty where a change has no contents."""
    return f", with {visible(typographic(change.contents))}" if change.contents else ""


def spark_lines(curve: CurveChange) -> str:
    """Return both curves of a change as spark lines; a side that has none is a dash."""
    sides = ("".join(SPARKS[each.mood] for each in side) or "–" for side in (curve.old, curve.new))
    return " → ".join(sides)


def shown(text: str) -> str:
    """Return words of a change as people read them, and no end of a long text."""
    parts = text.split(" -> ")
    cut = (part if len(part) <= _LONGEST else f"{part[: _LONGEST - 1].rstrip()}…" for part in parts)
    return visible(typographic(" -> ".join(cut)))


def typographic(text: str) -> str:
    """Return a text with real arrows and minus signs."""
    return _MINUS.sub("−", text.replace(" -> ", " → "))


def listed(names: Sequence[str]) -> str:
    """Name a few things, and count the rest; names with a comma have quotation marks."""
    if any("," in name for name in names):
        names = [f"“{name}”" for name in names]
    if len(names) <= _FEW:
        return joined(names)
    return f"{', '.join(names[:_FEW])} and {len(names) - _FEW} more"


def joined(parts: Sequence[str]) -> str:
    """Return `a, b and c`."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def levels(changes: Iterable[Change]) -> str:
    """Return `1 breaking and 3 minor changes`, the worst first; empty where there is none."""
    counts = Counter(change.level for change in changes)
    found = [(counts[level], level) for level in Level if counts[level]]
    if not found:
        return ""
    noun = "change" if found[-1][0] == 1 else "changes"
    return f"{joined([f'{count:,} {level}' for count, level in found])} {noun}"


def hidden(changes: Sequence[Change], least: Level) -> str:
    """Say how many changes are milder than what is shown; empty where none is."""
    count = sum(change.level.rank > least.rank for change in changes)
    if not count:
        return ""
    mildest = max((change.level for change in changes), key=lambda level: level.rank)
    kind = mildest.value if least.rank == mildest.rank - 1 else "milder"
    return f"{counted(count, f'{kind} change')} not shown: --level {mildest} shows all."
