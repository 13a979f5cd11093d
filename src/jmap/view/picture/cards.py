"""Stages, steps and touchpoints as cards and chips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.view.picture.bits import (
    CHIP,
    META,
    badges,
    chip,
    cited,
    elsewhere,
    icon_text,
    joined,
    missing,
    truth,
)
from jmap.view.picture.blocks import boxed, flow, stack
from jmap.view.picture.paragraph import apart, paragraph, styled
from jmap.view.picture.shapes import NOTHING, Block, Icon, Rectangle, Run, Stroke, Style
from jmap.view.words import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jmap.view.items import MomentCard, Way

_TILE = 26
_PAD = 10
_NAME = Style(13, bold=True)
_NUMBER = Style(12, "ink2")


def step_card(card: MomentCard, room: float) -> Block:
    """Return the card of a step: icon, name, facts, touchpoints and where it leads."""
    inner = room - 2 * _PAD
    beside = _TILE + 8
    head = stack(
        [
            paragraph((Run(f"{card.place.number} ", _NUMBER), *styled(card.name, _NAME)), inner - beside),
            _facts(card, inner - beside, [styled(channel.text, META) for channel in card.channels]),
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
        top,
        paragraph(styled(card.summary or "", Style(12.5, "ink2")), inner),
        flow([touchpoint(it, inner, numbered=False) for it in card.touchpoints], inner),
        truth(card.criterion, inner) if card.truth else NOTHING,
        _ways(card.ways, inner) if card.ways is not None else NOTHING,
        elsewhere(card.link, card.journey, card.image, inner),
    ]
    drawn = boxed(stack(parts, 7), "decisive" if card.truth else "card", across=_PAD, down=9, width=room)
    if not card.truth:
        return drawn
    edge = Rectangle("edge", 3.5, drawn.height - 16, 1.5)
    return Block(drawn.width, drawn.height, (*drawn.parts, (0, 8, edge)))


def touchpoint(card: MomentCard, room: float, *, numbered: bool) -> Block:
    """Return a touchpoint as a chip; one with facts of its own takes the whole width."""
    number = (Run(f"{card.place.number} ", META),) if numbered and card.place.number else ()
    channels = joined(styled(channel.text, META) for channel in card.channels)
    between = (Run(" ", CHIP),) if channels else ()
    name = (*number, *styled(card.name, CHIP), *between, *channels)
    if card.bare:
        return chip(card.icon, name, room)
    inner = room - 16
    parts = [
        icon_text(card.icon, name, inner, size=13),
        _facts(card, inner, ()),
        paragraph(styled(card.summary or "", Style(12, "ink2")), inner),
        truth(card.criterion, inner) if card.truth else NOTHING,
        elsewhere(card.link, card.journey, card.image, inner),
    ]
    return boxed(stack(parts, 4), "chip", across=8, down=4, width=room, radius=9)


def stage_details(card: MomentCard, room: float) -> list[Block]:
    """Return what a stage says about itself beyond its name."""
    found = [
        paragraph(styled(card.summary or "", Style(12.5, "ink2")), room),
        truth(card.criterion, room) if card.truth else NOTHING,
        paragraph(cited(card.sources), room),
        elsewhere(card.link, card.journey, card.image, room),
    ]
    return [block for block in found if block.height] or [missing(ENGLISH.missing_about, room)]


def _facts(card: MomentCard, room: float, before: Sequence[Sequence[Run]]) -> Block:
    teams = joined(styled(team, META) for team in card.teams)
    content = joined(
        (
            *before,
            styled(card.owner or "", META),
            (Run(f"{ENGLISH.taking_part} ", META), *teams) if teams else (),
            styled(card.duration or "", META),
            cited(card.sources),
        )
    )
    return paragraph(content, room, badges(card.who, room))


def _ways(ways: Sequence[Way], room: float) -> Block:
    """Return where customers go from a step, below a line."""
    lines = [_way(way, room) for way in ways]
    if not lines:
        lines = [icon_text("exit", (Run(ENGLISH.no_way, META),), room, size=13)]
    text = stack(lines, 3)
    return Block(room, text.height + 6, ((0, 0, Stroke("dashed", room, 0)), (0, 6, text)))


def _way(way: Way, room: float) -> Block:
    content: list[Run] = []
    if way.share:
        content += [apart(way.share, Style(META.size, bold=True)), Run(" ", META)]
    if way.number:
        content.append(Run(f"{way.number} ", META))
    plain = Style(META.size)
    content += styled(way.name, plain) if way.name else (Run(ENGLISH.exit, plain),)
    if way.when:
        content += [Run(" ", META), *styled(way.when, Style(META.size, META.ink, italic=True))]
    return icon_text("next" if way.name else "exit", content, room, size=13)
