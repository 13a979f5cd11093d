"""How blocks are put together: below one another, side by side, in a box."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.view.picture.shapes import Block, Rectangle

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jmap.view.picture.shapes import Placed


def stack(blocks: Iterable[Block], gap: float = 0) -> Block:
    """Return blocks below one another; those without a height take no gap."""
    parts: list[Placed] = []
    top = across = 0.0
    for block in blocks:
        if not block.height:
            continue
        top += gap if parts else 0
        parts.append((0, top, block))
        top += block.height
        across = max(across, block.width)
    return Block(across, top, tuple(parts))


def row(blocks: Iterable[Block], gap: float) -> Block:
    """Return blocks side by side, their middles on one level."""
    kept = [block for block in blocks if block.width]
    tall = max((block.height for block in kept), default=0)
    parts: list[Placed] = []
    left = 0.0
    for block in kept:
        parts.append((left, (tall - block.height) / 2, block))
        left += block.width + gap
    return Block(max(left - gap, 0), tall, tuple(parts))


def flow(blocks: Iterable[Block], room: float, gap: float = 5, between: float = 5) -> Block:
    """Return blocks side by side, as many in a row as fit, with `between` the rows."""
    parts: list[Placed] = []
    left = top = bottom = across = 0.0
    for block in blocks:
        if left and left + block.width > room:
            left, top = 0, bottom + between
        parts.append((left, top, block))
        left += block.width + gap
        bottom = max(bottom, top + block.height)
        across = max(across, left - gap)
    return Block(across, bottom, tuple(parts))


def grid(blocks: Sequence[Block], columns: int, room: float, gap: float, between: float) -> Block:
    """Return blocks in equally wide columns, row by row; each row is as high as its highest block."""
    parts: list[Placed] = []
    top = 0.0
    step = (room + gap) / columns
    for start in range(0, len(blocks), columns):
        line = blocks[start : start + columns]
        top += between if start else 0
        parts += [(index * step, top, block) for index, block in enumerate(line)]
        top += max(block.height for block in line)
    return Block(room, top, tuple(parts))


def columns_in(room: float, least: float, gap: float, most: int) -> tuple[int, float]:
    """Return how many columns of at least `least` pixels fit, up to `most`, and how wide each is."""
    count = max(1, min(most, int((room + gap) // (least + gap))))
    return count, (room + gap) / count - gap


def boxed(  # noqa: PLR0913 - a box has as many sides
    block: Block,
    kind: str,
    *,
    across: float,
    down: float,
    width: float | None = None,
    height: float = 0,
    radius: float = 10,
) -> Block:
    """Return a block in a box, with room on either side and above and below; `height` is the least."""
    wide = block.width + 2 * across if width is None else width
    tall = max(block.height + 2 * down, height)
    return Block(wide, tall, ((0, 0, Rectangle(kind, wide, tall, radius)), (across, down, block)))


def inset(block: Block, left: float, top: float, right: float = 0, bottom: float = 0) -> Block:
    """Return a block with empty room around it."""
    return Block(block.width + left + right, block.height + top + bottom, ((left, top, block),))
