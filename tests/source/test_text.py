"""Bytes to text, offsets to lines and columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jmap.diagnostics import Diagnostic, Span
from jmap.source.text import MAX_BYTES, SourceText, decode


@pytest.mark.parametrize(
    ("text", "what", "expected"),
    [
        ("title: x\nstages:", "stages", (2, 1)),
        ("a\r\nb\r\nc", "c", (3, 1)),
        ("a\rb", "b", (2, 1)),
        ("\tname", "name", (1, 2)),
        ("👩‍👩‍👧 x", "x", (1, 7)),
        ("日本語 x", "x", (1, 5)),
        ("e\u0301 x", "x", (1, 4)),
        ("a\x85b\u2028c\u2029d", "d", (1, 7)),
        ("a\n", "\n", (1, 2)),
    ],
)
def test_a_position_counts_characters_and_yaml_lines(text: str, what: str, expected: tuple[int, int]) -> None:
    assert SourceText("map", text).position(text.index(what)) == expected


def test_the_end_of_the_text_has_a_position() -> None:
    assert SourceText("map", "a\n").position(2) == (2, 1)
    assert SourceText("map", "").position(0) == (1, 1)


def test_a_place_knows_both_ends() -> None:
    place = SourceText("shoes.yaml", "a: |\n  b\n").place(Span(3, 8))
    assert (place.path, place.line, place.column) == ("shoes.yaml", 1, 4)
    assert (place.end_line, place.end_column) == (2, 4)


def test_a_line_comes_without_its_break() -> None:
    source = SourceText("map", "a\r\nb\n\nc\u2028d")
    assert [source.line(number) for number in range(1, source.line_count + 1)] == ["a", "b", "", "c\u2028d"]


@given(st.text(alphabet="ab\n\ré日\u2028"), st.integers(0, 30))
def test_a_position_leads_back_to_its_offset(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    source = SourceText("map", text)
    line, column = source.position(offset)
    assert source.line_start(line) + column - 1 == offset


def test_utf8_is_read_with_and_without_a_byte_order_mark() -> None:
    assert decode("é".encode(), "map") == SourceText("map", "é")
    assert decode("é".encode("utf-8-sig"), "map") == SourceText("map", "é", bom=True)
    assert decode(b"", "map") == SourceText("map", "")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("a: é".encode("utf-16"), "the file is UTF-16, not UTF-8"),
        ("a: é".encode("utf-32"), "the file is UTF-32, not UTF-8"),
        ("a: é".encode("utf-16-le"), "the file is UTF-16 or not a text at all"),
        (
            "a: b\nc: caf\xe9".encode("latin-1"),
            "byte 0xE9 on line 2 is not UTF-8 (in Windows-1252 it is `é`)",
        ),
        (b"a: \x81", "byte 0x81 on line 1 is not UTF-8"),
        (b"\x89PNG\r\n\x1a\n\0\0", "this is not a text file"),
    ],
)
def test_what_is_not_utf8_is_told_apart(data: bytes, message: str) -> None:
    diagnostic = decode(data, "map")
    assert isinstance(diagnostic, Diagnostic)
    assert (diagnostic.code, diagnostic.message) == ("JM013", message)
    assert "save the file as UTF-8" in diagnostic.help


def test_the_byte_that_is_not_utf8_has_a_place() -> None:
    diagnostic = decode("é: b\nc: caf".encode() + b"\xe9", "map")
    assert isinstance(diagnostic, Diagnostic)
    assert (diagnostic.place.line, diagnostic.place.column) == (2, 7)


def test_a_huge_file_is_refused() -> None:
    diagnostic = decode(b"a" * (MAX_BYTES + 1), "map")
    assert isinstance(diagnostic, Diagnostic)
    assert diagnostic.code == "JM012"
    assert isinstance(decode(b"a" * MAX_BYTES, "map"), SourceText)


@given(st.binary())
def test_no_bytes_make_it_fail(data: bytes) -> None:
    decoded = decode(data, "map")
    if isinstance(decoded, SourceText):
        assert decoded.text.encode() == data.removeprefix(b"\xef\xbb\xbf")
    else:
        assert decoded.message
