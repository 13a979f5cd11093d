"""The canonical layout of a map: two spaces a level, one behind a colon or a dash, at most one blank line.

Texts, what stands in brackets, and comments are taken as they are written; only their indentation changes.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

from jmap.format.order import in_order, reader_of_part
from jmap.source.blocks import behind_mark, keeps_blank_lines, without_breaks
from jmap.source.text import line_break_of
from jmap.source.tree import Scalar

if TYPE_CHECKING:
    from jmap.model.readers import Reader
    from jmap.source.blocks import Block

_STEP = 2
_ENDS_TEXT = "\0"
"""Stands, until all is put together, where a text ends that would take a blank line behind it for its own."""
_INDICATOR = re.compile(r"[|>][-+]?([1-9])")
_BLANKS = " \t"
_BLANK_LINE = re.compile(r"[ \t]*[\r\n]")
_AT_END = re.compile(r"(?<!\\)[ \t]+\Z")
"""Blanks at the end of a line, but for one that a backslash makes part of a text."""


def laid_out(text: str, document: Block, reader: Reader) -> str:
    """Return the text of a document in canonical order and layout; lines break as the first one does."""
    ending = line_break_of(text)
    lines = _parts(text, document, reader, 0, _between([], text[: document.inside], 0))
    while not lines[-1]:
        lines.pop()
    return ending.join(lines).replace(_ENDS_TEXT, "") + (ending if text.endswith(("\n", "\r")) else "")


def _parts(
    text: str, block: Block, reader: Reader | None, indent: int, header: list[str] | None = None
) -> list[str]:
    """Return the lines of the parts of a block, and of the comments behind them."""
    lines = header or []
    paragraphs = _paragraphs(text, block)
    before: int | None = None
    for part in in_order(text, block, reader):
        above = _between(lines, text[part.start : part.at], indent)
        paragraph = paragraphs[part.at]
        lines += above if before is None else _apart(lines, above, new=paragraph != before)
        before = paragraph
        lines += _block(text, part, reader_of_part(reader, block, part), indent)
    return lines + _between(lines, text[block.parts[-1].end : block.end], indent)


def _paragraphs(text: str, block: Block) -> dict[int, int]:
    """Return the number of the paragraph that each part stands in: a blank line above begins one."""
    begins = [_BLANK_LINE.match(text, part.start, part.at) is not None for part in block.parts]
    return dict(zip((part.at for part in block.parts), accumulate(begins), strict=True))


def _apart(lines: list[str], above: list[str], *, new: bool) -> list[str]:
    """Return what stands above a part, with a blank line before it if a new paragraph begins there."""
    rest = above[1:] if above and not above[0] else above
    return ["", *rest] if new and not lines[-1].endswith(_ENDS_TEXT) else rest


def _between(lines: list[str], text: str, indent: int) -> list[str]:
    """Return the comments and blank lines that follow on `lines`, before the next block."""
    following = [line.strip(_BLANKS) for line in without_breaks(text)]
    if not following[-1]:
        following.pop()  # the indentation of what comes next
    found: list[str] = []
    for line in following:
        last = (found or lines)[-1] if found or lines else ""
        if line:
            found.append(" " * indent + line)
        elif last and not last.endswith(_ENDS_TEXT):
            found.append("")
    return found


def _block(text: str, block: Block, reader: Reader | None, indent: int) -> list[str]:
    """Return the lines of a block without what stands above it."""
    if not block.parts:
        return _whole(text, block, indent)
    lines = _parts(text, block, reader, indent + _STEP)
    behind = "" if block.is_inline else text[behind_mark(text, block) : block.inside].rstrip()
    if block.key is None and not behind and not lines[0].lstrip().startswith("#"):
        return [f"{' ' * indent}- {lines[0].lstrip()}", *lines[1:]]
    return [" " * indent + _mark(text, block) + _behind(behind), *lines]


def _mark(text: str, block: Block) -> str:
    return "-" if block.key is None else f"{text[block.at : block.key.end]}:"


def _behind(text: str) -> str:
    """Return what stands behind a mark with one blank before it; a comment keeps its distance."""
    stripped = _AT_END.sub("", text.lstrip(_BLANKS))
    if stripped.startswith("#"):
        return _AT_END.sub("", text)
    return f" {stripped}" if stripped else ""


def _whole(text: str, block: Block, indent: int) -> list[str]:
    """Return the lines of a block without parts: a text, something in brackets, an alias, or nothing."""
    node, start = block.node, behind_mark(text, block)
    if not isinstance(node, Scalar) and not node.flow and node.target is None:
        opening, *rest = _lines(text[block.at : block.end])
        return [" " * indent + opening, *_shifted(rest, block.column, indent)]
    first, *between = without_breaks(text[start : node.start])
    lines = _lines(text[node.start : block.end])
    column, mark = block.column, " " * indent + _mark(text, block)
    if not between:
        lines[0] = mark + _behind(f"{first}{lines[0]}")
        return [*lines[:1], *_continued(text, block, lines[1:], column, indent)]
    *comments, lead = (line.strip(_BLANKS) for line in between)
    column, below = len(between[-1]) - len(between[-1].lstrip()), indent + _STEP
    return [
        mark + _behind(first),
        *(" " * below + comment for comment in comments if comment),
        " " * below + (f"{lead} " if lead else "") + _AT_END.sub("", lines[0]),
        *_continued(text, block, lines[1:], column, below),
    ]


def _lines(text: str) -> list[str]:
    """Return the lines of a text without their breaks and without the empty one behind the last."""
    lines = without_breaks(text)
    return lines if lines[-1] or len(lines) == 1 else lines[:-1]


def _continued(text: str, block: Block, lines: list[str], column: int, indent: int) -> list[str]:
    """Return the further lines of a value that stood in `column` and now stands at `indent`."""
    node = block.node
    if not isinstance(node, Scalar):
        return _shifted(lines, column, indent)
    if node.target is None and text.startswith(("|", ">"), node.start):
        return _block_scalar(text, block, lines, indent)
    below = indent if column > block.column else indent + _STEP
    stripped = [_AT_END.sub("", line.lstrip(_BLANKS)) for line in lines]
    return [" " * below + line if line else "" for line in stripped]


def _block_scalar(text: str, block: Block, lines: list[str], indent: int) -> list[str]:
    """Return the lines of a text in block style, none of which may become longer or shorter in itself."""
    indicator = _INDICATOR.match(text, block.node.start)
    filled = next((line for line in lines if line.strip(" ")), "")
    before, now = _indentation(filled), indent + _STEP
    if indicator:
        before, now = block.column + int(indicator[1]), indent + int(indicator[1])
    moved = [" " * now + line[before:] if len(line) > before else "" for line in lines]
    if keeps_blank_lines(text, block.node) and moved:
        moved[-1] += _ENDS_TEXT
    return moved


def _shifted(lines: list[str], column: int, indent: int) -> list[str]:
    """Return lines that stood in `column` and now stand at `indent`."""
    return [
        " " * max(_indentation(line) + indent - column, 0) + line.lstrip(" ") if line.strip(_BLANKS) else ""
        for line in lines
    ]


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
