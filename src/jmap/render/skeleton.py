"""What Graphviz is asked about a flow: columns, what stands between them, and lines, without any text.

A stage is a column whose order is the map's, so it goes to Graphviz as one box with two ports at each card.
What stands on arrows goes between the columns; Graphviz orders it and routes the arrows. This module knows
cards by their size and nothing of how they are drawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jmap.render.placement import Curve, Spot, Stack
from jmap.view.card import NODE_WIDTH, Card, label_card, node_card, stage_cards

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.view.graph import Arrow, Flow

TIP = 9
"""Length of an arrow's head."""
_HEAD = (
    'rankdir=LR nodesep=0.2 ranksep=0.42 node [shape=box fixedsize=true label=""]'
    " edge [arrowhead=none arrowtail=none dir=both]"
)
_INCH = 72
_GAP = 18
"""Between two cards that no arrow joins, and at both ends of a column."""
_SHAFT = 14
"""What is seen of an arrow on each side of its label."""
_HIGHEST = 30000
"""What Graphviz takes for the height of a cell is a short integer."""

Places = dict[str, tuple[int, int]]
"""Column and row by the id of a node."""


def skeleton(flow: Flow) -> Skeleton:
    """Return the question that places `flow`."""
    headers = stage_cards(flow.stages)
    places: Places = {
        node.id: (column, row)
        for column, stage in enumerate(flow.stages)
        for row, node in enumerate(stage.nodes)
    }
    downwards = _downwards(flow, places)
    stacks = tuple(
        _stack([(node.id, node_card(node)) for node in stage.nodes], downwards, header.height)
        for stage, header in zip(flow.stages, headers, strict=True)
    )
    labels: dict[str, Card] = {}
    links: list[Link] = []
    loops: list[Loop] = []
    for number, arrow in enumerate(flow.arrows):
        if downwards.get(arrow.source) is arrow:
            continue
        name = f"l{number}"
        column, row = places[arrow.source]
        to_column, to_row = places.get(arrow.target or "", (-1, -1))
        if arrow.label or arrow.target is None:
            labels[name] = label_card(arrow)
        if column == to_column:
            labels.setdefault(name, Card(1, 1, ()))
            loops.append(Loop(arrow, name, column, row, to_row))
        else:
            links += _links(arrow, name if name in labels else "", places)
    return Skeleton(tuple(headers), stacks, labels, tuple(links), tuple(loops))


def _empty(height: int) -> list[tuple[str, int]]:
    """Return cells without a port that are so high together."""
    more, rest = divmod(height, _HIGHEST)
    return [("", _HIGHEST)] * more + [("", rest)]


def _downwards(flow: Flow, places: Places) -> dict[str, Arrow]:
    """Return by source the arrows that lead to the next card of their stage, one for each card."""
    found: dict[str, Arrow] = {}
    for arrow in flow.arrows:
        column, row = places[arrow.source]
        if arrow.target is not None and places[arrow.target] == (column, row + 1):
            found.setdefault(arrow.source, arrow)
    return found


def _stack(cards: list[tuple[str, Card]], downwards: dict[str, Arrow], top: float) -> Stack:
    """Put the cards of a stage below one another, each with its arrow to the next."""
    nodes: list[tuple[str, Spot]] = []
    labels: list[Spot] = []
    curves: list[Curve] = []
    top += _GAP
    for name, card in cards:
        nodes.append((name, Spot(card, 0, top)))
        bottom = top + card.height
        arrow = downwards.get(name)
        if arrow is None:
            top = bottom + _GAP
            continue
        label = label_card(arrow) if arrow.label else None
        top = bottom + (label.height + 2 * _SHAFT if label else 2 * _SHAFT)
        middle = NODE_WIDTH / 2
        ends = ((middle, bottom), (middle, top - TIP))
        curves.append(Curve(arrow, (ends[0], *ends, ends[1]), (middle, top)))
        if label:
            labels.append(Spot(label, middle - label.width / 2, bottom + _SHAFT - 2))
    return Stack(tuple(nodes), tuple(labels), tuple(curves), nodes[-1][1].bottom + _GAP)


