"""What ids mean in words: the one place that a view asks for names, marks, sources and anchors.

An anchor is the page's id of a thing: the map's slug, then the path of ids. Ids hold neither `/` nor `:`,
so no two kinds of things can share an anchor.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.frozen import frozen
from jmap.model.curve import Emotions
from jmap.model.flow import Edge, edges, targets
from jmap.model.ids import Target, by_name, resolve, slug
from jmap.model.lived import lived
from jmap.model.pains import HURTING, every_pain, solved
from jmap.view.concerns import Concerns, concerns
from jmap.view.icons import channel_icon
from jmap.view.items import NOWHERE, Place, Source, Tag
from jmap.view.look import USUAL
from jmap.view.marks import Mark, marks
from jmap.view.translation import words_for

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from jmap.model.insight import Opportunity
    from jmap.model.journey import JourneyMap
    from jmap.model.pains import NamedPains
    from jmap.model.stage import Moment, Stage
    from jmap.view.look import Look
    from jmap.view.words import Words


_A_NAME = frozenset({"id", "name"})


@frozen
class Spot:
    """A moment with where it stands: the moments around it, its place on the board, the path of its ids."""

    moment: Moment
    within: tuple[Moment, ...]
    place: Place
    around: str
    """The path of the innermost moment around; empty around a stage."""
    path: str
    anchor: str
    keys: AbstractSet[str]
    """Those that the moment has. Most have few; asking them for the others takes longer than looking here."""
    bare: bool
    """Whether the moment is nothing but a name, as many touchpoints are."""
    who: tuple[Mark, ...] = ()
    """The personas that it names."""


@frozen
class Ways:
    """Where customers go from a step, for maps that say so anywhere."""

    targets: Mapping[str, list[Target]]
    """What `next` can name, by all that it may be called there."""
    spots: Mapping[str, Spot]
    """By the path of a stage or step."""
    rests: Mapping[str, tuple[Edge, Spot]]
    """By the path of a step: what the shares that are written there leave, and where it goes."""


@frozen
class Names:
    """The names of one map."""

    journey: JourneyMap
    emotions: Emotions
    words: Words
    prefix: str
    marks: dict[str, Mark]
    spots: tuple[tuple[Spot, ...], ...]
    """By stage: the stage, its touchpoints, then each step followed by its touchpoints."""
    named_pains: NamedPains
    pains: dict[str, tuple[str, str]]
    """Full id of a pain to its text and anchor; where several pains have one, the first's."""
    citations: dict[str, Source]
    channels: dict[str, Tag]
    """Those that are declared."""
    ways: Ways
    concerns: Concerns
    images: Mapping[str, str]
    """Those that can be drawn: their data by their paths as written."""

    def who(self, personas: Collection[str]) -> tuple[Mark, ...]:
        """Return the marks of `personas`, in the map's order."""
        return _who(self.marks, personas)

    def team(self, team: str) -> str:
        """Return the name of a team."""
        return self.journey.teams[team].name if team in self.journey.teams else team

    def sources(self, evidence: Collection[str]) -> tuple[Source, ...]:
        """Return evidence as it is cited, each piece once."""
        if not evidence:
            return ()  # as with most things of a map
        return tuple([self.citations[name] for name in dict.fromkeys(evidence) if name in self.citations])

    def channel(self, channel: str) -> Tag:
        """Return a channel with its icon."""
        return self.channels.get(channel) or Tag(channel, channel_icon(channel, None))

    def competitor(self, competitor: str) -> Tag:
        """Return a competitor by name; a text that is no id is its own name."""
        declared = self.journey.competitors.get(competitor)
        if declared is None:
            return Tag(competitor, "competitors")
        return Tag(declared.name, "competitors", anchor=anchor_in(self.prefix, "competitor", competitor))

    def image(self, written: str | None) -> tuple[str | None, str | None]:
        """Return an image that can be drawn, and the path of one that can only be named."""
        return (written, None) if written in self.images else (None, written)

    def solved(self, opportunity: Opportunity, spot: Spot | None) -> tuple[str, ...]:
        """Return the full ids of the pains that an opportunity at `spot` solves."""
        return solved(opportunity, spot.path if spot else "", self.named_pains)

    def target(self, reference: str, stage: Stage) -> Spot | None:
        """Return the step or stage that `next` names from within `stage`."""
        match = resolve(reference, self.ways.targets.get(reference, ()), stage.id)
        return self.ways.spots[match[0].full_id] if match else None


