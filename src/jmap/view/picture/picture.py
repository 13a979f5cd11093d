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

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

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
    images: Mapping[str, str]
    """The data of its photos."""
    ground: str = "ground"
    """What is behind all: `ground`, or `paper`, which wants no ink."""


@frozen
class Parts:
    """What a picture is made of, from the top down; a section below the board is its title and its rows."""

    above: tuple[Block, ...]
    board: Table
    below: tuple[tuple[Block, ...], ...]

    def whole(self) -> Block:
        """Return all of it below one another."""
        sections = (section(rows, self.board.width) for rows in self.below)
        return stack([*self.above, drawn(self.board, self.board.rows), *sections], GAP)


def picture(document: Document) -> Picture:
    """Return a map as one picture, as large as it needs to be."""
    whole = parts(document).whole()
    return framed(document, whole, whole.width + 2 * MARGIN)


def parts(document: Document) -> Parts:
    """Return what a picture of a map is made of, its columns wide enough for steps and for some width."""
    columns = document.board
    fitting = min(_COMFORTABLE / len(columns.columns), _WIDEST)
    board = table(document, round(max(_LEAST_COLUMN, columns.column_width, fitting)))
    return Parts(
        above=tuple(head(document.header, board.width, document.words)),
        board=board,
        below=tuple(map(tuple, foot(document, board.width - 2 * INSIDE))),
    )


def section(rows: Sequence[Block], width: float) -> Block:
    """Return a section below the board, or a part of one."""
    return boxed(stack(rows, 12), "panel", across=INSIDE, down=16, width=width, radius=14)


def framed(document: Document, content: Block, width: float, height: float | None = None) -> Picture:
    """Return a picture of some content with margins around it; one of a given height is a page of paper."""
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
        images=document.images,
        ground="ground" if height is None else "paper",
    )


def in_words(document: Document) -> str:
    """Say what the board shows: its stages, its personas, and the curve point by point."""
    words = document.words
    names = [plain(column.card.name) for column in document.board.columns]
    said = [f"{words.board}{words.colon} {', '.join(names)}."]
    if document.header.personas:
        people = ", ".join(plain(persona.name) for persona in document.header.personas)
        said.append(f"{words.personas}{words.colon} {people}.")
    curve = [
        f"{name}: {'; '.join(points)}."
        for name, points in zip(names, _points(document), strict=True)
        if points
    ]
    return " ".join([*said, f"{words.curve_in_words}{words.colon}", *curve] if curve else said)


def _points(document: Document) -> Iterator[list[str]]:
    """Yield what is felt at each stage, in a few words each."""
    lane = next((lane for lane in document.board.lanes if lane.style == "emotion"), None)
    for cell in lane.cells if lane else [()] * len(document.board.columns):
        yield [
            " ".join(filter(None, (item.place.number, *(mark.short for mark in item.who), item.score)))
            for item in cell
            if isinstance(item, Reason) and item.score
        ]
