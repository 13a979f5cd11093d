"""Lines that line up with nothing above them: what they were meant to line up with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from jmap.diagnostics import Diagnostic, Edit, Fix, Span
from jmap.source.lines import (
    KEY,
    LIST_ITEM,
    Line,
    indent_of,
    keys_of_item,
    line_at,
    lines_above,
    lines_below,
    reached,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jmap.source.failure import Mistake

_EMPTY_KEY = re.compile(r"\s*[\w$-]+:\s*")
_MOST_TRIES = 8


class _Move(NamedTuple):
    """A line that lines up with one above when its edits are made, and how well."""

    line: Line
    beside: Line
    edits: tuple[Edit, ...]
    reached: int
    """Up to which line the text is read then."""
    fit: int
    """0 where what stands below it cannot stand below such a line, 2 where it surely belongs to it."""


def too_deep(mistake: Mistake) -> Diagnostic | None:
    """A key that is indented deeper than the key in the line above, which has its value already."""
    line = line_at(mistake, mistake.line)
    above = list(lines_above(mistake, line.number))
    if not above or not KEY.match(mistake.text, mistake.line_span(line.number).start):
        return None
    key = next(other for other in reversed(above) if other.number == above[0].number)
    if key.column >= line.column or not KEY.match(mistake.source.line(key.number), key.column):
        return None
    outer = [key, *(other for other in above if other.column < key.column)]
    move = _likeliest(mistake, line, outer)
    if move is None:
        return None
    if move.line != line:
        return _told(mistake, move)
    return _told(mistake, move, f"{line.name} is indented too deep")


def reached_by_moving(mistake: Mistake, *, alone: bool = False) -> int:
    """Return up to which line the text is read once a misplaced line is moved; `alone`, where that fits."""
    line = line_at(mistake, mistake.line)
    beside = _likely(mistake, line)
    if alone:
        moves = _moves(mistake, line, beside)
        return max((move.reached for move in moves if len(move.edits) == 1 and move.fit > 1), default=0)
    move = _likeliest(mistake, line, beside)
    return move.reached if move else 0


def misplaced(mistake: Mistake) -> Diagnostic | None:
    """A key or a list item that is indented like nothing above it."""
    span = mistake.line_span(mistake.line)
    if ": " in mistake.text[span.start : mistake.failure.at] or span.start == span.end:
        return None
    if not mistake.text[span.start : span.end].strip():
        return mistake.told(
            "here stands only space of a kind that YAML takes for text",
            "delete this line, or the space in it",
            span,
        )
    line = line_at(mistake, mistake.line)
    move = _likeliest(mistake, line, _likely(mistake, line))
    if move:
        return _told(mistake, move)
    if line.name == LIST_ITEM:
        return mistake.told(
            "a list item stands where a key is expected",
            "give the list a key of its own in the line above, or indent it below the key that it belongs to",
            mistake.word(span.start),
        )
    return mistake.told(
        f"{line.name} does not fit what stands above it",
        "a key has either a text behind its colon or indented lines below it; indent keys of one thing alike",
        mistake.word(span.start),
    )


def _told(mistake: Mistake, move: _Move, message: str = "") -> Diagnostic:
    line, beside = move.line, move.beside
    where, like = ("above", "like") if beside.number < line.number else ("beside", "to line up with")
    advice = f"indent it by {beside.column}, {like} {beside.name} on line {beside.number}"
    if line.name != LIST_ITEM and line.name.strip("`") not in mistake.keys and beside.column < line.column:
        advice += "; or write the key that it belongs to above it"
    return mistake.told(
        message or f"{line.name} is indented by {line.column}, which fits nothing {where} it",
        advice,
        mistake.word(mistake.line_span(line.number).start),
        Fix(f"indent it like {beside.name}", move.edits, safe=False),
    )


def _likely(mistake: Mistake, line: Line) -> list[Line]:
    """Return what stands around a line, that with which it has most in common first."""
    is_key = line.name.strip("`") in mistake.keys
    keys = keys_of_item(mistake, line) if line.name == LIST_ITEM else set()

    def unlike(other: Line) -> tuple[int, bool, int]:
        shared = keys & keys_of_item(mistake, other) if keys and other.name == LIST_ITEM else ()
        is_alike = (other.name.strip("`") in mistake.keys) == is_key
        return abs(other.column - line.column), not is_alike, -len(shared)

    return sorted((*lines_above(mistake, line.number), *lines_below(mistake, line.number)), key=unlike)


def _likeliest(mistake: Mistake, line: Line, beside: Iterable[Line]) -> _Move | None:
    """Return how a line, or another that made it look misplaced, was probably meant."""
    stray = _outdented(mistake, line)
    if stray and (move := _best(_moves(mistake, stray, [line]))) and move.fit:
        return move
    own = _best(_moves(mistake, line, beside))
    before = _best(_moves_before(mistake, line))
    if before is None or own is None or before.reached != own.reached:
        return max(filter(None, (own, before)), key=lambda move: move.reached, default=None)
    above = next(lines_above(mistake, before.line.number), None)
    is_outlier = above.column == line.column if above else len(before.edits) < len(own.edits)
    return before if is_outlier else own


def _best(moves: Iterable[_Move]) -> _Move | None:
    """Return the move after which most of the text is read, of equal ones the first."""
    return max(moves, key=lambda move: (move.reached, move.fit), default=None)


def _moves(mistake: Mistake, line: Line, beside: Iterable[Line]) -> Iterator[_Move]:
    """Yield the ways to move a line, alone or with what is below it, that mend the text."""
    others = [other for other in beside if other.column != line.column and other.column >= 0]
    for other in others[:_MOST_TRIES]:
        edits = _moved(mistake, line, other.column)
        run = _moved(mistake, line, other.column, with_siblings=True)
        for each in dict.fromkeys((edits, edits[:1], run)):
            row = reached(mistake, *each)
            if row:
                yield _Move(line, other, each, row, _fit(mistake, line, other.column, alone=len(each) == 1))


def _moves_before(mistake: Mistake, line: Line) -> Iterator[_Move]:
    """Yield the ways to move the line before, alone, so that this one fits as it stands."""
    before = next(lines_above(mistake, line.number), None)
    if before is None:
        return
    inside = len("- ") if before.name == LIST_ITEM else 0
    here = Line(line.number, line.column - inside, line.name)
    around = (*lines_above(mistake, before.number), *lines_below(mistake, line.number))
    for move in _moves(mistake, before, [here, *around]):
        if len(move.edits) == 1:
            yield move


def _outdented(mistake: Mistake, line: Line) -> Line | None:
    """Return the key above a line that stands beside the empty key which it was meant below."""
    above = lines_above(mistake, line.number)
    outer = next((other for other in above if other.column < line.column), None)
    if outer is None or outer.name.strip("`") in mistake.keys:
        return None
    around = lines_above(mistake, outer.number)
    parent = next((other for other in around if other.column <= outer.column), None)
    if parent is None or parent.column != outer.column:
        return None
    return outer if _EMPTY_KEY.fullmatch(mistake.source.line(parent.number)) else None


def _moved(mistake: Mistake, line: Line, wanted: int, *, with_siblings: bool = False) -> tuple[Edit, ...]:
    """Indent a misplaced line by `wanted`, and with it what is indented deeper below it, or as deep."""
    source, edits = mistake.source, []
    for number in range(line.number, source.line_count + 1):
        text, start = source.line(number), source.line_start(number)
        belongs = _is_below(mistake, line, text) or (with_siblings and indent_of(text) >= line.column)
        if text.strip() and number > line.number and not belongs:
            break
        if text.strip():
            edits.append(Edit(Span(start, start + line.column), " " * wanted))
    return tuple(edits)


def _fit(mistake: Mistake, line: Line, wanted: int, *, alone: bool) -> int:
    """Judge what a line at a column has below it: an empty key needs its value, an item has its keys."""
    source = mistake.source
    text = source.line(line.number)
    below = (source.line(number) for number in range(line.number + 1, source.line_count + 1))
    next_line = next(filter(str.strip, below), "")
    following = indent_of(next_line)
    is_below = _is_below(mistake, line, next_line)
    if is_below and not alone:
        following += wanted - line.column
    if _EMPTY_KEY.fullmatch(text):
        return 2 * (is_below if not alone else following > wanted)
    if line.name == LIST_ITEM and following > wanted:
        return 2 * (following == wanted + len("- "))
    return 1


def _is_below(mistake: Mistake, line: Line, text: str) -> bool:
    """Whether a line further down belongs to one: it is deeper, or an item of the list that a key begins."""
    begins_list = _EMPTY_KEY.fullmatch(mistake.source.line(line.number)) and text.lstrip().startswith("- ")
    return indent_of(text) > line.column or (bool(begins_list) and indent_of(text) == line.column)