NO_IMAGES: Mapping[str, str] = {}


def names_of(
    whole: JourneyMap, look: Look = USUAL, images: Mapping[str, str] = NO_IMAGES, prefix: str = ""
) -> Names:
    """Return the names of a map, or of what one persona lives of it.

    `images` are the data of those of its images that can be drawn. Anchors start with `prefix`, or else with
    the slug of the title.
    """
    journey = lived(whole, look.persona) if look.persona is not None else whole
    prefix = prefix or slug(journey.title) or "map"
    signs = {it: mark for it, mark in marks(whole.personas).items() if it in journey.personas}
    by_stage = tuple(
        [tuple(_spots(stage, number, prefix, signs)) for number, stage in enumerate(journey.stages, 1)]
    )
    every = [spot for spots in by_stage for spot in spots]
    hurting = [(spot.path, spot.moment) for spot in every if not HURTING.isdisjoint(spot.keys)]
    pains = every_pain(journey, hurting)
    citations = {
        name: Source(number, evidence.title, anchor_in(prefix, "evidence", name))
        for number, (name, evidence) in enumerate(journey.evidence.items(), 1)
    }
    channels = {name: Tag(it.name, channel_icon(name, it)) for name, it in journey.channels.items()}
    return Names(
        journey=journey,
        emotions=Emotions(journey),
        words=words_for(journey.language, look.words),
        prefix=prefix,
        marks=signs,
        spots=by_stage,
        named_pains=by_name(pains),
        pains=_pains(pains, prefix),
        citations=citations,
        channels=channels,
        ways=_ways(journey, every),
        concerns=concerns(journey, signs, by_stage),
        images=images,
    )


def anchor_in(around: str, kind: str, name: str) -> str:
    """Return the anchor of what belongs to the thing with the anchor `around`: a moment, or the map."""
    return f"{around}:{kind}/{name}"


def _who(signs: Mapping[str, Mark], personas: Collection[str]) -> tuple[Mark, ...]:
    return tuple([mark for persona, mark in signs.items() if persona in personas]) if personas else ()


def _spots(stage: Stage, number: int, prefix: str, signs: Mapping[str, Mark]) -> Iterator[Spot]:
    def spot(moment: Moment, within: tuple[Moment, ...], place: Place, around: str = "") -> Spot:
        path = f"{around}/{moment.id}" if around else moment.id
        keys = moment.model_fields_set
        who = _who(signs, moment.personas) if "personas" in keys else ()
        return Spot(moment, within, place, around, path, f"{prefix}/{path}", keys, keys <= _A_NAME, who)

    yield spot(stage, (), NOWHERE)
    for touchpoint in stage.touchpoints:
        place = Place(touchpoint=touchpoint.name)
        yield spot(touchpoint, (stage,), place, stage.id)
    for index, step in enumerate(stage.steps, 1):
        path, label, name = f"{stage.id}/{step.id}", f"{number}.{index}", step.name
        anchor = f"{prefix}/{path}"
        yield spot(step, (stage,), Place(label, name, anchor=anchor), stage.id)
        for touchpoint in step.touchpoints:
            place = Place(label, name, touchpoint.name, anchor)
            yield spot(touchpoint, (stage, step), place, path)


def _pains(pains: Iterable[Target], prefix: str) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for pain in pains:
        anchor = anchor_in(f"{prefix}/{pain.parent}" if pain.parent else prefix, "pain", pain.id)
        found.setdefault(pain.full_id, (pain.name, anchor))
    return found


def _ways(journey: JourneyMap, every: Collection[Spot]) -> Ways:
    if not any("next" in spot.keys for spot in every):
        return Ways({}, {}, {})
    spots = {spot.path: spot for spot in every if not spot.place.touchpoint}
    rests = {edge.source: (edge, spots[edge.target]) for edge in edges(journey) if edge.rest}
    return Ways(by_name(targets(journey)), spots, rests)
