"""What a reader of a map can choose to see, and which of the choices each thing is about.

A thing is about what it names itself, else about what the touchpoint, step or stage names that it belongs to;
an opportunity is about the personas whom the pains hurt that it answers, wherever it stands.
A step without a channel or an owner is about none; what belongs to a stage as a whole is then about all.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any

from jmap.frozen import frozen
from jmap.model.curve import applies, researched
from jmap.model.emotion import Emotion
from jmap.model.insight import Metric

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from jmap.model.curve import Status
    from jmap.model.insight import Delight, Note, Opportunity, Pain
    from jmap.model.journey import JourneyMap
    from jmap.model.library import Channel, Team
    from jmap.model.stage import Moment, PersonaExperience
    from jmap.view.marks import Mark
    from jmap.view.names import Spot

    Backed = Emotion | Note | Pain | Delight | Opportunity | Metric

Numbers = tuple[int, ...] | None
Concern = tuple[Numbers, Numbers, Numbers, Numbers]
"""Personas, channels, owners and basis by the numbers of the choices, from 1; None is about all of them."""
EVERYTHING: Concern = (None, None, None, None)
_BASES: tuple[Status, ...] = ("measured", "assumed")
_NOTHING: frozenset[Status] = frozenset()
_OWNED_BY_NOBODY = {Emotion, Metric}
_KEYS = ("actions", "thoughts", "needs", "frontstage", "backstage", "support", "pains", "delights")


@frozen
class Choice:
    """A channel or a team that can be chosen."""

    id: str
    name: str


@frozen
class Choices:
    """What can be chosen; empty where there is no choice."""

    personas: tuple[Mark, ...] = ()
    channels: tuple[Choice, ...] = ()
    owners: tuple[Choice, ...] = ()
    bases: tuple[Status, ...] = ()

    @property
    def any(self) -> bool:
        """Whether there is anything to choose."""
        return bool(self.personas or self.channels or self.owners or self.bases)


@frozen
class Concerns:
    """What each thing of one map is about."""

    choices: Choices
    by_path: Mapping[str, Concern]
    """That of each stage, step and touchpoint; empty where there is nothing to choose."""
    parts: Mapping[str, tuple[Backed, ...]]
    """By the path of a moment: everything there that may name evidence."""
    channels: Mapping[str, tuple[int]]
    owners: Mapping[str, tuple[int]]
    researched: frozenset[str]
    hurt: Mapping[str, Numbers]
    """By the full id of a pain: the personas whom it concerns."""

    def about(self, spot: Spot | None) -> Concern:
        """Return what a moment is about, or what belongs to the whole journey where there is none."""
        return self.by_path[spot.path] if spot and self.by_path else EVERYTHING

    def named(
        self, spot: Spot | None, evidence: Collection[str], who: Sequence[Mark] = (), owner: str | None = None
    ) -> Concern:
        """Return what something at `spot` is about that names `evidence`, `who` and `owner`."""
        rests_on = _basis(self.researched, evidence) if self.choices.bases else None
        concern = self.felt(spot.path if spot else "", who, rests_on)
        if owner and self.choices.owners:
            personas, channels, _, bases = concern
            return personas, channels, self.owners[owner], bases
        return concern

    def solving(self, concern: Concern, pains: Iterable[str]) -> Concern:
        """Return what is about `concern`, but for whom `pains` hurt, of which full ids are given."""
        hurt = [self.hurt[pain] for pain in pains if pain in self.hurt]
        return (_together(hurt), *concern[1:]) if hurt else concern

    def felt(self, path: str, who: Sequence[Mark], *statuses: Status | None) -> Concern:
        """Return what is felt by `who` at a moment; without a status nobody knows what it rests on."""
        if not self.by_path:
            return EVERYTHING
        personas, channels, owners, _ = self.by_path.get(path, EVERYTHING)
        if who and self.choices.personas:
            personas = tuple([mark.number for mark in who])
        return personas, channels, owners, _numbers(statuses) if self.choices.bases else None

    def shared(self, spots: Iterable[Spot], *, channel: str = "", owner: str = "") -> Concern:
        """Return what a channel or a team is about that all of `spots` name."""
        if not self.by_path:
            return EVERYTHING
        personas, channels, owners, bases = map(
            _together, zip(*(self.by_path[it.path] for it in spots), strict=True)
        )
        return personas, self.channels.get(channel, channels), self.owners.get(owner, owners), bases


def concerns(journey: JourneyMap, marks: Mapping[str, Mark], spots: Sequence[Sequence[Spot]]) -> Concerns:
    """Return what everything in `journey` is about, whose moments are `spots` by stage."""
    moments = [spot for stage in spots for spot in stage]
    inner = {spot.path: () if spot.bare else _parts(spot.moment) for spot in moments}
    known = researched(journey, journey.evidence)
    bases = {
        spot.path: _NOTHING if spot.bare else _said(known, spot.moment, inner[spot.path]) for spot in moments
    }
    choices = Choices(
        personas=tuple(marks.values()) if len(marks) > 1 else (),
        channels=_several((one for spot in moments for one in spot.moment.channel), journey.channels),
        owners=_several(_owned(journey, moments, inner), journey.teams),
        bases=_BASES if journey.state == "current" and len(set().union(*bases.values())) > 1 else (),
    )
    channels = {it.id: (number,) for number, it in enumerate(choices.channels, 1)}
    owners = {it.id: (number,) for number, it in enumerate(choices.owners, 1)}
    found = Concerns(choices, {}, inner, channels, owners, known, {})
    if not choices.any:
        return found
    inside: dict[str, list[Spot]] = {}
    for spot in moments:
        if spot.within:
            inside.setdefault(spot.path.rpartition("/")[0], []).append(spot)
    divided = choices.personas and any(spot.moment.personas for spot in moments)
    by_path: dict[str, Concern] = {}
    nearest: dict[str, tuple[tuple[str, ...], str | None]] = {"": ((), None)}
    for spot in moments:
        below, around = inside.get(spot.path, ()), spot.path.rpartition("/")[0]
        channel, owner = nearest[around]
        if not spot.bare:
            channel, owner = spot.moment.channel or channel, spot.moment.owner or owner
        nearest[spot.path] = channel, owner
        by_path[spot.path] = (
            _personas(journey, spot) if divided else None,
            _channels(found, channel, below) if channels and (channel or spot.within) else None,
            found.owners[owner] if owners and owner else () if owners and spot.within else None,
            _bases(spot, below, bases, by_path[around]) if choices.bases and spot.within else None,
        )
    hurt = _hurt(journey, marks, moments, by_path) if choices.personas else {}
    return replace(found, by_path=by_path, hurt=hurt)


def _parts(moment: Moment) -> tuple[Backed, ...]:
    """Return everything at a moment that may name evidence."""
    found: list[Backed] = []
    experiences: list[Moment | PersonaExperience] = [moment, *moment.per_persona.values()]
    for part in experiences:
        if part.emotion:
            found.append(part.emotion)
        written = part.model_fields_set
        for key in () if written.isdisjoint(_KEYS) else _KEYS:
            if key in written:
                found += getattr(part, key)
    found += moment.opportunities
    found += moment.metrics.values()
    for notes in moment.lanes.values():
        found += notes
    return tuple(found)


def _said(known: frozenset[str], moment: Moment, parts: Iterable[Backed]) -> frozenset[Status]:
    """Return what a moment and its parts rest on."""
    found = [_basis(known, it.evidence) for it in parts]
    if moment.evidence:
        found.append(_basis(known, moment.evidence))
    return frozenset(found)


def _basis(known: frozenset[str], evidence: Collection[str]) -> Status:
    return "measured" if evidence and not known.isdisjoint(evidence) else "assumed"


def _owned(
    journey: JourneyMap, moments: Sequence[Spot], inner: Mapping[str, Sequence[Backed]]
) -> Iterator[str]:
    """Yield the team that answers for each thing of which somebody says so."""
    yield from (spot.moment.owner for spot in moments if spot.moment.owner)
    found: list[Any] = [
        *chain.from_iterable(inner.values()),
        *journey.pains,
        *journey.delights,
        *journey.opportunities,
    ]
    yield from (one.owner for one in found if type(one) not in _OWNED_BY_NOBODY and one.owner)


def _several(used: Iterable[str], declared: Mapping[str, Channel] | Mapping[str, Team]) -> tuple[Choice, ...]:
    """Return what is used, in the order of its declarations; nothing where there is nothing to choose."""
    found = dict.fromkeys(used)
    if len(found) < 2:  # noqa: PLR2004 - one of one is no choice
        return ()
    ordered = dict.fromkeys((*(one for one in declared if one in found), *found))
    return tuple(Choice(one, declared[one].name if one in declared else one) for one in ordered)


def _personas(journey: JourneyMap, spot: Spot) -> Numbers:
    found = [applies(persona, spot.moment, spot.within) for persona in journey.personas]
    return None if all(found) else tuple(number for number, one in enumerate(found, 1) if one)


def _together(found: Collection[Numbers]) -> Numbers:
    """Return what several are about together: everything, where one of them is."""
    return None if None in found else tuple(sorted({number for part in found for number in part or ()}))


def _hurt(
    journey: JourneyMap, marks: Mapping[str, Mark], moments: Iterable[Spot], by_path: Mapping[str, Concern]
) -> dict[str, Numbers]:
    """Return by full id whom each pain concerns; what has one full id is taken together."""
    found: dict[str, Numbers] = {pain.id: None for pain in journey.pains}
    for spot in moments:
        moment = spot.moment
        said = [(pain, by_path[spot.path][0]) for pain in moment.pains]
        for persona, own in moment.per_persona.items():
            said += [(pain, (marks[persona].number,)) for pain in own.pains]
        for pain, whom in said:
            full_id = f"{spot.path}/{pain.id}"
            before = found.get(full_id, ())
            found[full_id] = None if before is None or whom is None else (*before, *whom)
    return found


def _channels(known: Concerns, nearest: Iterable[str], below: Iterable[Spot]) -> Numbers:
    """Return the channels of a moment, or the `nearest` around one that names none, and of all in it."""
    every = {*nearest, *[channel for one in below if not one.bare for channel in one.moment.channel]}
    return tuple(sorted([number for channel in every for number in known.channels[channel]]))


def _bases(
    spot: Spot, below: Iterable[Spot], bases: Mapping[str, frozenset[Status]], around: Concern
) -> Numbers:
    """Return what a step or touchpoint rests on with all in it; what it stands in, where it says nothing."""
    if found := bases[spot.path].union(*[bases[one.path] for one in below]):
        return _numbers(frozenset(found))
    return around[3] or _numbers(("assumed",))


@lru_cache(maxsize=64)
def _numbers(bases: Collection[Status | None]) -> tuple[int, ...]:
    return tuple([number for number, one in enumerate(_BASES, 1) if one in bases])
