"""A map on the pages of a paper: one page wide, the head of the board on each, and no card cut in two."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from jmap.view.picture.blocks import stack
from jmap.view.picture.foot import foot
from jmap.view.picture.head import head
from jmap.view.picture.picture import GAP, INSIDE, MARGIN, Picture, board_of, framed, section
from jmap.view.picture.shapes import NOTHING
from jmap.view.picture.table import PAD, drawn

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jmap.view.document import Document
    from jmap.view.picture.shapes import Block
    from jmap.view.picture.table import Row, Table

_WORTH_A_BREAK = 0.35
"""A lane that would fit on a page of its own is still divided where so much of this page is free."""


def pages(document: Document, ratio: float) -> list[Picture]:
    """Return a map on pages whose height is `ratio` times their width.

    A page is as wide as the board, or wider where a single card would not fit on it.
    """
    board = board_of(document)
    above = head(document.header, board.width, document.language)
    below = foot(document, board.width - 2 * INSIDE)
    room = max((board.width + 2 * MARGIN) * ratio - 2 * MARGIN, _tallest(board, above, below))
    layout = _Layout(room)
    for block in above:
        layout.add(block)
    layout.add_board(board)
    for rows in below:
        layout.add_section(rows, board.width)
    height = room + 2 * MARGIN
    return [framed(document, stack(blocks, GAP), height / ratio, height) for blocks in layout.pages]


def _tallest(board: Table, above: Sequence[Block], below: Sequence[Sequence[Block]]) -> float:
    """Return how high a page must be to hold each thing that stays in one piece."""
    in_cells = (block.height + 2 * PAD for row in board.rows for cell in row.cells for block in cell)
    lanes = (row.above.height + max(row.head.height, row.whole.height if row.whole else 0) for row in board.rows)
    above_lane = board.head.height + max((row.above.height for row in board.rows), default=0)
    entries = (rows[0].height + block.height + 12 + 32 for rows in below for block in rows)
    return max(
        above_lane + max((*in_cells, *lanes), default=0),
        *(block.height for block in above),
        *entries,
        1,
    )


class _Layout:
    """Fills page after page from the top; `pages` are the blocks of each."""

    def __init__(self, room: float) -> None:
        self.pages: list[list[Block]] = [[]]
        self._room = room
        self._used = 0.0

    @property
    def _free(self) -> float:
        """How much room is left for a block below the others."""
        return self._room - self._used - (GAP if self.pages[-1] else 0)

    def add(self, block: Block) -> None:
        """Put a block on this page, or on the next one."""
        if block.height > self._free:
            self._turn()
        self._used = self._room - self._free + block.height
        self.pages[-1].append(block)

    def add_board(self, board: Table) -> None:
        """Put the lanes of a board below one another, divided where they have to be."""
        rest = list(board.rows)
        while rest:
            free = self._free - board.head.height
            here, rest = _as_many_as_fit(rest, free, self._room - board.head.height)
            if here:
                self.add(drawn(board, here))
            if rest:
                self._turn()

    def add_section(self, rows: Sequence[Block], width: float) -> None:
        """Put a section on this page, its last entries on the next where it must be."""
        rest = list(rows)
        while rest:
            count = len(rest)
            while count > 1 and section(rest[:count], width).height > self._free:
                count -= 1
            if count == 1 < len(rest) and self.pages[-1]:
                self._turn()  # a title alone helps nobody
                continue
            self.add(section(rest[:count], width))
            rest = rest[count:]

    def _turn(self) -> None:
        if self.pages[-1]:
            self.pages.append([])
        self._used = 0.0


def _as_many_as_fit(rows: Sequence[Row], free: float, page: float) -> tuple[list[Row], list[Row]]:
    """Return the lanes, or the parts of lanes, that fit into `free` pixels, and what is left of them."""
    here: list[Row] = []
    for index, row in enumerate(rows):
        if row.height <= free:
            here.append(row)
            free -= row.height
            continue
        left = list(rows[index:])
        if not row.whole and (row.height > page or free > page * _WORTH_A_BREAK):
            first, second = _divided(row, free)
            if first:
                return [*here, first], [second, *left[1:]]
        return here, left
    return here, []


def _divided(row: Row, free: float) -> tuple[Row | None, Row]:
    """Return what of a lane fits into `free` pixels, and the rest of it."""
    room = free - row.above.height - 2 * PAD
    counts = [_fitting(cell, row.gap, room) for cell in row.cells]
    if not any(counts) or row.head.height > free - row.above.height:
        return None, row
    first = tuple(cell[:count] for cell, count in zip(row.cells, counts, strict=True))
    second = tuple(cell[count:] for cell, count in zip(row.cells, counts, strict=True))
    return replace(row, cells=first), replace(row, cells=second, above=NOTHING)


def _fitting(cell: Sequence[Block], gap: float, room: float) -> int:
    """Return how many blocks of a cell fit below one another."""
    bottoms = _bottoms(cell, gap)
    return sum(bottom <= room for bottom in bottoms)


def _bottoms(cell: Sequence[Block], gap: float) -> Iterator[float]:
    top = 0.0
    for block in cell:
        yield top + block.height
        top += block.height + gap
