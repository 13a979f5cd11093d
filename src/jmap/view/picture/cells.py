"""What stands in the cells of a board: one block for each item, as wide as the cell has room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jmap.view.picture.bits import (
    BODY,
    CHIP,
    META,
    MISSING,
    chip,
    cited,
    facts,
    joined,
    pill,
    tags,
    told,
    where,
)
from jmap.view.picture.blocks import boxed, columns_in, flow, grid, row, stack
from jmap.view.picture.cards import step_card, touchpoint
from jmap.view.picture.paragraph import apart, one_line, paragraph, styled
from jmap.view.picture.shapes import NOTHING, Block, Face, Icon, Rectangle, Run, Style
from jmap.view.quotation import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from jmap.view.board import Cell
    from jmap.view.items import Figure, Idea, Note, Reason, Tag
    from jmap.view.words import Words

_SEVERITIES = ("low", "medium", "high", "critical")
_FACE = 20
_LEAST_FIGURE = 90


def cell_blocks(style: str, cell: Cell, room: float, words: Words) -> list[Block]:
    """Return what stands in a cell, from the top down; each block is to stay in one piece."""
    return _DRAWN[style](cell, room, words)


def note(item: Note, room: float, _: Words) -> Block:
    """Return a note behind a dot."""
    dot = Block(5, 5, ((0, 0, Rectangle("bullet", 5, 5, 2.5)),))
    text = told(styled(item.text, BODY), item, room - 12)
    return Block(room, text.height, ((0, (BODY.leading - 5) / 2, dot), (12, 0, text)))


def goal(item: Note, room: float, _: Words) -> Block:
    """Return a goal."""
    return told(styled(item.text, BODY), item, room)


def quote(item: Note, room: float, words: Words) -> Block:
    """Return what somebody thinks or says, in the tone of its persona."""
    kind = f"quote-{item.who[0].tone}" if len(item.who) == 1 else "quote"
    text = told(styled(quoted(item.text, words.language), BODY), item, room - 22)
    return boxed(text, kind, across=11, down=7, width=room, radius=11)


def pain(item: Note, room: float, words: Words) -> Block:
    """Return a pain, its severity as dots and as a word."""
    content = styled(item.text, BODY)
    if item.severity:
        dots = "●" * (_SEVERITIES.index(item.severity) + 1)
        word = f"{dots} {words.severities[item.severity]} "
        content = (Run(word, Style(11.5, "pain", bold=True)), *content)
    return boxed(told(content, item, room - 20), "pain", across=10, down=7, width=room)


def delight(item: Note, room: float, _: Words) -> Block:
    """Return a delight, behind its sign."""
    sign = Icon("delights", 15, "opportunity")
    text = told(styled(item.text, BODY), item, room - 41)
    inside = Block(room - 20, text.height, ((0, 1.5, sign), (21, 0, text)))
    return boxed(inside, "idea", across=10, down=7, width=room)


def idea(item: Idea, room: float, words: Words) -> Block:
    """Return an opportunity with all that is known of it."""
    inner = room - 20
    lead = None
    if item.status:
        kind = item.status if item.status in {"done", "dropped"} else "open"
        ink = {"done": "on-opportunity", "dropped": "ink2"}.get(kind, "opportunity")
        lead = pill(words.work_statuses[item.status], f"status-{kind}", Style(11, ink, bold=True))
    ratings = [
        _rating(word, value)
        for word, value in ((words.impact, item.impact), (words.effort, item.effort))
        if value
    ]
    solves = joined(styled(text, META) for text, _ in item.solves)
    parts = [
        paragraph(styled(item.text, BODY), inner, lead),
        flow(ratings, inner, 12),
        paragraph((Run(words.labelled(words.solves, ""), META), *solves), inner) if solves else NOTHING,
        paragraph((Run(words.labelled(words.seen_in, ""), META), *styled(item.metric, META)), inner)
        if item.metric
        else NOTHING,
        paragraph(facts(item, [(Run(f"{words.due} {item.due}", META),)] if item.due else ()), inner),
        tags(item.tags, inner),
    ]
    return boxed(stack(parts, 4), "idea", across=10, down=7, width=room)


def figures(items: Sequence[Figure], room: float, words: Words, most: int = 2) -> list[Block]:
    """Return metrics side by side, in rows."""
    count, wide = columns_in(room, _LEAST_FIGURE, 12, min(most, len(items)))
    return [
        grid([_figure(item, wide, words) for item in items[start : start + count]], count, room, 12, 0)
        for start in range(0, len(items), count)
    ]


def reason(item: Reason, room: float, words: Words) -> Block:
    """Return how somebody feels, and why."""
    beside = _FACE + 8
    inner = room - beside
    content = [Run(f"{mark.short} ", Style(BODY.size, f"deep-{mark.tone}", bold=True)) for mark in item.who]
    if item.mood is None:
        content.append(Run(f"{words.missing['reasons']} ", MISSING))
    if item.feeling:
        content += [*styled(item.feeling, BODY), Run(" ", BODY)]
    if item.score:
        content.append(apart(item.score, Style(BODY.size, f"mood-{item.mood}", bold=True)))
    status = words.statuses[item.status] if item.status else ""
    if status and item.derived:
        status += f"{words.comma}{words.derived}"
    small = joined((where(item.place), (Run(status, META),) if status else (), cited(item.sources)))
    text = stack(
        [
            paragraph(content, inner),
            paragraph(styled(item.because or "", BODY), inner),
            paragraph(small, inner),
        ]
    )
    said = words.moods[item.mood - 1] if item.mood else ""
    face = Face(item.mood, _FACE, item.status or "assumed", said)
    return Block(room, max(text.height, _FACE), ((0, 0, face), (beside, 0, text)))


def reference(item: Tag, room: float, _: Words) -> Block:
    """Return a piece of evidence with its number."""
    number = one_line(f"[{item.detail}]", META)
    text = paragraph(styled(item.text, Style(12)), room - 28)
    return Block(room, text.height, ((0, 0, number), (28, 0, text)))


def _tags(items: Iterable[Tag], room: float, _: Words) -> list[Block]:
    chips = []
    for item in items:
        detail = (Run(" ", META), *styled(item.detail, META)) if item.detail else ()
        chips.append(chip(item.icon, (*styled(item.text, CHIP), *detail), room))
    return [flow(chips, room)]


def _touchpoints(items: Iterable[Any], room: float, words: Words) -> list[Block]:
    return [flow([touchpoint(item, room, words, numbered=True) for item in items], room)]


def _figure(item: Figure, room: float, words: Words) -> Block:
    value = styled(item.value, Style(19, bold=True)) if item.value else (Run(words.not_measured, MISSING),)
    aim: tuple[Run, ...] = ()
    if item.target:
        ink = {True: "opportunity", False: "pain", None: "ink2"}[item.reached]
        style = Style(META.size, ink)
        before, after = ("✓ ", f" {words.reached}") if item.reached else ("", "")
        aim = (Run(f"{before}{words.target} ", style), *styled(item.target, style), Run(after, style))
    sign = {"higher": "▲", "lower": "▼"}.get(item.better or "", "")
    small = joined(
        (
            where(item.place),
            (Run(f"{words.count} {item.n}", META),) if item.n is not None else (),
            styled(item.period or "", META),
            cited(item.sources),
        )
    )
    parts = [
        paragraph(styled(item.name, META), room),
        paragraph(value, room),
        paragraph(aim, room),
        paragraph((Run(f"{sign} {words.better[item.better]}", META),), room) if item.better else NOTHING,
        paragraph(small, room),
    ]
    return stack(parts)


def _rating(word: str, value: int) -> Block:
    """Return a number up to five as bars and as a digit."""
    bars = [Rectangle("on" if step <= value else "off", 5, 9, 1.5) for step in range(1, 6)]
    drawn = row([Block(bar.width, bar.height, ((0, 0, bar),)) for bar in bars], 2)
    return row([one_line(word, META), drawn, one_line(str(value), Style(META.size, bold=True))], 5)


def _each(draw: Callable[[Any, float, Words], Block]) -> Callable[[Cell, float, Words], list[Block]]:
    return lambda cell, room, words: [draw(item, room, words) for item in cell]


_DRAWN: Mapping[str, Callable[[Any, float, Words], list[Block]]] = {
    "cards": _each(step_card),
    "touchpoints": _touchpoints,
    "tags": _tags,
    "sources": _each(reference),
    "quotes": _each(quote),
    "reasons": _each(reason),
    "pains": _each(pain),
    "delights": _each(delight),
    "ideas": _each(idea),
    "figures": figures,
    "goals": _each(goal),
    "notes": _each(note),
}
