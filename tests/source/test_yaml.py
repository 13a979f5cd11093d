"""YAML to a positioned tree: values, spans, and what a map may not contain."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jmap.errors import UsageError
from jmap.source import libyaml
from jmap.source.data import MAX_DEPTH
from jmap.source.edits import apply
from jmap.source.text import SourceText
from jmap.source.tree import Mapping, Node, Scalar, Sequence, walk
from jmap.source.yaml import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.diagnostics import Diagnostic

MAP = """\
title: Buying running shoes online  # a comment
jmap: 1
personas:
  anna: &anna {name: Anna, quote: "Is it really: this?"}
stages:
  - name: Discover 👟 日本
    touchpoints: [Instagram ad, 'Friend''s tip', Really?]
    emotion: {score: -1.5, because: >-
      folded
      text}
  - name: Checkout
    thoughts: |
      Two lines
      of text

    owner: no
    empty:
"""


def read(text: str) -> Node:
    parsed = parse(SourceText("map", text))
    assert parsed.diagnostics == ()
    assert parsed.root is not None
    return parsed.root


def told(text: str) -> list[tuple[str, str]]:
    """Return code and marked text of each diagnostic."""
    diagnostics = parse(SourceText("map", text)).diagnostics
    return [(one.code, text[one.place.span.start : one.place.span.end]) for one in diagnostics]


def only(text: str) -> Diagnostic:
    (diagnostic,) = parse(SourceText("map", text)).diagnostics
    return diagnostic


def plain(node: Node) -> object:
    """Return the values without their places."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key: plain(entry.value) for key, entry in node.entries.items()}


def pieces(text: str) -> list[str]:
    """Return the text of every node, in file order."""
    return [text[node.span.start : node.span.end] for node in walk(read(text))]


def test_values_follow_yaml_1_2() -> None:
    text = "a: no\nb: 12:30\nc: 2024-05-01\nd: 0o10\ne: ~\nf: 'no'\ng: \"1\"\nh: |\n  1\ni: [Really?, Why]\n"
    assert plain(read(text)) == {
        "a": "no",
        "b": "12:30",
        "c": "2024-05-01",
        "d": 8,
        "e": None,
        "f": "no",
        "g": "1",
        "h": "1\n",
        "i": ["Really?", "Why"],
    }


def test_a_plain_scalar_keeps_its_text_as_written() -> None:
    root = read("[010, +46, 4.20, 1e3]")
    assert isinstance(root, Sequence)
    assert [item.raw for item in root.items if isinstance(item, Scalar)] == ["010", "+46", "4.20", "1e3"]
    assert plain(root) == [10, 46, 4.2, 1000.0]


