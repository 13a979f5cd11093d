"""A whole map as one picture, or as the pages of a paper: its board with what stands above and below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.frozen import frozen
from jmap.model.inline import plain
from jmap.view.items import Reason
from jmap.view.picture.blocks import boxed, stack
from jmap.view.picture.foot import foot
from jmap.view.picture.head import head
from jmap.view.picture.shapes import Block
from jmap.view.picture.table import Table, drawn, table
from jmap.view.words import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jmap.view.document import Document

MARGIN = 32
GAP = 18
INSIDE = 20
"""Between the edge of a section and what stands in it."""
_COMFORTABLE = 1180
"""How wide the columns of a short journey get together, as long as none gets wider than the next number."""
_WIDEST = 420
_LEAST_COLUMN = 236


@frozen
class Picture:
    """What is drawn on one sheet, and what it says to those who do not see it."""

    width: float
    height: float
    block: Block
    prefix: str
    title: str
    about: str
    language: str
    mirrored: bool


def picture(document: Document) -> Picture:
    """Return a map as one picture, as large as it needs to be."""
    board = board_of(document)
    content = [*head(document.header, board.width, document.language), drawn(board, board.rows)]
    content += [section(rows, board.width) for rows in foot(document, board.width - 2 * INSIDE)]
    return framed(document, stack(content, GAP), board.width + 2 * MARGIN)


def board_of(document: Document) -> Table:
    """Return the board of a map, its columns wide enough for its steps and for a picture of some width."""
    board = document.board
    fitting = min(_COMFORTABLE / len(board.columns), _WIDEST)
    return table(document, round(max(_LEAST_COLUMN, board.column_width, fitting)))


def section(rows: Sequence[Block], width: float) -> Block:
    """Return a section below the board, or a part of one."""
    return boxed(stack(rows, 12), "panel", across=INSIDE, down=16, width=width, radius=14)


def framed(document: Document, content: Block, width: float, height: float | None = None) -> Picture:
    """Return a picture of some content with margins around it."""
    tall = content.height + 2 * MARGIN if height is None else height
    left = max((width - content.width) / 2, 0)
    block = Block(width, tall, ((left, MARGIN, content),))
    return Picture(
        width=width,
        height=round(tall),
        block=block,
        prefix=document.prefix,
        title=plain(document.header.title),
        about=in_words(document),
        language=document.language,
        mirrored=not document.rightwards,
    )


def in_words(document: Document) -> str:
    """Say what the board shows: its stages, its personas, and the curve point by point."""
    names = [plain(column.card.name) for column in document.board.columns]
    said = [f"{ENGLISH.board}: {', '.join(names)}."]
    if document.header.personas:
        people = ", ".join(plain(persona.name) for persona in document.header.personas)
        said.append(f"{ENGLISH.personas}: {people}.")
    curve = [
        f"{name}: {'; '.join(points)}."
        for name, points in zip(names, _points(document), strict=True)
        if points
    ]
    return " ".join([*said, f"{ENGLISH.curve_in_words}:", *curve] if curve else said)


def _points(document: Document) -> Iterator[list[str]]:
    """Yield what is felt at each stage, in a few words each."""
    lane = next((lane for lane in document.board.lanes if lane.style == "emotion"), None)
    for cell in lane.cells if lane else [()] * len(document.board.columns):
        yield [
            " ".join(filter(None, (item.place.number, *(mark.short for mark in item.who), item.score)))
            for item in cell
            if isinstance(item, Reason) and item.score
        ]
