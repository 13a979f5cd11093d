"""Mermaid: scores as they are, nothing invented, and what is left out said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jmap import loads
from jmap.render.escape import mermaid as escaped
from jmap.render.mermaid import left_out, mermaid

if TYPE_CHECKING:
    from jmap.model.journey import JourneyMap


def journey(text: str) -> JourneyMap:
    loaded = loads(text)
    assert loaded.map is not None, loaded.diagnostics
    return loaded.map


def body(text: str) -> list[str]:
    return [line.strip() for line in mermaid(journey(text)).splitlines()[2:]]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Pay: now; #1", "Pay#58; now#59; #35;1"),
        ("a < b & c > d", "a #60; b #38; c #62; d"),
        ("Journeys home", "#74;ourneys home"),
        ("section 3", "#115;ection 3"),
        ("50% off", "50% off"),
        ("% %%", "#37; #37;#37;"),
        ("two\nlines", "two lines"),
        ("\u200b", "\u200b"),
        ("\x07", "#160;"),
    ],
)
def test_a_text_is_escaped_where_it_would_be_more(text: str, written: str) -> None:
    assert escaped(text) == written


def test_scores_run_from_one_to_five_on_any_scale() -> None:
    text = "title: A\nemotion_scale: {min: 0, max: 10}\nstages:\n  - name: B\n    steps:\n"
    steps = "".join(f"      - {{name: S{score}, emotion: {score}}}\n" for score in (0, 5, 7, 10))
    assert body(text + steps)[1:] == ["S0: 1", "S5: 3", "S7: 3.8", "S10: 5"]


def test_a_step_is_there_once_for_each_score() -> None:
    text = "title: A\npersonas: ['Ada, Bo', Cy, Di]\nstages:\n  - name: B\n    steps:\n      - name: S\n"
    own = "        emotion: 1\n        per_persona: {cy: {emotion: -1}}\n"
    assert body(text + own)[1:] == ["S: 4: Ada#44; Bo, Di", "S: 2: Cy"]
    assert left_out(journey(text + own)) == [
        "where people feel differently, a moment is there once for each score (1)"
    ]


def test_a_step_without_a_score_is_a_comment_and_is_told() -> None:
    steps = "[{name: S, emotion: 1}, T, {name: U, emotion: unknown}]"
    text = f"title: A\nstages:\n  - name: B\n    pains: P\n    steps: {steps}\n"
    assert body(text) == ["section B", "S: 4", "%% no score: T", "%% no score: U"]
    assert left_out(journey(text)) == [
        "a Mermaid journey has no place for pains (1), steps without a score (2)"
    ]


def test_a_stage_that_is_felt_as_a_whole_is_a_task() -> None:
    assert body("title: A\nstages:\n  - {name: B, emotion: 2, steps: [S]}\n") == [
        "section B",
        "B: 5",
        "%% no score: S",
    ]


def test_where_nothing_is_left_out_nothing_is_said() -> None:
    assert left_out(journey("title: A\nstages:\n  - {name: B, emotion: 2}\n")) == []
