"""Syntax errors: told at the mistake and in people's words, with a fix where one is sure to help."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import jmap
from jmap.source.edits import apply
from jmap.source.libyaml import first_failure
from jmap.source.text import SourceText
from jmap.source.yaml import parse

if TYPE_CHECKING:
    from jmap.diagnostics import Diagnostic

LIBYAML_WORDS = (
    "did not find",
    "while ",
    "scanning",
    "parsing",
    "not allowed",
    "simple key",
    "token",
)


def explained(text: str) -> tuple[Diagnostic, str]:
    """Return the only diagnostic of `text` and what it marks."""
    (diagnostic,) = parse(SourceText("map", text)).diagnostics
    assert diagnostic.code == "JM001"
    assert not [words for words in LIBYAML_WORDS if words in diagnostic.message]
    return diagnostic, text[diagnostic.place.span.start : diagnostic.place.span.end]


@pytest.mark.parametrize(
    ("text", "value", "fixed"),
    [
        ("thoughts:\n  - **bold** text\n", "**bold** text", '- "**bold** text"'),
        ("title: **bold**\n", "**bold**", 'title: "**bold**"'),
        ("thoughts:\n  - *italic* text\n", "*italic* text", '- "*italic* text"'),
        ("thoughts: *italic text* and\nx: y\n", "*italic text* and", 'thoughts: "*italic text* and"'),
        (
            "thoughts:\n  - [label](https://x.y) more\n",
            "[label](https://x.y) more",
            '- "[label](https://x.y) more"',
        ),
        ("todo:\n  - [x] done\n", "[x] done", '- "[x] done"'),
        ("metrics:\n  conversion: > 99%\n  a: b\n", "> 99%", 'conversion: "> 99%"'),
        ("thoughts: | a\n", "| a", 'thoughts: "| a"'),
        ('thoughts:\n  - "Why?" she asks\n', '"Why?" she asks', "- '\"Why?\" she asks'"),
        ("a: 'Why?' she asks\nx: y\n", "'Why?' she asks", "a: \"'Why?' she asks\""),
        ('a: ["Why?" she asks, b]\n', '"Why?" she asks', "a: ['\"Why?\" she asks', b]"),
        ("quote: 'Don't do it'\nname: x\n", "'Don't do it'", 'quote: "Don\'t do it"'),
        ('quote: "He said "no" to me"\n', '"He said "no" to me"', "quote: 'He said \"no\" to me'"),
        ("link: @handle\n", "@handle", 'link: "@handle"'),
        ("touchpoints: [@handle, b]\n", "@handle", 'touchpoints: ["@handle", b]'),
        ("goal: `code` is # why\n", "`code` is", 'goal: "`code` is" # why'),
        ("goal: %5 more\n", "%5 more", 'goal: "%5 more"'),
        ("- &x\n- & more\n", "& more", '- "& more"'),
        ("- !x!y z\n", "!x!y z", '- "!x!y z"'),
        ("goal: ? why\nb: c\n", "? why", 'goal: "? why"'),
        ("goal: {curly} text\nb: c\n", "{curly} text", 'goal: "{curly} text"'),
        ("goal: {{name}} wants\n", "{{name}} wants", 'goal: "{{name}} wants"'),
        ("title: Buying: the way\n", "Buying: the way", 'title: "Buying: the way"'),
        ("- name: Why: x\n", "Why: x", '- name: "Why: x"'),
        ("a: [b: c: d]\n", "c: d", 'a: [b: "c: d"]'),
        ("title: “Yes”: 日本\r\nb: c\r\n", "“Yes”: 日本", 'title: "“Yes”: 日本"'),
    ],
)
def test_text_that_needs_quotes_gets_them(text: str, value: str, fixed: str) -> None:
    diagnostic, marked = explained(text)
    assert diagnostic.message.startswith("this text needs quotes: YAML ")
    assert marked == value
    assert diagnostic.help == f"write `{fixed}`"
    assert diagnostic.fix is not None
    assert diagnostic.fix.safe
    edited = apply(text, diagnostic.fix.edits)
    assert fixed in edited
    assert parse(SourceText("map", edited)).diagnostics == ()


def test_a_dash_may_begin_a_text_or_a_list_so_quotes_are_a_guess() -> None:
    diagnostic, _ = explained("goal: - a\nb: c\n")
    assert diagnostic.help.startswith("write `goal: a`")
    assert diagnostic.fix is not None
    assert not diagnostic.fix.safe


def test_a_text_of_several_lines_is_quoted_as_a_whole() -> None:
    text = "summary: a long\n  text here\n  and buys: shoes\nx: y\n"
    diagnostic, marked = explained(text)
    assert marked == "a long\n  text here\n  and buys: shoes"
    assert diagnostic.help == "put quotes around all of it"
    assert diagnostic.fix is not None
    assert first_failure(apply(text, diagnostic.fix.edits)) is None


@pytest.mark.parametrize(
    ("text", "message", "position", "fixed"),
    [
        ("title:x\nstages:\n  - name: a\n", "a space is missing after the colon", (1, 6), "title: x"),
        ("- name:a\n  goal: b\n", "a space is missing after the colon", (1, 7), "- name: a"),
        ("a: b\nscenario:y\nc: d\n", "a space is missing after the colon", (2, 9), "scenario: y"),
        ("- a\n-b\n- c\n", "a space is missing after the dash", (2, 1), "- b"),
        ('goal: "C:\\dir"\n', "`\\d` means nothing inside double quotes", (1, 10), '"C:\\\\dir"'),
        ("a:\n\t- b\n", "a tab stands in the indentation, where YAML wants plain spaces", (2, 1), "  - b"),
        (
            "a:\n  b: c\n\td: e\n",
            "a tab stands in the indentation, where YAML wants plain spaces",
            (3, 1),
            "  d: e",
        ),
        ("- a: b\n\xa0 c: d\n", "a no-break space (U+00A0) stands in the indentation", (2, 1), "  c: d"),
        ('title: "x\na: b\n', "this quote is never closed", (1, 8), 'title: "x"'),
        ('title: "x\na: "b"\n', "this quote is never closed", (1, 8), 'title: "x"'),
        ("title: 'x\na: b\n", "this quote is never closed", (1, 8), "title: 'x'"),
        ("tags: [a, b\nc: d\n", "this `[` is never closed", (1, 7), "tags: [a, b]"),
        ("a:\n  touchpoints: [b, c\n", "this `[` is never closed", (2, 16), "[b, c]"),
        ("tags: [a,\n  b\nc: d\n", "this `[` is never closed", (1, 7), "  b]"),
        ("- {name: a, goal: b\n- c\n", "this `{` is never closed", (1, 3), "goal: b}"),
        ("tags: [a, b]]\nc: d\n", "this `]` closes nothing", (1, 13), "tags: [a, b]\n"),
        ("a: [b, c: {d: 1}}\ne: 'f'\n", "this `[` is never closed", (1, 4), "{d: 1}]\n"),
        ('a: {b: c]\nd: "e"\n', "this `{` is never closed", (1, 4), "a: {b: c}\n"),
        ("a: [{b: c], {d: e}]\nf: g\n", "this `{` is never closed", (1, 5), "[{b: c}, {d: e}]\n"),
        ("a: {b: [c, d}\ne: f\n", "this `[` is never closed", (1, 8), "{b: [c, d]}\n"),
        ("a: [b, {c: d\ne: f\n", "this `{` is never closed", (1, 8), "{c: d}]\n"),
        ("a: [b, c}]\nd: e\n", "this `}` closes nothing", (1, 9), "[b, c]\n"),
        ('a: ["b, c]\nd: e\n', "this quote is never closed", (1, 5), '["b, c"]\n'),
        ('a: ["b, c]\nd: it\'s "e"\n', "this quote is never closed", (1, 5), '["b, c"]\n'),
        ("a: [{b: 'c}]\nd: it's e\nf: 'g'\n", "this quote is never closed", (1, 9), "[{b: 'c'}]\n"),
        ("tags: [a,, b]\n", "nothing stands before this comma", (1, 10), "tags: [a, b]"),
        ('tags: ["a" "b"]\n', "a comma is missing before this", (1, 12), '["a", "b"]'),
        ('x: {a: "b" c: d}\n', "a comma is missing before this", (1, 12), '{a: "b", c: d}'),
        (
            "a:\n    - b: c\n      d: e\n     f: g\n",
            "`f` is indented by 5, which fits nothing above it",
            (4, 6),
            "      f: g",
        ),
        (
            "- name: a\n   goal: b\n",
            "`goal` is indented too deep",
            (2, 4),
            "  goal: b",
        ),
        (
            "title: x\n  summary: y\n",
            "`summary` is indented too deep",
            (2, 3),
            "\nsummary: y",
        ),
        (
            "  title: x\nstages: []\n",
            "`stages` is indented by 0, which fits nothing above it",
            (2, 1),
            "  stages: []",
        ),
        (
            "a:\n    - b\n  - c\n",
            "the list item is indented by 2, which fits nothing above it",
            (3, 3),
            "    - c",
        ),
        ("a:\n  - b: c\n  d: e\n", "`d` is indented by 2, which fits nothing above it", (3, 3), "    d: e"),
        ("a: |\n   x\n  y\nb: c\n", "`y` is indented by 2, which fits nothing above it", (3, 3), "   y"),
    ],
)
def test_a_mistake_is_told_where_it_stands_and_mended(
    text: str, message: str, position: tuple[int, int], fixed: str
) -> None:
    diagnostic, _ = explained(text)
    assert diagnostic.message.startswith(message)
    assert (diagnostic.place.line, diagnostic.place.column) == position
    assert diagnostic.fix is not None
    edited = apply(text, diagnostic.fix.edits)
    assert fixed in edited
    assert first_failure(edited) is None


@pytest.mark.parametrize(
    ("text", "message", "position"),
    [
        ("a: [b, c}, {d: e\nf: 'g'\nh: \"i\"\n", "this `[` is never closed", (1, 4)),
        ('a: [b, {c: "d]\ne: it\'s "f"\n', "this quote is never closed", (1, 12)),
        ("title: x\nstages\n  - name: a\n", "`stages` is neither a key nor part of the text above", (2, 1)),
        ("title: x\nsummary\nstages: []\n", "`summary` is neither a key nor part of the text above", (2, 1)),
        ("title\nstages: []\n", "`title` is neither a key nor part of the text above", (1, 1)),
        ("title: x\n- a\n", "a list item stands where a key is expected", (2, 1)),
        (
            "tags: [a #b, c]\nd: e\n",
            "this `#` begins a comment, so the `[` before it is never closed",
            (1, 10),
        ),
        ("a: b\n<<<<<<< ours\nc: d\n=======\nc: e\n>>>>>>> theirs\n", "a merge conflict was left", (2, 1)),
        ("%YAML 1.2\na: b\n", "a line `---` is missing between the `%` lines and the map", (2, 1)),
        ("a: b\n...\nc: d\n", "this stands after the line `...`, which ends the document", (3, 1)),
        ("a: |0\n b\n", "YAML cannot read this", (1, 5)),
        ("a: b\nc:- d\n ", "YAML cannot read this", (3, 2)),
    ],
)
def test_a_mistake_that_only_a_person_can_mend_is_told_where_it_stands(
    text: str, message: str, position: tuple[int, int]
) -> None:
    diagnostic, _ = explained(text)
    assert diagnostic.message.startswith(message)
    assert (diagnostic.place.line, diagnostic.place.column) == position
    assert diagnostic.help
    assert diagnostic.fix is None


@pytest.mark.parametrize(
    ("text", "message", "position"),
    [
        ("a: b\x00\n", "U+0000 stands here, a control character that no YAML file may hold", (1, 5)),
        (
            "a: é\nb: 日\x1b[31m\n",
            "U+001B stands here, a control character that no YAML file may hold",
            (2, 5),
        ),
        ("a: \ud800\n", "U+D800 stands here, a control character that no YAML file may hold", (1, 4)),
        ("%FOO x\n---\na: b\n", "a line that begins with `%` instructs YAML", (1, 1)),
        ("%YAML 2.0\n---\na: b\n", "a line that begins with `%` instructs YAML", (1, 1)),
        ("a: b\n%YAML 1.1\n  c: d\n", "a line that begins with `%` instructs YAML", (2, 1)),
    ],
)
def test_what_no_map_may_hold_is_taken_out_by_a_guess(
    text: str, message: str, position: tuple[int, int]
) -> None:
    diagnostic, _ = explained(text)
    assert diagnostic.message.startswith(message)
    assert (diagnostic.place.line, diagnostic.place.column) == position
    assert diagnostic.fix is not None
    assert not diagnostic.fix.safe


def test_a_text_with_keys_below_it_gets_the_key_that_its_list_has_for_texts() -> None:
    text = "stages:\n- Discover\n  pains:\n    - Slow\n      severity: high\n"
    diagnostics = jmap.loads(f"title: x\n{text}").diagnostics
    fixes = [each.fix for each in diagnostics]

    assert [each.help.partition("such as ")[2] for each in diagnostics] == [
        "`- name: Discover`",
        "`- text: Slow`",
    ]
    assert [edit.text for fix in fixes if fix for edit in fix.edits] == ["name: ", "text: "]


def test_a_long_text_is_shortened_in_the_message() -> None:
    diagnostic, _ = explained("a: b\n" + "word " * 100 + "\nc: d\n")
    assert len(diagnostic.message) < 120


@pytest.mark.parametrize(
    ("item", "written", "safe"),
    [
        ("I think: maybe: not", '"I think: maybe: not"', True),
        ("The card: declined: again", '"The card: declined: again"', True),
        ('It\'s: it: "is"', "'It''s: it: \"is\"'", True),
        ("name: maybe: not", 'name: "maybe: not"', True),
        ("naem: maybe: not", 'naem: "maybe: not"', True),
        ("Card: a: b\n  name: c", 'Card: "a: b"\n  name: c', True),
        ('It: "so: it": is', "'It: \"so: it\": is'", False),
    ],
)
def test_an_item_with_a_colon_behind_what_is_no_key_is_quoted_whole(
    item: str, written: str, *, safe: bool
) -> None:
    text = f"- {item}\n"
    (diagnostic,) = parse(SourceText("map", text), {"name": None, "stages": None}).diagnostics

    assert diagnostic.fix is not None
    assert apply(text, diagnostic.fix.edits) == f"- {written}\n"
    assert diagnostic.fix.safe is safe
