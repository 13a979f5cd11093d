"""What hardly anything has is said once, and the message names the first of those that lack it."""

from __future__ import annotations

import pytest

from jmap.lint.engine import lint
from jmap.lint.naming import listed
from jmap.lint.select import chosen
from jmap.lint.subject import Subject
from jmap.model.load import load_bytes

ACTIONS = """\
stages:
  - {name: Book, touchpoints: [Phone]}
  - {name: Wait, touchpoints: [Chair]}
  - {name: Visit, steps: [Talks]}
"""
CHANNELS = """\
channels: {desk: Desk}
stages: [{name: Visit, steps: [{name: Comes, channel: desk}, Sits, Talks]}]
"""
GOALS = """\
personas: {ines: Inês, kofi: Kofi, omar: {name: Omar, goals: To sleep again}}
stages: [Visit]
"""
LOWS = """\
personas: {ines: Inês}
stages:
  - {name: Book, emotion: -1, pains: Busy}
  - {name: Wait, steps: [{name: Sits, emotion: -1}]}
  - {name: Visit, per_persona: {ines: {emotion: -2}}}
"""
METRICS = """\
evidence: {clock: Clock}
metrics: {csat: 80%}
stages: [{name: Wait, metrics: {time: {value: 9 min, evidence: clock}, volume: 40}}]
"""
OPPORTUNITIES = """\
stages:
  - name: Wait
    opportunities: [A board, {id: chairs, text: Better chairs}, {text: Tea, impact: 2, effort: 1}]
"""
SOME = """\
kind: blueprint
channels: {desk: Desk}
stages:
  - {name: Book, touchpoints: [Phone], emotion: {score: -1, because: Busy}}
  - {name: Wait, touchpoints: [Chair], emotion: {score: -1, because: Loud}}
  - {name: Visit, backstage: Reads the file, steps: [{name: Comes, channel: desk}, Sits, Talks], emotion: -1}
  - {name: Recover, steps: [Sleeps], emotion: unknown}
  - {name: Ask again, touchpoints: [Phone], emotion: unknown}
  - {name: Pay, touchpoints: [Bill]}
  - Come home
"""


def messages(text: str, rule: str) -> list[str]:
    subject = Subject(load_bytes(text.encode(), "doctor.journey.yaml"))
    return [diagnostic.message for diagnostic in lint(subject, chosen([rule])).diagnostics]


@pytest.mark.parametrize(
    ("rule", "journey", "message"),
    [
        ("missing-action", ACTIONS, "2 of 3 stages do not say what customers do: `book`, `wait`"),
        ("missing-channel", CHANNELS, "2 of 3 steps have no channel: `visit/sits`, `visit/talks`"),
        ("persona-without-goal", GOALS, "2 of 3 personas have no goal: `ines`, `kofi`"),
        (
            "unexplained-emotion",
            LOWS,
            "2 of 3 stages with a low do not say what causes it: `wait/sits`, `visit`",
        ),
        ("unsourced-metric", METRICS, "2 of 3 metrics with a value name no source: `csat`, `volume`"),
        (
            "unprioritised-opportunity",
            OPPORTUNITIES,
            "2 of 3 opportunities lack `impact` or `effort`: `a-board`, `chairs`",
        ),
    ],
)
def test_what_most_lack_is_said_once_and_names_them(rule: str, journey: str, message: str) -> None:
    assert messages(f"title: Seeing a doctor\n{journey}", rule) == [message]


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("missing-action", "4 of 6 stages with a touchpoint or an emotion do not say what customers do"),
        ("missing-channel", "2 of 3 steps of stages with a touchpoint or a channel have no channel"),
        ("low-without-pain", "2 of 2 stages with an explained low list no pain"),
        ("missing-backstage", "4 of 5 stages of this blueprint in which customers meet something do not"),
    ],
)
def test_what_is_counted_is_told_where_it_is_not_all_that_there_is(rule: str, message: str) -> None:
    (told,) = messages(f"title: Seeing a doctor\n{SOME}", rule)

    assert told.startswith(message)


def test_what_is_said_once_tells_for_which_places() -> None:
    subject = Subject(load_bytes(f"title: Seeing a doctor\n{ACTIONS}".encode(), "doctor.journey.yaml"))
    (told,) = lint(subject, chosen(["missing-action"])).diagnostics

    assert told.id_path == ""
    assert [part.id_path for part in told.stands_for] == ["stages/book", "stages/wait"]


def test_where_all_lack_it_none_is_named() -> None:
    assert messages("title: Seeing a doctor\npersonas: [Inês, Kofi]\nstages: [Visit]\n", "JM104") == [
        "2 of 2 personas have no goal"
    ]


def test_of_many_the_first_are_named() -> None:
    assert listed(["a", "b"]) == "`a`, `b`"
    assert listed("abcde", most=4) == "`a`, `b`, `c`, `d`, `e`"
    assert listed("abcdef", most=4) == "`a`, `b`, `c`, `d` and 2 more"
