"""The parts of a block in canonical order, as far as that changes nothing.

Free keys, such as the ids of personas, stand in the order of the page and stay in it. An alias stays behind
its anchor, and what a comment covers in the linter stays covered.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jmap.format.keys import PLACES
from jmap.model.readers import ListReader, PartReader, reader_below
from jmap.source.tree import Mapping, Sequence, walk

if TYPE_CHECKING:
    from collections.abc import Sequence as List

    from jmap.model.readers import Reader
    from jmap.source.blocks import Block
    from jmap.source.tree import Node

_SUPPRESSION = re.compile(r"[^\r\n]*[ \t]#+[ \t]*jmap:")


def reader_of_part(reader: Reader | None, block: Block, part: Block) -> Reader | None:
    """Return how the value of `part` is read, which stands in `block`; None where that is not known."""
    here = reader_at(reader, block.node)
    if part.key:
        return reader_below(here, part.key.raw)
    return here.item if isinstance(here, ListReader) else reader_below(here, "")


def reader_at(reader: Reader | None, node: Node) -> Reader | None:
    """Return how a node is read: as an item where it stands alone for a list of one."""
    alone = isinstance(reader, ListReader) and not isinstance(node, Sequence)
    return reader.item if alone and isinstance(reader, ListReader) else reader


def in_order(text: str, block: Block, reader: Reader | None) -> List[Block]:
    """Return the parts of a block in canonical order."""
    here = reader_at(reader, block.node)
    if not isinstance(here, PartReader) or not isinstance(block.node, Mapping):
        return block.parts
    places = PLACES[here.model]
    wanted = sorted(block.parts, key=lambda part: places[part.key.raw] if part.key else len(places))
    first = block.parts[0]
    if (
        block.key is None
        and block.column >= 0
        and (_is_spoken_of(text, first) or _is_spoken_of(text, wanted[0]))
    ):
        wanted = [first, *(part for part in wanted if part is not first)]
    return _behind_anchors(text, block, wanted)


def _is_spoken_of(text: str, part: Block) -> bool:
    """Whether a comment would speak of the whole item if `part` stood behind its dash, or no longer would."""
    return "#" in text[part.start : part.at] or _SUPPRESSION.match(text, part.at) is not None


def _behind_anchors(text: str, block: Block, wanted: List[Block]) -> List[Block]:
    """Return the parts in the order that is wanted, but each behind those whose anchors it uses."""
    if "*" not in text[block.inside : block.end]:
        return wanted
    anchored = [{id(node) for node in walk(part.node)} for part in block.parts]
    needed = [{id(node.target) for node in walk(part.node) if node.target} for part in block.parts]
    before = {
        part.at: {
            other.at
            for other, nodes in zip(block.parts, anchored, strict=True)
            if other is not part and nodes & uses
        }
        for part, uses in zip(block.parts, needed, strict=True)
    }
    placed: dict[int, Block] = {}
    while len(placed) < len(wanted):
        following = next(
            part for part in wanted if part.at not in placed and before[part.at] <= placed.keys()
        )
        placed[following.at] = following
    return list(placed.values())
