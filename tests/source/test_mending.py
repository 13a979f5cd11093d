"""Reading on behind syntax errors: where what is said then stands, and what is not said."""

from __future__ import annotations

import pytest

import jmap
from jmap.model.use import load_library
from jmap.source.conflicts import marks, without_theirs
from jmap.source.edits import apply
from jmap.source.libyaml import first_failure
from jmap.source.text import SourceText

BROKEN = "    gaol: Be full\n    owner shop\n    emotion: vexxed\n"
STAGES = "stages:\n  - name: Choose\n    goal: Be there\n"


def told(text: str) -> list[tuple[str, int, str]]:
    """Return name, line and what is marked of all that is told."""
    diagnostics = jmap.loads(text).diagnostics
    return [(each.name, each.place.line, text[slice(*each.place.span)]) for each in diagnostics]


@pytest.mark.parametrize(
    "first",
    [
        "title:Dinner\n",
        'title: "Dinner\n',
        "title Dinner\n",
        "title: @Dinner\n",
        "title: Din\bner\n",
        "title: Dinner\n\tsummary: Late\n",
        "```yaml\ntitle: Dinner\n```\n",
        "title: Dinner\ntags: [late, cheap\n",
        "title: Dinner\n<<<<<<< a\nsummary: Late\n=======\nsummary: Very\nowner: x\n>>>>>>> b\n",
        "title: Dinner\nsummary: it is: late\n",
    ],
)
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_what_stands_behind_a_syntax_error_is_told_where_it_stands(first: str, line_break: str) -> None:
    text = (first + STAGES + "    gaol: Be full\n    owner shop\n    emotion: vexxed\n").replace(
        "\n", line_break
    )
    behind = first.count("\n")

    assert told(text)[1:] == [
        ("unknown-key", behind + 4, "gaol"),
        ("yaml-syntax", behind + 5, "owner"),
        ("unknown-feeling", behind + 6, "vexxed"),
    ]
    assert jmap.loads(text).map is None


def test_what_stands_before_a_syntax_error_is_told_once() -> None:
    text = "titel: Dinner\ntags: [a, a]\nstages:\n  - name: Choose\n    goal Be there\n"
    assert told(text) == [("unknown-key", 1, "titel"), ("yaml-syntax", 5, "goal")]


def test_as_many_syntax_errors_are_told_as_are_mended_and_then_that_more_may_follow() -> None:
    text = "title: Dinner\nstages:\n" + "".join(
        f"  - name: Stage {n}\n    goal Be there\n" for n in range(30)
    )
    diagnostics = jmap.loads(text).diagnostics

    assert len(diagnostics) == 21
    assert [each.label for each in diagnostics] == [*[""] * 20, "what follows was not read"]


def test_a_name_that_a_syntax_error_may_declare_is_not_called_unknown() -> None:
    declared = "title: Dinner\nteams:\n  shop: {name: Shop\nchannels: [Phone]\n" + STAGES
    named = "    owner: shop\n    steps:\n      - name: Orders\n        channel: fax\n"
    assert [marked for _, _, marked in told(declared + named)] == ["{", "fax"]
    assert [name for name, _, _ in told(declared + "    owner: shop\n")] == ["yaml-syntax"]
    step = "    steps:\n      - name:Pays\n        goal: Be done\n      - name: Orders\n        next: pays\n"
    assert [name for name, _, _ in told("title: Dinner\n" + STAGES + step)] == ["yaml-syntax"]


def test_lines_that_are_misplaced_with_another_are_not_told() -> None:
    pains = (
        "    pains:\n        - text: Slow\n          severity: high\n      - text: Loud\n      - text: Cold\n"
    )
    assert told("title: Dinner\n" + STAGES + pains) == [("yaml-syntax", 8, "-")]


def test_mistakes_in_a_library_are_told_behind_its_syntax_errors() -> None:
    text = "channels:\n  web {name: Web}\nteams:\n  shop: {naem: Shop}\n"
    library = load_library(SourceText("shop.library.yaml", text), None)
    assert [each.place.line for each in library.diagnostics] == [2, 4]


def test_fixes_of_several_syntax_errors_mend_them_all() -> None:
    text = "title:Dinner\nsummary: it is: late\n" + STAGES + '    duration: "a day\n    phase Before\n'
    fixes = [each.fix for each in jmap.loads(text).diagnostics if each.name == "yaml-syntax"]
    edits = [edit for fix in fixes if fix for edit in fix.edits]

    assert first_failure(apply(text, edits)) is None
    assert [fix.safe for fix in fixes if fix] == [True, True, False, False]


def test_a_line_that_a_mend_adds_is_not_counted() -> None:
    text = (
        "title: Dinner\n"
        + STAGES
        + "    emotion: sad\n      because: Late\n    owner: shop\n     phase: After\n"
    )
    diagnostics = jmap.loads(text).diagnostics

    assert [each.place.line for each in diagnostics] == [6, 7, 8]
    assert diagnostics[-1].help == "indent it by 4, like `owner` on line 7"


def test_a_number_of_a_line_in_the_words_of_a_map_stays() -> None:
    first = "title: Dinner\n" + STAGES + "    emotion: sad\n      because: Late\n"
    thoughts = "    thoughts: We met on line 7: there\n"
    assert jmap.loads(first + thoughts).diagnostics[-1].help == 'write `thoughts: "We met on line 7: there"`'


def test_what_a_text_broken_over_lines_has_below_it_is_told_where_it_stands() -> None:
    broken = "    summary: >- Late\n      and cold\n    gaol: x\n"
    assert [line for _, line, _ in told("title: Dinner\n" + STAGES + broken)] == [5, 7]


def test_of_a_conflict_ours_is_read_on_with_and_unfinished_ones_are_left() -> None:
    whole = "<<<<<<< a\n1\n||||||| base\n2\n=======\n3\n>>>>>>> b\n"
    assert apply(whole, without_theirs(whole)) == "\n1\n\n"
    assert without_theirs("<<<<<<< a\n1\n=======\n2\n" * 3) == []
    assert [mark.sign for mark in marks(whole)] == ["<", "|", "=", ">"]


def test_what_is_wrong_beside_a_misplaced_line_is_told() -> None:
    stage = "    emotion: hapy\n   - name: Eat\n    goal x\n    emotoin: happy\n"
    assert [line for _, line, _ in told("title: Dinner\n" + STAGES + stage)] == [5, 6, 7, 8]


def test_a_syntax_error_on_a_line_that_only_a_mend_has_is_told() -> None:
    broken = "    pains: Slow\n      severity: high\n    emotion: sad\n      because: x\n    goal!: @"
    assert [line for _, line, _ in told("title: Dinner\n" + STAGES + broken)][:2] == [6, 8]
