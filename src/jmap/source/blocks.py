"""The blocks of a YAML text: which lines belong to which entry or item, comments and blank lines among them.

Blocks divide the text without a gap, so that it can be put together again from them, in another order or
with those of another text. What is written in an unusual way has no parts and is moved as a whole. What a
key means is not known here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jmap.frozen import frozen
from jmap.source.text import LINE_BREAK
from jmap.source.tree import Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.source.tree import Node

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_NOTHING = re.compile(r"(?P<blanks>[ \t]*)(?P<comment>#[^\r\n]*)?(?:\r\n|\n|\r|\Z)")
"""A line that says nothing to YAML: blank, or a comment alone."""
_ANCHOR_OF_KEY = re.compile(r"(?:&\S+[ \t]+)?")
_BEHIND_MARK = re.compile(r"[ \t]*(?:&[^\s#]+[ \t]*)?(?:(?<=[ \t])#[^\r\n]*)?(?:\r\n|\n|\r)")
"""What may stand behind the colon or the dash of a block whose parts begin on a line of their own."""
_MODE_LINE = re.compile(r"#\s*(?:yaml-language-server:|vim?:|-\*-)")
_KEEPS_BLANK_LINES = re.compile(r"[|>][0-9]?\+")


@frozen
class Block:
    """An entry of a mapping or an item of a list, from the lines above that speak of it to its last line."""

    key: Scalar | None
    """The key of an entry; None for an item, and for the whole document."""
    node: Node
    start: int
    """Where the comments and blank lines above it begin."""
    at: int
    """Where it stands itself: its key or its dash."""
    inside: int
    """Where its parts begin; its end where it has none."""
    end: int
    """Behind the last line that belongs to it: where the next block starts."""
    column: int
    """In which column it stands, from 0; -1 for the document."""
    parts: tuple[Block, ...] = ()
    """The blocks in it, one for each entry or item, in order; what follows the last one is comments."""

    @property
    def is_inline(self) -> bool:
        """Whether its first part stands on its own line, behind the dash."""
        is_item = self.key is None and self.column >= 0
        return is_item and bool(self.parts) and self.parts[0].at == self.inside


def blocks(text: str, root: Node) -> Block | None:
    """Return the whole document as a block; None where it is not written in blocks, as JSON is not."""
    children = _children(root)
    if not children:
        return None
    key, value = children[0]
    inside = _behind_header(text, (key or value).start)
    parts = _parts(text, root, inside, len(text))
    return Block(None, root, 0, 0, inside, len(text), -1, parts) if parts else None


def lines_of(text: str) -> list[str]:
    """Return the lines of a text, each with its break."""
    return [line for line in _LINE.findall(text) if line]


def without_breaks(text: str) -> list[str]:
    """Return the lines of a text without their breaks; behind a final break stands one more, empty."""
    return LINE_BREAK.split(text)


def keeps_blank_lines(text: str, node: Node) -> bool:
    """Whether blank lines behind a text belong to it: `|+` says so, and blanks on the last line do too."""
    if not isinstance(node, Scalar) or node.target is not None or not text.startswith(("|", ">"), node.start):
        return False
    return _KEEPS_BLANK_LINES.match(text, node.start) is not None or node.raw.rstrip("\n").endswith(
        (" ", "\t")
    )


def behind_mark(text: str, block: Block) -> int:
    """Return what follows the dash or the colon of a block."""
    return block.at + 1 if block.key is None else text.index(":", block.key.end) + 1


def _children(node: Node) -> list[tuple[Scalar | None, Node]]:
    """Return the keys and values, or the items, of what is written in block style; else nothing."""
    if isinstance(node, Scalar) or node.flow or node.target is not None:
        return []
    if isinstance(node, Sequence):
        return [(None, item) for item in node.items]
    return [(entry.key, entry.value) for entry in node.entries.values()]


def _behind_header(text: str, first: int) -> int:
    """Return where the first block begins: behind `%`, `---` and the comments that speak of the whole file.

    Those are followed by a blank line, or are for editors.
    """
    end = at = 0
    for line in lines_of(text[:first]):
        at += len(line)
        is_header = line.startswith(("---", "%")) or not line.strip() or _MODE_LINE.match(line)
        if is_header and line.endswith(("\n", "\r")):
            end = at
    return end


def _parts(text: str, node: Node, inside: int, limit: int) -> tuple[Block, ...]:
    """Return the blocks of a collection between `inside` and `limit`; none if one of them is unusual."""
    children = _children(node)
    found: list[Block] = []
    start, at = inside, _next(text, inside)
    for number, (key, value) in enumerate(children, 1):
        column = at - _line_start(text, at)
        if not _is_usual(text, key, at, inside):
            return ()
        ends = _content_end(text, value)
        following = _next(text, ends)
        bound = limit if number == len(children) else _line_start(text, following)
        found.append(_block(text, Block(key, value, start, at, ends, ends, column), bound))
        start, at = found[-1].end, following
    return tuple(found)


def _is_usual(text: str, key: Scalar | None, at: int, inside: int) -> bool:
    """Whether a key or a dash stands at `at`, alone at the beginning of its line or behind a dash."""
    if at != inside and text[_line_start(text, at) : at].strip(" "):
        return False
    if key is None:
        return text.startswith(("- ", "-\t", "-\n", "-\r"), at) or text[at:] == "-"
    return _ANCHOR_OF_KEY.fullmatch(text, at, key.start) is not None


def _block(text: str, leaf: Block, bound: int) -> Block:
    """Return a block with its parts, if it has any, and the comments behind them that are theirs."""
    inside = _inside(text, leaf)
    if inside is None:
        return leaf
    first = _next(text, inside)
    end = _end_of_comments(text, leaf.end, bound, first - _line_start(text, first), leaf.column)
    parts = _parts(text, leaf.node, inside, end)
    if not parts:
        return leaf
    return Block(leaf.key, leaf.node, leaf.start, leaf.at, inside, end, leaf.column, parts)


def _inside(text: str, block: Block) -> int | None:
    """Return where the parts of a collection begin: on the next line, or on the line of the dash."""
    children = _children(block.node)
    if not children:
        return None
    mark = behind_mark(text, block)
    if found := _BEHIND_MARK.match(text, mark):
        return found.end()
    return _next(text, mark) if block.key is None else None


def _content_end(text: str, node: Node) -> int:
    """Return the end of the last line on which something of a node stands."""
    while children := _children(node):
        node = children[-1][1]
    end = _line_end(text, node.end)
    if keeps_blank_lines(text, node):
        while end < len(text) and (line := _NOTHING.match(text, end)) and line["comment"] is None:
            end = line.end()
    return end


def _end_of_comments(text: str, start: int, bound: int, inner: int, outer: int) -> int:
    """Return up to where comments belong into a collection by their indentation.

    Its parts stand in the column `inner`, what follows it in the column `outer`.
    """
    end = start
    for line in _nothing(text, start, bound):
        if line["comment"] is None:
            continue
        if len(line["blanks"]) < max(inner, outer + 1):
            break
        end = line.end()
    return end


def _nothing(text: str, start: int, bound: int) -> Iterator[re.Match[str]]:
    """Yield the lines from `start` on that are blank or a comment."""
    while start < bound and (line := _NOTHING.match(text, start)):
        yield line
        start = line.end()


def _next(text: str, start: int) -> int:
    """Return where the next thing stands that is neither blank nor a comment."""
    for line in _nothing(text, start, len(text)):
        start = line.end()
    while text.startswith((" ", "\t"), start):
        start += 1
    return start


def _line_start(text: str, at: int) -> int:
    start = text.rfind("\n", 0, at) + 1
    return text.rfind("\r", start, at) + 1 or start


def _line_end(text: str, at: int) -> int:
    found = _LINE.match(text, at)
    return found.end() if found else len(text)
