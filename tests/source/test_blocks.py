"""Blocks divide a text without a gap, and comments go where their indentation says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jmap.source.blocks import blocks
from jmap.source.text import SourceText, decode
from jmap.source.yaml import parse

if TYPE_CHECKING:
    from jmap.source.blocks import Block

ROOT = Path(__file__).parents[2]
MAPS = sorted(
    path for folder in ("tests/valid", "tests/maps", "examples") for path in (ROOT / folder).rglob("*.yaml")
)


def document(text: str) -> Block:
    root = parse(SourceText("map", text)).root
    assert root is not None
    found = blocks(text, root)
    assert found is not None
    return found


def shown(text: str, block: Block) -> list[str]:
    """Return each block as what stands above it and what it is itself, in brackets with its parts."""
    found = []
    for part in block.parts:
        inner = "".join(shown(text, part))
        behind = text[part.parts[-1].end : part.end] if part.parts else ""
        found.append(f"<{text[part.start : part.at]}|{text[part.at : part.inside]}{inner}{behind}>")
    return found


def assert_divides(text: str, block: Block) -> None:
    """Fail unless the parts of a block lie side by side, from where they begin."""
    start = block.inside
    for part in block.parts:
        assert part.start == start <= part.at < part.inside <= part.end <= block.end
        assert_divides(text, part)
        start = part.end


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.name)
def test_blocks_divide_any_map_without_a_gap(path: Path) -> None:
    source = decode(path.read_bytes(), path.name)
    assert isinstance(source, SourceText)
    root = parse(source).root
    assert root is not None

    found = blocks(source.text, root)

    if found:
        assert_divides(source.text, found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: 2\n", ["<|a: 1\n>", "<|b: 2\n>"]),
        ("# x\na: 1 # y\n\n# z\nb: 2\n", ["<# x\n|a: 1 # y\n>", "<\n# z\n|b: 2\n>"]),
        ("a:\n- 1\n- 2\n", ["<|a:\n<|- 1\n><|- 2\n>>"]),
        ("a:\n  - b: 1\n    c: 2\n", ["<|a:\n<  |- <|b: 1\n><    |c: 2\n>>>"]),
        ("a:\n  b: 1\n  # in a\n# of c\nc: 2\n", ["<|a:\n<  |b: 1\n>  # in a\n>", "<# of c\n|c: 2\n>"]),
        ("a:\n    b: 1\n  # of c\nc: 2\n", ["<|a:\n<    |b: 1\n>>", "<  # of c\n|c: 2\n>"]),
        ("a:\n- b: 1\n  # in b\n# of c\nc: 2\n", ["<|a:\n<|- <|b: 1\n>  # in b\n>>", "<# of c\n|c: 2\n>"]),
        ("a: |+\n  x\n\nb: 2\n", ["<|a: |+\n  x\n\n>", "<|b: 2\n>"]),
        ("a: |\n  x\n\nb: 2\n", ["<|a: |\n  x\n>", "<\n|b: 2\n>"]),
        ("a: &x # y\n  b: 1\n", ["<|a: &x # y\n<  |b: 1\n>>"]),
        ("a: [1,\n# in\n 2] # y\nb: 1", ["<|a: [1,\n# in\n 2] # y\n>", "<|b: 1>"]),
        ("---\na: 1\n...\n", ["<|a: 1\n>"]),
        ("a: 1\r\n# y\r\nb: 2\r\n", ["<|a: 1\r\n>", "<# y\r\n|b: 2\r\n>"]),
        ("a: 1\rb: 2\r", ["<|a: 1\r>", "<|b: 2\r>"]),
    ],
)
def test_lines_belong_to_the_block_that_they_speak_of(text: str, expected: list[str]) -> None:
    assert shown(text, document(text)) == expected


@pytest.mark.parametrize("text", ["? a\n: 1\n", "a:\n  ? b\n  : 1\n", "a: &x\n  &y b: 1\n"])
def test_what_is_written_in_an_unusual_way_is_one_block(text: str) -> None:
    root = parse(SourceText("map", text)).root
    assert root is not None

    found = blocks(text, root)

    assert found is None or text == "".join(text[part.start : part.end] for part in found.parts)


@pytest.mark.parametrize("text", ["{a: 1}", "[1]", "text", "", "{}\n"])
def test_what_is_not_in_block_style_has_no_blocks(text: str) -> None:
    root = parse(SourceText("map", text)).root

    assert root is None or blocks(text, root) is None
