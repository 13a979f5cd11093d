"""A board on pages of paper: everything is there once, in order, and no page is too full."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import jmap
from jmap.view.document import Document, document
from jmap.view.picture.pages import pages
from jmap.view.picture.picture import MARGIN, Picture, picture
from jmap.view.picture.shapes import Block, Polygon, Rectangle, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.view.picture.shapes import Shape

ROOT = Path(__file__).parents[2]
MAPS = [
    *sorted((ROOT / "examples").glob("*.journey.yaml")),
    *(
        ROOT / "tests" / "valid" / f"{name}.journey.yaml"
        for name in ("long-texts", "every-key", "five-lines")
    ),
]
ALL = pytest.mark.parametrize("path", MAPS, ids=lambda path: path.name.removesuffix(".journey.yaml"))
RATIOS = pytest.mark.parametrize("ratio", [0.707, 1.4], ids=["landscape", "portrait"])


def document_of(path: Path) -> Document:
    loaded = jmap.load(path).map
    assert loaded is not None
    return document(loaded)


def shapes(block: Block, left: float = 0, top: float = 0) -> Iterator[tuple[float, float, Shape]]:
    """Yield every shape of a block with its place."""
    for across, down, part in block.parts:
        if isinstance(part, Block):
            yield from shapes(part, left + across, top + down)
        else:
            yield left + across, top + down, part


def cards(drawn: list[Picture], *kinds: str) -> int:
    every = [shape for page in drawn for _, _, shape in shapes(page.block)]
    return sum(isinstance(shape, Rectangle) and shape.kind in kinds for shape in every)


def stages(page: Picture) -> int:
    return sum(isinstance(it, Polygon) and it.kind == "stage" for _, _, it in shapes(page.block))


@ALL
@RATIOS
def test_nothing_stands_beyond_the_edge_of_a_page(path: Path, ratio: float) -> None:
    for page in pages(document_of(path), ratio):
        assert page.height == pytest.approx(page.width * ratio, abs=1)
        for left, top, shape in shapes(page.block):
            if isinstance(shape, Rectangle):
                assert MARGIN - 1 <= left <= left + shape.width <= page.width - MARGIN + 1
                assert MARGIN - 1 <= top <= top + shape.height <= page.height - MARGIN + 1
            if isinstance(shape, Words):
                assert top + len(shape.lines) * shape.leading <= page.height - MARGIN + 1


@ALL
@RATIOS
def test_every_card_is_on_one_page(path: Path, ratio: float) -> None:
    whole = document_of(path)
    kinds = ("card", "decisive", "chip", "pain", "idea", "truth", "tile", "quote", "quote-1", "quote-2")
    assert cards(pages(whole, ratio), *kinds) == cards([picture(whole)], *kinds)


@ALL
def test_the_head_stands_above_every_part_of_the_board(path: Path) -> None:
    whole = document_of(path)
    found = [page for page in pages(whole, 0.707) if cards([page], "board")]
    assert found
    assert all(stages(page) == len(whole.board.columns) for page in found)


def test_a_board_that_fits_takes_one_page() -> None:
    assert len(pages(document_of(ROOT / "tests" / "valid" / "five-lines.journey.yaml"), 1.4)) == 1


def test_a_long_board_takes_several() -> None:
    assert len(pages(document_of(ROOT / "examples" / "shoes.journey.yaml"), 0.707)) > 2


@ALL
def test_a_picture_holds_all_that_is_in_it(path: Path) -> None:
    whole = picture(document_of(path))
    for left, top, shape in shapes(whole.block):
        if isinstance(shape, Rectangle):
            assert left >= MARGIN - 1
            assert left + shape.width <= whole.width - MARGIN + 1
            assert top + shape.height <= whole.height - MARGIN + 1
