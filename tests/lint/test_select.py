from __future__ import annotations

import pytest

from jmap.errors import UsageError
from jmap.lint.registry import RULES
from jmap.lint.select import chosen, find_rules

SCHEMA = [rule.name for rule in RULES if rule.family == "schema"]
COMPLETENESS = [rule.name for rule in RULES if rule.family == "completeness"]
ON = [rule.name for rule in RULES if rule.on and rule.family != "schema"]
OFF = [rule.name for rule in RULES if not rule.on]
"""Those of which people hear only if they ask."""


def found(word: str) -> list[str]:
    return [rule.name for rule in find_rules(word)]


def selected(select: list[str], ignore: list[str]) -> list[str]:
    return [choice.rule.name for choice in chosen(select, ignore)]


@pytest.mark.parametrize(
    "word", ["missing-emotion", "JM102", "jm102", "Missing-Emotion", " missing-emotion "]
)
def test_a_rule_is_found_by_name_and_by_code(word: str) -> None:
    assert found(word) == ["missing-emotion"]


@pytest.mark.parametrize(
    ("word", "names"),
    [
        ("completeness", COMPLETENESS),
        ("JM1", COMPLETENESS),
        ("jm1", COMPLETENESS),
        ("schema", SCHEMA),
        ("JM0", SCHEMA),
    ],
)
def test_a_family_is_found_by_word_and_by_prefix(word: str, names: list[str]) -> None:
    assert found(word) == names


def test_all_is_every_rule() -> None:
    assert find_rules("all") == list(RULES)


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("missing-emotoin", "did you mean `missing-emotion`?"),
        ("missing_emotion", "did you mean `missing-emotion`?"),
        ("completness", "did you mean `completeness`?"),
        ("JM199", "`jmap rule` lists all rules"),
        ("JM10", "`jmap rule` lists all rules"),
        ("colours", "`jmap rule` lists all rules"),
    ],
)
def test_an_unknown_name_is_refused_with_a_near_one(word: str, hint: str) -> None:
    with pytest.raises(UsageError) as refused:
        find_rules(word)

    assert refused.value.message == f"no rule is called `{word}`"
    assert refused.value.hint == hint


def without(names: list[str], *ignored: str) -> list[str]:
    return [name for name in names if name not in ignored]


def test_errors_and_warnings_run_by_themselves_and_remarks_when_asked_for() -> None:
    assert selected([], []) == ON
    assert {"missing-emotion", "missing-owner"} <= set(ON)
    assert {"missing-thought", "funnel-jargon"} <= set(OFF)
    assert selected(["all"], []) == [rule.name for rule in RULES if rule.name in {*ON, *OFF}]


@pytest.mark.parametrize(
    ("select", "ignore", "names"),
    [
        (["missing-emotion"], [], ["missing-emotion"]),
        (["JM102", "JM101"], [], ["missing-touchpoint", "missing-emotion"]),
        (["missing-emotion,missing-touchpoint"], [], ["missing-touchpoint", "missing-emotion"]),
        (["missing-emotion, JM101,"], [], ["missing-touchpoint", "missing-emotion"]),
        (["missing-emotion", "missing-emotion"], [], ["missing-emotion"]),
        (["completeness"], ["JM101"], without(COMPLETENESS, "missing-touchpoint")),
        (["missing-thought"], [], ["missing-thought"]),
        ([], ["missing-touchpoint"], without(ON, "missing-touchpoint")),
        (["JM101,JM102,JM7"], ["JM102", "blueprint"], ["missing-touchpoint"]),
        ([], ["missing-touchpoint,missing-emotion"], without(ON, "missing-touchpoint", "missing-emotion")),
        ([], ["completeness"], without(ON, *COMPLETENESS)),
        ([], ["all"], []),
        (["schema"], [], []),
    ],
)
def test_what_is_selected_and_not_ignored_runs_in_the_order_of_codes(
    select: list[str], ignore: list[str], names: list[str]
) -> None:
    assert selected(select, ignore) == names


@pytest.mark.parametrize(("select", "ignore"), [(["missing-emotions"], []), ([], ["JM101,missing-emotions"])])
def test_an_unknown_name_is_refused_wherever_it_stands(select: list[str], ignore: list[str]) -> None:
    with pytest.raises(UsageError, match="missing-emotions"):
        selected(select, ignore)


@pytest.mark.parametrize("word", ["unknown-key", "JM003", "schema", "JM0"])
def test_what_keeps_a_file_from_being_a_map_cannot_be_ignored(word: str) -> None:
    with pytest.raises(UsageError, match="cannot be ignored"):
        selected([], ["missing-emotion", word])


@pytest.mark.parametrize("nothing", ["", " ", ","])
def test_an_option_without_a_name_is_refused(nothing: str) -> None:
    with pytest.raises(UsageError, match="without a name"):
        selected([nothing], [])
