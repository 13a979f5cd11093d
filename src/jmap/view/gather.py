"""What stands in a lane at one stage: the items of every moment in it, in file order."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from jmap.model.curve import applies, mood, ratio
from jmap.model.insight import Delight, Pain
from jmap.view.figures import figure, score_text
from jmap.view.items import NOWHERE, Idea, Note, Reason, Tag
from jmap.view.names import anchor_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jmap.model.curve import Curve, Point
    from jmap.model.emotion import Emotion
    from jmap.model.insight import Note as ModelNote
    from jmap.model.insight import Opportunity
    from jmap.model.stage import PersonaExperience
    from jmap.view.items import Figure, Who
    from jmap.view.names import Names, Spot

Spots = tuple["Spot", ...]
Derived = dict[str, list[tuple["str | None", "Point"]]]
"""By the full id of a stage or step: the personas whose point there is a mean."""


def derived_points(curves: Iterable[Curve]) -> Derived:
    """Return the points of all curves that nobody wrote."""
    found: dict[str, list[tuple[str | None, Point]]] = {}
    for curve in curves:
        for point in curve.points:
            if point.derived:
                path = f"{point.stage}/{point.step}" if point.step else point.stage
                found.setdefault(path, []).append((curve.persona, point))
    return found


def goals(names: Names, spots: Spots, key: str) -> Iterator[Note]:
    """Yield the goal or business goal of each moment."""
    for spot in spots:
        if key in spot.keys and (text := getattr(spot.moment, key)):
            yield Note(text, spot.place, concern=names.concerns.about(spot))


def experience_notes(names: Names, spots: Spots, key: str) -> Iterator[Note]:
    """Yield the notes of an experience key; those of a persona replace the common ones for it alone."""
    for spot in spots:
        own = {persona: notes for persona, it in _apart(spot) if (notes := getattr(it, key))}
        if key in spot.keys:
            who = names.who(_others(names, spot, own)) if own else spot.who
            for one in getattr(spot.moment, key):
                yield note(names, one, spot, who)
        for persona, notes in own.items():
            yield from (note(names, one, spot, names.who([persona])) for one in notes)


def lane_notes(names: Names, spots: Spots, lane: str) -> Iterator[Note]:
    """Yield the notes of a custom lane."""
    for spot in spots:
        if "lanes" in spot.keys:
            yield from (note(names, one, spot) for one in spot.moment.lanes.get(lane, ()))


def pains_or_delights(names: Names, spots: Spots, key: str) -> Iterator[Note]:
    """Yield the pains or delights; those of a persona are added to the common ones."""
    kind = key.removesuffix("s")
    for spot in spots:
        found = [(spot.who, one) for one in getattr(spot.moment, key)] if key in spot.keys else []
        for persona, own in _apart(spot):
            found += [(names.who([persona]), one) for one in getattr(own, key)]
        for who, one in found:
            yield note(names, one, spot, who, anchor_in(spot.anchor, kind, one.id))


def ideas(names: Names, spots: Spots) -> Iterator[Idea]:
    """Yield the opportunities."""
    for spot in spots:
        for one in spot.moment.opportunities if "opportunities" in spot.keys else ():
            yield idea(names, one, spot, anchor_in(spot.anchor, "opportunity", one.id))


def figures(names: Names, spots: Spots) -> Iterator[Figure]:
    """Yield the metrics."""
    for spot in spots:
        if "metrics" in spot.keys:
            for name, one in spot.moment.metrics.items():
                yield figure(names, name, one, spot)


def reasons(names: Names, spots: Spots, derived: Derived) -> Iterator[Reason]:
    """Yield every written emotion, and where none is written the mean that the curve shows."""
    for spot in spots:
        own = {persona: emotion for persona, it in _apart(spot) if (emotion := it.emotion)}
        if "emotion" in spot.keys and (common := spot.moment.emotion):
            who = names.who(_others(names, spot, own)) if own else spot.who
            yield _reason(names, common, spot, who)
        for persona, emotion in own.items():
            yield _reason(names, emotion, spot, names.who([persona]))
        if spot.path in derived:
            yield from _means(names, spot, derived[spot.path])


def expectations(names: Names, spots: Spots) -> Iterator[Reason]:
    """Yield what the promise leads customers to expect."""
    for spot in spots:
        if "expected" in spot.keys and (expected := spot.moment.expected):
            found = _reason(names, expected, spot, spot.who)
            yield replace(found, status=None, concern=names.concerns.about(spot))


def channels(names: Names, spots: Spots) -> Iterator[Tag]:
    """Yield the channels in use, each once."""
    found: dict[str, list[Spot]] = {}
    for spot in spots:
        for channel in spot.moment.channel if "channel" in spot.keys else ():
            found.setdefault(channel, []).append(spot)
    for channel, using in found.items():
        tag = names.channel(channel)
        yield Tag(tag.text, tag.icon, concern=names.concerns.shared(using, channel=channel))


def owners(names: Names, spots: Spots) -> Iterator[Tag]:
    """Yield the teams that answer for something or take part, each once, those who answer first."""
    answering: dict[str, list[Spot]] = {}
    helping: dict[str, list[Spot]] = {}
    for spot in spots:
        if "owner" in spot.keys and (owner := spot.moment.owner):
            answering.setdefault(owner, []).append(spot)
        for team in spot.moment.teams if "teams" in spot.keys else ():
            helping.setdefault(team, []).append(spot)
    for team in answering | helping:
        declared = names.journey.teams.get(team)
        detail = (declared.department or "") if declared else ""
        concern = names.concerns.shared([*answering.get(team, ()), *helping.get(team, ())], owner=team)
        yield Tag(names.team(team), "owners" if team in answering else "helper", detail, concern=concern)


def evidence(names: Names, spots: Spots) -> Iterator[Tag]:
    """Yield all that the column rests on, each piece once."""
    named = (names.concerns.cited.get(spot.path, ()) for spot in spots)
    cited = dict.fromkeys(chain.from_iterable(chain.from_iterable(named)))
    for name, source in zip(cited, names.sources(cited), strict=False):
        yield Tag(
            source.title, names.journey.evidence[name].kind or "other", str(source.number), source.anchor
        )


def competitors(names: Names, spots: Spots) -> Iterator[Tag]:
    """Yield whom customers compare with, each once."""
    found = dict.fromkeys(
        one for spot in spots if "competitors" in spot.keys for one in spot.moment.competitors
    )
    return (names.competitor(one) for one in found)


def note(
    names: Names, one: ModelNote | Pain | Delight, spot: Spot | None, who: Who = (), anchor: str = ""
) -> Note:
    """Return a note, pain or delight with its names resolved."""
    return Note(
        text=one.text,
        place=spot.place if spot else NOWHERE,
        anchor=anchor,
        who=who,
        severity=one.severity if type(one) is Pain else None,
        sources=names.sources(one.evidence),
        owner=names.team(one.owner) if one.owner else None,
        link=one.link,
        tags=one.tags if type(one) is Pain or type(one) is Delight else (),
        concern=names.concerns.named(spot, one.evidence, who, one.owner),
    )


def idea(names: Names, one: Opportunity, spot: Spot | None, anchor: str) -> Idea:
    """Return an opportunity with its names resolved."""
    concern = names.concerns.named(spot, one.evidence, owner=one.owner)
    solved = names.solved(one, spot)
    return Idea(
        text=one.text,
        place=spot.place if spot else NOWHERE,
        anchor=anchor,
        solves=tuple(names.pains[pain] for pain in solved),
        impact=one.impact,
        effort=one.effort,
        owner=names.team(one.owner) if one.owner else None,
        status=one.status,
        due=one.due,
        metric=one.metric,
        sources=names.sources(one.evidence),
        link=one.link,
        tags=one.tags,
        concern=names.concerns.solving(concern, solved),
    )


def _others(names: Names, spot: Spot, own: Iterable[str]) -> list[str]:
    """The personas that the common word still speaks for where some have one of their own."""
    apart = set(own)
    return [
        persona
        for persona, it in names.journey.personas.items()
        if persona not in apart and it.travels and applies(persona, spot.moment, spot.within)
    ]


def _reason(names: Names, emotion: Emotion, spot: Spot, who: Who) -> Reason:
    journey = names.journey
    found = names.emotions.felt(emotion)
    status = found.status if found else None
    return Reason(
        place=spot.place,
        who=who,
        score=score_text(found.score, journey.emotion_scale, names.words) if found else None,
        mood=mood(ratio(journey, found.score)) if found else None,
        feeling=None if emotion.unknown else emotion.feeling,
        because=emotion.because,
        status=status,
        sources=names.sources(emotion.evidence),
        concern=names.concerns.felt(spot.path, who, status),
    )


def _means(names: Names, spot: Spot, derived: Sequence[tuple[str | None, Point]]) -> Iterator[Reason]:
    """Yield the derived points at a moment, personas with the same mean together."""
    travellers = {persona for persona, it in names.journey.personas.items() if it.travels}
    groups: dict[Point, set[str]] = {}
    for persona, point in derived:
        groups.setdefault(point, set()).update([persona] if persona else [])
    for point, group in groups.items():
        who = () if group == travellers else names.who(group)
        text = score_text(point.score, names.journey.emotion_scale, names.words)
        concern = names.concerns.felt(spot.path, who, point.status)
        yield Reason(spot.place, who, text, point.mood, status=point.status, derived=True, concern=concern)


def _apart(spot: Spot) -> Iterable[tuple[str, PersonaExperience]]:
    """Return the personas that have something of their own at a moment, with that."""
    return spot.moment.per_persona.items() if "per_persona" in spot.keys else ()