@pytest.mark.parametrize("text", ["", "\n", "# only a comment\n", "\ufeff"])
def test_an_empty_text_is_a_null_at_the_beginning(text: str) -> None:
    root = read(text)
    assert isinstance(root, Scalar)
    assert (root.value, root.plain, root.span) == (None, True, (0, 0))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: b\n", ["a: b", "a", "b"]),
        ("a:\n  - b\n  - c\n\nd: e\n", ["a:\n  - b\n  - c\n\nd: e", "a", "- b\n  - c", "b", "c", "d", "e"]),
        ("a:\n- b\nc: d", ["a:\n- b\nc: d", "a", "- b", "b", "c", "d"]),
        ("{a: [b, c: d], e}", ["{a: [b, c: d], e}", "a", "[b, c: d]", "b", "c: d", "c", "d", "e", ""]),
        ("[c: [d] , e]", ["[c: [d] , e]", "c: [d]", "c", "[d]", "d", "e"]),
        ("'a ''b''': \"c\\n\"", ["'a ''b''': \"c\\n\"", "'a ''b'''", '"c\\n"']),
        ("a: b\n   c\n\n  d\ne: f", ["a: b\n   c\n\n  d\ne: f", "a", "b\n   c\n\n  d", "e", "f"]),
        ("a: |\n  b\n\n\nc: d", ["a: |\n  b\n\n\nc: d", "a", "|\n  b", "c", "d"]),
        ("- |\n  b\n  \n", ["- |\n  b", "|\n  b"]),
        ("a:\nb: ", ["a:\nb:", "a", "", "b", ""]),
        ("a:\r\n  - b\r\n  - c\r\n", ["a:\r\n  - b\r\n  - c", "a", "- b\r\n  - c", "b", "c"]),
        (
            "- 👩‍👩‍👧\n- 日本 é\n- e\u0301x",
            ["- 👩‍👩‍👧\n- 日本 é\n- e\u0301x", "👩‍👩‍👧", "日本 é", "e\u0301x"],
        ),
        ("a:\tb\t\nc: d", ["a:\tb\t\nc: d", "a", "b", "c", "d"]),
        ("---\na: b\n...\n", ["a: b", "a", "b"]),
        ("\ufeffa: b", ["a: b", "a", "b"]),
        ("%YAML 1.1\n---\na: no", ["a: no", "a", "no"]),
        ("? a\n: b", ["? a\n: b", "a", "b"]),
    ],
)
def test_spans_cover_exactly_what_is_written(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- &x b", ["- &x b", "b"]),
        ('- &x "b"', ['- &x "b"', '"b"']),
        ("- &x # why\n  b", ["- &x # why\n  b", "b"]),
        ("- &x", ["- &x", ""]),
        ("- &x [b]", ["- &x [b]", "[b]", "b"]),
        ("- &x\n  a: b", ["- &x\n  a: b", "a: b", "a", "b"]),
        ("a: &x\n- b", ["a: &x\n- b", "a", "- b", "b"]),
        ("&x a: b", ["&x a: b", "a", "b"]),
        ("[&x , &y]", ["[&x , &y]", "", ""]),
    ],
)
def test_an_anchor_is_no_part_of_its_node(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


def test_only_yaml_breaks_lines() -> None:
    text = "a: b\x85c\u2028d\u2029e\nf: g"
    root = read(text)
    assert plain(root) == {"a": "b\x85c\u2028d\u2029e", "f": "g"}
    assert pieces(text)[2] == "b\x85c\u2028d\u2029e"
    assert plain(read("a: '\ue000\ue001 \u2028'")) == {"a": "\ue000\ue001 \u2028"}


def test_an_alias_repeats_its_node_and_stands_where_it_is_written() -> None:
    text = "a: &x [1, 2]\nb: *x\nc: &y {k: v}\nd: *y\ne: &z t\nf: *z\n*z : g\n"
    root = read(text)
    assert isinstance(root, Mapping)
    assert plain(root) == {
        "a": [1, 2],
        "b": [1, 2],
        "c": {"k": "v"},
        "d": {"k": "v"},
        "e": "t",
        "f": "t",
        "t": "g",
    }
    for key, anchored in (("b", "a"), ("d", "c"), ("f", "e")):
        alias = root.get(key)
        assert alias is not None
        assert alias.target is root.get(anchored)
        assert text[alias.span.start : alias.span.end].startswith("*")


def test_an_anchor_may_be_used_again() -> None:
    assert plain(read("[&a 1, *a, &a 2, *a, &a [&a 3, *a], *a]")) == [1, 1, 2, 2, [3, 3], 3]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\na: 2\na: 3", [("JM002", "a"), ("JM002", "a")]),
        ("a: 1\n'a': 2", [("JM002", "'a'")]),
        ("1: a\n'1': b", [("JM002", "'1'")]),
        ("? [a]\n: b", [("JM005", "[a]")]),
        ("? {a: b}\n: c", [("JM005", "{a: b}")]),
        ("name: {{persona}}", [("JM018", "{{persona}}")]),
        ("~: a", [("JM005", "~")]),
        ("null: a", [("JM005", "null")]),
        ("a: !!str 1", [("JM009", "!!str")]),
        ("a: ! note", [("JM009", "! note")]),
        ("a: !important do it", [("JM009", "!important do it")]),
        ("a: &x !!str b", [("JM009", "!!str")]),
        ("a: !list [b]", [("JM009", "!list")]),
        ("a: !!seq\n- b", [("JM009", "!!seq")]),
        ("%TAG ! x\n---\na: b", [("JM009", "%TAG")]),
        ("x: &x {a: b}\ny:\n  <<: *x\n  c: d", [("JM009", "<<")]),
        ("a: b\n---\nc: d", [("JM009", "---")]),
        ("a: b\n---\n", [("JM009", "---")]),
        ("a: *b", [("JM001", "*b")]),
        ("a: &a [*a]", [("JM009", "*a")]),
        ("a: &a {b: [*a]}", [("JM009", "*a")]),
        ("steps:\n  -name: a\n  -name: b", [("JM001", "-")]),
        ("steps:\n  -waits\n  -pays", [("JM001", "-")]),
        ("a: 1\na: !x 2\n<<: *y", [("JM002", "a"), ("JM009", "!x 2"), ("JM001", "*y"), ("JM009", "<<")]),
    ],
)
def test_what_a_map_may_not_contain_is_told(text: str, expected: list[tuple[str, str]]) -> None:
    assert sorted(told(text)) == sorted(expected)


@pytest.mark.parametrize(
    "text", ["'<<': a", "'': a", "a: -5", "a: [\n  -x,\n  -y]", "a: -x", "'~': a", "a: b-c"]
)
def test_what_only_looks_odd_is_read(text: str) -> None:
    assert isinstance(read(text), Mapping)


def test_the_first_of_two_equal_keys_counts_and_is_named() -> None:
    parsed = parse(SourceText("map", "a: 1\nb: 2\na: 3\n"))
    assert parsed.root is not None
    assert plain(parsed.root) == {"a": 1, "b": 2}
    (diagnostic,) = parsed.diagnostics
    assert diagnostic.place.line == 3
    assert [related.place.line for related in diagnostic.related] == [1]


