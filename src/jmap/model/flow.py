"""Where customers go: the steps of a map as a graph, with every reference resolved.

A stage without steps is one node. Nothing is drawn that the map does not say or the language does
not define (an absent `next` means the following step).
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jmap.frozen import frozen
from jmap.model.ids import Target, by_name, resolve
from jmap.model.stage import EXIT

if TYPE_CHECKING:
    from jmap.model.journey import JourneyMap
    from jmap.model.stage import Stage, Step


@frozen
class Edge:
    """Customers go from one node to another, or to `exit`; nodes are named by their full ids."""

    source: str
    target: str
    share: Decimal | None = None
    """Part of the customers at `source`, 0…1; None where nobody said."""
    when: str | None = None
    rest: bool = False
    """Whether nobody wrote it: it takes what the written shares leave."""


def targets(journey: JourneyMap) -> list[Target]:
    """Return all that `next` can name, besides `exit`: stages and steps in file order."""
    found = []
    for stage in journey.stages:
        found.append(Target(stage.id, "", stage.name))
        found.extend(Target(step.id, stage.id, step.name) for step in stage.steps)
    return found


def nodes(journey: JourneyMap) -> list[tuple[str, Stage, Step | None]]:
    """Return the nodes in file order: full id, stage, and the step unless the stage has none."""
    found: list[tuple[str, Stage, Step | None]] = []
    for stage in journey.stages:
        if stage.steps:
            found.extend((f"{stage.id}/{step.id}", stage, step) for step in stage.steps)
        else:
            found.append((stage.id, stage, None))
    return found


def edges(journey: JourneyMap) -> tuple[Edge, ...]:
    """Return all edges, by source in file order, then as written."""
    named = nodes(journey)
    known: dict[str, list[Target]] = {}
    entrance: dict[str, str] = {}
    for full_id, stage, _ in named:
        entrance[full_id] = full_id
        entrance.setdefault(stage.id, full_id)
    found: list[Edge] = []
    for index, (source, stage, step) in enumerate(named):
        following = named[index + 1][0] if index + 1 < len(named) else None
        if step is None or step.next is None:
            found.extend([Edge(source, following)] if following else [])
            continue
        known = known or by_name(targets(journey))
        for entry in step.next:
            match = [] if entry.to == EXIT else resolve(entry.to, known.get(entry.to, ()), stage.id)
            target = entrance[match[0].full_id] if match else EXIT
            found.append(Edge(source, target, entry.share, entry.when))
        rest = _rest([entry.share for entry in step.next])
        if rest and following:
            found.append(Edge(source, following, rest, rest=True))
    return tuple(found)


def _rest(shares: list[Decimal | None]) -> Decimal:
    """What the written shares leave for the following step; nothing where one of them is missing."""
    given = [share for share in shares if share is not None]
    if not given or len(given) < len(shares):
        return Decimal(0)
    return 1 - sum(given, Decimal(0))
