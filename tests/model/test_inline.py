"""Inline Markdown: four marks, safe targets, and everything else as written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jmap.model.inline import Run, closed, plain, runs, safe_target

MARKS = st.text(alphabet="ab *`[]():/\\.é中\n", max_size=60)


def test_each_mark_makes_a_run() -> None:
    assert runs("a **b** *c* `d` [e](https://f.org)") == (
        Run("a "),
        Run("b", bold=True),
        Run(" "),
        Run("c", italic=True),
        Run(" "),
        Run("d", code=True),
        Run(" "),
        Run("e", link="https://f.org"),
    )


def test_marks_nest() -> None:
    assert runs("**a *b***") == (Run("a ", bold=True), Run("b", bold=True, italic=True))
    assert runs("***a***") == (Run("a", bold=True, italic=True),)
    assert runs("[**a**](b)") == (Run("a", bold=True, link="b"),)


def test_marks_work_inside_text_without_spaces() -> None:
    assert runs("これは**重要**です") == (Run("これは"), Run("重要", bold=True), Run("です"))


@pytest.mark.parametrize(
    "text",
    [
        "5*3*2",
        "* a *",
        "**",
        "****",
        "** **",
        "*a",
        "a**",
        "`a",
        "[a]",
        "[a]()",
        "[](b)",
        "a_b_c",
        "<b>",
        "&amp;",
        r"\*a",
    ],
)
def test_everything_else_stays(text: str) -> None:
    assert runs(text) == (Run(text),)


def test_code_keeps_its_stars() -> None:
    assert runs("`*a*`") == (Run("*a*", code=True),)


@pytest.mark.parametrize(
    "target",
    [
        "https://example.org/a(b)?c#d:e",
        "HTTP://example.org",
        "mailto:a@b.org",
        "a.yaml",
        "../a/b.html#c",
        "/a",
        "?a=b:c",
        "#a",
        "日本.html",
    ],
)
def test_safe_targets_are_kept(target: str) -> None:
    assert safe_target(target) == target


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//host/a",
        "\\\\host\\a",
        "/\\host",
        "https:a",
        "https://",
        "mailto:",
        "java\tscript:alert(1)",
        "\x01javascript:alert(1)",
        "a\u202eb",
        "a b",
        "a%3A:b",
        "",
    ],
)
def test_other_targets_are_refused(target: str) -> None:
    assert safe_target(target) is None
    assert all(run.link is None for run in runs(f"[a]({target})"))


def test_a_refused_link_is_shown_as_written() -> None:
    assert runs("[a](javascript:b)") == (Run("[a](javascript:b)"),)


def test_plain_text_has_no_marks() -> None:
    assert plain("**a** [b](c) `d` 2*3") == "a b d 2*3"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\u202eAnn Lee", "\u2068\u202eAnn Lee\u202c\u2069"),
        ("\u202aa\u202c b", "\u2068\u202aa\u202c b\u2069"),
        ("\u2067a \u202bb", "\u2067a \u202bb\u202c\u2069"),
        ("\u2066a \u202eb\u2069 c", "\u2066a \u202eb\u2069 c"),
        ("\u2068a\u2069 \u2067b", "\u2068a\u2069 \u2067b\u2069"),
        ("a\u202c b\u2069", "a\u202c b\u2069"),
    ],
)
def test_changes_of_direction_stay_inside_their_text(text: str, expected: str) -> None:
    assert closed(text) == plain(text) == expected
    assert closed(expected) == expected


def test_a_star_costs_the_same_wherever_it_stands() -> None:
    assert plain("x" * 30_000_000 + " *a*" * 2000).endswith("x" + " a" * 2000)


@given(MARKS)
def test_nothing_but_marks_is_lost(text: str) -> None:
    kept = [char for char in plain(text) if char in "abé中"]
    if all(run.link is None for run in runs(text)):
        assert kept == [char for char in text if char in "abé中"]


@pytest.mark.parametrize("piece", ["*a ", "**a ", "[x](", "`", "[", "[x](a(", "***", "*a* **b", "[a](b)"])
def test_long_text_of_marks_is_read_at_once(piece: str) -> None:
    assert plain(piece * 20_000)
