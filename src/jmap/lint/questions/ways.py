"""The flow of a map as a graph to walk on: which nodes customers get to from which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.model.flow import nodes

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from jmap.lint.subject import Subject
    from jmap.model.journey import JourneyMap
    from jmap.model.readers import Location

Ways = dict[str, list[str]]
"""The targets of each node, by full ids in file order; `exit` is a target, and no node."""


def is_one_line(journey: JourneyMap) -> bool:
    """Whether each step leads to the following one, since none says otherwise."""
    return all(step.next is None for stage in journey.stages for step in stage.steps)


def ways(subject: Subject) -> Ways:
    """Return where customers go from each node."""
    found: Ways = {node: [] for node, _, _ in nodes(subject.journey)}
    for edge in subject.edges:
        found[edge.source].append(edge.target)
    return found


def reached(
    starts: Iterable[str], graph: Mapping[str, Iterable[str]], known: Collection[str] = ()
) -> set[str]:
    """Return the nodes that can be reached from `starts`, these included; what is `known` is not entered."""
    found: set[str] = set()
    ahead = list(starts)
    while ahead:
        node = ahead.pop()
        if node in graph and node not in found and node not in known:
            found.add(node)
            ahead += graph[node]
    return found


def locations(journey: JourneyMap) -> dict[str, Location]:
    """Return the location of the step or stage behind each node."""
    found: dict[str, Location] = {}
    for number, stage in enumerate(journey.stages):
        if not stage.steps:
            found[stage.id] = ("stages", number)
        for index, step in enumerate(stage.steps):
            found[f"{stage.id}/{step.id}"] = ("stages", number, "steps", index)
    return found
