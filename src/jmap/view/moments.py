"""Stages, steps and touchpoints as cards: the facts that no lane of its own shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.model.stage import EXIT, Stage, Step
from jmap.view.graph import percent
from jmap.view.items import MomentCard, Way

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.view.names import Names, Spot

_NO_CHANNEL = "spot"
"""The icon of a moment that names no channel."""
_FACTS = frozenset(
    {
        "personas",
        "owner",
        "teams",
        "duration",
        "summary",
        "moment_of_truth",
        "evidence",
        "link",
        "journey",
        "image",
    }
)
"""The keys of what a card says besides a name and channels; most moments have none of them."""


def stage_card(names: Names, spot: Spot) -> MomentCard:
    """Return what the head of a column and the row below it say."""
    return _card(names, spot)


def step_cards(names: Names, spots: tuple[Spot, ...], *, with_touchpoints: bool) -> Iterator[MomentCard]:
    """Yield a card for each step among the spots of one stage."""
    inside: dict[str, list[Spot]] = {}
    for spot in spots:
        if spot.place.touchpoint and with_touchpoints:
            inside.setdefault(spot.place.anchor, []).append(spot)
    for spot in spots:
        if type(spot.moment) is not Step:
            continue
        yield _card(
            names,
            spot,
            touchpoints=tuple([_card(names, it) for it in inside.get(spot.anchor, ())]),
            ways=_ways(names, spot.moment, spot) if "next" in spot.keys else None,
        )


def touchpoint_cards(names: Names, spots: tuple[Spot, ...], *, of_steps: bool) -> Iterator[MomentCard]:
    """Yield the touchpoints of one stage, those of its steps only if asked for."""
    for spot in spots:
        if spot.place.touchpoint and (of_steps or not spot.place.number):
            yield _card(names, spot)


def _card(
    names: Names, spot: Spot, touchpoints: tuple[MomentCard, ...] = (), ways: tuple[Way, ...] | None = None
) -> MomentCard:
    moment = spot.moment
    concern = names.concerns.about(spot)
    channels = tuple(map(names.channel, moment.channel)) if "channel" in spot.keys else ()
    icon = channels[0].icon if channels else _NO_CHANNEL
    if _FACTS.isdisjoint(spot.keys):
        return MomentCard(
            moment.name,
            spot.place,
            spot.anchor,
            icon,
            channels,
            touchpoints=touchpoints,
            ways=ways,
            concern=concern,
        )
    truth = moment.moment_of_truth
    photo, image = names.image(moment.image)
    return MomentCard(
        name=moment.name,
        place=spot.place,
        anchor=spot.anchor,
        icon=icon,
        channels=channels,
        who=spot.who,
        owner=names.team(moment.owner) if moment.owner else None,
        teams=tuple(map(names.team, moment.teams)),
        duration=moment.duration,
        summary=moment.summary,
        truth=bool(truth),
        criterion=truth if isinstance(truth, str) else None,
        sources=names.sources(moment.evidence),
        link=moment.link,
        journey=moment.journey,
        photo=photo,
        image=image,
        touchpoints=touchpoints,
        ways=ways,
        concern=concern,
    )


def _ways(names: Names, step: Step, spot: Spot) -> tuple[Way, ...] | None:
    if step.next is None:
        return None
    stage = spot.within[0]
    assert isinstance(stage, Stage)
    ways = []
    for entry in step.next:
        share = percent(entry.share, names.words) if entry.share is not None else ""
        target = None if entry.to == EXIT else names.target(entry.to, stage)
        if target is None:
            ways.append(Way(share=share, when=entry.when or ""))
        else:
            ways.append(_way(names, target, share, entry.when or ""))
    if spot.path in names.ways.rests:
        edge, following = names.ways.rests[spot.path]
        ways.append(
            _way(
                names,
                following,
                percent(edge.share, names.words) if edge.share is not None else "",
                names.words.rest,
            )
        )
    return tuple(ways)


def _way(names: Names, target: Spot, share: str, when: str) -> Way:
    concern = names.concerns.about(target)
    return Way(target.moment.name, target.place.number, target.anchor, share, when, concern)
