"""Texts in several styles as lines of a given width: inline Markdown, names in bold, what stands before.

Lines end where `view.text` lets them, so a picture breaks them as the diagram does.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from jmap.model.inline import runs
from jmap.view.picture.shapes import Block, Run, Style, Target, Words
from jmap.view.text import cut, paragraphs, pieces, width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jmap.view.picture.shapes import Line, Placed

_DIRECTIONS = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Signs that turn the direction of what follows; a picture sets every text in its own."""
_LEAD_GAP = 6
_LEAST_BESIDE = 64
"""The least room for text beside what stands before it; with less, it goes below."""


def styled(text: str, style: Style) -> tuple[Run, ...]:
    """Return a text of the map, its inline Markdown as styles."""
    written = _DIRECTIONS.sub("", text).strip()
    to_the_left = _reads_to_the_left(written)
    return tuple(
        Run(
            run.text,
            Style(style.size, style.ink, style.bold or run.bold, style.italic or run.italic),
            to_the_left,
            Target(run.link) if run.link else None,
        )
        for run in runs(written)
    )


def paragraph(content: Iterable[Run], room: float, lead: Block | None = None) -> Block:
    """Return a text as lines no wider than `room`; `lead` stands before its first line, or above it."""
    content = tuple(content)
    if not any(run.text.strip() for run in content):
        return lead or Block(0, 0, ())
    leading = max(run.style.leading for run in content)
    indent = lead.width + _LEAD_GAP if lead else 0
    above = 0.0
    if lead and room - indent < max(_LEAST_BESIDE, min(_first_word(content), room)):
        indent, above = 0, lead.height + 3
    lines = lines_of(content, room, indent)
    words = Words(lines, leading, indent)
    parts: list[Placed] = [(0, above, words)]
    if lead:
        parts.append((0, 0 if above else max((leading - lead.height) / 2, 0), lead))
    widest = max(line_width(line) + (0 if number else indent) for number, line in enumerate(lines))
    tall = above + leading * len(lines)
    return Block(max(widest, lead.width if lead else 0), max(tall, lead.height if lead else 0), tuple(parts))


def apart(text: str, style: Style) -> Run:
    """Return a number or words of jmap's own, kept together where what is around them runs the other way."""
    return Run(text, style, _reads_to_the_left(text))


def one_line(text: str, style: Style) -> Block:
    """Return a text of jmap's own on one line."""
    line = (apart(text, style),)
    return Block(line_width(line), style.leading, ((0, 0, Words((line,), style.leading)),))


def line_width(line: Line) -> float:
    """Return how wide a line is."""
    return sum(width(run.text, run.style.size, bold=run.style.bold) for run in line)


@lru_cache(maxsize=4096)
def lines_of(content: tuple[Run, ...], room: float, indent: float = 0) -> tuple[Line, ...]:
    """Return the lines of a text; the first one has `indent` less room."""
    found: list[Line] = []
    for line in _written_lines(content):
        found += _fill(line, room, room if found else room - indent)
    return tuple(line for line in found if any(run.text.strip() for run in line))


def _first_word(content: Sequence[Run]) -> float:
    """Return how wide the part of a text is that its first line cannot do without."""
    return line_width(_trimmed(next(_pieces(next(_written_lines(content))))))


def _written_lines(content: Sequence[Run]) -> Iterator[list[Run]]:
    """Yield the lines as they were written, with single spaces between words."""
    line: list[Run] = []
    before = ""
    for run in content:
        first, *rest = _single_spaced(run.text)
        if before.endswith(" "):
            first = first.removeprefix(" ")
        line.append(_with(run, first))
        before = first or before
        for text in rest:
            yield line
            line = [_with(run, text)]
            before = text or " "  # nothing but what follows a break, where a space would stand for nothing
    yield line


def _single_spaced(text: str) -> list[str]:
    """Return the lines of a run; a space at either end of it is kept, since more of the line follows."""
    lines = paragraphs(f"|{text}|")
    lines[0] = lines[0][1:]
    lines[-1] = lines[-1][:-1]
    return lines


def _with(run: Run, text: str) -> Run:
    return Run(text, run.style, run.to_the_left, run.link)


def _fill(content: Sequence[Run], room: float, first_room: float) -> Iterator[Line]:
    """Yield lines that each hold as many pieces as fit."""
    whole = tuple(run for run in content if run.text)
    if line_width(whole) <= first_room:
        yield _trimmed(whole)
        return
    line: list[Run] = []
    free = first_room
    for piece in _pieces(whole):
        bare = line_width(_trimmed(piece))
        if line and bare > free:
            yield _trimmed(line)
            line, free = [], room
        for index, part in enumerate(_cut(piece, free) if bare > free else [piece]):
            if index:
                yield _trimmed(line)
                line, free = [], room
            line += part
            free -= line_width(part)
    yield _trimmed(line)


def _pieces(content: Sequence[Run]) -> Iterator[tuple[Run, ...]]:
    """Yield what must stay on one line together, each as its runs."""
    text = "".join(run.text for run in content)
    start = 0
    for piece in pieces(text):
        yield _sliced(content, start, start + len(piece))
        start += len(piece)


def _cut(piece: tuple[Run, ...], room: float) -> Iterator[tuple[Run, ...]]:
    """Yield the parts of a piece that is too wide for a line."""
    text = "".join(run.text for run in piece)
    size, bold = max(run.style.size for run in piece), any(run.style.bold for run in piece)
    start = 0
    for part in cut(text, size, room, bold=bold):
        yield _sliced(piece, start, start + len(part))
        start += len(part)


def _sliced(content: Sequence[Run], start: int, end: int) -> tuple[Run, ...]:
    """Return the characters from `start` to `end` of a text."""
    found, at = [], 0
    for run in content:
        text = run.text[max(start - at, 0) : max(end - at, 0)]
        if text:
            found.append(_with(run, text))
        at += len(run.text)
    return tuple(found)


def _trimmed(line: Sequence[Run]) -> Line:
    """Return a line without the space at its ends, and with equal neighbours joined.

    A space alone is part of what is before it, since renderers forget one that has a style of its own.
    """
    joined: list[Run] = []
    for run in line:
        last = joined[-1] if joined else None
        alike = last and (last.style, last.to_the_left, last.link) == (run.style, run.to_the_left, run.link)
        if last and (alike or run.text == " "):
            joined[-1] = _with(last, last.text + run.text)
        else:
            joined.append(run)
    if joined:
        joined[0] = _with(joined[0], joined[0].text.lstrip(" "))
        joined[-1] = _with(joined[-1], joined[-1].text.rstrip(" "))
    return tuple(run for run in joined if run.text)


def _reads_to_the_left(text: str) -> bool:
    """Whether the first letter that has a direction runs to the left (Unicode's annex 9, rule P2)."""
    if text.isascii():
        return False
    directions = map(unicodedata.bidirectional, text)
    return next((direction != "L" for direction in directions if direction in {"L", "R", "AL"}), False)
