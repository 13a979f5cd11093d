"""The columns of a board as they are drawn: all of one width, one for a stage or one for each of its steps.

Where each step has a column of its own, the head of its stage spans them all, and so does what a lane says of
the stage as a whole.
"""

from __future__ import annotations

from itertools import accumulate, repeat
from typing import TYPE_CHECKING

from jmap.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jmap.view.board import Board, Cell, Lane
    from jmap.view.comparison import Remarks
    from jmap.view.names import Spot


@frozen
class Slot:
    """A cell as it is drawn, over `span` columns from `start` on."""

    start: int
    span: int
    cell: Cell
    missing: str
    """What is said in its place, should it be empty."""
    below: tuple[Cell, ...] = ()
    """What each step says, below what the stage says as a whole; empty unless both do."""
    remarks: Remarks = ()
    """What differs from an older map, in the first cell of each stage."""
    gone: bool = False


def slots(board: Board, lane: Lane) -> Iterator[Slot]:
    """Return the cells of a lane from the first column to the last."""
    if lane.parts:
        return _by_step(board, lane)
    spans = [column.span for column in board.columns]
    gone = [column.gone for column in board.columns]
    starts, said = accumulate(spans, initial=0), lane.remarks or repeat(())
    return map(Slot, starts, spans, lane.cells, lane.missing, repeat(()), said, gone)


def _by_step(board: Board, lane: Lane) -> Iterator[Slot]:
    """Yield the cells of a lane where what stages say stands over what their steps say, or in its place."""
    start = 0
    columns = zip(
        board.columns, lane.parts, lane.cells, lane.missing, lane.remarks or repeat(()), strict=False
    )
    for column, (own, *steps), cell, missing, said in columns:
        span = column.span
        if span == 1 or not any(steps):
            yield Slot(start, span, cell, missing, (), said, column.gone)
        elif own:
            yield Slot(start, span, own, missing, tuple(steps), said)
        else:
            for number, one in enumerate(steps):
                yield Slot(start + number, 1, one, missing, (), () if number else said)
        start += span


def places(board: Board) -> Mapping[str, tuple[float, float]]:
    """Return the left edge and the width of each stage, by its id, as parts of the board's width."""
    spans = [column.span for column in board.columns]
    starts, tracks = accumulate(spans, initial=0), sum(spans)
    return {
        column.id: (start / tracks, span / tracks)
        for column, start, span in zip(board.columns, starts, spans, strict=False)
    }


def by_step(spots: tuple[Spot, ...], steps: tuple[str, ...]) -> list[tuple[Spot, ...]]:
    """Divide the spots of a stage: those of the stage itself, then those of each step by its anchor."""
    found: dict[str, list[Spot]] = {anchor: [] for anchor in ("", *steps)}
    for spot in spots:
        found[spot.place.anchor].append(spot)
    return [tuple(group) for group in found.values()]
