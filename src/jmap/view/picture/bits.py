"""Small things that stand in many places of a picture: badges, pills, chips, facts about a thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from jmap.view.picture.blocks import boxed, flow, stack
from jmap.view.picture.paragraph import one_line, paragraph, styled
from jmap.view.picture.shapes import NOTHING, Block, Icon, Photo, Rectangle, Run, Style, Target, Words
from jmap.view.text import width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jmap.view.header import PersonaCard
    from jmap.view.items import Idea, MomentCard, Note, Place, Source, Who
    from jmap.view.marks import Mark

BODY = Style(13)
META = Style(11.5, "ink2")
MISSING = Style(12, "ink2", italic=True)
CHIP = Style(12)
SEPARATOR = " ·\N{NO-BREAK SPACE}"
"""Stands at the start of a line rather than at the end of one."""
_BADGE = Style(10, bold=True)
_BADGE_SIZE = 17
_PHOTO_HEIGHT = 150


def badge(mark: Mark, size: float = _BADGE_SIZE, style: Style = _BADGE) -> Block:
    """Return the sign of a persona: its letters in a disc of its tone."""
    letters = Style(style.size, f"deep-{mark.tone}", bold=True)
    wide = max(size, width(mark.letters, style.size, bold=True) + size / 2)
    run = Run(mark.letters, letters)
    return Block(
        wide,
        size,
        (
            (0, 0, Rectangle(f"badge-{mark.tone}", wide, size, size / 2)),
            (wide / 2, (size - letters.leading) / 2, Words(((run,),), letters.leading, anchor="middle")),
        ),
    )


def badges(marks: Who, room: float) -> Block | None:
    """Return the signs of personas, or None where it is about everyone."""
    return flow(map(badge, marks), room, 3) if marks else None


def portrait(persona: PersonaCard, size: float) -> Block:
    """Return the sign of a persona, or the photo with a small sign on it."""
    if not persona.photo:
        return badge(persona.mark, size, Style(16))
    small = badge(persona.mark)
    photo = Photo(persona.photo, persona.name, size, size, round=True)
    ring = Rectangle(f"portrait-{persona.mark.tone}", size, size, size / 2)
    corner = (size - small.width + 3, size - small.height + 3, small)
    return Block(size, size, ((0, 0, photo), (0, 0, ring), corner))


def photo(card: MomentCard, room: float) -> Block:
    """Return the image of something in all the room there is, if it has one."""
    if not card.photo:
        return NOTHING
    height = min(room * 0.6, _PHOTO_HEIGHT)
    ground = Rectangle("photo", room, height, 8)
    return Block(room, height, ((0, 0, ground), (0, 0, Photo(card.photo, card.name, room, height))))


def pill(text: str, kind: str, style: Style) -> Block:
    """Return one or two words of jmap's own in a rounded box."""
    return boxed(one_line(text, style), kind, across=7, down=1.5, radius=10)


def icon_text(
    icon: str, content: Iterable[Run], room: float, *, size: float = 14, ink: str = "ink2"
) -> Block:
    """Return a text behind an icon; its further lines begin below its first."""
    beside = size + 6
    text = paragraph(content, room - beside)
    top = max((first_leading(text) - size) / 2, 0)
    return Block(
        beside + text.width, max(text.height, size), ((0, top, Icon(icon, size, ink)), (beside, 0, text))
    )


def first_leading(block: Block) -> float:
    """Return the height of a line of a paragraph."""
    return next((part.leading for _, _, part in block.parts if isinstance(part, Words)), 0.0)


def chip(icon: str, content: Iterable[Run], room: float) -> Block:
    """Return a text with its icon in a box."""
    return boxed(icon_text(icon, content, room - 16, size=13), "chip", across=8, down=3, radius=9)


def tags(texts: Iterable[str], room: float) -> Block:
    """Return the tags of something."""
    return flow([tag(text, room) for text in texts], room, 4)


def tag(text: str, room: float) -> Block:
    """Return one tag."""
    return boxed(paragraph(styled(text, META), room - 16), "tag", across=8, down=1.5, radius=10)


def joined(parts: Iterable[Sequence[Run]], style: Style = META) -> list[Run]:
    """Return texts on one line, with a dot between them."""
    found: list[Run] = []
    for part in parts:
        if part:
            found += [Run(SEPARATOR, style), *part] if found else part
    return found


def linked(
    target: str, style: Style = META, kind: Literal["link", "file", "map"] = "link"
) -> tuple[Run, ...]:
    """Return a target as it is written, to be followed where that is safe."""
    return (Run(target, style, link=Target(target, kind)),)


def cited(sources: Iterable[Source], style: Style = META) -> tuple[Run, ...]:
    """Return the numbers of evidence, as they stand before its entries at the foot."""
    numbers = " ".join(f"[{source.number}]" for source in sources)
    return (Run(numbers, style),) if numbers else ()


def where(place: Place) -> list[Run]:
    """Return the number of a step, and the name of a touchpoint."""
    number = (Run(place.number, META),) if place.number else ()
    return joined((number, styled(place.touchpoint, Style(META.size, META.ink, italic=True))))


def facts(item: Note | Idea, more: Iterable[Sequence[Run]] = ()) -> list[Run]:
    """Return in small print where something belongs, whose it is and what it rests on."""
    return joined(
        (
            where(item.place),
            styled(item.owner or "", META),
            *more,
            linked(item.link) if item.link else (),
            cited(item.sources),
        )
    )


def told(content: Iterable[Run], item: Note, room: float) -> Block:
    """Return what a note says, with its facts: behind it, or below it where they begin with persons."""
    small = facts(item)
    if not item.who:
        behind = (Run("  ", META), *small) if small else ()
        return stack([paragraph((*content, *behind), room), tags(item.tags, room)], 3)
    below = paragraph(small, room, badges(item.who, room))
    return stack([paragraph(content, room), below, tags(item.tags, room)], 3)


def missing(text: str, room: float) -> Block:
    """Return what is said where nothing is."""
    return paragraph((Run(text, MISSING),), room)


def labelled(label: str, content: Sequence[Run], style: Style = META) -> tuple[Run, ...]:
    """Return a text behind its label."""
    return (Run(f"{label} ", Style(style.size, "ink", bold=True)), *content)
