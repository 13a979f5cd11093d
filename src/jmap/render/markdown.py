"""The map as Markdown, for a README, a pull request or a wiki: tables for what compares, lists for the rest.

Curves are spark lines, and said in words beside them. How a text or an item is written is `markdown_items`'s.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from jmap.model.curve import applies
from jmap.model.languages import from_right
from jmap.render.markdown_items import Items, facts, heading, labelled
from jmap.render.targets import BESIDE
from jmap.view.board import board
from jmap.view.header import header
from jmap.view.items import Figure, Idea, Note, Tag
from jmap.view.look import USUAL
from jmap.view.names import names_of
from jmap.view.sections import sections
from jmap.view.turns import turns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jmap.model.curve import Curve
    from jmap.model.journey import JourneyMap
    from jmap.model.stage import Stage, Step
    from jmap.render.targets import Targets
    from jmap.view.board import Board, Column, Lane
    from jmap.view.header import Header, PersonaCard
    from jmap.view.items import Item, Place
    from jmap.view.look import Look
    from jmap.view.names import Names
    from jmap.view.sections import Entry, Sections

_SPARKS = "▁▂▃▅▇"
"""One for each mood; those that fonts draw at one height."""
_UNKNOWN, _NOT_THEIRS, _BETWEEN = "·", "–", "│"
_IN_THE_TABLE = frozenset({"goals", "tags"})
_IN_TABLES_BELOW = frozenset({"pains", "ideas", "figures"})


def markdown(journey: JourneyMap, level: int = 1, look: Look = USUAL, targets: Targets = BESIDE) -> str:
    """Return the map; its title is a heading of `level` 1 to 4, its links lead where `targets` say."""
    names = names_of(journey, look)
    items = Items(names.words, targets)
    table, above, below = board(names), header(names), sections(names)
    mark = "#" * level
    blocks = [
        f"{mark} {heading(journey.title)}",
        *_head(above, items),
        *_personas(above.personas, items, mark),
        *_curves(names, table, items, mark),
        *_stages(names, table, items, mark),
        *_tables(table, above, below, items, mark),
        *_lists(below, items, mark),
    ]
    if from_right(journey.language):
        blocks = ['<div dir="rtl">', *blocks, "</div>"]
    return "\n\n".join(filter(None, blocks)) + "\n"


def _head(above: Header, items: Items) -> Iterator[str]:
    words = items.words
    yield f"*{' · '.join(above.eyebrow)}*"
    yield items.inline(above.summary or "")
    goals = (
        facts(items.inline(goal.text), items.inline(goal.metric or ""), items.inline(goal.target or ""))
        for goal in above.business_goals
    )
    texts = {
        words.scenario: items.inline(above.scenario or ""),
        words.promise: items.inline(above.promise or ""),
        words.starts: items.inline(above.starts or ""),
        words.ends: items.inline(above.ends or ""),
        words.business_goals: "<br>".join(goals),
    }
    said = {
        fact.label: items.map_link(fact.link) if fact.link else items.inline(fact.text)
        for fact in above.facts
    }
    every = {**texts, **said, words.tags: items.listed(above.tags)}
    yield _bullets(labelled(words, label, text) for label, text in every.items())


def _personas(personas: Sequence[PersonaCard], items: Items, mark: str) -> Iterator[str]:
    if personas:
        yield f"{mark}# {items.words.personas}"
        yield _bullets(line for persona in personas for line in _persona(persona, items))


def _persona(persona: PersonaCard, items: Items) -> Iterator[str]:
    words = items.words
    known = (
        persona.kind,
        items.inline(persona.role or ""),
        items.inline(persona.segment or ""),
        persona.share,
    )
    yield f"**{items.inline(persona.name)}**{facts(*known, aside=True)}"
    if persona.quote:
        yield f"  - {items.quoted(persona.quote)}"
    if persona.bio:
        yield f"  - {items.inline(persona.bio)}"
    yield from (f"  - {labelled(words, label, items.listed(texts))}" for label, texts in persona.lists)
    if persona.demographics:
        about = (
            words.labelled(items.inline(fact.label), items.inline(fact.text)) for fact in persona.demographics
        )
        yield f"  - {facts(*about)}"
    if persona.image:
        yield f"  - {items.file_link(words.picture, persona.image)}"


def _curves(names: Names, table: Board, items: Items, mark: str) -> Iterator[str]:
    """Yield a spark line for each persona, with its turns in words, where the emotion lane is shown."""
    if not table.curves or not any(lane.style == "emotion" for lane in table.lanes):
        return
    rows = []
    for curve in table.curves:
        who = (
            items.inline(names.journey.personas[curve.persona].name)
            if curve.persona
            else names.words.everyone
        )
        said = "<br>".join(
            f"{turn.role} **{turn.score}** {turn.number} {items.inline(turn.name)}"
            for turn in turns(names, curve)
        )
        rows.append((who, f"`{_spark(names, curve)}`", said))
    words = items.words
    yield f"{mark}# {words.curve_title}"
    yield _table(("", words.curve_title, words.curve_in_words), rows)
    yield words.spark_legend


def _spark(names: Names, curve: Curve) -> str:
    """Return one sign for each step of a stage, or for a stage that is felt as a whole."""
    sparks = {(point.stage, point.step): _SPARKS[point.mood - 1] for point in curve.points}

    def sign(stage: Stage, step: Step) -> str:
        nobody = _UNKNOWN if applies(curve.persona, step, (stage,)) else _NOT_THEIRS
        return sparks.get((stage.id, step.id), nobody)

    return _BETWEEN.join(
        sparks.get((stage.id, None)) or "".join(sign(stage, step) for step in stage.steps) or _UNKNOWN
        for stage in names.journey.stages
    )


def _stages(names: Names, table: Board, items: Items, mark: str) -> Iterator[str]:
    """Yield a table with a few words on each stage, then a section for each with its lanes as lists."""
    words = items.words
    yield f"{mark}# {words.board}"
    shown = [lane for lane in table.lanes if lane.style in _IN_THE_TABLE]
    own = {
        words.phase: [stage.phase for stage in names.journey.stages],
        words.duration: [stage.duration for stage in names.journey.stages],
    }
    kept = {label: texts for label, texts in own.items() if any(texts)}
    rows = [
        (
            f"{column.number} {items.inline(column.card.name)}",
            *(items.inline(texts[index] or "") for texts in kept.values()),
            *(_cell(lane.cells[index], items) for lane in shown),
        )
        for index, column in enumerate(table.columns)
    ]
    yield _table((words.stage, *kept, *(heading(lane.name) for lane in shown)), rows)
    for index, column in enumerate(table.columns):
        blocks = [_bullets(items.details(column.card)), *_lanes(table.lanes, index, items)]
        if any(blocks):
            yield f"{mark}## {column.number} {heading(column.card.name)}"
            yield from blocks


def _lanes(lanes: Iterable[Lane], index: int, items: Items) -> Iterator[str]:
    """Yield what the lanes say of one stage, but for those that have a table."""
    reasons_apart = any(lane.style == "reasons" for lane in lanes)
    for lane in lanes:
        if lane.style in _IN_THE_TABLE | _IN_TABLES_BELOW or (lane.style == "emotion" and reasons_apart):
            continue
        if lane.style == "sources":
            cited = ", ".join(item.detail for item in lane.cells[index] if isinstance(item, Tag))
            yield labelled(items.words, heading(lane.name), cited)
        elif lane.cells[index]:
            yield f"**{heading(lane.name)}**"
            lines = (items.item_lines(item, said=lane.style == "quotes") for item in lane.cells[index])
            yield _bullets(chain.from_iterable(lines))


def _tables(table: Board, above: Header, below: Sections, items: Items, mark: str) -> Iterator[str]:
    """Yield pains, opportunities and metrics, those of the whole journey first, then stage by stage."""
    words = items.words
    for style, title, whole, heads in (
        ("pains", words.pains, below.pains, (words.severity, words.pain, words.who)),
        (
            "ideas",
            words.opportunities,
            below.ideas,
            (words.opportunity, words.solves, words.impact, words.effort, words.status),
        ),
        (
            "figures",
            words.numbers,
            above.figures,
            (words.metric, words.value, words.aim, words.direction, words.basis),
        ),
    ):
        rows = [(words.throughout, *_cells(item, items)) for item in whole]
        rows += [
            (_where(column, item.place, items), *_cells(item, items))
            for lane in table.lanes
            if lane.style == style
            for column, cell in zip(table.columns, lane.cells, strict=True)
            for item in cell
            if isinstance(item, Note | Idea | Figure)
        ]
        if rows:
            yield f"{mark}# {title}"
            yield _table((words.where, *heads), rows)


def _cells(item: Note | Idea | Figure, items: Items) -> tuple[str, ...]:
    match item:
        case Figure():
            return items.figure_cells(item)
        case Idea():
            return items.idea_cells(item)
        case Note():
            return items.pain_cells(item)


def _where(column: Column, place: Place, items: Items) -> str:
    """Return the step or the stage, and the touchpoint."""
    number, name = (place.number, place.step) if place.number else (column.number, column.card.name)
    moment = f"{number} {items.inline(name)}"
    return items.words.labelled(moment, items.inline(place.touchpoint)) if place.touchpoint else moment


def _lists(below: Sections, items: Items, mark: str) -> Iterator[str]:
    """Yield delights of the whole journey, then what is declared; evidence is cited by its number."""
    words = items.words
    if below.delights:
        yield f"{mark}# {words.delights}"
        yield _bullets(line for item in below.delights for line in items.item_lines(item))
    if below.evidence:
        yield f"{mark}# {words.evidence}"
        entries = (f"{number}. {_entry(entry, items)}" for number, entry in enumerate(below.evidence, 1))
        yield "\n".join(entries)
    for title, entries_of in (
        (words.competitors, below.competitors),
        (words.teams, below.teams),
        (words.channels, below.channels),
    ):
        if entries_of:
            yield f"{mark}# {title}"
            yield _bullets(_entry(entry, items) for entry in entries_of)
    if below.feelings:
        yield f"{mark}# {words.own_feelings}"
        yield _bullets(f"{items.inline(feeling)} {score}" for feeling, score in below.feelings)


def _entry(entry: Entry, items: Items) -> str:
    words = items.words
    texts = (labelled(words, label, items.listed(texts)) for label, texts in entry.lists)
    link = items.link(words.source, entry.link)
    more = facts(*map(items.inline, entry.facts), items.inline(entry.summary or ""), *texts, link)
    return f"**{items.inline(entry.name)}**{facts(more, aside=True)}"


def _cell(cell: Sequence[Item], items: Items) -> str:
    return "<br>".join(line for item in cell for line in items.item_lines(item))


def _bullets(lines: Iterable[str]) -> str:
    """Return a list; a line that begins with blanks has its own mark and belongs to the one before it."""
    return "\n".join(line if line.startswith(" ") else f"- {line}" for line in lines if line)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table without the columns that are empty in every row."""
    filled = list(zip(heads, *rows, strict=True))
    columns = [column for column in filled if any(column[1:])]
    lines = [" | ".join(line) for line in zip(*columns, strict=True)]
    ruler = " | ".join("---" for _ in columns)
    return "\n".join(f"| {line} |" for line in (lines[0], ruler, *lines[1:]))
