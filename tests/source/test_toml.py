"""TOML with places: the tree says what the standard library reads, and where each piece of it stands."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from jmap.diagnostics import Diagnostic
from jmap.source.text import SourceText
from jmap.source.toml import TomlDocument, as_toml, parse, toml_key
from jmap.source.tree import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from jmap.source.tree import Node

HARD = """\
# what TOML can do
plain = 1
"quoted key" = 'a = "b"'
dotted . "ke.y" . here = true  # a comment with ] and }
numbers = [1, -2.5, 0x1F, 1_000, 1e3]
lists = [
  ["a", 'b'],  # [
  [],
  {x = 1, y = {z = "}"}},
]
text = \"\"\"
one "two" \\
   three\"\"\"\"
raw = '''it''s
'''''
empty = ""
when = 2026-10-12 07:32:00Z
day = 2026-10-12
emoji = "👟 靴"

[table]
key = "a"

[table.below]
key = "b"

[[many]]
name = "first"

[[many]]
name = "second"
[many.inner]
deep = 1
[[many.each]]
n = 1
[[many.each]]
n = 2
[ spaced . "name" ]
key = 1
"""


def document(text: str) -> TomlDocument:
    found = parse(SourceText("jmap.toml", text))
    assert isinstance(found, TomlDocument)
    return found


def refused(text: str) -> Diagnostic:
    found = parse(SourceText("jmap.toml", text))
    assert isinstance(found, Diagnostic)
    return found


def plain(node: Node) -> Any:
    if isinstance(node, Mapping):
        return {key: plain(entry.value) for key, entry in node.entries.items()}
    return [plain(item) for item in node.items] if isinstance(node, Sequence) else node.value


def without_dates(data: Any) -> Any:
    """Return data as the tree has it: a date is the text that it is written as."""
    if isinstance(data, dict):
        return {key: without_dates(value) for key, value in data.items()}
    if isinstance(data, list):
        return [without_dates(item) for item in data]
    return data if isinstance(data, str | int | float) else "date"


@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_the_tree_says_what_the_data_say(line_break: str) -> None:
    found = document(HARD.replace("\n", line_break))
    tree = plain(found.root)

    assert (tree["when"], tree["day"]) == ("2026-10-12 07:32:00Z", "2026-10-12")
    assert tree | {"when": "date", "day": "date"} == without_dates(found.data)
    assert found.data == tomllib.loads(HARD)


def test_every_key_and_value_knows_where_it_stands() -> None:
    text = 'a = 1\n[rules."x y"]\nmost = "8"\nlist = [\n  "one",\n]\nb.c = {d = true}\n'
    root = document(text).root

    def at(node: Node) -> str:
        return text[node.span.start : node.span.end]

    rules = root.get("rules")
    assert isinstance(rules, Mapping)
    table = rules.get("x y")
    assert isinstance(table, Mapping)
    below = table.get("b")
    assert isinstance(below, Mapping)
    assert at(root.entries["a"].key) == "a"
    assert at(root.entries["a"].value) == "1"
    assert at(root.entries["rules"].key) == "rules"
    assert at(rules.entries["x y"].key) == '"x y"'
    assert at(table) == '[rules."x y"]'
    assert at(table.entries["most"].value) == '"8"'
    assert at(table.entries["list"].value) == '[\n  "one",\n]'
    assert at(below.entries["c"].value) == "{d = true}"


def test_a_text_is_told_from_a_number() -> None:
    root = document('quoted = "1"\nplain = 1\n').root
    quoted, number = root.get("quoted"), root.get("plain")

    assert isinstance(quoted, Scalar)
    assert isinstance(number, Scalar)
    assert (quoted.plain, quoted.value, number.plain, number.value) == (False, "1", True, 1)


values = some.recursive(
    some.text()
    | some.integers(-(2**63), 2**63 - 1)
    | some.booleans()
    | some.floats(allow_nan=False, allow_infinity=False),
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(some.text(), inner, max_size=4),
    max_leaves=12,
)


@given(some.dictionaries(some.text(min_size=1), values, max_size=5))
def test_what_is_written_is_read_again_with_its_places(data: dict[str, Any]) -> None:
    text = "".join(f"{toml_key([key])} = {as_toml(value)}\n" for key, value in data.items())

    found = document(text)

    assert found.data == data
    assert plain(found.root) == data


@given(some.text(alphabet="ab=.[]{}\"'#,\\ \n1-:\t"))
def test_any_text_is_read_or_refused_at_a_place(text: str) -> None:
    found = parse(SourceText("jmap.toml", text))

    if isinstance(found, Diagnostic):
        assert 0 <= found.place.span.start <= found.place.span.end <= len(text)
        assert found.message
        assert found.help
    else:
        assert plain(found.root) == without_dates(found.data)


@pytest.mark.parametrize(
    ("text", "shown", "message"),
    [
        ("a: 1", ":", "there is a colon after the key"),
        ("a 1", "1", "there is no `=` after the key"),
        ("a = yes", "yes", "`yes` is no value"),
        ("a = error", "error", "`error` is no value"),
        ("a =\n", "=", "the key has no value"),
        ("a = [1,,2]", ",", "a value was expected here"),
        ("a = [1 2]", "2", "the list is not closed here"),
        ("a = 'x\n", "'x", "the text has no closing quote"),
        ('a = "x\n', '"x', "the text has no closing quote"),
        ('a = "b\\d"', "\\d", "a backslash has a meaning of its own between double quotes"),
        ("a = 1 b = 2", "b", "something follows the value on this line"),
        ("[a\n", "[a", "the name of the table is not closed"),
        ("= 1", "=", "a key was expected here"),
        ("# \x01\n", "\x01", "there is a character here that cannot be seen"),
        ("a = 2026-02-30", "2026-02-30", "there is no such date"),
    ],
)
def test_what_is_no_toml_is_told_in_words(text: str, shown: str, message: str) -> None:
    found = refused(text)

    assert found.name == ("wrong-type" if " is no value" in message else "unreadable-file")
    assert found.message == message
    assert text[found.place.span.start : found.place.span.end] == shown


@pytest.mark.parametrize(
    ("text", "line", "column", "key"),
    [
        ("a = 1\nb = 2\na = 3\n", 3, 1, "a"),
        ("a = [\n 1,\n]\na = [\n 2,\n]\n", 4, 1, "a"),
        ("[a]\nb = 1\n\n[ a ]\n", 4, 3, "a"),
        ("a = 1\n[a.b]\n", 2, 2, "a.b"),
        ("a = {b = 1, b = 2}\n", 1, 13, "b"),
        ("a = 1\r\na = 2\r\n", 2, 1, "a"),
    ],
)
def test_what_is_written_twice_is_shown_the_second_time(text: str, line: int, column: int, key: str) -> None:
    found = refused(text)

    assert found.name == "duplicate-key"
    assert found.message == f"`{key}` is written twice"
    assert (found.place.line, found.place.column) == (line, column)


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 5000,
        "a = " + "9" * 5000,
        ".".join("a" * 500) + " = 1",
        'x = {"a".' + "b." * 60 + "c=1}",
    ],
)
def test_what_would_exhaust_the_reader_is_refused(text: str) -> None:
    assert refused(text).name == "unreadable-file"
