"""Which pains of a map opportunities solve; `diff/meant.py` asks the same of what is compared.

A pain is named by its full id: that of the moment at which it hurts, then its own (`checkout/pays/slow`).
Pains of the whole journey stand in no moment. What has one full id, as the pain of everybody and that of a
persona at one moment can, is one pain to opportunities.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jmap.model.ids import Target, by_name, resolve
from jmap.model.stage import MOMENTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from jmap.model.insight import Opportunity, Pain
    from jmap.model.journey import JourneyMap
    from jmap.model.readers import Location
    from jmap.model.stage import Moment, Stage

HURTING = frozenset({"pains", "per_persona"})
"""The keys of a moment below which pains stand."""

NamedPains = dict[str, list[Target]]
"""The pains of a map under all that `solves` may call them."""


def named_pains(journey: JourneyMap) -> NamedPains:
    """Return every pain of a map under its id and its full id."""
    return by_name(every_pain(journey, placed(journey.stages)))


def every_pain(journey: JourneyMap, moments: Iterable[tuple[str, Moment]]) -> list[Target]:
    """Return the pains of a map in file order; `moments` has all that have any, with full ids."""
    found = [Target(pain.id, path, pain.text) for path, moment in moments for pain in pains_at(moment)]
    return found + [Target(pain.id, "", pain.text) for pain in journey.pains]


def solved(opportunity: Opportunity, parent: str, known: Mapping[str, Sequence[Target]]) -> tuple[str, ...]:
    """Return the full ids of the pains that an opportunity within `parent` solves, where there are any."""
    meant = (resolve(reference, known.get(reference, ()), parent)[:1] for reference in opportunity.solves)
    return tuple(pain.full_id for found in meant for pain in found)


def placed(stages: Iterable[Stage]) -> Iterator[tuple[str, Moment]]:
    """Yield stages with their full ids, each followed by its touchpoints and steps, and these by theirs."""
    for stage in stages:
        yield stage.id, stage
        for touchpoint in stage.touchpoints:
            yield f"{stage.id}/{touchpoint.id}", touchpoint
        for step in stage.steps:
            path = f"{stage.id}/{step.id}"
            yield path, step
            for touchpoint in step.touchpoints:
                yield f"{path}/{touchpoint.id}", touchpoint


def pains_at(moment: Moment) -> Sequence[Pain]:
    """Return the pains at a moment: everybody's, then those of single personas."""
    if HURTING.isdisjoint(moment.model_fields_set):
        return ()  # as at most moments
    return [*moment.pains, *[pain for own in moment.per_persona.values() for pain in own.pains]]


def moment_around(journey: JourneyMap, location: Location) -> str:
    """Return the full id of the moment that `location` lies in; empty for the journey as a whole."""
    value: Any = journey
    ids = []
    for key in location:
        value = value[key] if type(value) in {tuple, dict} else getattr(value, str(key))
        if type(value) in MOMENTS:
            ids.append(value.id)
    return "/".join(ids)
