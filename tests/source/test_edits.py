"""Edits of a text."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jmap.diagnostics import Edit, Span
from jmap.source.edits import apply, meet, unified_diff

if TYPE_CHECKING:
    from pathlib import Path


def test_edits_are_made_whatever_their_order() -> None:
    edits = [Edit(Span(4, 5), "C"), Edit(Span(0, 1), "A"), Edit(Span(2, 2), "!")]
    assert apply("a b c", edits) == "A !b C"


def test_insertions_at_one_place_keep_their_order_and_stand_before_a_replacement() -> None:
    edits = [Edit(Span(0, 1), "x"), Edit(Span(0, 0), "1"), Edit(Span(0, 0), "2")]
    assert apply("ab", edits) == "12xb"


@pytest.mark.parametrize(
    "edits",
    [
        [Edit(Span(0, 2), ""), Edit(Span(1, 3), "")],
        [Edit(Span(0, 2), ""), Edit(Span(1, 1), "x")],
        [Edit(Span(2, 4), "")],
        [Edit(Span(2, 1), "")],
    ],
)
def test_overlaps_and_edits_beyond_the_text_are_refused(edits: list[Edit]) -> None:
    with pytest.raises(ValueError, match="overlaps another or leaves the text"):
        apply("abc", edits)


@given(st.text(), st.data())
def test_an_edit_can_be_undone(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    new = data.draw(st.text())
    edited = apply(text, [Edit(Span(start, end), new)])
    assert apply(edited, [Edit(Span(start, start + len(new)), text[start:end])]) == text


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        (Span(0, 1), Span(1, 2), True),
        (Span(0, 2), Span(1, 3), False),
        (Span(0, 3), Span(1, 1), False),
        (Span(1, 1), Span(1, 1), False),
        (Span(0, 1), Span(1, 1), True),
    ],
)
def test_edits_meet_where_they_cannot_both_be_made(one: Span, other: Span, *, together: bool) -> None:
    assert meet(Edit(one, "x"), Edit(other, "y")) is not together
    assert meet(Edit(other, "y"), Edit(one, "x")) is not together


def test_a_change_is_a_patch_that_keeps_line_ends() -> None:
    assert unified_diff("a.yaml", "a: 1\r\nb: 2\n", "a: 1\r\nb: 3") == (
        "--- a/a.yaml\n+++ b/a.yaml\n@@ -1,2 +1,2 @@\n a: 1\r\n-b: 2\n+b: 3\n\\ No newline at end of file\n"
    )
    assert unified_diff("a.yaml", "a: 1\n", "a: 1\n") == ""


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("a b.yaml", "a/a b.yaml\t"),
        ("ünï.yaml", "a/ünï.yaml"),
        ("a\nb.yaml", '"a/a\\012b.yaml"'),
        ('a"b.yaml', '"a/a\\"b.yaml"'),
        ("a\\b.yaml", '"a/a\\\\b.yaml"'),
        ("é\udce9.yaml", '"a/\\303\\251\\351.yaml"'),
    ],
)
def test_a_patch_names_any_file_so_that_git_takes_it(name: str, written: str, tmp_path: Path) -> None:
    patch = unified_diff(name, "a: 1\n", "a: 2\n")
    (tmp_path / name).write_text("a: 1\n", "utf-8")
    subprocess.run(["git", "apply", "-"], input=patch.encode(), cwd=tmp_path, check=True)

    assert patch.splitlines()[0] == f"--- {written}"
    assert (tmp_path / name).read_text("utf-8") == "a: 2\n"