def _links(arrow: Arrow, label: str, places: Places) -> list[Link]:
    """Return the links between columns that an arrow is made of: one, or two through its label."""
    column, row = places[arrow.source]
    if arrow.target is None:
        return [Link(arrow, f"s{column}:a{row}:e", f"{label}:w", forwards=True, tip=True)]
    to_column, to_row = places[arrow.target]
    if column < to_column:
        left, right, forwards = f"s{column}:a{row}:e", f"s{to_column}:a{to_row}:w", True
    else:
        left, right, forwards = f"s{to_column}:b{to_row}:e", f"s{column}:b{row}:w", False
    if not label:
        return [Link(arrow, left, right, forwards, tip=True)]
    return [
        Link(arrow, left, f"{label}:w", forwards, tip=not forwards),
        Link(arrow, f"{label}:e", right, forwards, tip=forwards),
    ]


@dataclass(frozen=True, slots=True)
class Link:
    """One line of the skeleton, from left to right whatever its arrow says."""

    arrow: Arrow
    tail: str
    head: str
    forwards: bool
    tip: bool
    """Whether this is the half that ends in the arrow's head."""


@dataclass(frozen=True, slots=True)
class Loop:
    """An arrow from a card to another one of its stage, or to itself, by way of the gap beside them."""

    arrow: Arrow
    label: str
    column: int
    row: int
    to_row: int


@dataclass(frozen=True, slots=True)
class Skeleton:
    """What Graphviz is asked: columns, cards between them by name, and links."""

    headers: tuple[Card, ...]
    stacks: tuple[Stack, ...]
    labels: dict[str, Card]
    links: tuple[Link, ...]
    loops: tuple[Loop, ...]

    @property
    def height(self) -> float:
        """The height of every column."""
        return max(stack.height for stack in self.stacks)

    def to_dot(self) -> str:
        """Return the question in Graphviz's language."""
        lines = "\n".join(self._lines())
        columns = [
            f"s{number} [shape=plain fixedsize=false label={self._table(number, lines)}]"
            for number in range(len(self.stacks))
        ]
        order = [
            f"s{number}:h:e -> s{number + 1}:h:w [style=invis weight=1000 minlen=2]"
            for number in range(len(columns) - 1)
        ]
        boxes = [
            f"{name} [width={card.width / _INCH:.4f} height={card.height / _INCH:.4f}]"
            for name, card in self.labels.items()
        ]
        return "\n".join(["digraph {", _HEAD, *columns, *order, *boxes, lines, "}"])

    def _table(self, column: int, lines: str) -> str:
        """Return an empty table with a port wherever one of `lines` ends, which is in the middle of a cell.

        Each cell costs Graphviz time, so those with a port take the room above them too, where that leaves
        the next one enough.
        """
        at = round(self.headers[0].height)
        rows = [("h", at)]
        ports = [(port, twice) for port, twice in self._ports(column) if f"s{column}:{port}:" in lines]
        ends = [(twice - 1) // 2 for _, twice in ports[1:]] + [round(self.height)]
        for (port, twice), end in zip(ports, ends, strict=False):
            start = max(at, twice - end, (twice - _HIGHEST) // 2)
            rows += [*_empty(start - at), (port, twice - 2 * start)]
            at = twice - start
        rows += _empty(round(self.height) - at)
        cells = "".join(
            f'<TR><TD PORT="{port}" FIXEDSIZE="TRUE" WIDTH="{NODE_WIDTH}" HEIGHT="{height}"></TD></TR>'
            for port, height in rows
            if height
        )
        return f'<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0">{cells}</TABLE>>'

    def _ports(self, column: int) -> Iterator[tuple[str, int]]:
        """Yield the ports of a column, each with twice its distance from the top.

        Ways on leave and reach a card in the middle of its upper half, ways back in that of its lower one.
        """
        for row, (_, spot) in enumerate(self.stacks[column].nodes):
            top, middle, bottom = round(spot.top), round(spot.top + spot.card.height // 2), round(spot.bottom)
            yield f"a{row}", top + middle
            yield f"b{row}", middle + bottom

    def _lines(self) -> Iterator[str]:
        for number, link in enumerate(self.links):
            tip = f" arrow{'head' if link.forwards else 'tail'}=normal" if link.tip else ""
            yield f"{link.tail} -> {link.head} [id={number}{tip}]"
        for loop in self.loops:
            yield f"s{loop.column}:a{loop.row}:e -> {loop.label}"
            yield f"s{loop.column}:b{loop.to_row}:e -> {loop.label}"
