"""A text that is wrong is called by what it is and where it stands, and not by itself."""

from __future__ import annotations

import pytest

from jmap.lint.engine import lint
from jmap.lint.select import chosen
from jmap.lint.subject import Subject
from jmap.model.load import load_bytes

STAGE = "title: Seeing a doctor\nlanes: {noise: Noise}\npersonas: {ines: Inês}\nstages: [{name: Wait, %s}]\n"


@pytest.mark.parametrize(
    ("written", "what"),
    [
        ("thoughts: TBD", "a thought of stage `wait`"),
        ("actions: [Sits, TBD]", "an action of stage `wait`"),
        ("needs: {text: TBD, id: chair}", "a need of stage `wait`"),
        ("frontstage: TBD", "a frontstage note of stage `wait`"),
        ("support: TBD", "a support note of stage `wait`"),
        ("lanes: {noise: TBD}", "a note of stage `wait`"),
        ("pains: TBD", "a pain of stage `wait`"),
        ("delights: TBD", "a delight of stage `wait`"),
        ("opportunities: {text: Chairs, metric: TBD}", "`metric` of opportunity `Chairs` in stage `wait`"),
        ("touchpoints: [TBD]", "a touchpoint of stage `wait`"),
        ("steps: [{name: Sits, summary: TBD}]", "`summary` of step `sits` in stage `wait`"),
        ("steps: [{name: Sits, thoughts: TBD}]", "a thought of step `sits` in stage `wait`"),
        ("emotion: {score: -1, because: TBD}", "`because` of stage `wait`"),
        ("per_persona: {ines: {thoughts: TBD}}", "a thought of `ines` in stage `wait`"),
    ],
)
def test_a_text_is_called_by_what_it_is_and_where(written: str, what: str) -> None:
    subject = Subject(load_bytes((STAGE % written).encode(), "doctor.journey.yaml"))
    messages = [diagnostic.message for diagnostic in lint(subject, chosen(["placeholder-text"])).diagnostics]

    assert messages == [f"{what} was never filled in: `TBD`"]


def test_what_nobody_has_asked_is_advised_at_emotions_only() -> None:
    written = "thoughts: TBD, emotion: {score: -1, because: TBD}"
    subject = Subject(load_bytes((STAGE % written).encode(), "doctor.journey.yaml"))
    advice = [diagnostic.help for diagnostic in lint(subject, chosen(["placeholder-text"])).diagnostics]

    assert ["emotion: unknown" in each for each in advice] == [False, True]
