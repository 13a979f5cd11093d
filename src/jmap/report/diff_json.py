"""What differs between maps, for programs: one JSON document, described in docs/diff.md."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from jmap.diff.change import Level
from jmap.diff.verdict import verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jmap.diff.change import Change, Spot
    from jmap.diff.emotions import CurveChange, Feeling
    from jmap.diff.outcome import FileDiff, Outcome
    from jmap.report.report import Segment

VERSION = 1
"""Version of the document; it rises when a member changes its meaning or goes."""


def diff_json(outcome: Outcome) -> Iterator[Segment]:
    """Yield the whole document; it holds the changes of every level."""
    counts = Counter(change.level for change in outcome.changes)
    document = {
        "version": VERSION,
        "old": outcome.old,
        "new": outcome.new,
        "compared": outcome.compared,
        "failed": list(outcome.failed),
        "level": outcome.level,
        "counts": {level: counts[level] for level in Level},
        "files": [_file(file) for file in outcome.files],
        "indirect": [
            {
                "path": each.path,
                "title": each.title,
                "library": each.library,
                "curves": curves_data(each.curves),
            }
            for each in outcome.indirect
        ],
    }
    yield json.dumps(document, ensure_ascii=False, indent=2) + "\n", ""


def _file(file: FileDiff) -> dict[str, Any]:
    return {
        "kind": "library" if file.is_library else "map",
        "title": file.title,
        "old_path": file.old_path,
        "new_path": file.new_path,
        "level": file.level,
        "verdict": verdict(file),
        "curves": curves_data(file.curves),
        "changes": [change_data(change) for change in file.changes],
    }


def curves_data(curves: Iterable[CurveChange]) -> list[dict[str, Any]]:
    """Return curves on both sides as plain data."""
    return [
        {
            "personas": list(curve.personas),
            "old": feelings_data(curve.old),
            "new": feelings_data(curve.new),
        }
        for curve in curves
    ]


def feelings_data(feelings: Iterable[Feeling]) -> list[dict[str, Any]]:
    """Return how the stages feel as plain data."""
    return [{"stage": each.stage, "score": each.value, "level": each.level} for each in feelings]


def change_data(change: Change) -> dict[str, Any]:
    """Return a change as plain data."""
    return {
        "rule": change.rule,
        "level": change.level,
        "operation": change.operation,
        "text": change.text,
        "id_path": change.id_path,
        "stage": change.stage,
        "within": list(change.within),
        "subject": change.subject,
        "before": change.before,
        "after": change.after,
        "guess": change.guess and round(change.guess, 2),
        "fingerprint": change.fingerprint,
        "old": _spot(change.old),
        "new": _spot(change.new),
    }


def _spot(spot: Spot | None) -> dict[str, Any] | None:
    if spot is None:
        return None
    place = spot.place
    where = {"path": place.path, "line": place.line, "column": place.column} if place else {}
    return {"location": list(spot.location), "index": spot.index, "value": spot.value, **where}
