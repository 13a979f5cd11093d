"""Edits of a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jmap.diagnostics import Edit, Span
from jmap.source.edits import apply


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
