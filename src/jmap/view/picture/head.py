"""What stands above the board of a picture: title, facts, personas, and what the journey is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.view.picture.bits import BODY, META, badge, joined, labelled, linked, pill, portrait, tags
from jmap.view.picture.blocks import boxed, columns_in, flow, grid, inset, stack
from jmap.view.picture.cards import elsewhere
from jmap.view.picture.cells import figures
from jmap.view.picture.paragraph import apart, one_line, paragraph, styled
from jmap.view.picture.shapes import NOTHING, Block, Rectangle, Run, Stroke, Style
from jmap.view.quotation import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jmap.view.header import Fact, Header, PersonaCard
    from jmap.view.words import Words

LABEL = Style(11.5, "ink2", bold=True)
_BESIDE = 900
"""From this width on, personas stand beside the title."""
_TITLE_SHARE = 0.31
_GAP = 24
_LEAST_PERSONA, _LEAST_BRIEF = 280, 230
_AVATAR = 44
_MOST_PERSONAS = 4
_TITLE = Style(29, bold=True)


def head(header: Header, room: float, words: Words) -> list[Block]:
    """Return the blocks above the board, each as wide as `room` at most."""
    if not header.personas:
        top = _title(header, min(room, 900))
    elif room < _BESIDE:
        top = stack([_title(header, room), _personas(header, room, words)], 16)
    else:
        left = round(room * _TITLE_SHARE)
        beside = _personas(header, room - left - _GAP, words)
        title = _title(header, left)
        height = max(title.height, beside.height)
        top = Block(room, height, ((0, 0, title), (left + _GAP, 0, beside)))
    brief = _brief(header, room, words)
    return [top, brief] if brief else [top]


def profile(persona: PersonaCard, room: float, words: Words) -> Block:
    """Return what is known of a persona, with what its card at the top has no room for."""
    inner = room - _AVATAR - 14
    role = _role(persona, persona.segment or persona.role)
    name = paragraph((*styled(persona.name, Style(14, bold=True)), *role), inner)
    bio = paragraph(styled(persona.bio, BODY), inner) if persona.bio and persona.quote else NOTHING
    lists = [_listed(label, texts, inner) for label, texts in persona.lists]
    text = stack([name, bio, *lists, elsewhere(None, None, persona.image, inner, words)], 4)
    avatar = badge(persona.mark, _AVATAR, Style(16))
    return Block(room, max(text.height, _AVATAR), ((0, 0, avatar), (_AVATAR + 14, 0, text)))


def _title(header: Header, room: float) -> Block:
    kind, state = header.eyebrow
    eyebrow = flow(
        [
            one_line(kind, Style(12, "accent", bold=True)),
            pill(state, "state", Style(11.5, "deep-1", bold=True)),
        ],
        room,
        8,
    )
    facts = [paragraph((Run(f"{fact.label} ", META), *_said(fact)), room) for fact in header.facts]
    return stack(
        [
            eyebrow,
            inset(paragraph(styled(header.title, _TITLE), room), 0, 5, bottom=3),
            paragraph(styled(header.summary or "", Style(14, "ink2")), room),
            inset(flow(facts, room, 16, 2), 0, 6),
            inset(tags(header.tags, room), 0, 6) if header.tags else NOTHING,
        ]
    )


def _said(fact: Fact) -> tuple[Run, ...]:
    style = Style(META.size, bold=True)
    return linked(fact.link, style, "map") if fact.link else styled(fact.text, style)


def _personas(header: Header, room: float, words: Words) -> Block:
    """Return the cards of all personas, those in a row equally high."""
    count, wide = columns_in(room, _LEAST_PERSONA, 14, min(_MOST_PERSONAS, len(header.personas)))
    texts = [_persona(persona, wide - 32, words) for persona in header.personas]
    cards = []
    for number, (persona, text) in enumerate(zip(header.personas, texts, strict=True)):
        first = number // count * count
        height = max(block.height for block in texts[first : first + count]) + 28
        card = boxed(text, "panel", across=16, down=14, width=wide, height=height, radius=14)
        stripe = Rectangle(f"tone-{persona.mark.tone}", wide - 28, 3, 1.5)
        cards.append(Block(wide, height, (*card.parts, (14, 0, stripe))))
    return grid(cards, count, room, 14, 14)


def _persona(persona: PersonaCard, room: float, words: Words) -> Block:
    inner = room - _AVATAR - 14
    name = [*styled(persona.name, Style(15, bold=True)), *_role(persona, persona.role)]
    kind = NOTHING
    if persona.kind:
        kind = pill(persona.kind, f"kind-{persona.mark.tone}", Style(11.5, f"deep-{persona.mark.tone}"))
    said = quoted(persona.quote, words.language) if persona.quote else persona.bio or ""
    style = Style(META.size, bold=True)
    people = joined(
        (
            (apart(persona.share, Style(META.size, f"deep-{persona.mark.tone}", bold=True)),)
            if persona.share
            else (),
            *(
                (*styled(fact.label, META), Run(" ", META), *styled(fact.text, style))
                for fact in persona.demographics
            ),
        )
    )
    lists = [_listed(label, texts, inner) for label, texts in persona.lists[:1]]
    text = stack(
        [
            paragraph(name, inner),
            kind,
            paragraph(styled(said, BODY), inner),
            paragraph(people, inner),
            *lists,
        ],
        3,
    )
    avatar = portrait(persona, _AVATAR)
    return Block(room, max(text.height, _AVATAR), ((0, 0, avatar), (_AVATAR + 14, 0, text)))


def _role(persona: PersonaCard, role: str | None) -> tuple[Run, ...]:
    if not role:
        return ()
    style = Style(13, f"deep-{persona.mark.tone}")
    return (Run("  ", style), *styled(role, style))


def _listed(label: str, texts: Sequence[str], room: float) -> Block:
    return paragraph(labelled(label, joined(styled(text, META) for text in texts)), room)


def _brief(header: Header, room: float, words: Words) -> Block | None:
    """Return scenario, promise, goals and numbers side by side, or None where there are none."""
    count = len(list(_topics(header, room, words)))
    if not count:
        return None
    columns, wide = columns_in(room, _LEAST_BRIEF, 0, count)
    topics = list(_topics(header, wide - 36, words))
    inside = grid([inset(topic, 18, 0) for topic in topics], columns, room, 0, 16)
    drawn = boxed(inside, "panel", across=0, down=14, width=room, radius=14)
    lines = [(wide * index, 0, Stroke("line", 0, drawn.height)) for index in range(1, columns)]
    return Block(drawn.width, drawn.height, (*drawn.parts, *lines))


def _topics(header: Header, room: float, words: Words) -> Iterator[Block]:
    if header.scenario:
        yield stack([one_line(words.scenario, LABEL), paragraph(styled(header.scenario, BODY), room)], 4)
    scope = [
        paragraph((Run(f"{word} ", META), *styled(text, Style(12.5, bold=True))), room)
        for word, text in ((words.starts, header.starts), (words.ends, header.ends))
        if text
    ]
    if header.promise or scope:
        promise = paragraph(styled(header.promise or "", Style(14, bold=True)), room)
        yield stack(
            [
                one_line(words.promise, LABEL) if header.promise else NOTHING,
                inset(promise, 0, 0, bottom=4) if header.promise else NOTHING,
                one_line(words.scope, LABEL) if scope else NOTHING,
                *scope,
            ],
            3,
        )
    if header.business_goals:
        goals = [one_line(words.business_goals, LABEL)]
        for goal in header.business_goals:
            by = [styled(goal.metric or "", META)]
            if goal.target:
                style = Style(META.size, bold=True)
                by.append((Run(f"{words.target} ", style), *styled(goal.target, style)))
            goals.append(stack([paragraph(styled(goal.text, BODY), room), paragraph(joined(by), room)], 1))
        yield stack(goals, 5)
    if header.figures:
        yield stack([one_line(words.numbers, LABEL), *figures(header.figures, room, words, most=4)], 5)
