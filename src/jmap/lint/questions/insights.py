"""Which pains and opportunities rules ask about, and what is said of opportunities that lack something."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jmap.lint.coarser import coarser_first
from jmap.lint.naming import named
from jmap.lint.rule import Remark
from jmap.model.insight import Opportunity, Pain

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from jmap.lint.subject import Subject
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


def serious_pains(subject: Subject) -> list[tuple[Location, Pain]]:
    """Return the pains of high and critical severity."""
    return [(location, pain) for location, pain in subject.parts_of(Pain) if pain.severity in SERIOUS]


def stage_of(location: Location) -> Location:
    """Return the location of the stage around `location`; empty for what concerns the whole map."""
    return location[:2] if location[:1] == ("stages",) else ()


def lacking(
    subject: Subject, lacks: Callable[[Opportunity], bool], said: Lack, *, without: Collection[str | None]
) -> Iterator[Remark]:
    """Speak of the opportunities that lack something, those `without` whose status it is not asked for."""
    asked = [each for each in subject.parts_of(Opportunity) if each[1].status not in without]
    if not asked:
        return
    found = [location for location, opportunity in asked if lacks(opportunity)]
    yield from coarser_first(
        subject,
        found,
        len(asked),
        f"opportunities {said.several}",
        lambda location: Remark(
            location, f"{named(subject, location)} {said.one}", said.help, label=said.label
        ),
    )
