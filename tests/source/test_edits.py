"""Edits, the choice of those that fit together, and patches."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jmap.diagnostics import Edit, Fix, Span
from jmap.source.edits import apply, unified_diff, without_overlaps


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


def test_fixes_that_touch_wait_for_another_round() -> None:
    first = Fix("first", (Edit(Span(0, 2), "a"), Edit(Span(8, 9), "b")), safe=True)
    overlapping = Fix("overlapping", (Edit(Span(8, 9), "c"),), safe=True)
    same_place = Fix("same place", (Edit(Span(0, 0), "d"),), safe=True)
    apart = Fix("apart", (Edit(Span(4, 6), "e"),), safe=True)
    assert without_overlaps([first, overlapping, same_place, apart]) == [first, apart]


def test_a_patch_names_the_file_and_keeps_line_ends() -> None:
    assert unified_diff("maps/a.yaml", "a: 1\r\nb: 2\r\n", "a: 1\r\nb: 3\r\n") == (
        "--- a/maps/a.yaml\n+++ b/maps/a.yaml\n@@ -1,2 +1,2 @@\n a: 1\r\n-b: 2\r\n+b: 3\r\n"
    )


def test_a_patch_tells_a_missing_last_line_break_and_counts_only_real_lines() -> None:
    assert unified_diff("a", "a\u2028b", "c") == (
        "--- a/a\n+++ b/a\n@@ -1 +1 @@\n"
        "-a\u2028b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n"
    )


def test_no_change_is_no_patch() -> None:
    assert unified_diff("a", "x\n", "x\n") == ""
