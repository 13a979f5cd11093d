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
from jmap.view.tracks import slots

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jmap.view.board import Board, Column, Lane
    from jmap.view.document import Document
    from jmap.view.picture.shapes import Placed
    from jmap.view.tracks import Slot

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
    spans: tuple[tuple[int, int], ...]
    """First column and number of columns of each cell."""
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
    return Table(_head(board, column), tuple(_rows(document, column)), column, board.tracks)


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
    for cell, (start, _) in zip(row.cells, row.spans, strict=True):
        left = LANE + start * table.column
        if start:
            yield left, top, Stroke("line", 0, row.height - top)
        yield left + PAD, top + PAD, stack(cell, row.gap)


def _rows(document: Document, column: float) -> Iterator[Row]:
    board = document.board
    if board.has_details:
        details = tuple(
            tuple(stage_details(each.card, each.span * column - 2 * PAD, document.words))
            for each in board.columns
        )
        yield Row(_lane_head("about", document.words.about), details, tuple(_spans(board)))
    for lane, names in zip(board.lanes, document.dividers, strict=True):
        above = stack([_divider(name, LANE + column * board.tracks) for name in names])
        icon = lane.id if lane.id in BUILT_IN_LANES else "note"
        head = _lane_head(icon, lane.name, _ICON_INKS.get(lane.style, "ink2"))
        if lane.style == "emotion":
            curve = lane_of_curve(document, column * board.tracks)
            levels = scale(document.plot, LANE, curve.height)
            whole_head = Block(LANE, curve.height, ((0, 0, head), (0, 0, levels)))
            yield Row(whole_head, (), (), whole=curve, above=above)
        else:
            placed = tuple(slots(board, lane))
            cells = tuple(_cell(document, lane, slot, column) for slot in placed)
            spans = tuple((slot.start, slot.span) for slot in placed)
            yield Row(head, cells, spans, _GAPS.get(lane.style, 7), above=above)


def _spans(board: Board) -> Iterator[tuple[int, int]]:
    """Yield the first column and the number of columns of each stage."""
    start = 0
    for each in board.columns:
        yield start, each.span
        start += each.span


def _cell(document: Document, lane: Lane, slot: Slot, column: float) -> tuple[Block, ...]:
    room = slot.span * column - 2 * PAD
    if not slot.cell:
        return (missing(slot.missing, room),)
    found = cell_blocks(lane.style, slot.cell, room, document.words)
    below = [
        stack(cell_blocks(lane.style, cell, column - 2 * PAD, document.words), _GAPS.get(lane.style, 7))
        if cell
        else NOTHING
        for cell in slot.below
    ]
    if below:
        parts = tuple((index * column, 0.0, block) for index, block in enumerate(below))
        found.append(Block(room, max(block.height for block in below), parts))
    return tuple(block for block in found if block.height)


def _lane_head(icon: str, name: str, ink: str = "ink2") -> Block:
    text = icon_text(icon, styled(name, Style(12.5, bold=True)), LANE - 22, size=16, ink=ink)
    return Block(LANE, text.height + 2 * PAD, ((14, PAD, text),))


def _head(board: Board, column: float) -> Block:
    """Return the heads of all stages, below their phases."""
    phases = _phases(board, column)
    aside = _POINT + 20 + _DISC + 10 + 14
    texts = [_stage_text(each, each.span * column - aside) for each in board.columns]
    height = max(46, *(text.height + 12 for text in texts))
    parts: list[Placed] = [(LANE, 0, phases)]
    top = phases.height + 7
    for (start, span), each, text in zip(_spans(board), board.columns, texts, strict=True):
        left = LANE + start * column + 3
        chevron = _chevron(span * column - 6, height)
        parts.append((left, top, Polygon("stage", chevron)))
        parts.append((left + 18, top + (height - _DISC) / 2, _disc(each.number)))
        parts.append((left + 18 + _DISC + 9, top + (height - text.height) / 2, text))
    bottom = top + height + 7
    steps = _step_heads(board, column)
    return Block(LANE + column * board.tracks, bottom + steps.height, (*parts, (LANE, bottom, steps)))


def _step_heads(board: Board, column: float) -> Block:
    """Return number and name of each step that has a column of its own."""
    parts: list[Placed] = []
    for (start, _), each in zip(_spans(board), board.columns, strict=True):
        for index, step in enumerate(each.steps, start):
            name = styled(step.name, Style(12.5, bold=True))
            text = paragraph((Run(f"{step.place.number} ", Style(12, "ink2")), *name), column - 2 * PAD)
            parts.append((index * column + PAD, 0, text))
    tallest = max((part.height for _, _, part in parts if isinstance(part, Block)), default=0)
    return Block(column * board.tracks, tallest + 8 if tallest else 0, tuple(parts))


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
