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
from jmap.model.pains import HURTING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

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
    cited: Mapping[str, Sequence[Sequence[str]]]
    """By the path of a moment: the evidence of each thing there that may name some, first its own."""
    channels: Mapping[str, tuple[int]]
    owners: Mapping[str, tuple[int]]
    researched: frozenset[str]
    hurt: Mapping[str, Numbers]
    """By the full id of a pain: the personas whom it concerns."""

    def about(self, spot: Spot | None) -> Concern:
        """Return what a moment is about, or what belongs to the whole journey where there is none."""
        return self.by_path.get(spot.path, EVERYTHING) if spot else EVERYTHING

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
        personas, channels, owners, _ = self.by_path.get(path, EVERYTHING)
        if who and self.choices.personas:
            personas = tuple([mark.number for mark in who])
        return personas, channels, owners, _numbers(statuses) if self.choices.bases else None

    def shared(self, spots: Iterable[Spot], *, channel: str = "", owner: str = "") -> Concern:
        """Return what a channel or a team is about that all of `spots` name."""
        found = {self.about(spot) for spot in spots}
        if len(found) > 1:
            personas, channels, owners, bases = map(_together, zip(*found, strict=True))
        else:
            ((personas, channels, owners, bases),) = found
        return personas, self.channels.get(channel, channels), self.owners.get(owner, owners), bases


def concerns(journey: JourneyMap, marks: Mapping[str, Mark], spots: Sequence[Sequence[Spot]]) -> Concerns:
    """Return what everything in `journey` is about, whose moments are `spots` by stage."""
    moments = list(chain.from_iterable(spots))
    telling = [spot for spot in moments if not spot.bare]
    parts = {spot.path: _parts(spot) for spot in telling}
    cited = {spot.path: _cited(spot, parts[spot.path]) for spot in telling}
    known = researched(journey, journey.evidence)
    bases = {path: frozenset([_basis(known, each) for each in set(named)]) for path, named in cited.items()}
    choices = Choices(
        personas=tuple(marks.values()) if len(marks) > 1 else (),
        channels=_several(
            (one for spot in telling if "channel" in spot.keys for one in spot.moment.channel),
            journey.channels,
        ),
        owners=_several(_owned(journey, telling, parts), journey.teams),
        bases=_BASES if journey.state == "current" and len(set().union(*bases.values())) > 1 else (),
    )
    channels = {it.id: (number,) for number, it in enumerate(choices.channels, 1)}
    owners = {it.id: (number,) for number, it in enumerate(choices.owners, 1)}
    found = Concerns(choices, {}, cited, channels, owners, known, {})
    if not choices.any:
        return found
    by_path = _by_path(journey, moments, bases, found)
    hurt = _hurt(journey, marks, telling, by_path) if choices.personas else {}
    return replace(found, by_path=by_path, hurt=hurt)


def _by_path(
    journey: JourneyMap, moments: Sequence[Spot], bases: Mapping[str, frozenset[Status]], known: Concerns
) -> dict[str, Concern]:
    """Return what each moment is about; what it does not say itself, that which is around it says."""
    inside: dict[str, list[Spot]] = {}
    for spot in moments:
        if spot.around and not spot.bare:
            inside.setdefault(spot.around, []).append(spot)
    divided = known.choices.personas and any(spot.who for spot in moments)
    none = () if known.channels else None, () if known.owners else None
    nearest: dict[str, tuple[Numbers, Numbers]] = {}
    found: dict[str, Concern] = {}
    for spot in moments:
        path, around, below = spot.path, spot.around, inside.get(spot.path, ())
        channels, owners = nearest[around] if around else (None, None)
        if known.channels and "channel" in spot.keys:
            channels = _channels(known, [spot]) or channels
        if known.owners and "owner" in spot.keys and spot.moment.owner:
            owners = known.owners[spot.moment.owner]
        nearest[path] = channels or none[0], owners or none[1]
        if below and channels is not None:
            channels = _together((channels, _channels(known, below)))
        found[path] = (
            _personas(journey, spot) if divided else None,
            channels,
            owners,
            _bases(spot, below, bases, found[around]) if known.choices.bases and around else None,
        )
    return found


def _parts(spot: Spot) -> list[Backed]:
    """Return everything at a moment that may name evidence."""
    moment, keys = spot.moment, spot.keys
    found = _experience(moment, keys)
    if "per_persona" in keys:
        for own in moment.per_persona.values():
            found += _experience(own, own.model_fields_set)
    if "opportunities" in keys:
        found += moment.opportunities
    if "metrics" in keys:
        found += moment.metrics.values()
    if "lanes" in keys:
        found += chain.from_iterable(moment.lanes.values())
    return found


def _experience(part: Moment | PersonaExperience, keys: AbstractSet[str]) -> list[Backed]:
    found: list[Backed] = [part.emotion] if "emotion" in keys and part.emotion else []
    for key in filter(keys.__contains__, _KEYS):
        found += getattr(part, key)
    return found


def _cited(spot: Spot, parts: Iterable[Backed]) -> list[Sequence[str]]:
    """Return the evidence of a moment, if it names some, and of its parts."""
    found: list[Sequence[str]] = [it.evidence for it in parts]
    if "evidence" in spot.keys and spot.moment.evidence:
        found.insert(0, spot.moment.evidence)
    return found


def _basis(known: frozenset[str], evidence: Collection[str]) -> Status:
    return "measured" if evidence and not known.isdisjoint(evidence) else "assumed"


def _owned(
    journey: JourneyMap, moments: Sequence[Spot], parts: Mapping[str, Sequence[Backed]]
) -> Iterator[str]:
    """Yield the team that answers for each thing of which somebody says so."""
    yield from (spot.moment.owner for spot in moments if "owner" in spot.keys and spot.moment.owner)
    found: list[Any] = [
        *chain.from_iterable(parts.values()),
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
        if HURTING.isdisjoint(spot.keys):
            continue
        said = [(pain, by_path[spot.path][0]) for pain in spot.moment.pains]
        for persona, own in spot.moment.per_persona.items():
            said += [(pain, (marks[persona].number,)) for pain in own.pains]
        for pain, whom in said:
            full_id = f"{spot.path}/{pain.id}"
            before = found.get(full_id, ())
            found[full_id] = None if before is None or whom is None else (*before, *whom)
    return found


def _channels(known: Concerns, spots: Iterable[Spot]) -> tuple[int, ...]:
    """Return the channels that moments name."""
    named = {channel for spot in spots if "channel" in spot.keys for channel in spot.moment.channel}
    return tuple(sorted([number for channel in named for number in known.channels[channel]]))


def _bases(
    spot: Spot, below: Iterable[Spot], bases: Mapping[str, frozenset[Status]], around: Concern
) -> Numbers:
    """Return what a step or touchpoint rests on with all in it; what it stands in, where it says nothing."""
    found: frozenset[Status] = frozenset() if spot.bare else bases[spot.path]
    if below:
        found = found.union(*[bases[one.path] for one in below])
    return _numbers(found) if found else around[3] or _numbers(("assumed",))


@lru_cache(maxsize=64)
def _numbers(bases: Collection[Status | None]) -> tuple[int, ...]:
    return tuple([number for number, one in enumerate(_BASES, 1) if one in bases])
