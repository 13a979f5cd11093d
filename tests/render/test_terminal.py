"""The board in a terminal: columns or sections, and curves that stand where their steps do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jmap import loads
from jmap.render.terminal import terminal

if TYPE_CHECKING:
    from jmap.model.journey import JourneyMap

STAGES = "".join(f"  - {{name: Stage {number}, emotion: {number - 2}}}\n" for number in range(5))


def journey(text: str) -> JourneyMap:
    loaded = loads(text)
    assert loaded.map is not None, loaded.diagnostics
    return loaded.map


@pytest.mark.parametrize(("width", "columns"), [(200, True), (129, True), (128, False), (80, False)])
def test_stages_are_columns_where_they_fit(width: int, columns: bool) -> None:  # noqa: FBT001  a parameter of pytest
    lines = terminal(journey(f"title: A\nstages:\n{STAGES}"), width, color=False).split("\n")
    heads = [line for line in lines if "Stage 0" in line]
    assert ("Stage 4" in heads[0]) is columns


@pytest.mark.parametrize(("width", "name"), [(80, "sections"), (200, "columns")])
def test_points_rise_with_their_scores(width: int, name: str) -> None:
    lines = terminal(journey(f"title: A\nstages:\n{STAGES}"), width, color=False).split("\n")
    found = sorted(
        (line.index("○"), row) for row, line in enumerate(lines) if "○" in line and "assumed" not in line
    )
    rows = [row for _, row in found]
    assert len(rows) == 5, name
    assert rows == list(range(rows[0], rows[0] - 5, -1)), "the first is the worst, and each is one row higher"


def test_a_missing_score_breaks_the_line() -> None:
    steps = "[{name: S, emotion: 1}, {name: T, emotion: unknown}, {name: U, emotion: 1}]"
    broken = terminal(journey(f"title: A\nstages:\n  - {{name: B, steps: {steps}}}\n"), 100, color=False)
    (line,) = [line for line in broken.split("\n") if line.count("○") == 2]
    assert line.split("○")[1].isspace()


def test_curves_of_several_personas_stand_below_one_another() -> None:
    text = "title: A\npersonas: [Ada, Bo]\nstages:\n  - {name: B, emotion: 1}\n  - {name: C, emotion: -1}\n"
    lines = terminal(journey(text), 80, color=False).split("\n")
    names = [row for row, line in enumerate(lines) if line.startswith(("Ada", "Bo"))]
    assert len(names) == 2
    assert names[1] - names[0] >= 5


def test_east_asian_lines_end_where_they_may() -> None:
    text = "週末までに本を手にし、待たずに受け取りたい。" * 4
    made = terminal(journey(f"title: A\nsummary: {text}\nstages: [B]\n"), 80, color=False)
    assert text in "".join(made.split("\n"))
    assert not any(line.startswith(("。", "、")) for line in made.split("\n"))


def test_an_empty_cell_says_what_is_missing() -> None:
    text = "title: A\nstages:\n  - {name: B, pains: P}\n  - {name: C}\n"
    assert "No pain noted" in terminal(journey(text), 100, color=False)


def test_a_link_shows_where_it_leads() -> None:
    text = "title: A\nsummary: '[the plan](https://example.org/plan)'\nstages: [B]\n"
    assert "the plan (https://example.org/plan)" in terminal(journey(text), 100, color=False)
