"""The curve is placed where its columns are, stays within its points, and its labels keep out of the way."""

from __future__ import annotations

import re
from itertools import combinations, pairwise, product
from math import dist
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jmap import loads
from jmap.view.board import board
from jmap.view.labels import HEIGHT as HEIGHT_OF_LABEL
from jmap.view.labels import Box, is_clear
from jmap.view.names import names_of
from jmap.view.plot import HEIGHT, NARROWED, plot
from jmap.view.shapes import DOT, FACE, Line, Marker, Plot, Spot
from jmap.view.spline import covered, cubics, heights, stretches

if TYPE_CHECKING:
    from collections.abc import Iterator

LINE = 2.3
"""So far apart are lines at the least that do not hide one another, in pixels."""
SCORES = st.lists(st.sampled_from([-2, -1.5, -1, 0, 0.5, 1, 2]), min_size=2, max_size=20)
FEELINGS = st.lists(st.tuples(*[st.sampled_from([-2, -1, 0, 1, 2])] * 2), min_size=1, max_size=12)
SAD = "{name: S, emotion: -1}"
TWO = "personas: {x: Xenia Long, y: Yvonne Long}"


def placed(body: str, head: str = "") -> tuple[Plot, float]:
    """Return the plot of a map, and the least width of its board."""
    loaded = loads(f"title: A\n{head}\nstages:\n{body}")
    assert loaded.map is not None, loaded.diagnostics
    names = names_of(loaded.map)
    table = board(names)
    return plot(names, table), len(table.columns) * table.column_width * NARROWED


def felt_by_two(feelings: list[tuple[float, float]]) -> str:
    """Return stages in which two personas feel so."""
    return "".join(
        f"  - {{name: S{index}, per_persona: {{x: {{emotion: {x}}}, y: {{emotion: {y}}}}}}}\n"
        for index, (x, y) in enumerate(feelings)
    )


@given(SCORES)
def test_the_line_never_passes_beyond_neighbouring_points(scores: list[float]) -> None:
    points = [(float(index), score) for index, score in enumerate(scores)]
    for (x0, y0), (x1, y1) in pairwise(points):
        for _, y in heights(points, [x0 + (x1 - x0) * part / 10 for part in range(11)]):
            assert min(y0, y1) - 1e-9 <= y <= max(y0, y1) + 1e-9


@given(SCORES)
def test_the_drawn_curve_is_the_one_that_is_sampled(scores: list[float]) -> None:
    points = [(index * 0.1, score) for index, score in enumerate(scores)]
    start = points[0]
    for first, second, end in cubics(points):
        x = (start[0] + 3 * first[0] + 3 * second[0] + end[0]) / 8
        y = (start[1] + 3 * first[1] + 3 * second[1] + end[1]) / 8
        assert heights(points, [x])[0][1] == pytest.approx(y, abs=1e-9)
        start = end


@given(SCORES, st.integers(0, 19), st.integers(-3, 2))
def test_a_box_covers_what_the_line_has_in_it(scores: list[float], column: int, row: int) -> None:
    points = [(index * 1.1, score) for index, score in enumerate(scores)]
    left, right, top, bottom = column + 0.03, column + 0.87, row + 0.013, row + 0.717
    count, end = 5 * len(points), points[-1][0]
    places = heights(points, [end * index / count for index in range(count)])
    within = [left <= x < right and top <= y <= bottom for x, y in places]
    found = stretches(Line(None, points[0], cubics(points)), 5)
    assert covered(found, left, right, top, bottom) == sum(within)


def test_points_stand_in_their_columns() -> None:
    found, _ = placed(
        "  - {name: B, emotion: 2}\n  - name: C\n    steps: [{name: D, emotion: -2}, {name: E, emotion: 0}]"
    )
    assert [marker.x for marker in found.markers] == [0.25, 0.625, 0.875]
    best, neutral, worst = (found.levels[index].y for index in (0, 2, 4))
    assert [marker.y for marker in found.markers] == [best, worst, neutral]


def test_personas_at_the_same_point_share_it() -> None:
    found, _ = placed("  - {name: B, emotion: 1}\n  - {name: C, emotion: 2}", TWO)
    assert [[mark.short for mark in marker.marks] for marker in found.markers] == [["Xenia", "Yvonne"]] * 2


def test_points_that_would_cover_each_other_become_dots() -> None:
    near = "  - {name: B, per_persona: {x: {emotion: 1}, y: {emotion: 0.9}}}"
    apart = "  - {name: B, per_persona: {x: {emotion: 1}, y: {emotion: -1}}}"
    assert {marker.radius for marker in placed(near, TWO)[0].markers} == {DOT}
    assert {marker.radius for marker in placed(apart, TWO)[0].markers} == {FACE}


