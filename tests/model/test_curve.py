"""The curve says what the map says, breaks where it says nothing, and invents nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jmap import loads
from jmap.model.curve import Curve, Emotions, curve, curves, measured_share, mood, promise

if TYPE_CHECKING:
    from jmap.model.journey import JourneyMap


def journey(body: str, head: str = "") -> JourneyMap:
    loaded = loads(f"title: A\n{head}\nstages:\n{body}")
    assert loaded.map is not None, loaded.diagnostics
    return loaded.map


def felt_in(body: str, head: str = "") -> Emotions:
    return Emotions(journey(body, head))


def scores(of: Curve) -> list[list[float]]:
    return [[point.score for point in segment] for segment in of.segments]


def test_a_stage_felt_as_a_whole_is_one_point_in_its_middle() -> None:
    (found,) = curves(felt_in("  - {name: B, emotion: 1}"))
    (point,) = found.points
    assert (point.stage, point.step, point.place) == ("b", None, 0.5)
    assert (point.score, point.ratio, point.mood) == (1, 0.75, 4)


def test_felt_steps_stand_evenly_in_their_stage() -> None:
    steps = "[{name: C, emotion: 1}, {name: D}, {name: E, emotion: -1}, {name: F, emotion: 0}]"
    body = f"  - {{name: B, steps: {steps}}}"
    found = curve(felt_in(body), None)
    assert [point.place for point in found.points] == [0.125, 0.625, 0.875]
    assert scores(found) == [[1], [-1, 0]]


def test_unknown_breaks_the_line() -> None:
    body = (
        "  - {name: B, emotion: 1}\n  - {name: C, emotion: unknown}\n  - {name: D, emotion: 2}\n  - {name: E}"
    )
    assert scores(curve(felt_in(body), None)) == [[1], [2]]


def test_a_step_of_another_persona_is_no_break() -> None:
    head = "personas: {x: X, y: Y}"
    body = (
        "  - name: B\n    steps:\n      - {name: C, emotion: 1}\n"
        "      - {name: D, personas: y, emotion: -2}\n      - {name: E, emotion: 2}"
    )
    found = journey(body, head)
    assert scores(curve(Emotions(found), "x")) == [[1, 2]]
    assert scores(curve(Emotions(found), "y")) == [[1, -2, 2]]


def test_personas_of_a_stage_hold_for_its_steps() -> None:
    found = journey("  - {name: B, personas: x, steps: [{name: C, emotion: 1}]}", "personas: {x: X, y: Y}")
    assert [one.persona for one in curves(Emotions(found))] == ["x"]


def test_what_a_persona_feels_replaces_the_common_emotion() -> None:
    body = "  - {name: B, emotion: 1, per_persona: {x: {emotion: unknown}, z: {emotion: -1}}}"
    found = journey(body, "personas: {x: X, y: Y, z: {name: Z, kind: staff}, w: {name: W, kind: companion}}")
    assert {one.persona: scores(one) for one in curves(Emotions(found))} == {"y": [[1]], "z": [[-1]]}


def test_without_a_traveller_the_common_emotion_is_a_curve_of_its_own() -> None:
    found = journey("  - {name: B, emotion: 1}", "personas: {z: {name: Z, kind: staff}}")
    assert [one.persona for one in curves(Emotions(found))] == [None]


def test_a_moment_without_emotion_has_the_mean_of_its_parts() -> None:
    body = (
        "  - name: B\n    steps:\n"
        "      - {name: C, touchpoints: [{name: D, emotion: 2}, {name: E, emotion: 1}, F]}\n"
        "  - {name: G, touchpoints: [{name: H, emotion: -1}]}"
    )
    points = curve(felt_in(body), None).points
    assert [(point.score, point.derived, point.step) for point in points] == [
        (1.5, True, "c"),
        (-1, True, None),
    ]


def test_only_evidence_other_than_a_workshop_measures() -> None:
    head = "evidence: {talks: {title: T, kind: interview}, wall: {title: W, kind: workshop}}"
    body = (
        "  - {name: A, emotion: {score: 1, evidence: talks}}\n"
        "  - {name: B, emotion: {score: 1, evidence: wall}}\n"
        "  - {name: C, emotion: {score: 1, evidence: [wall, talks]}}\n"
        "  - name: D\n    touchpoints:\n"
        "      [{name: E, emotion: {score: 1, evidence: talks}}, {name: F, emotion: 1}]\n"
        "  - {name: G, evidence: talks, emotion: 1}"
    )
    found = journey(body, head)
    assert [point.status for point in curve(Emotions(found), None).points] == [
        "measured", "assumed", "measured", "assumed", "assumed",
    ]  # fmt: skip
    assert measured_share(Emotions(found)) == (3, 6)


def test_a_future_map_intends() -> None:
    found = journey("  - {name: B, touchpoints: [{name: C, emotion: 1}]}", "state: future")
    assert [point.status for point in curve(Emotions(found), None).points] == ["intended"]


def test_the_score_rules_and_the_feeling_is_kept() -> None:
    (point,) = curve(felt_in("  - {name: B, emotion: {score: -1, feeling: happy, because: C}}"), None).points
    assert (point.score, point.feeling, point.because) == (-1, "happy", "C")


def test_feelings_are_rescaled_to_the_scale_of_the_map() -> None:
    (point,) = curve(felt_in("  - {name: B, emotion: delighted}", "emotion_scale: 1..5"), None).points
    assert (point.score, point.ratio, point.mood) == (5, 1, 5)


def test_peak_trough_and_end() -> None:
    body = "".join(
        f"  - {{name: S{index}, emotion: {score}}}\n" for index, score in enumerate([0, 2, -1, 2, -1])
    )
    found = curve(felt_in(body), None)
    named = (found.peak, found.trough, found.end)
    assert [point.stage for point in named if point] == ["s1", "s2", "s4"]


def test_a_level_curve_has_neither_peak_nor_trough() -> None:
    found = curve(felt_in("  - {name: B, emotion: 1}\n  - {name: C, emotion: 1}"), None)
    assert found.peak is None
    assert found.trough is None


def test_the_promise_has_points_only_where_it_is_written() -> None:
    steps = "[{name: C, expected: 2}, {name: D}, {name: E, expected: happy}]"
    body = f"  - {{name: A, expected: 1}}\n  - {{name: B, steps: {steps}}}"
    assert scores(promise(felt_in(body))) == [[1, 2], [1.5]]


@pytest.mark.parametrize(("ratio", "expected"), [(0, 1), (0.25, 2), (0.375, 2), (0.5, 3), (0.625, 4), (1, 5)])
def test_moods_are_fifths(ratio: float, expected: int) -> None:
    assert mood(ratio) == expected
