"""The pains, opportunities and metrics of a map, in the whole map and in its moments; which answers which."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jmap.lint.coarser import coarser_first
from jmap.lint.naming import named
from jmap.lint.rule import Remark

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from jmap.lint.subject import Subject
    from jmap.model.insight import Metric, Opportunity, Pain
    from jmap.model.readers import Location

SERIOUS = {"high", "critical"}
"""The severities of pains that make customers give up, complain or leave."""
OVER = {"done", "dropped"}
"""The states of opportunities that nobody works on any more."""


class Lack(NamedTuple):
    """What is said of opportunities that lack something."""

    one: str
    """What one of them does wrong: has no owner."""
    several: str
    """The same of several: have no owner."""
    help: str
    label: str


def pains(subject: Subject) -> Iterator[tuple[Location, Pain]]:
    """Yield every pain of the map, be it of everybody or of one persona, with its location."""
    for index, pain in enumerate(subject.journey.pains):
        yield ("pains", index), pain
    for location, moment, _ in subject.moments:
        for index, pain in enumerate(moment.pains):
            yield (*location, "pains", index), pain
        for persona, own in moment.per_persona.items():
            for index, pain in enumerate(own.pains):
                yield (*location, "per_persona", persona, "pains", index), pain


def serious_pains(subject: Subject) -> list[tuple[Location, Pain]]:
    """Return the pains of high and critical severity."""
    return [(location, pain) for location, pain in pains(subject) if pain.severity in SERIOUS]


def opportunities(subject: Subject) -> Iterator[tuple[Location, Opportunity]]:
    """Yield every opportunity of the map with its location."""
    for index, opportunity in enumerate(subject.journey.opportunities):
        yield ("opportunities", index), opportunity
    for location, moment, _ in subject.moments:
        for index, opportunity in enumerate(moment.opportunities):
            yield (*location, "opportunities", index), opportunity


def metrics(subject: Subject) -> Iterator[tuple[Location, Metric]]:
    """Yield every metric of the map with its location, which ends with its name."""
    for name, metric in subject.journey.metrics.items():
        yield ("metrics", name), metric
    for location, moment, _ in subject.moments:
        for name, metric in moment.metrics.items():
            yield (*location, "metrics", name), metric


def stage_of(location: Location) -> Location:
    """Return the location of the stage around `location`; empty for what concerns the whole map."""
    return location[:2] if location[:1] == ("stages",) else ()


def lacking(
    subject: Subject, lacks: Callable[[Opportunity], bool], said: Lack, *, without: Collection[str | None]
) -> Iterator[Remark]:
    """Speak of the opportunities that lack something, those `without` whose status it is not asked for."""
    asked = [each for each in opportunities(subject) if each[1].status not in without]
    found = [location for location, opportunity in asked if lacks(opportunity)]
    yield from coarser_first(
        found,
        len(asked),
        (f"{len(found)} of {len(asked)} opportunities {said.several}", said.help),
        lambda location: Remark(
            location, f"{named(subject, location)} {said.one}", said.help, label=said.label
        ),
    )