def test_an_unknown_alias_names_a_near_anchor() -> None:
    assert only("a: &research 1\nb: *reserch").help == "did you mean `research`?"


def test_mistakes_before_a_syntax_error_are_told_with_it_but_not_twice() -> None:
    parsed = parse(SourceText("map", "a: 1\na: 2\nb: *x* y\n"))
    assert parsed.root is None
    assert [one.code for one in parsed.diagnostics] == ["JM002", "JM001"]


@pytest.mark.parametrize(
    "text",
    [
        "a: ! note",
        "a: !important do it",
        "name: {{persona}}",
        "steps:\n  -name: a",
        "steps:\n  - a\n  -b\n  - c",
    ],
)
def test_a_fix_mends_what_it_was_offered_for(text: str) -> None:
    diagnostics = parse(SourceText("map", text)).diagnostics
    fixed = text
    for _ in diagnostics:
        (first, *_rest) = parse(SourceText("map", fixed)).diagnostics
        assert first.fix is not None
        fixed = apply(fixed, first.fix.edits)
    assert parse(SourceText("map", fixed)).diagnostics == ()


def laughs(levels: int) -> Iterator[str]:
    yield "a0: &a0 [" + ", ".join("x" * 9) + "]"
    for level in range(1, levels):
        yield f"a{level}: &a{level} [" + ", ".join([f"*a{level - 1}"] * 9) + "]"


@pytest.mark.parametrize(
    "text",
    [
        "[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1),
        "[" * 30_000,
        "{a: " * 30_000,
        "\n".join(" " * depth + "a:" for depth in range(100)),
        "- " * 1000 + "a",
        "\n".join(laughs(9)),
        "[" + "a," * 200_001 + "]",
    ],
    ids=["brackets", "open brackets", "open braces", "keys", "dashes", "laughs", "items"],
)
def test_what_is_too_large_is_refused_in_time(text: str) -> None:
    parsed = parse(SourceText("map", text))
    assert parsed.root is None
    assert [one.code for one in parsed.diagnostics] == ["JM012"]


def test_a_deep_and_a_repetitive_map_are_read() -> None:
    read("[" * MAX_DEPTH + "]" * MAX_DEPTH)
    read("\n".join(laughs(4)))


def test_without_libyaml_the_remedy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libyaml, "CParser", None)
    with pytest.raises(UsageError, match="no libyaml") as raised:
        parse(SourceText("map", "a: b"))
    assert "pip install" in raised.value.hint


YAML_PIECES = st.sampled_from(
    [
        *"\n\t\r-:[]{}\"'#&*!|>@`%?,\\a1é日\x85\u2028\x00\ufeff😀~",
        "  ",
        "\n  ",
        "\n- ",
        ": ",
        "&a ",
        "*a",
        "---\n",
        "<<: ",
    ]
)


def check(text: str) -> None:
    """Whatever the text is: no exception, places inside it, fixes that change it."""
    parsed = parse(SourceText("map", text))
    assert parsed.root is not None or parsed.diagnostics
    for one in parsed.diagnostics:
        assert 0 <= one.place.span.start <= one.place.span.end <= len(text)
        assert one.message
        assert one.help
        assert one.fix is None or apply(text, one.fix.edits) != text
    for node in walk(parsed.root) if parsed.root else ():
        assert 0 <= node.span.start <= node.span.end <= len(text)


@given(st.text(st.characters(exclude_categories=())))
def test_no_text_makes_it_fail(text: str) -> None:
    check(text)


@given(st.lists(YAML_PIECES).map("".join))
def test_no_broken_yaml_makes_it_fail(text: str) -> None:
    check(text)


@example(at=89, removed=3, inserted="\x85\n")
@given(st.integers(0, len(MAP)), st.integers(0, 3), st.lists(YAML_PIECES, max_size=3).map("".join))
def test_no_change_to_a_map_makes_it_fail(at: int, removed: int, inserted: str) -> None:
    check(MAP[:at] + inserted + MAP[at + removed :])


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=20)


def written(value: str, style: str) -> str:
    if style == "'":
        return "'" + value.replace("'", "''") + "'"
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


@given(st.lists(st.tuples(TEXTS, st.sampled_from("'\"")), min_size=1), st.booleans())
def test_every_text_comes_back_with_its_span(values: list[tuple[str, str]], flow: bool) -> None:  # noqa: FBT001  drawn
    scalars = [written(*value) for value in values]
    text = "[" + ", ".join(scalars) + "]" if flow else "".join(f"- &x {scalar}\n" for scalar in scalars)
    root = read(text)
    assert isinstance(root, Sequence)
    assert plain(root) == [value for value, _ in values]
    assert [text[item.span.start : item.span.end] for item in root.items] == scalars
    for item, (value, _) in zip(root.items, values, strict=True):
        again = read(text[item.span.start : item.span.end])
        assert isinstance(again, Scalar)
        assert again.raw == value