@pytest.mark.parametrize(("lower", "radius"), [(1.5, FACE), (1.9, DOT)])
def test_points_of_two_columns_keep_their_faces_unless_these_touch(lower: float, radius: float) -> None:
    scores = (2, lower) * 6
    found, width = placed("  - name: B\n    steps:\n" + "".join(map(_felt, scores)))
    apart = (found.markers[1].x - found.markers[0].x) * width
    assert 19 < apart < 2 * FACE
    assert {marker.radius for marker in found.markers} == {radius}


def _felt(score: float) -> str:
    return f"      - {{name: S, emotion: {score}}}\n"


@pytest.mark.parametrize("count", [6, 12])
def test_lines_that_share_points_run_side_by_side_and_the_points_stay(count: int) -> None:
    people = f"personas: [{', '.join('ABCDEFGHIJKL'[:count])}]"
    body = "".join(f"  - {{name: S{index}, emotion: {score}}}\n" for index, score in enumerate([1, 1, -2, 2]))
    found, width = placed(body, people)
    alone, _ = placed(body)
    assert [(it.x, it.y) for it in found.markers] == [(it.x, it.y) for it in alone.markers]
    assert len(found.lines) == count
    middles = [[_middle(cubic, start, width) for start, cubic in _pieces(line)] for line in found.lines]
    for one, other in combinations(middles, 2):
        assert all(dist(a, b) > LINE for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("count", [12, 20])
def test_however_many_lines_share_a_point_they_run_through_its_face(count: int) -> None:
    people = f"personas: [{', '.join('ABCDEFGHIJKLMNOPQRST'[:count])}]"
    found, _ = placed("  - {name: B, emotion: 1}\n  - {name: C, emotion: -2}\n", people)
    for marker, at in zip(found.markers, (0, 1), strict=True):
        through = [line.spots[at][1] for line in found.lines]
        assert len({*through}) == count
        assert all(abs(y - marker.y) < FACE + 1e-9 for y in through)


def test_a_line_that_shares_nothing_stays() -> None:
    body = "  - {name: B, per_persona: {x: {emotion: 1}, y: {emotion: -1}}}\n"
    both, _ = placed(body + body.replace("B", "C").replace("1", "2"), TWO)
    assert [line.start[1] for line in both.lines] == [both.levels[1].y, both.levels[3].y]


def _pieces(line: Line) -> Iterator[tuple[Spot, tuple[Spot, Spot, Spot]]]:
    start = line.start
    for cubic in line.cubics:
        yield start, cubic
        start = cubic[-1]


def _middle(cubic: tuple[Spot, Spot, Spot], start: Spot, width: float) -> Spot:
    first, second, end = cubic
    x, y = ((start[axis] + 3 * first[axis] + 3 * second[axis] + end[axis]) / 8 for axis in (0, 1))
    return x * width, y


def said(plot: Plot) -> set[str]:
    """Return the labels of a plot without the signs that isolate their parts."""
    return {re.sub("[\u2068\u2069]", "", label.text) for label in plot.labels}


def test_a_moment_of_several_personas_is_named_once() -> None:
    body = (
        "  - {name: A, emotion: 0}\n"
        "  - {name: B, per_persona: {x: {emotion: 2}, y: {emotion: 2}}}\n"
        "  - {name: C, emotion: -1}\n"
    )
    assert said(placed(body, TWO)[0]) == {"0", "+2 highest", "−1 lowest, end"}


def test_peak_trough_and_end_are_named() -> None:
    body = "".join(f"  - {{name: S{index}, emotion: {score}}}\n" for index, score in enumerate([0, 2, -1, 1]))
    assert {"+2 highest", "−1 lowest", "+1 end"} <= said(placed(body)[0])


def test_of_two_points_in_one_column_the_upper_one_is_named_above() -> None:
    stages = [f"  - {{name: {name}, steps: [{', '.join([SAD] * 4)}]}}\n" for name in "ABCDE"]
    last = "{name: T, emotion: 1.5, per_persona: {cyd: {emotion: 2}}}"
    body = f"{''.join(stages)}  - {{name: F, steps: [{{name: S, emotion: unknown}}, {SAD}, {last}]}}\n"
    found = placed(body, "personas: {ann: Ann, bob: Bob, cyd: Cyd}")[0].labels

    upper, lower = (next(each.box for each in found if name in each.text) for name in ("Cyd", "Ann"))
    assert upper.dy < 0 < lower.dy


def test_thousands_of_points_in_one_column_are_placed_at_once_with_few_labels() -> None:
    steps = "".join(f"      - {{name: S{index}, emotion: {index % 5 - 2}}}\n" for index in range(2000))
    found, _ = placed(f"  - name: B\n    steps:\n{steps}")
    assert len(found.markers) == 2000
    assert {marker.radius for marker in found.markers} == {DOT}
    assert said(found) <= {"+2 highest", "−2 lowest", "+2 end"}


@given(FEELINGS)
def test_labels_cover_neither_points_nor_each_other_at_any_width(feelings: list[tuple[float, float]]) -> None:
    found, width = placed(felt_by_two(feelings), TWO)
    labels = [label.box for label in found.labels]
    points = [Box(it.x, it.y, 0, 0, 2 * it.radius, 2 * it.radius) for it in found.markers]
    for wide in (width, 1.5 * width, 4 * width):
        texts = [_sides(box, wide) for box in labels]
        assert all(
            left >= 0 and right <= wide and top >= 0 and bottom <= HEIGHT
            for left, right, top, bottom in texts
        )
        faces = [_sides(point, wide) for point in points]
        for one, other in (*combinations(texts, 2), *product(texts, faces)):
            apart = one[1] < other[0] or other[1] < one[0]
            assert apart or one[3] <= other[2] or other[3] <= one[2]


@given(FEELINGS)
def test_a_label_that_could_mean_another_point_has_a_line_to_its_own(
    feelings: list[tuple[float, float]],
) -> None:
    found, width = placed(felt_by_two(feelings), TWO)
    for box in (label.box for label in found.labels):
        apart = {(it.x, it.y): _apart(_sides(box, width), it, width) for it in found.markers}
        own = apart.pop((box.x, box.y))
        assert box.leads or own <= min(apart.values(), default=own) + 2


def test_the_line_of_a_label_begins_at_the_edge_that_faces_its_point() -> None:
    assert Box(0.5, 100, 0, -50, 80).foot == (0, -50 + HEIGHT_OF_LABEL / 2)
    assert Box(0.5, 100, 60, 50, 80).foot == (20, 50 - HEIGHT_OF_LABEL / 2)
    assert Box(0.5, 100, -60, 50, 80).foot == (-20, 50 - HEIGHT_OF_LABEL / 2)


def _apart(sides: tuple[float, float, float, float], marker: Marker, board: float) -> float:
    """Return how many pixels are between a label and a point."""
    left, right, top, bottom = sides
    x = min(max(marker.x * board, left), right)
    return dist((x, min(max(marker.y, top), bottom)), (marker.x * board, marker.y)) - marker.radius


def _sides(box: Box, board: float) -> tuple[float, float, float, float]:
    """Return the left, right, upper and lower edge of a box in pixels on a board of this width."""
    middle = box.x * board + box.dx
    return middle - box.width / 2, middle + box.width / 2, box.top, box.bottom


def test_boxes_in_the_order_of_their_points_stay_apart_as_the_board_grows() -> None:
    assert is_clear((0.2, 130, 150, 0, 20), [(0.5, 170, 190, 0, 20)])
    swapped = is_clear((0.2, 70, 90, 0, 20), [(0.5, 20, 40, 0, 20)])
    assert not swapped, "in the other order they would meet on a wider board"


def test_a_column_where_nobody_is_felt_with_says_so() -> None:
    found, _ = placed("  - {name: B, emotion: 1}\n  - {name: C}")
    assert [(tick.x, tick.text) for tick in found.unfelt] == [(0.75, "Nobody asked yet")]


def test_the_gap_to_the_promise_is_an_area() -> None:
    found, _ = placed("  - {name: B, emotion: -1, expected: 1}\n  - {name: C, emotion: 1}")
    assert len(found.promise) == 1
    (area,) = found.gaps
    xs = [x for x, _ in area.outline]
    assert (min(xs), max(xs)) == (0.25, 0.5)
    assert found.lacking == (0,)


def test_what_is_better_than_promised_is_no_gap() -> None:
    found, _ = placed("  - {name: B, emotion: 2, expected: 1}\n  - {name: C, emotion: 2, expected: 1}")
    assert (len(found.promise), found.gaps) == (1, ())


def test_the_gap_begins_where_the_curve_crosses_the_promise() -> None:
    found, _ = placed("  - {name: B, emotion: 2, expected: 0}\n  - {name: C, emotion: -2, expected: 0}")
    (area,) = found.gaps
    assert area.outline[0] == area.outline[-1] == pytest.approx((0.5, found.levels[2].y))
    assert all(y >= found.levels[2].y for _, y in area.outline)


def test_the_legend_has_the_tones_of_those_who_get_less_than_promised() -> None:
    found, _ = placed(
        "  - {name: B, expected: 1, per_persona: {x: {emotion: -1}, y: {emotion: 2}}}\n"
        "  - {name: C, expected: 1, per_persona: {x: {emotion: 1}, y: {emotion: 2}}}\n",
        TWO,
    )
    assert found.lacking == (1,)


def test_without_any_emotion_nothing_is_drawn() -> None:
    found, _ = placed("  - {name: B}", "rows: [emotion]")
    assert (found.markers, found.lines, found.labels) == ((), (), ())
    assert len(found.unfelt) == 1
