"""The board of a picture: heads of stages under their phases, and lanes with their cells.

A lane knows its cells as single blocks, so that a page of paper may end between two of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.frozen import frozen
from jmap.model.journey import BUILT_IN_LANES
from jmap.view.picture.bits import badges, icon_text, missing
from jmap.view.picture.blocks import stack
from jmap.view.picture.cards import stage_details
from jmap.view.picture.cells import cell_blocks
from jmap.view.picture.emotion import lane_of_curve, scale
from jmap.view.picture.paragraph import one_line, paragraph, styled
from jmap.view.picture.shapes import NOTHING, Block, Polygon, Rectangle, Run, Stroke, Style, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jmap.view.board import Board, Column, Lane
    from jmap.view.document import Document
    from jmap.view.picture.shapes import Placed

LANE = 158
"""Width of the names of lanes."""
PAD = 11
"""Between the edge of a cell and what stands in it."""
_POINT = 12
"""How far the head of a stage points to the next."""
_DISC = 27
_ICON_INKS = {"pains": "pain", "delights": "opportunity", "ideas": "opportunity"}
_GAPS = {"cards": 9, "reasons": 8, "sources": 5}


@frozen
class Row:
    """One lane: its name, and the blocks of each cell or, for the curve, one block over all of them."""

    head: Block
    cells: tuple[tuple[Block, ...], ...]
    gap: float = 7
    whole: Block | None = None
    above: Block = NOTHING
    """The lines of a blueprint above it."""

    @property
    def height(self) -> float:
        """How much room the lane takes."""
        tallest = max((stack(cell, self.gap).height for cell in self.cells), default=0)
        lane = max(self.whole.height if self.whole else 0, self.head.height, tallest + 2 * PAD)
        return self.above.height + lane


@frozen
class Table:
    """A board in rows; every column is `column` pixels wide."""

    head: Block
    rows: tuple[Row, ...]
    column: float
    columns: int

    @property
    def width(self) -> float:
        """How wide the board is."""
        return LANE + self.column * self.columns


def table(document: Document, column: float) -> Table:
    """Return the board of a map, measured."""
    board = document.board
    return Table(_head(board, column), tuple(_rows(document, column)), column, len(board.columns))


def drawn(table: Table, rows: Sequence[Row]) -> Block:
    """Return some rows of a board below its head."""
    height = table.head.height + sum(row.height for row in rows)
    parts: list[Placed] = [
        (0, 0, Rectangle("board", table.width, height, 14)),
        (0, 0, Polygon("lanes", _left_side(height))),
        (0, 0, table.head),
        (LANE, 0, Stroke("line", 0, table.head.height)),
    ]
    top = table.head.height
    for row in rows:
        parts += [(left, top + down, part) for left, down, part in _row(table, row)]
        top += row.height
    parts.append((0, 0, Rectangle("frame", table.width, height, 14)))
    return Block(table.width, height, tuple(parts))


def _left_side(height: float, radius: float = 14) -> tuple[tuple[float, float], ...]:
    """Return the ground of the names of lanes, its corners cut as those of the board are rounded."""
    bend = radius * 0.3
    return (
        (LANE, 0),
        (LANE, height),
        (radius, height),
        (bend, height - bend),
        (0, height - radius),
        (0, radius),
        (bend, bend),
        (radius, 0),
    )


def _row(table: Table, row: Row) -> Iterator[Placed]:
    top = row.above.height
    if row.whole:
        yield LANE, top, row.whole
    yield 0, 0, row.above if top else Stroke("line", table.width, 0)
    yield LANE, top, Stroke("line", 0, row.height - top)
    yield 0, top, row.head
    for index, cell in enumerate(row.cells):
        left = LANE + index * table.column
        if index:
            yield left, top, Stroke("line", 0, row.height - top)
        yield left + PAD, top + PAD, stack(cell, row.gap)


def _rows(document: Document, column: float) -> Iterator[Row]:
    board, room = document.board, column - 2 * PAD
    if board.has_details:
        details = tuple(tuple(stage_details(each.card, room, document.words)) for each in board.columns)
        yield Row(_lane_head("about", document.words.about), details)
    for lane, names in zip(board.lanes, document.dividers, strict=True):
        above = stack([_divider(name, LANE + column * len(board.columns)) for name in names])
        icon = lane.id if lane.id in BUILT_IN_LANES else "note"
        head = _lane_head(icon, lane.name, _ICON_INKS.get(lane.style, "ink2"))
        if lane.style == "emotion":
            curve = lane_of_curve(document, column * len(board.columns))
            levels = scale(document.plot, LANE, curve.height)
            whole_head = Block(LANE, curve.height, ((0, 0, head), (0, 0, levels)))
            yield Row(whole_head, (), whole=curve, above=above)
        else:
            cells = tuple(_cells(document, lane, room))
            yield Row(head, cells, _GAPS.get(lane.style, 7), above=above)


def _cells(document: Document, lane: Lane, room: float) -> Iterator[tuple[Block, ...]]:
    for cell, instead in zip(lane.cells, lane.missing, strict=True):
        found = cell_blocks(lane.style, cell, room, document.words) if cell else [missing(instead, room)]
        yield tuple(block for block in found if block.height)


def _lane_head(icon: str, name: str, ink: str = "ink2") -> Block:
    text = icon_text(icon, styled(name, Style(12.5, bold=True)), LANE - 22, size=16, ink=ink)
    return Block(LANE, text.height + 2 * PAD, ((14, PAD, text),))


def _head(board: Board, column: float) -> Block:
    """Return the heads of all stages, below their phases."""
    phases = _phases(board, column)
    texts = [_stage_text(each, column - _POINT - 20 - _DISC - 10 - 14) for each in board.columns]
    height = max(46, *(text.height + 12 for text in texts))
    parts: list[Placed] = [(LANE, 0, phases)]
    top = phases.height + 7
    for index, (each, text) in enumerate(zip(board.columns, texts, strict=True)):
        left = LANE + index * column + 3
        chevron = _chevron(column - 6, height)
        parts.append((left, top, Polygon("stage", chevron)))
        parts.append((left + 18, top + (height - _DISC) / 2, _disc(each.number)))
        parts.append((left + 18 + _DISC + 9, top + (height - text.height) / 2, text))
    return Block(LANE + column * len(board.columns), top + height + 7, tuple(parts))


def _phases(board: Board, column: float) -> Block:
    parts: list[Placed] = []
    start = height = 0.0
    for phase in board.phases:
        wide = phase.span * column
        if phase.name:
            text = paragraph(styled(phase.name, Style(12, "ink2", bold=True)), wide - 24)
            parts.append((start + 12, 8, text))
            height = max(height, text.height + 12)
        start += wide
    start = 0.0
    for phase in board.phases:
        if phase.name:
            parts.append((start + 3, height, Rectangle("phase", phase.span * column - 6, 2)))
        start += phase.span * column
    return Block(start, height + 2 if height else 0, tuple(parts))


def _stage_text(column: Column, room: float) -> Block:
    card = column.card
    small = paragraph(styled(card.duration or "", Style(11.5, "ink2")), room, badges(card.who, room))
    return stack([paragraph(styled(card.name, Style(15, bold=True)), room), small], 1)


def _disc(number: int) -> Block:
    style = Style(12.5, "on-accent", bold=True)
    words = Words(((Run(str(number), style),),), style.leading, anchor="middle")
    return Block(
        _DISC,
        _DISC,
        (
            (0, 0, Rectangle("disc", _DISC, _DISC, _DISC / 2)),
            (_DISC / 2, (_DISC - style.leading) / 2, words),
        ),
    )


def _chevron(width: float, height: float) -> tuple[tuple[float, float], ...]:
    middle = height / 2
    return (
        (0, 0),
        (width - _POINT, 0),
        (width, middle),
        (width - _POINT, height),
        (0, height),
        (_POINT, middle),
    )


def _divider(name: str, width: float) -> Block:
    """Return a named line across the board, between what two sides of a service do."""
    text = one_line(name, Style(11.5, "accent", bold=True))
    height = text.height + 8
    ground = Rectangle("divider", width, height)
    return Block(width, height, ((0, 0, ground), (0, 0, Stroke("divide", width, 0)), (14, 5, text)))
