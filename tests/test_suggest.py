"""Suggestions: near words are found, other words are not."""

from __future__ import annotations

import pytest

from jmap.suggest import did_you_mean, nearest

KEYS = [
    "title",
    "summary",
    "scenario",
    "kind",
    "state",
    "baseline",
    "stages",
    "name",
    "id",
    "goal",
    "owner",
    "reviewed",
    "channel",
    "channels",
    "moment_of_truth",
    "steps",
    "touchpoints",
    "next",
    "actions",
    "thoughts",
    "needs",
    "emotion",
    "emotion_scale",
    "evidence",
    "pains",
    "delights",
    "opportunities",
    "metrics",
    "per_persona",
    "personas",
    "tags",
    "teams",
]
FEELINGS = [
    "delighted",
    "proud",
    "happy",
    "relieved",
    "curious",
    "hopeful",
    "bored",
    "anxious",
    "worried",
    "impatient",
    "annoyed",
    "frustrated",
    "angry",
    "sad",
    "content",
    "satisfied",
    "disappointed",
    "embarrassed",
    "overwhelmed",
]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("titel", "title"),
        ("itle", "title"),
        ("Title", "title"),
        ("stage", "stages"),
        ("stags", "stages"),
        ("nmae", "name"),
        ("emotoin", "emotion"),
        ("touchpiont", "touchpoints"),
        ("touch-point", "touchpoints"),
        ("opportunity", "opportunities"),
        ("momentOfTruth", "moment_of_truth"),
        ("perPersona", "per_persona"),
        ("moment of thruth", "moment_of_truth"),
        ("chanels", "channels"),
        ("emot", "emotion"),
    ],
)
def test_a_misspelt_key_is_found(word: str, expected: str) -> None:
    assert nearest(word, KEYS) == [expected]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("frustated", "frustrated"),
        ("dissapointed", "disappointed"),
        ("embarased", "embarrassed"),
        ("worry", "worried"),
        ("hope", "hopeful"),
        ("Happy", "happy"),
    ],
)
def test_a_misspelt_feeling_is_found(word: str, expected: str) -> None:
    assert nearest(word, FEELINGS) == [expected]


@pytest.mark.parametrize(
    "word", ["mad", "unhappy", "dissatisfied", "contempt", "upset", "glad", "joyful", "", "x"]
)
def test_another_word_is_no_slip(word: str) -> None:
    assert nearest(word, FEELINGS) == []


@pytest.mark.parametrize("word", ["note", "kpi", "source", "color", "description", "检索"])
def test_another_key_is_no_slip(word: str) -> None:
    assert nearest(word, KEYS) == []


def test_numbers_are_never_slips() -> None:
    assert nearest("interviews-2024", ["interviews-2023", "interviews"]) == []
    assert nearest("intervews-2024", ["interviews-2023", "interviews-2024"]) == ["interviews-2024"]


def test_nearer_words_come_first_then_the_order_given() -> None:
    assert nearest("channel", ["channels", "chanel", "channel"], limit=3) == ["channel", "channels", "chanel"]
    assert nearest("stepx", ["steps", "stepy"], limit=2) == ["steps", "stepy"]
    assert nearest("title", []) == []


def test_the_question() -> None:
    assert did_you_mean("emotoin", KEYS) == "did you mean `emotion`?"
    assert did_you_mean("colour", KEYS) == ""
