"""The board in a terminal: stages as columns where they fit, else one below the other, and every curve above.

Colours are those of the terminal itself, and never the only difference; without them the text is the same.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console, Group
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from jmap.render import braille
from jmap.render.terminal_items import (
    MOODS,
    PERSONAS,
    QUIET,
    SIGN,
    Prose,
    beside,
    details,
    inline,
    item_text,
    quiet,
    said,
)
from jmap.view.board import board
from jmap.view.figures import score_text
from jmap.view.header import header
from jmap.view.look import USUAL
from jmap.view.names import names_of
from jmap.view.quotation import quoted
from jmap.view.sections import sections

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import RenderableType

    from jmap.model.curve import Curve
    from jmap.model.journey import JourneyMap
    from jmap.model.library import Goal
    from jmap.view.board import Board, Column, Lane
    from jmap.view.header import Header, PersonaCard
    from jmap.view.look import Look
    from jmap.view.names import Names
    from jmap.view.sections import Sections
    from jmap.view.words import Words

_LANE = 14
"""Columns that the names of lanes take."""
_LEAST_STAGE = 20
"""A narrower column of the board would be hard to read."""
_BORDER = 3
_PROSE = 100
"""Longer lines of a paragraph are hard to read, however wide the terminal is."""
_LEAST_WIDTH = 40


def terminal(journey: JourneyMap, width: int, *, color: bool, look: Look = USUAL) -> str:
    """Return the board in at most `width` columns, but at least 40; colours are escape sequences."""
    names = names_of(journey, look)
    table, below = board(names), sections(names)
    wide = max(width, _LEAST_WIDTH)
    file = io.StringIO()
    console = Console(
        file=file,
        width=wide,
        force_terminal=color,
        color_system="standard" if color else None,
        highlight=False,
        emoji=False,
        markup=False,
        legacy_windows=False,
        _environ={},
    )
    stage = (wide - _LANE) // len(table.columns) - _BORDER
    for part in _head(header(names), names.words, min(wide, _PROSE)):
        console.print(part)
    if stage >= _LEAST_STAGE:
        console.print(_columns(names, table, stage))
    else:
        console.print(_stacked(names, table, wide))
    for part in _foot(table, below, names.words):
        console.print(part)
    return "\n".join(line if color else line.rstrip() for line in file.getvalue().split("\n"))


def _head(above: Header, words: Words, width: int) -> Iterator[RenderableType]:
    """Yield what stands above the board, in lines of at most `width` columns."""
    yield Text(" · ".join(above.eyebrow), QUIET)
    yield Padding(Prose(inline(above.title, "bold")), (0, 0, 1, 0))
    if above.summary:
        yield _wrapped(Prose(inline(above.summary)), width)
    rows = [
        *((label, inline(text)) for label, text in _told(above, words) if text),
        *((words.business_goals, _goal(goal)) for goal in above.business_goals),
        *((words.numbers, item_text(figure, "figures", words)) for figure in above.figures),
        *((words.personas, _persona(persona, words)) for persona in above.personas),
    ]
    grid = _grid()
    for (label, text), (before, _) in zip(rows, [("", Text()), *rows], strict=False):
        grid.add_row(Text(label if label != before else "", QUIET), Prose(text))
    yield _wrapped(grid, width)


def _told(above: Header, words: Words) -> Iterator[tuple[str, str | None]]:
    yield words.scenario, above.scenario
    yield words.promise, above.promise
    yield words.starts, above.starts
    yield words.ends, above.ends
    yield from ((fact.label, fact.text) for fact in above.facts)
    yield words.tags, words.comma.join(above.tags)


def _goal(goal: Goal) -> Text:
    return beside(SIGN, inline(goal.text), quiet([said(goal.metric or ""), said(goal.target or "")]))


def _persona(persona: PersonaCard, words: Words) -> Text:
    name = inline(persona.name, f"bold {PERSONAS[persona.mark.tone]}")
    about = quiet([persona.kind, said(persona.role or ""), said(persona.segment or ""), persona.share])
    quote = [inline(quoted(persona.quote, words.language), "italic")] if persona.quote else []
    return Text("\n").join([beside(SIGN, name, about), *quote])


def _columns(names: Names, board_: Board, stage: int) -> Table:
    """Return the board with a column of `stage` characters for each stage."""
    table = Table(box=box.ROUNDED, show_edge=False, pad_edge=False, show_lines=True)
    table.add_column(width=_LANE, overflow="fold", style=QUIET)
    for column in board_.columns:
        table.add_column(_stage_head(names, column), width=stage, overflow="fold", header_style="none")
    pitch = stage + _BORDER
    places = {spots[0].path: (index * pitch, stage) for index, spots in enumerate(names.spots)}
    for lane in board_.lanes:
        if lane.style != "emotion":
            table.add_row(
                Prose(inline(lane.name)), *(_cell(names, lane, index) for index in range(len(board_.columns)))
            )
            continue
        for curve in board_.curves:
            rows = braille.drawn(curve, places, len(board_.columns) * pitch)
            slices = (_drawn(row[left : left + stage] for row in rows) for left, _ in places.values())
            table.add_row(_scale(names, curve, lane), *slices)
    return table


def _stacked(names: Names, board_: Board, width: int) -> Group:
    """Return the curves across the whole width, then the stages one below the other."""
    room = width - _LANE - 2
    pitch = room / len(board_.columns)
    places = {spots[0].path: (index * pitch, pitch) for index, spots in enumerate(names.spots)}
    parts: list[RenderableType] = []
    for lane in board_.lanes:
        if lane.style == "emotion" and board_.curves:
            grid = _grid()
            for curve in board_.curves:
                grid.add_row(_scale(names, curve, lane), _drawn(braille.drawn(curve, places, room)))
                grid.add_row()
            grid.add_row("", _ticks(len(board_.columns), pitch))
            parts.append(Padding(grid, (0, 0, 1, 0)))
    for index, column in enumerate(board_.columns):
        parts.append(Rule(style=QUIET))
        parts.append(_stage_head(names, column))
        grid = _grid()
        for lane in board_.lanes:
            if lane.cells[index] and lane.style != "emotion":
                grid.add_row(Prose(inline(lane.name, QUIET)), _cell(names, lane, index))
        missing = Text(names.words.missing_note, QUIET)
        parts.append(Padding(grid if grid.row_count else missing, (1, 0, 0, 0)))
    return Group(*parts)


def _foot(board_: Board, below: Sections, words: Words) -> Iterator[RenderableType]:
    """Yield what the signs of the curves mean, what belongs to the whole journey, and the evidence."""
    found = {point.status for curve in board_.curves for point in curve.points}
    signs = (f"{sign} {words.statuses[status]}" for status, sign in braille.SIGNS.items() if status in found)
    yield Text("  ".join(signs), QUIET)
    for title, style, items in (
        (words.pains, "pains", below.pains),
        (words.delights, "delights", below.delights),
        (words.opportunities, "ideas", below.ideas),
    ):
        if items:
            yield Text(f"\n{title}", "bold")
            yield from (Prose(item_text(item, style, words)) for item in items)
    if below.evidence:
        yield Text(f"\n{words.evidence}", "bold")
        for number, entry in enumerate(below.evidence, 1):
            yield Prose(beside(Text(f"{number} ", QUIET), inline(entry.name), quiet(map(said, entry.facts))))


def _stage_head(names: Names, column: Column) -> Prose:
    phase = names.journey.stages[column.number - 1].phase
    head = beside(Text(f"{column.number} ", QUIET), inline(column.card.name, "bold"))
    facts = " · ".join(filter(None, (said(phase or ""), said(column.card.duration or ""))))
    lines = [head, *([Text(facts, QUIET)] if facts else []), *details(column.card, names.words)]
    return Prose(Text("\n").join(lines))


def _cell(names: Names, lane: Lane, index: int) -> Prose:
    texts = [item_text(item, lane.style, names.words) for item in lane.cells[index]]
    between = "\n\n" if lane.style == "cards" else "\n"
    return Prose(Text(between).join(texts) if texts else Text(lane.missing[index], QUIET))


def _scale(names: Names, curve: Curve, lane: Lane) -> Text:
    """Return whose curve it is, and the scores at its top, middle and bottom."""
    scale = names.journey.emotion_scale
    top, middle, bottom = (
        score_text(score, scale, names.words) for score in (scale.max, scale.neutral, scale.min)
    )
    mark = names.marks.get(curve.persona) if curve.persona is not None else None
    name = inline(lane.name, QUIET)
    if mark:
        short, letters = (inline(text, PERSONAS[mark.tone]) for text in (mark.short, mark.letters))
        name = short if short.cell_len <= _LANE else letters
    right = [Text(f"{score:>{_LANE}}", QUIET) for score in (top, middle, bottom)]
    return Text("\n").join([right[0], name, right[1], Text(), right[2]])


def _drawn(rows: Iterable[list[braille.Cell]]) -> Text:
    """Return rows of a curve, points in the colour of their mood."""
    return Text("\n").join(Text.assemble(*((sign, MOODS[mood]) for sign, mood in row)) for row in rows)


def _ticks(count: int, pitch: float) -> Text:
    """Return the numbers of the stages, each below the middle of its own, as many as have room."""
    line = ""
    for index in range(count):
        left = int((index + 0.5) * pitch)
        if left > len(line) or not line:
            line = f"{line:<{left}}{index + 1}"
    return Text(line, QUIET)


def _grid() -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=_LANE, overflow="fold")
    grid.add_column(ratio=1, overflow="fold")
    return grid


def _wrapped(part: RenderableType, width: int) -> Padding:
    """Return a part that takes at most `width` columns, with an empty line below."""
    table = Table.grid()
    table.add_column(max_width=width, overflow="fold")
    table.add_row(part)
    return Padding(table, (0, 0, 1, 0))
