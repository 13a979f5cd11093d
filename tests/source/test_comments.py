"""Comments, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jmap.source.comments import comments
from jmap.source.text import SourceText
from jmap.source.yaml import parse


def found(text: str) -> list[tuple[str, bool]]:
    source = SourceText("map", text)
    result = comments(source, parse(source).root)
    assert all(text[comment.span.start] == "#" for comment in result)
    return [(comment.text, comment.own_line) for comment in result]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: x", []),
        ("# one\ntitle: x  # two\n", [("one", True), ("two", False)]),
        ("#one", [("one", True)]),
        ("##  one  \r\na: b", [("one", True)]),
        ("a: b\r  # c", [("c", True)]),
        ("a: b#c", []),
        ('a: "b # c" # d', [("d", False)]),
        ("a: 'b # c'", []),
        ("a: |\n  # text\n  b\n# comment\nc: d", [("comment", True)]),
        ("a: > # header\n  # text\n", [("header", False)]),
        ("a: &x # behind an anchor\n  b", [("behind an anchor", False)]),
        ("a: [b, # c\n  d] # e", [("c", False), ("e", False)]),
        ("a: [b#c, 'd # e']", []),
        ('"k # k": v # c', [("c", False)]),
        ('a: &x "b # c"\nd: *x # e', [("e", False)]),
        ("a: #\n", [("", False)]),
        ("- - # deep\n    a", [("deep", False)]),
        ("a: 日本 # 検索\n", [("検索", False)]),
        ("a: b\u2028 # c\n", [("c", False)]),
        ("%YAML 1.2 # version\n---\na: b", [("version", False)]),
    ],
)
def test_every_comment_and_nothing_else(text: str, expected: list[tuple[str, bool]]) -> None:
    assert found(text) == expected


def test_a_text_that_cannot_be_read_has_none() -> None:
    assert found("a: [ # b") == []


@given(st.lists(st.sampled_from(["plain", "'# no'", '"# no"', "[a, '# no']", "a#b"]), min_size=1))
def test_comments_behind_values_are_all_found(values: list[str]) -> None:
    text = "".join(f"- {value} # {number}\n" for number, value in enumerate(values))
    assert found(text) == [(str(number), False) for number in range(len(values))]
