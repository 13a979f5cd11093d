"""What a baseline knows, and what becomes of it."""

from __future__ import annotations

from collections import Counter

import pytest

from jmap.diagnostics import RENAMED, Diagnostic, Place
from jmap.errors import UsageError
from jmap.lint.baseline import Baseline, Key, from_json, merged, pruned, recorded, sift, to_json
from jmap.lint.select import find_rules


def said(id_path: str, rule: str = "missing-action", path: str = "a.yaml") -> Diagnostic:
    return Diagnostic(rule, f"about {id_path}", "mend it", Place(path), id_path=id_path)


def said_once_of(*id_paths: str) -> Diagnostic:
    parts = tuple(map(said, id_paths))
    return Diagnostic("missing-action", "about many", "mend them", Place("a.yaml"), stands_for=parts)


def known(*id_paths: str, rule: str = "missing-action") -> Baseline:
    return Counter(Key("a.yaml", rule, id_path) for id_path in id_paths)


def same(path: str) -> str:
    return path


def all_of_them(_key: Key) -> bool:
    return True


def test_as_many_are_known_as_are_recorded() -> None:
    found = sift([said("stages/a")] * 3, known("stages/a", "stages/a"), same, all_of_them)

    assert (len(found.new), len(found.known), found.stale) == (1, 2, Counter())


def test_what_is_not_found_again_is_stale_where_it_could_have_been() -> None:
    baseline = known("stages/a", "stages/b")

    assert sift([said("stages/a")], baseline, same, all_of_them).stale == known("stages/b")
    assert sift([said("stages/a")], baseline, same, lambda _: False).stale == Counter()


def test_what_is_said_once_of_the_map_is_known_of_its_places_when_it_gets_better() -> None:
    baseline = recorded([said_once_of("stages/a", "stages/b", "stages/c")], same)
    found = sift([said("stages/a"), said("stages/b")], baseline, same, all_of_them)

    assert (found.new, found.stale) == ((), known("stages/c"))
    assert pruned(baseline, found) == known("stages/a", "stages/b")


def test_what_is_said_once_of_the_map_is_known_where_all_of_its_places_are() -> None:
    baseline = known("stages/a", "stages/b")
    of_fewer = sift([said_once_of("stages/a")], baseline, same, all_of_them)
    of_more = sift([said_once_of("stages/a", "stages/b", "stages/c")], baseline, same, all_of_them)

    assert (of_fewer.new, of_fewer.stale) == ((), known("stages/b"))
    assert (len(of_more.new), of_more.stale) == (1, Counter())


def test_what_is_known_of_the_map_hides_nothing_else() -> None:
    found = sift([said(""), said(""), said("stages/a")], known(""), same, all_of_them)

    assert ([each.id_path for each in found.new], found.stale) == (["", "stages/a"], Counter())
    assert pruned(known(""), found) == known("")


def test_another_rule_is_not_known() -> None:
    found = sift([said("stages/a", rule="missing-owner")], known(""), same, all_of_them)

    assert len(found.new) == 1
    assert found.stale == known("")


def test_what_is_no_map_and_what_is_about_the_lint_itself_is_never_recorded() -> None:
    diagnostics = [said("", "yaml-syntax"), said("", "unused-suppression"), said("stages/a")]

    assert recorded(diagnostics, same) == known("stages/a")
    assert len(sift(diagnostics, known("stages/a"), same, all_of_them).new) == 2


def test_recording_adds_and_never_takes_away() -> None:
    assert merged(known("stages/a", "stages/a"), known("stages/a", "stages/b")) == known(
        "stages/a", "stages/a", "stages/b"
    )


@pytest.mark.parametrize(
    ("rule", "hint"),
    [
        ("mising-action", "did you mean `missing-action`?"),
        ("colours", "`jmap rule` lists all"),
        ("completeness", "`jmap rule` lists all"),
        ("yaml-syntax", "take it out of the file"),
        ("unused-suppression", "take it out of the file"),
    ],
)
def test_a_rule_that_cannot_be_recorded_is_refused(rule: str, hint: str) -> None:
    with pytest.raises(UsageError) as refused:
        from_json(f'{{"version": 1, "maps": {{"a.yaml": {{"{rule}": {{"": 1}}}}}}}}', "x")

    assert refused.value.hint == hint


def test_a_rule_that_was_renamed_is_known_by_both_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(RENAMED, "missing-deed", "missing-action")

    assert from_json('{"version": 1, "maps": {"a.yaml": {"missing-deed": {"": 1}}}}', "x") == known("")
    assert [rule.name for rule in find_rules("missing-deed")] == ["missing-action"]


def test_of_the_counts_by_an_old_and_a_new_name_the_larger_one_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(RENAMED, "missing-deed", "missing-action")
    for rules in (
        '"missing-deed": {"": 2}, "missing-action": {"": 1}',
        '"missing-action": {"": 2}, "missing-deed": {"": 1}',
    ):
        assert from_json(f'{{"version": 1, "maps": {{"a.yaml": {{{rules}}}}}}}', "x") == known("", "")


def test_a_name_that_is_no_utf_8_is_kept() -> None:
    baseline = known("stages/\udce9")

    assert from_json(to_json(baseline).encode().decode(), "x") == baseline


def test_a_baseline_is_what_was_written() -> None:
    baseline = known("stages/a", "stages/ü", "") + Counter({Key('ö "b".yaml', "missing-owner", ""): 2})

    assert from_json(to_json(baseline), "x") == baseline
    assert to_json(from_json(to_json(baseline), "x")) == to_json(baseline)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"version": 1}',
        '{"version": 2, "maps": {}}',
        '{"version": 1, "maps": {"a": []}}',
        '{"version": 1, "maps": {"a": {"b": 1}}}',
        '{"version": 1, "maps": {"a": {"b": {"c": 0}}}}',
        '{"version": 1, "maps": {"a": {"b": {"c": true}}}}',
        '{"version": 1, "maps": {"a": {"b": {"c": "1"}}}}',
        "[" * 200_000,
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="x is"):
        from_json(text, "x")
