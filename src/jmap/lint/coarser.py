"""One cause, one diagnostic: what hardly anything has is said once of the map, not at each place."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from jmap.lint.naming import id_of, listed
from jmap.lint.rule import Remark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from jmap.lint.subject import Subject
    from jmap.model.readers import Location

Item = TypeVar("Item")
_MOST_NAMED = 4


def coarser_first(
    subject: Subject,
    lacking: Sequence[Item],
    places: int,
    several: str,
    each: Callable[[Item], Remark],
) -> Iterator[Remark]:
    """Speak once where fewer than half of the places have the thing: `several` says it of `3 of 4`.

    The message then names the first of those that lack it, unless these are all stages or all personas, as
    anybody knows without; what to do is the same for all. Otherwise speak of `each` place that lacks it. A
    single place is spoken of where it stands.
    """
    singly = tuple(map(each, lacking))
    if len(lacking) > 1 and places < 2 * len(lacking):
        message = f"{len(lacking)} of {places} {several}"
        if not _are_all(subject, {remark.location for remark in singly}):
            ids = dict.fromkeys(id_of(subject, remark.location) for remark in singly)
            message += f": {listed(ids, _MOST_NAMED)}"
        yield Remark((), message, singly[0].help, stands_for=singly)
    else:
        yield from singly


def _are_all(subject: Subject, locations: set[Location]) -> bool:
    """Whether these are all stages or all personas of the map."""
    journey = subject.journey
    stages: set[Location] = {("stages", index) for index in range(len(journey.stages))}
    return locations in (stages, {("personas", persona) for persona in journey.personas})
