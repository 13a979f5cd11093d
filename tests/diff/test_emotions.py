"""What is said of the curve: only what customers feel otherwise than before."""

from __future__ import annotations

import pytest

import jmap
from jmap.diff.emotions import curve_changes, stage_feelings
from jmap.diff.likeness import is_rewording
from jmap.diff.nodes import tree
from jmap.diff.words import full_id

TWO = "title: T\nstages:\n  - {name: A, emotion: 1}\n  - {name: B, emotion: -1}\n"


def loaded(text: str) -> jmap.JourneyMap:
    found = jmap.loads(text).map
    assert found is not None
    return found


def test_the_first_persona_changes_no_feeling() -> None:
    someone = TWO.replace("title: T", "title: T\npersonas: [Amara]")
    assert curve_changes(loaded(TWO), loaded(someone)) == ()
    assert curve_changes(loaded(someone), loaded(TWO)) == ()


def test_another_scale_with_the_same_feelings_is_no_change() -> None:
    scaled = "emotion_scale: {min: 1, max: 5}\n" + TWO.replace("emotion: 1", "emotion: 4").replace(
        "emotion: -1", "emotion: 2"
    )
    assert curve_changes(loaded(TWO), loaded(scaled)) == ()


def test_the_same_numbers_on_another_scale_are_a_change() -> None:
    wider = "emotion_scale: {min: -5, max: 5}\n" + TWO
    (change,) = curve_changes(loaded(TWO), loaded(wider))
    assert [each.level for each in change.new] == [0.4, -0.4]


def test_a_stage_feels_as_its_steps_do_whatever_is_written_for_it_as_a_whole() -> None:
    steps = "[{name: B, emotion: 2}, {name: C, emotion: 1}]"
    good = f"title: T\nstages:\n  - {{name: A, emotion: 1, steps: {steps}}}\n"
    bad = good.replace("B, emotion: 2", "B, emotion: -2")
    (change,) = curve_changes(loaded(good), loaded(bad))
    assert change.text == "+1.5 -> -0.5"
    (feelings,) = stage_feelings(loaded(bad))
    assert [each.score for each in feelings.feelings] == ["-0.5"]
    assert curve_changes(loaded(good), loaded(good.replace("A, emotion: 1", "A, emotion: -1"))) == ()


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("The card is not accepted here", "The card is now accepted here", False),
        ("Die Karte wird nicht angenommen", "Die Karte wird jetzt angenommen", False),
        ("カードが使えない店がある", "カードが使える店がある", False),
        ("The card is not accepted here", "The card is not accepted here.", True),
        ("Waits 3 days for the parcel", "Waits 5 days for the parcel", False),
    ],
)
def test_a_turned_meaning_is_no_rewording(old: str, new: str, same: bool) -> None:  # noqa: FBT001  a case
    assert is_rewording(old, new) is same


def test_things_that_say_the_same_are_told_apart_by_number() -> None:
    journey = loaded("title: T\nbusiness_goals: [Sell, Sell, Grow, Sell]\nstages: [A]\n")
    goals = [node for node in tree(journey).children if node.container == ("business_goals",)]
    assert [full_id(node) for node in goals] == [
        f"business_goals/{name}" for name in ("Sell", "Sell-2", "Grow", "Sell-3")
    ]
