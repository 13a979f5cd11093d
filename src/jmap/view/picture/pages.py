"""A map on the pages of a paper: one page wide, the head of the board on each, and no card cut in two."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from jmap.view.picture.blocks import stack
from jmap.view.picture.picture import GAP, MARGIN, Parts, Picture, framed, parts, section
from jmap.view.picture.shapes import NOTHING
from jmap.view.picture.table import PAD, drawn

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jmap.view.document import Document
    from jmap.view.picture.shapes import Block
    from jmap.view.picture.table import Row, Table

_LEAST_WIDTH = 1180
"""Of a page in pixels: smaller boards are not blown up."""
_ALL_BUT_FITS = 1.2
"""A map so much higher than a page is made smaller rather than divided."""
_WORTH_A_BREAK = 0.35
"""A lane that would fit on a page of its own is still divided where so much of this page is free."""


def pages(document: Document, ratio: float) -> list[Picture]:
    """Return a map on pages whose height is `ratio` times their width.

    A page is as wide as the board, or wider: for a small map, for one that all but fits on a page, and
    where a single card would not fit on it.
    """
    made_of = parts(document)
    width = max(made_of.board.width + 2 * MARGIN, _LEAST_WIDTH)
    room = max(width * ratio - 2 * MARGIN, _tallest(made_of))
    whole = made_of.whole().height
    layout = _Layout(max(room, whole) if whole <= room * _ALL_BUT_FITS else room)
    for block in made_of.above:
        layout.add(block)
    layout.add_board(made_of.board)
    for rows in made_of.below:
        layout.add_section(rows, made_of.board.width)
    height = layout.room + 2 * MARGIN
    return [framed(document, stack(blocks, GAP), height / ratio, height) for blocks in layout.pages]


def _tallest(made_of: Parts) -> float:
    """Return how high a page must be to hold each thing that stays in one piece."""
    board = made_of.board
    in_cells = (block.height + 2 * PAD for row in board.rows for cell in row.cells for block in cell)
    lanes = (max(row.head.height, row.whole.height if row.whole else 0) for row in board.rows)
    lines = max((row.above.height for row in board.rows), default=0)
    entries = (section((rows[0], row), board.width).height for rows in made_of.below for row in rows[1:])
    return max(
        board.head.height + lines + max((*in_cells, *lanes), default=0),
        *(block.height for block in made_of.above),
        *entries,
    )


class _Layout:
    """Fills page after page from the top, each `room` pixels high; `pages` are the blocks of each."""

    def __init__(self, room: float) -> None:
        self.pages: list[list[Block]] = [[]]
        self.room = room
        self._used = 0.0

    @property
    def _free(self) -> float:
        """How much room is left for a block below the others."""
        return self.room - self._used - (GAP if self.pages[-1] else 0)

    def add(self, block: Block) -> None:
        """Put a block on this page, or on the next one."""
        if block.height > self._free:
            self._turn()
        self._used = self.room - self._free + block.height
        self.pages[-1].append(block)

    def add_board(self, board: Table) -> None:
        """Put the lanes of a board below one another, divided where they have to be."""
        rest = list(board.rows)
        while rest:
            free = self._free - board.head.height
            here, rest = _as_many_as_fit(rest, free, self.room - board.head.height)
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
