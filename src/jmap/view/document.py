"""Everything that a page shows of one map, in the order of the page, free of any output format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.frozen import frozen
from jmap.model.languages import from_right
from jmap.view.board import Board, board
from jmap.view.dividers import dividers
from jmap.view.header import Header, header
from jmap.view.insights import Insights, insights
from jmap.view.look import USUAL
from jmap.view.names import NO_IMAGES, names_of
from jmap.view.plot import plot
from jmap.view.sections import Sections, sections

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jmap.model.journey import JourneyMap
    from jmap.view.comparison import Comparison, Overlay
    from jmap.view.concerns import Choices
    from jmap.view.look import Look
    from jmap.view.shapes import Plot
    from jmap.view.words import Words


@frozen
class Document:
    """One map, ready to be written. Every anchor in it starts with `prefix`, the slug of the title."""

    prefix: str
    words: Words
    language: str
    rightwards: bool
    """Whether the language is written from left to right."""
    header: Header
    board: Board
    dividers: tuple[tuple[str, ...], ...]
    """The names of the lines above each lane; none but in a blueprint."""
    plot: Plot
    insights: Insights
    sections: Sections
    choices: Choices
    images: Mapping[str, str]
    """The data of images, as an address that a page can hold, by the names that cards have of them."""
    overlay: Overlay | None = None
    """What there is to say of the map that it is compared with."""


def document(
    whole: JourneyMap,
    look: Look = USUAL,
    images: Mapping[str, str] = NO_IMAGES,
    comparison: Comparison | None = None,
) -> Document:
    """Return what a page shows of a map, with the data of those of its images that can be drawn.

    With a `comparison` it has marks for what is not as it was, and both curves.
    """
    names = names_of(whole, look, images, comparison.prefix if comparison else "")
    journey = names.journey
    table, below = board(names, by_steps=look.columns == "steps"), sections(names)
    found = insights(names, table, below)
    overlay, before = None, None
    if comparison:
        from jmap.view.overlay import before_in_place, overlaid  # noqa: PLC0415  most pages compare nothing

        table, overlay = overlaid(table, names, comparison)
        before = before_in_place(comparison, table)
    return Document(
        prefix=names.prefix,
        words=names.words,
        language=journey.language,
        rightwards=not from_right(journey.language),
        header=header(names),
        board=table,
        dividers=dividers(names.words, table.lanes)
        if journey.kind == "blueprint"
        else ((),) * len(table.lanes),
        plot=plot(names, table, before),
        insights=found,
        sections=below,
        choices=names.concerns.choices,
        images=names.images,
        overlay=overlay,
    )
