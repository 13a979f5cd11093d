"""Lines, carets and what a hostile file would like to do with them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from jmap.diagnostics import Span
from jmap.source.excerpt import WIDTH, excerpt, gutter_width, visible
from jmap.source.text import SourceText


def lines(text: str, what: str, label: str = "") -> list[str]:
    start = text.index(what)
    return excerpt(SourceText("map", text), Span(start, start + len(what)), label)


def test_an_excerpt_shows_the_line_its_caret_and_what_stands_below() -> None:
    text = "stages:\n  - name: Checkout\n    touchpoints: [Cart]\n"
    assert lines(text, "name: Checkout", "nobody said how customers feel here") == [
        "  |",
        "2 |   - name: Checkout",
        "  |     ^^^^^^^^^^^^^^ nobody said how customers feel here",
        "3 |     touchpoints: [Cart]",
        "  |",
    ]


def test_the_line_above_is_shown_where_nothing_is_indented_below() -> None:
    assert lines("stages:\n  - name: a\nowner: b\n", "name") == [
        "  |",
        "1 | stages:",
        "2 |   - name: a",
        "  |     ^^^^",
        "  |",
    ]


def test_the_gutter_can_be_widened_and_grows_with_the_line_number() -> None:
    source = SourceText("map", "\n" * 9 + "a:\n  b: c\n")
    assert excerpt(source, Span(9, 10), gutter=4)[:2] == ["     |", "  10 | a:"]
    assert gutter_width(source, Span(9, 10)) == len("11")


@pytest.mark.parametrize(
    "before",
    ["a: ", "\t\ta: ", "👩‍👩‍👧 a: ", "🇸🇪 a: ", "日本語 a: ", "e\u0301 a: ", "שלום: ", "\x1b[31m a: ", "☕️ "],
)
def test_the_caret_stands_below_its_word(before: str) -> None:
    _, line, caret, _ = lines(before + "HERE!", "HERE")
    assert caret.endswith("^^^^")
    assert wcswidth(caret[: caret.index("^")]) == wcswidth(line[: line.index("HERE")])


def test_wide_characters_get_wide_carets() -> None:
    assert lines("a: 日本", "日本")[2] == "  |    ^^^^"


def test_a_span_of_several_lines_is_underlined_on_its_first() -> None:
    assert lines("a: |\n  b\n  c\n", "|\n  b\n  c")[2] == "  |    ^"


def test_an_empty_span_and_the_end_of_the_text_have_one_caret() -> None:
    assert excerpt(SourceText("map", "a: b\n"), Span(2, 2))[2] == "  |   ^"
    assert excerpt(SourceText("map", "a: b\n"), Span(5, 5)) == ["  |", "1 | a: b", "2 |", "  | ^", "  |"]
    assert excerpt(SourceText("map", ""), Span(0, 0)) == ["  |", "1 |", "  | ^", "  |"]


@pytest.mark.parametrize("filler", ["word ", "日本", "\t", "e\u0301"])
def test_a_long_line_is_cut_around_the_caret(filler: str) -> None:
    line, caret = lines("a: " + filler * 90 + "HERE " + filler * 90, "HERE")[1:3]
    assert "…" in line
    assert line.endswith("…")
    assert wcswidth(line) <= WIDTH + len("1 | ") + len("…  ")
    assert wcswidth(caret[: caret.index("^")]) == wcswidth(line[: line.index("HERE")])


def test_a_file_cannot_play_with_the_terminal() -> None:
    assert visible("a\x1b]0;x\x07\u202eb\r\x9b\u200b\x85\u2028\n") == (
        "a\\x1b]0;x\\x07\\u202eb\\x0d\\x9b\\u200b\\x85\\u2028\\x0a"
    )
    assert visible("👩‍👩‍👧 می‌خواهم") == "👩‍👩‍👧 می‌خواهم"


@given(st.text(max_size=300), st.integers(0, 300), st.integers(0, 300))
def test_every_span_has_an_excerpt_of_safe_single_lines(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    shown = excerpt(SourceText("map", text), Span(start, min(start + length, len(text))))
    assert len(shown) in {4, 5}
    assert any("^" in line for line in shown)
    assert all(line.isprintable() or visible(line) == line for line in shown)
    assert not any(character in line for line in shown for character in "\n\r\t\x1b\x9b\u202e")


@given(st.text(st.characters(exclude_characters="\r\n"), min_size=1), st.data(), st.integers(20, 200))
def test_no_line_of_a_file_is_wider_than_the_terminal_has_room_for(
    text: str, data: st.DataObject, width: int
) -> None:
    start = data.draw(st.integers(0, len(text)))
    shown = excerpt(
        SourceText("map", text), Span(start, data.draw(st.integers(start, len(text)))), width=width
    )

    assert all(max(wcswidth(line.partition("| ")[2]), 0) <= width + 2 for line in shown)


def test_a_label_that_would_leave_the_terminal_stands_below_its_caret() -> None:
    source = SourceText("map", "stages:\n  - name: Checkout\n")
    span = Span(source.text.index("name"), len(source.text) - 1)

    assert excerpt(source, span, "nobody said how they feel", width=40)[3:5] == [
        "  |     ^^^^^^^^^^^^^^",
        "  |     nobody said how they feel",
    ]
    assert excerpt(source, span, "nobody said how they feel", width=26)[4] == "  |  nobody said how they feel"
