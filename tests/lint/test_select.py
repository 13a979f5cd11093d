from __future__ import annotations

import pytest

from jmap.errors import UsageError
from jmap.lint.registry import RULES
from jmap.lint.select import chosen, find_rules

SCHEMA = [rule.name for rule in RULES if rule.family == "schema"]
COMPLETENESS = [rule.name for rule in RULES if rule.family == "completeness"]


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
        ("JM103", "`jmap rule` lists all rules"),
        ("JM10", "`jmap rule` lists all rules"),
        ("colours", "`jmap rule` lists all rules"),
    ],
)
def test_an_unknown_name_is_refused_with_a_near_one(word: str, hint: str) -> None:
    with pytest.raises(UsageError) as refused:
        find_rules(word)

    assert refused.value.message == f"no rule is called `{word}`"
    assert refused.value.hint == hint


def test_all_rules_that_check_something_run_by_themselves() -> None:
    assert selected([], []) == [rule.name for rule in RULES if rule.check]


@pytest.mark.parametrize(
    ("select", "ignore", "names"),
    [
        (["missing-emotion"], [], ["missing-emotion"]),
        (["JM102", "JM101"], [], ["missing-touchpoint", "missing-emotion"]),
        (["missing-emotion,missing-touchpoint"], [], ["missing-touchpoint", "missing-emotion"]),
        (["missing-emotion, JM101,"], [], ["missing-touchpoint", "missing-emotion"]),
        (["missing-emotion", "missing-emotion"], [], ["missing-emotion"]),
        (["completeness"], ["JM101"], ["missing-emotion"]),
        ([], ["missing-touchpoint"], ["missing-emotion"]),
        (["all"], ["JM102"], ["missing-touchpoint"]),
        ([], ["missing-touchpoint,missing-emotion"], []),
        ([], ["completeness"], []),
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
