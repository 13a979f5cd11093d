"""Ids written where nobody has written them, so that a thing keeps its id when it is renamed.

Stages, steps, touchpoints, pains and opportunities in long form get their ids; of short forms only stages and
steps do, which become long for it. Left out is what an alias repeats, and what shares its id with another: as
written ids those would not be unique. Notes and delights are left out, too: nothing names them, and their ids
are their texts.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from jmap.diagnostics import Edit, Span
from jmap.model.insight import Opportunity, Pain
from jmap.model.part import ImplicitId
from jmap.model.stage import MOMENTS, Stage, Step
from jmap.source.scalars import resolve
from jmap.source.text import end_of_line
from jmap.source.tree import Mapping, Scalar, walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.model.load import Loaded
    from jmap.model.part import Part
    from jmap.source.tree import Node

_WITH_IDS: tuple[type[Part], ...] = (*MOMENTS, Pain, Opportunity)


def missing_ids(loaded: Loaded) -> list[Edit]:
    """Return what writes the implicit ids of a map that loads."""
    assert loaded.source is not None
    assert loaded.tree is not None
    assert loaded.map is not None
    text = loaded.source.text
    repeated = _repeated(loaded.tree)
    own = [pair for model in _WITH_IDS for pair in loaded.parts.of(model)]
    moments = Counter(part.__dict__["id"] for _, part in own if type(part) in MOMENTS)
    edits: list[Edit] = []
    for where, part in own:
        written = part.__dict__.get("id")
        if type(written) is not ImplicitId or (type(part) in MOMENTS and moments[written] > 1):
            continue
        node = loaded.locator.origin(where).node
        if id(node) not in repeated and node.target is None:
            edits += _with_id(text, node, part, f'"{written}"' if resolve(written) is None else written)
    return edits


def _repeated(root: Node) -> set[int]:
    """Return all that aliases stand for, and what is in it."""
    anchored = (node.target for node in walk(root) if node.target is not None)
    return {id(inner) for node in anchored for inner in walk(node)}


def _with_id(text: str, node: Node, part: Part, written: str) -> Iterator[Edit]:
    """Yield the edits that write an id into what stands at `node`."""
    name = node.get(part.short) if isinstance(node, Mapping) else node
    if not isinstance(name, Scalar) or text.startswith(("|", ">"), name.start):
        return
    column = _column(text, node.start)
    end = end_of_line(text, name.end)
    below = Span(end, end)
    if isinstance(node, Mapping) and node.flow:
        if text.startswith("{", node.start):
            key = node.entries[part.short].key.start
            yield Edit(Span(key, key), f"id: {written}, ")
    elif isinstance(node, Mapping):
        yield Edit(below, f"\n{' ' * column}id: {written}")
    elif type(part) in {Stage, Step} and not _has_break(text, name):
        if _is_in_brackets(text, node):
            yield Edit(Span(name.start, name.start), f"{{id: {written}, {part.short}: ")
            yield Edit(Span(name.end, name.end), "}")
        else:
            yield Edit(Span(name.start, name.start), f"{part.short}: ")
            yield Edit(below, f"\n{' ' * column}id: {written}")


def _has_break(text: str, node: Node) -> bool:
    return any(sign in text[node.start : node.end] for sign in "\r\n")


def _is_in_brackets(text: str, node: Node) -> bool:
    """Whether an item stands in brackets, and not behind a dash of its own."""
    return not text[: node.start].rstrip(" \t").endswith("-")


def _column(text: str, at: int) -> int:
    return at - max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) - 1
