"""The stages and lanes that an older map alone has something in: each keeps its place on the board.

A column says all that its stage held; a lane is empty here, and gets the words for what differs in it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from jmap.model.journey import BUILT_IN_LANES
from jmap.view.board import Board, Column, Phase, board
from jmap.view.comparison import Remark
from jmap.view.items import NOWHERE, Figure, MomentCard, Reason
from jmap.view.names import names_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jmap.view.board import Cell, Lane
    from jmap.view.comparison import Comparison, Remarks
    from jmap.view.items import Item
    from jmap.view.names import Names


def with_gone(plain: Board, names: Names, comparison: Comparison) -> Board:
    """Return a board with a column for each stage that is gone, after the one that it came after.

    Where the map itself does not say which lanes are shown, so are those that only the old one fills.
    """
    told = board(names_of(comparison.before.model_copy(update={"rows": ()})))
    if not names.journey.rows:
        plain = replace(plain, lanes=_with_lanes(plain, told, names))
    stages = comparison.before.stages
    there = {column.id for column in plain.columns}
    columns, phases = list(plain.columns), list(plain.phases)
    cells = {lane.id: list(lane.cells) for lane in plain.lanes}
    remarks: dict[str, list[Remarks]] = {lane.id: [()] * len(columns) for lane in plain.lanes}
    at = 0
    for index, stage in enumerate(stages):
        new = comparison.stages.get(stage.id)
        if new in there:
            at = next(number for number, column in enumerate(columns) if column.id == new) + 1
        elif new is None and stage.id not in there:
            columns.insert(at, _gone_column(names, stage.id, told.columns[index].card.name))
            said = {lane.id: tuple(_said(lane.cells[index])) for lane in told.lanes}
            for lane in plain.lanes:
                cells[lane.id].insert(at, ())
                remarks[lane.id].insert(at, said.get(lane.id, ()))
            phases = list(_widened(phases, columns, at))
            at += 1
    return replace(
        plain,
        columns=tuple(columns),
        phases=tuple(phases),
        lanes=tuple(
            replace(
                lane,
                cells=tuple(cells[lane.id]),
                missing=tuple(_aligned(lane.missing, columns, "")),
                parts=tuple(_aligned(lane.parts, columns, ((),))) if lane.parts else (),
                remarks=tuple(remarks[lane.id]),
            )
            for lane in plain.lanes
        ),
    )


def _with_lanes(plain: Board, told: Board, names: Names) -> tuple[Lane, ...]:
    """Return the lanes of a board, and in their order those of the old one that it does not have, empty."""
    journey, shown = names.journey, {lane.id for lane in plain.lanes}
    empty: tuple[Cell, ...] = ((),) * len(plain.columns)
    added = [
        replace(
            lane,
            name=declared.name if declared else names.words.lanes.get(lane.id, lane.name),
            cells=empty,
            missing=("",) * len(empty),
            gone=True,
        )
        for lane in told.lanes
        if lane.id not in shown
        for declared in (journey.lanes.get(lane.id),)
    ]
    order = {lane: number for number, lane in enumerate((*BUILT_IN_LANES, *journey.lanes))}
    return tuple(sorted((*plain.lanes, *added), key=lambda lane: order.get(lane.id, len(order))))


def _gone_column(names: Names, id_: str, name: str) -> Column:
    card = MomentCard(name, NOWHERE, f"{names.prefix}/{id_}", "")
    return Column(0, card, id=id_, gone=True)


def _aligned(known: Sequence[Any], columns: Sequence[Column], instead: Any) -> Iterator[Any]:
    """Yield what there is for each column that is not gone, and something else for the others."""
    left = iter(known)
    for column in columns:
        yield instead if column.gone else next(left)


def _widened(phases: Sequence[Phase], columns: Sequence[Column], at: int) -> Iterator[Phase]:
    """Yield phases of which the one before a new column, or the first, spans that too."""
    start = 0
    track = sum(column.span for column in columns[:at])
    for phase in phases:
        end = start + phase.span
        is_around = start < track <= end or track == start == 0
        yield replace(phase, span=phase.span + is_around)
        start = end


def _said(cell: Cell) -> Iterator[Remark]:
    """Yield what the things in a cell said, as remarks on what is gone."""
    for item in cell:
        if text := _text(item):
            yield Remark("removed", 0, before=text)


def _text(item: Item) -> str:
    """Return what a thing says, in few words."""
    match item:
        case MomentCard() | Figure():
            return item.name
        case Reason():
            return " ".join(filter(None, (item.feeling, item.score)))
        case _:
            return item.text
