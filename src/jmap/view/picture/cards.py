"""Stages, steps and touchpoints as cards and chips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.view.picture.bits import (
    CHIP,
    META,
    badges,
    chip,
    cited,
    icon_text,
    joined,
    linked,
    missing,
    photo,
)
from jmap.view.picture.blocks import boxed, flow, stack
from jmap.view.picture.paragraph import apart, paragraph, styled
from jmap.view.picture.shapes import NOTHING, Block, Icon, Rectangle, Run, Stroke, Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jmap.view.items import MomentCard, Way
    from jmap.view.words import Words

_TILE = 26
_PAD = 10
_NAME = Style(13, bold=True)
_NUMBER = Style(12, "ink2")


def step_card(card: MomentCard, room: float, words: Words) -> Block:
    """Return the card of a step: icon, name, facts, touchpoints and where it leads."""
    inner = room - 2 * _PAD
    beside = _TILE + 8
    head = stack(
        [
            paragraph((Run(f"{card.place.number} ", _NUMBER), *styled(card.name, _NAME)), inner - beside),
            _facts(card, inner - beside, words, [styled(channel.text, META) for channel in card.channels]),
        ],
        2,
    )
    tile = Block(
        _TILE,
        _TILE,
        ((0, 0, Rectangle("tile", _TILE, _TILE, 7)), (5, 5, Icon(card.icon, _TILE - 10))),
    )
    top = Block(inner, max(head.height, _TILE), ((0, 0, tile), (beside, 0, head)))
    parts = [
        photo(card, inner),
        top,
        paragraph(styled(card.summary or "", Style(12.5, "ink2")), inner),
        flow([touchpoint(it, inner, words, numbered=False) for it in card.touchpoints], inner),
        truth(card.criterion, inner, words) if card.truth else NOTHING,
        _ways(card.ways, inner, words) if card.ways is not None else NOTHING,
        elsewhere(card.link, card.journey, card.image, inner, words),
    ]
    drawn = boxed(stack(parts, 7), "decisive" if card.truth else "card", across=_PAD, down=9, width=room)
    if not card.truth:
        return drawn
    edge = Rectangle("edge", 3.5, drawn.height - 16, 1.5)
    return Block(drawn.width, drawn.height, (*drawn.parts, (0, 8, edge)))


def touchpoint(card: MomentCard, room: float, words: Words, *, numbered: bool) -> Block:
    """Return a touchpoint as a chip; one with facts of its own takes the whole width."""
    number = (Run(f"{card.place.number} ", META),) if numbered and card.place.number else ()
    channels = joined(styled(channel.text, META) for channel in card.channels)
    between = (Run(" ", CHIP),) if channels else ()
    name = (*number, *styled(card.name, CHIP), *between, *channels)
    if card.bare:
        return chip(card.icon, name, room)
    inner = room - 16
    parts = [
        photo(card, inner),
        icon_text(card.icon, name, inner, size=13),
        _facts(card, inner, words),
        paragraph(styled(card.summary or "", Style(12, "ink2")), inner),
        truth(card.criterion, inner, words) if card.truth else NOTHING,
        elsewhere(card.link, card.journey, card.image, inner, words),
    ]
    return boxed(stack(parts, 4), "chip", across=8, down=4, width=room, radius=9)


def stage_details(card: MomentCard, room: float, words: Words) -> list[Block]:
    """Return what a stage says about itself beyond its name."""
    found = [
        photo(card, room),
        paragraph(styled(card.summary or "", Style(12.5, "ink2")), room),
        truth(card.criterion, room, words) if card.truth else NOTHING,
        paragraph(cited(card.sources), room),
        elsewhere(card.link, card.journey, card.image, room, words),
    ]
    return [block for block in found if block.height] or [missing(words.missing_about, room)]


def truth(criterion: str | None, room: float, words: Words) -> Block:
    """Return the box of a moment of truth."""
    content = [Run(words.moment_of_truth, Style(12, "deep-1", bold=True))]
    if criterion:
        content += [Run(" ", Style(12)), *styled(criterion, Style(12, "deep-1"))]
    text = icon_text("truth", content, room - 16, ink="deep-1")
    return boxed(text, "truth", across=8, down=4.5, width=room, radius=8)


def elsewhere(link: str | None, journey: str | None, image: str | None, room: float, words: Words) -> Block:
    """Return where there is more: a link, the journey of this stage, a picture."""
    lines = []
    if link:
        lines.append(icon_text("link", linked(link), room, size=13))
    if journey:
        zoom = (Run(f"{words.zoom} ", META), *linked(journey, kind="map"))
        lines.append(icon_text("zoom", zoom, room, size=13))
    if image:
        picture = (Run(f"{words.picture} ", META), *linked(image, kind="file"))
        lines.append(icon_text("image", picture, room, size=13))
    return flow(lines, room, 4) if lines else NOTHING


def _facts(card: MomentCard, room: float, words: Words, before: Sequence[Sequence[Run]] = ()) -> Block:
    teams = joined(styled(team, META) for team in card.teams)
    content = joined(
        (
            *before,
            styled(card.owner or "", META),
            (Run(f"{words.taking_part} ", META), *teams) if teams else (),
            styled(card.duration or "", META),
            cited(card.sources),
        )
    )
    return paragraph(content, room, badges(card.who, room))


def _ways(ways: Sequence[Way], room: float, words: Words) -> Block:
    """Return where customers go from a step, below a line."""
    lines = [_way(way, room, words) for way in ways]
    if not lines:
        lines = [icon_text("exit", (Run(words.no_way, META),), room, size=13)]
    text = stack(lines, 3)
    return Block(room, text.height + 6, ((0, 0, Stroke("dashed", room, 0)), (0, 6, text)))


def _way(way: Way, room: float, words: Words) -> Block:
    content: list[Run] = []
    if way.share:
        content += [apart(way.share, Style(META.size, bold=True)), Run(" ", META)]
    if way.number:
        content.append(Run(f"{way.number} ", META))
    plain = Style(META.size)
    content += styled(way.name, plain) if way.name else (Run(words.exit, plain),)
    if way.when:
        content += [Run(" ", META), *styled(way.when, Style(META.size, META.ink, italic=True))]
    return icon_text("next" if way.name else "exit", content, room, size=13)
