"""A board on which each step has a column of its own."""

from __future__ import annotations

import jmap
from jmap.view.board import Board, board
from jmap.view.document import document
from jmap.view.items import Note
from jmap.view.look import Look
from jmap.view.names import names_of
from jmap.view.plot import plot
from jmap.view.tracks import Slot, slots

MAP = """\
title: A
channels: {app: App}
stages:
  - name: B
    phase: P
    actions: Of B
    pains: Of all B
    steps:
      - {name: C, actions: Of C, emotion: 1, channel: app}
      - {name: D, thoughts: Of D, emotion: -1, touchpoints: [{name: E, actions: Of E}]}
  - {name: F, phase: P, actions: Of F, emotion: 0}
  - {name: G, steps: [{name: H, actions: Of H}]}
"""


def names() -> tuple[Board, list[list[str]]]:
    loaded = jmap.loads(MAP)
    assert loaded.map is not None
    found = board(names_of(loaded.map), by_steps=True)
    return found, [[step.name for step in column.steps] for column in found.columns]


def texts(cell: object) -> list[str]:
    assert isinstance(cell, tuple)
    return [item.text for item in cell if isinstance(item, Note)]


def lane(name: str) -> list[Slot]:
    found, _ = names()
    return list(slots(found, next(lane for lane in found.lanes if lane.id == name)))


def test_each_step_has_a_column_and_a_stage_without_steps_one() -> None:
    found, steps = names()
    assert steps == [["C", "D"], [], ["H"]]
    assert found.tracks == 4
    assert [(phase.name, phase.span) for phase in found.phases] == [("P", 3), (None, 1)]


def test_what_a_stage_says_spans_the_columns_of_its_steps() -> None:
    whole, single, last = lane("actions")
    assert (whole.start, whole.span, texts(whole.cell)) == (0, 2, ["Of B"])
    assert [texts(cell) for cell in whole.below] == [["Of C"], ["Of E"]]
    assert (single.start, single.span, texts(single.cell), single.below) == (2, 1, ["Of F"], ())
    assert (last.start, texts(last.cell)) == (3, ["Of H"])
    pains, *_ = lane("pains")
    assert (pains.start, pains.span, texts(pains.cell)) == (0, 2, ["Of all B"])


def test_what_steps_say_stands_in_their_own_columns() -> None:
    assert [(slot.start, slot.span, texts(slot.cell)) for slot in lane("thoughts")] == [
        (0, 1, []),
        (1, 1, ["Of D"]),
        (2, 1, []),
        (3, 1, []),
    ]
    assert [slot.span for slot in lane("channels")][:2] == [1, 1]


def test_points_stand_in_the_middle_of_their_columns() -> None:
    loaded = jmap.loads(MAP)
    assert loaded.map is not None
    found = names_of(loaded.map)
    placed = plot(found, board(found, by_steps=True))
    assert [marker.x for marker in placed.markers] == [1 / 8, 3 / 8, 5 / 8]
    assert [tick.x for tick in placed.ticks] == [1 / 8, 3 / 8, 7 / 8]


def test_stages_have_one_column_each_unless_asked() -> None:
    loaded = jmap.loads(MAP)
    assert loaded.map is not None
    assert document(loaded.map).board.tracks == 3
    assert document(loaded.map, Look(columns="steps")).board.tracks == 4
