"""The lines of a service blueprint: where the customer's part ends, what is out of sight, and what supports.

They follow from whose part each lane shows, not from where it stands (Shostack 1984, Harvard Business Review
62/1, drew the line of visibility; the other two are Kingman-Brundage's).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.view.board import BLUEPRINT_LANES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jmap.view.board import Lane
    from jmap.view.words import Words

_SIDES = ("customer", *BLUEPRINT_LANES)
_OF_CUSTOMERS = frozenset({"steps", "actions", "touchpoints", "channels"})


def dividers(words: Words, lanes: Iterable[Lane]) -> tuple[tuple[str, ...], ...]:
    """Return the names of the lines above each lane, from the top down."""
    found: list[tuple[str, ...]] = []
    reached = 0
    for index, lane in enumerate(lanes):
        side = _side(lane)
        found.append(words.dividers[reached:side] if side is not None and index else ())
        reached = reached if side is None else side
    return tuple(found)


def _side(lane: Lane) -> int | None:
    """Return how far a lane is from the customer; None where it is nobody's part."""
    if lane.role:
        return _SIDES.index(lane.role)
    if lane.id in BLUEPRINT_LANES:
        return _SIDES.index(lane.id)
    return 0 if lane.id in _OF_CUSTOMERS else None
