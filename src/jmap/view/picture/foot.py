"""What stands below the board of a picture: insights on the whole journey, personas, what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.view.picture.bits import BODY, META, joined, labelled, linked
from jmap.view.picture.blocks import columns_in, grid, stack
from jmap.view.picture.cells import cell_blocks
from jmap.view.picture.head import LABEL, profile
from jmap.view.picture.paragraph import one_line, paragraph, styled
from jmap.view.picture.shapes import Block, Icon, Run, Style

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jmap.view.document import Document
    from jmap.view.sections import Entry

_LEAST_ENTRY, _LEAST_COLUMN = 320, 300
_GAP = 22
_TITLE = Style(16, bold=True)


def foot(document: Document, room: float) -> list[list[Block]]:
    """Return the sections below the board, each as its title and the rows below it."""
    return [[one_line(title, _TITLE), *rows] for title, rows in _sections(document, room) if rows]


def _sections(document: Document, room: float) -> Iterator[tuple[str, list[Block]]]:
    sections, words = document.sections, document.words
    lists = [
        (title, style, items)
        for title, style, items in (
            (words.pains, "pains", sections.pains),
            (words.delights, "delights", sections.delights),
            (words.opportunities, "ideas", sections.ideas),
        )
        if items
    ]
    if lists:
        count, wide = columns_in(room, _LEAST_COLUMN, _GAP, 3)
        blocks = [
            stack([one_line(title, LABEL), *cell_blocks(style, items, wide, words)], 7)
            for title, style, items in lists
        ]
        yield words.throughout, _in_rows(blocks, count, room)
    profiles = document.header.profiles
    if profiles:
        count, wide = columns_in(room, _LEAST_COLUMN, _GAP, max(3, len(profiles)))
        yield words.personas, _in_rows([profile(persona, wide, words) for persona in profiles], count, room)
    for title, entries, numbered in (
        (words.evidence, sections.evidence, True),
        (words.competitors, sections.competitors, False),
    ):
        if entries:
            count, wide = columns_in(room, _LEAST_ENTRY, _GAP, max(3, len(entries)))
            yield (
                title,
                _in_rows(
                    [_entry(it, wide, f"[{n}] " if numbered else "") for n, it in enumerate(entries, 1)],
                    count,
                    room,
                ),
            )


def _in_rows(blocks: Sequence[Block], columns: int, room: float) -> list[Block]:
    return [
        grid(blocks[start : start + columns], columns, room, _GAP, 0)
        for start in range(0, len(blocks), columns)
    ]


def _entry(entry: Entry, room: float, number: str) -> Block:
    inner = room - 26
    parts = [
        paragraph((Run(number, META), *styled(entry.name, Style(13, bold=True))), inner),
        paragraph(joined(styled(fact, META) for fact in entry.facts), inner),
        paragraph(styled(entry.summary or "", Style(12.5, "ink2")), inner),
        *(
            paragraph(labelled(label, joined(styled(text, META) for text in texts)), inner)
            for label, texts in entry.lists
        ),
        paragraph(linked(entry.link) if entry.link else (), inner),
    ]
    text = stack(parts, 2)
    icon = Icon(entry.icon or "other", 16)
    return Block(room, text.height, ((0, (BODY.leading - 16) / 2, icon), (26, 0, text)))
