"""A map as one persona lives it: what is that persona's and what is everyone's, without the others."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from jmap.model.curve import applies
from jmap.model.flow import targets
from jmap.model.ids import by_name, resolve
from jmap.model.pains import named_pains, pains_at, placed, solved
from jmap.model.part import Part
from jmap.model.stage import EXIT, Moment, Stage, Step

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from jmap.model.insight import Opportunity
    from jmap.model.journey import JourneyMap
    from jmap.model.pains import NamedPains
    from jmap.model.stage import Next

AnyPart = TypeVar("AnyPart", bound=Part)
AnyMoment = TypeVar("AnyMoment", bound=Moment)
_ADDED = ("pains", "delights")
"""What a persona has besides the common ones; all else replaces them."""
_OF_CUSTOMERS = ("actions", "thoughts", "needs", "emotion", *_ADDED)
"""What is said of customers where it names nobody, and not of staff or companions."""


def lived(journey: JourneyMap, persona: str) -> JourneyMap:
    """Return `journey` for one of its personas: without the moments that are not theirs.

    Of opportunities those stay that solve something left, or nothing in particular; the former also from
    moments that are left out, and then stand in what these stood in; what they solve is named by full ids,
    which mean the same wherever they stand. Ways to what is left out go, and with them the shares beside
    them, which are parts of all customers. Nothing may be left.
    """
    travels = journey.personas[persona].travels
    named = named_pains(journey)
    resolved = tuple(_resolved(stage, stage.id, named) for stage in journey.stages)
    stages, moved = _theirs(resolved, persona, travels=travels)
    left = dict(placed(stages))
    pains = {f"{path}/{pain.id}" for path, moment in left.items() for pain in pains_at(moment)}
    pains |= {pain.id for pain in journey.pains}
    known = by_name(targets(journey))

    def leads_on(stage: Stage) -> Callable[[Next], bool]:
        def leads(entry: Next) -> bool:
            match = [] if entry.to == EXIT else resolve(entry.to, known.get(entry.to, ()), stage.id)
            return not match or match[0].full_id in left

        return leads

    return _changed(
        journey,
        personas={persona: journey.personas[persona]},
        opportunities=_answers((*_named(journey.opportunities, "", named), *moved), pains),
        stages=tuple(_mended(stage, pains, leads_on(stage)) for stage in stages),
    )


def _resolved(moment: AnyMoment, path: str, known: NamedPains) -> AnyMoment:
    """Return a moment in which every opportunity names what it solves by full ids."""
    parts = {
        name: tuple(_resolved(it, f"{path}/{it.id}", known) for it in parts)
        for name, parts in _parts(moment).items()
    }
    return _changed(moment, opportunities=_named(moment.opportunities, path, known), **parts)


def _named(opportunities: Iterable[Opportunity], parent: str, known: NamedPains) -> tuple[Opportunity, ...]:
    return tuple(_changed(one, solves=solved(one, parent, known)) for one in opportunities)


def _theirs(
    parts: Iterable[AnyMoment], persona: str, within: tuple[Moment, ...] = (), *, travels: bool
) -> tuple[tuple[AnyMoment, ...], tuple[Opportunity, ...]]:
    """Return those of `parts` that are the persona's, and the others' opportunities that solve something."""
    kept: list[AnyMoment] = []
    moved: list[Opportunity] = []
    for part in parts:
        if applies(persona, part, within):
            kept.append(_own(part, persona, within, travels=travels))
        else:
            moved += [one for inner in _all_in(part) for one in inner.opportunities if one.solves]
    return tuple(kept), tuple(moved)


def _own(moment: AnyMoment, persona: str, within: tuple[Moment, ...] = (), *, travels: bool) -> AnyMoment:
    """Return a moment with what is in it, as far as it is the persona's.

    What such a one feels and says is what the moment says; staff and companions have only what is said apart.
    """
    inside: tuple[Moment, ...] = (*within, moment)
    changes: dict[str, object] = {}
    opportunities = moment.opportunities
    for name, parts in _parts(moment).items():
        changes[name], moved = _theirs(parts, persona, inside, travels=travels)
        opportunities += moved
    changes["opportunities"] = opportunities
    own = moment.per_persona.get(persona)
    changes["per_persona"] = {persona: own} if own and not travels else {}
    if not travels:
        fields = type(moment).model_fields
        changes |= {name: fields[name].default for name in _OF_CUSTOMERS if name in fields}
    elif own:
        written = {name: value for name in type(own).model_fields if (value := getattr(own, name))}
        added = {name: (*getattr(moment, name), *written[name]) for name in _ADDED if name in written}
        changes |= {**written, **added}
    return _changed(moment, **changes)


def _mended(moment: AnyMoment, pains: Collection[str], leads: Callable[[Next], bool]) -> AnyMoment:
    """Return a moment that names nothing which was left out, nor does anything in it."""
    changes: dict[str, object] = {
        name: tuple(_mended(it, pains, leads) for it in parts) for name, parts in _parts(moment).items()
    }
    if isinstance(moment, Step) and moment.next and not all(map(leads, moment.next)):
        ways = (_changed(entry, share=None) for entry in moment.next if leads(entry))
        changes["next"] = tuple(ways) or None
    return _changed(moment, opportunities=_answers(moment.opportunities, pains), **changes)


def _parts(moment: Moment) -> dict[str, tuple[Moment, ...]]:
    return {name: getattr(moment, name) for name in ("steps", "touchpoints") if hasattr(moment, name)}


def _all_in(moment: Moment) -> Iterator[Moment]:
    """Yield a moment and all that stand in it."""
    yield moment
    for part in chain.from_iterable(_parts(moment).values()):
        yield from _all_in(part)


def _answers(opportunities: Iterable[Opportunity], pains: Collection[str]) -> tuple[Opportunity, ...]:
    """Return the opportunities that answer one of `pains`, or none at all."""
    found = ((one, tuple(pain for pain in one.solves if pain in pains)) for one in opportunities)
    return tuple(_changed(one, solves=left) for one, left in found if left or not one.solves)


def _changed(part: AnyPart, **values: object) -> AnyPart:
    """Return a part with other values; a key that stays as it is stays as it was written."""
    changes = {name: value for name, value in values.items() if value != getattr(part, name)}
    return part.model_copy(update=changes) if changes else part
