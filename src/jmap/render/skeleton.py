"""What Graphviz is asked about a flow: columns, what stands between them, and lines, without any text.

A stage is a column whose order is the map's, so it goes to Graphviz as one box with two ports at each card.
What stands on arrows goes between the columns; Graphviz orders it and routes the arrows. It is not asked
about arrows with nothing in their way: those down a column, and those through a gap that holds no label and
no arrow from further away. This module knows cards by their size and nothing of how they are drawn.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jmap.frozen import frozen
from jmap.render.placement import Spot
from jmap.view.card import NODE_WIDTH, Card, label_card, node_card, stage_cards

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from jmap.view.graph import Arrow, Flow, FlowStage

GAP = 61
"""Between two columns, at the least: what Graphviz makes of its `ranksep`, twice."""
_HEAD = (
    'rankdir=LR nodesep=0.2 ranksep=0.42 node [shape=box fixedsize=true label=""]'
    " edge [arrowhead=none arrowtail=none dir=both]"
)
_INCH = 72
_SPACE = 18
"""Between two cards that no arrow joins, and at both ends of a column."""
SHAFT = 14
"""What is seen of an arrow on each side of its label."""
_HIGHEST = 30000
"""What Graphviz takes for the height of a cell is a short integer."""
_END = re.compile(r"s\d+:\w+")
"""The end of a line at a column: its name, then that of a port."""

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
        _stack(stage, downwards, header.height) for stage, header in zip(flow.stages, headers, strict=True)
    )
    arrows = [arrow for arrow in flow.arrows if downwards.get(arrow.source) is not arrow]
    busy = _busy_gaps(arrows, places)
    bridges: list[Bridge] = []
    labels: dict[str, Card] = {}
    links: list[Link] = []
    loops: list[Loop] = []
    for number, arrow in enumerate(arrows):
        place = places[arrow.source]
        to_place = place if arrow.target is None else places[arrow.target]
        if min(place, to_place)[0] not in busy:
            bridges.append(Bridge(arrow, place, to_place))
            continue
        name = f"l{number}"
        if arrow.label or arrow.target is None:
            labels[name] = label_card(arrow, flow.words.exit_sign)
        if arrow.target is not None and place[0] == to_place[0]:
            labels.setdefault(name, Card(1, 1, ()))
            loops.append(Loop(arrow, name, place[0], place[1], to_place[1]))
        else:
            links += _links(arrow, name if name in labels else "", places)
    return Skeleton(
        tuple(headers), stacks, tuple(bridges), frozenset(busy), labels, tuple(links), tuple(loops)
    )


def _busy_gaps(arrows: Iterable[Arrow], places: Places) -> set[int]:
    """Return the gaps that hold more than arrows from one side to the other, by the column before each."""
    busy: set[int] = set()
    for arrow in arrows:
        column = places[arrow.source][0]
        to_column = column if arrow.target is None else places[arrow.target][0]
        first, last = min(column, to_column), max(column, to_column)
        if arrow.label or last - first != 1:
            busy.update(range(first, max(last, first + 1)))
    return busy


def _empty(height: int) -> list[tuple[str, int]]:
    """Return cells without a port that are so high together."""
    more, rest = divmod(height, _HIGHEST)
    return [("", _HIGHEST)] * more + [("", rest)]


def _size(width: float, height: float) -> str:
    return f"width={width / _INCH:.4f} height={height / _INCH:.4f}"


def _downwards(flow: Flow, places: Places) -> dict[str, Arrow]:
    """Return by source the arrows that lead to the next card of their stage, one for each card."""
    found: dict[str, Arrow] = {}
    for arrow in flow.arrows:
        column, row = places[arrow.source]
        if arrow.target is not None and places[arrow.target] == (column, row + 1):
            found.setdefault(arrow.source, arrow)
    return found


def _stack(stage: FlowStage, arrows: dict[str, Arrow], top: float) -> Stack:
    """Put the cards of a stage below one another, with room for the arrow from each to the next."""
    cards: list[tuple[str, Card, float]] = []
    downwards: list[Downward] = []
    top += _SPACE
    for node in stage.nodes:
        card = node_card(node)
        cards.append((node.id, card, top))
        bottom = top + card.height
        if arrow := arrows.get(node.id):
            label = label_card(arrow) if arrow.label else None
            top = bottom + 2 * SHAFT + (label.height if label else 0)
            downwards.append(Downward(arrow, label, bottom, top))
        else:
            top = bottom + _SPACE
    return Stack(cards, downwards, top)


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


@frozen
class Downward:
    """An arrow to the next card of the stage; where it starts and where its tip is, from the column's top."""

    arrow: Arrow
    label: Card | None
    start: float
    tip: float


@frozen
class Stack:
    """The cards of one stage below one another."""

    cards: Sequence[tuple[str, Card, float]]
    """With the ids of the nodes, and where each begins, from the top of the column."""
    downwards: Sequence[Downward]
    height: float


@frozen
class Link:
    """One line of the skeleton, from left to right whatever its arrow says."""

    arrow: Arrow
    tail: str
    head: str
    forwards: bool
    tip: bool
    """Whether this is the half that ends in the arrow's head."""


@frozen
class Bridge:
    """An arrow to a neighbouring column with nothing in its way; places are column and row."""

    arrow: Arrow
    place: tuple[int, int]
    to_place: tuple[int, int]


@frozen
class Loop:
    """An arrow from a card to another one of its stage, or to itself, by way of the gap beside them."""

    arrow: Arrow
    label: str
    column: int
    row: int
    to_row: int


@frozen
class Skeleton:
    """What Graphviz is asked: columns, cards between them by name, and links; beside what it is not asked."""

    headers: tuple[Card, ...]
    stacks: tuple[Stack, ...]
    bridges: tuple[Bridge, ...]
    busy: frozenset[int]
    """The gaps that Graphviz fills, by the column before each; with none there is nothing to ask."""
    labels: dict[str, Card]
    links: tuple[Link, ...]
    loops: tuple[Loop, ...]

    @property
    def height(self) -> float:
        """The height of every column."""
        return max(stack.height for stack in self.stacks)

    @property
    def columns(self) -> range:
        """The columns that Graphviz is asked about: those beside a busy gap, and all between them."""
        return range(min(self.busy), min(max(self.busy) + 2, len(self.stacks)))

    def to_dot(self) -> str:
        """Return the question in Graphviz's language."""
        lines = [*self._order(), *self._lines()]
        ends = set(_END.findall("\n".join(lines)))
        columns = [self._column(number, ends) for number in self.columns]
        boxes = [f"{name} [{_size(card.width, card.height)}]" for name, card in self.labels.items()]
        return "\n".join(["digraph {", _HEAD, *columns, *boxes, *lines, "}"])

    def _column(self, number: int, ends: Container[str]) -> str:
        """Return a column: a table with a port in the middle of a cell wherever a line ends, else a box.

        Each cell costs Graphviz time, so those with a port take the room above them too, where that leaves
        the next one enough.
        """
        ports = [(port, twice) for port, twice in self._ports(number) if f"s{number}:{port}" in ends]
        if not ports:
            return f"s{number} [{_size(NODE_WIDTH, round(self.height))}]"
        at = 0
        rows: list[tuple[str, int]] = []
        floors = [(twice - 1) // 2 for _, twice in ports[1:]] + [round(self.height)]
        for (port, twice), floor in zip(ports, floors, strict=True):
            start = max(at, twice - floor, (twice - _HIGHEST) // 2)
            rows += [*_empty(start - at), (f' PORT="{port}"', twice - 2 * start)]
            at = twice - start
        rows += _empty(round(self.height) - at)
        cells = (f'{port} HEIGHT="{height}">' for port, height in rows if height)
        table = (
            '<TABLE BORDER="0" CELLSPACING="0" CELLPADDING="0">'
            f'<TR><TD WIDTH="{NODE_WIDTH}"{"</TD></TR><TR><TD".join(cells)}</TD></TR></TABLE>'
        )
        return f"s{number} [shape=plain fixedsize=false label=<{table}>]"

    def _ports(self, column: int) -> Iterator[tuple[str, int]]:
        """Yield the ports of a column, from the top, each with twice its distance from there."""
        yield "h", round(self.headers[0].height)
        for row, (_, card, top) in enumerate(self.stacks[column].cards):
            spot = Spot(card, 0, top)
            yield f"a{row}", round(2 * spot.upper)
            yield f"b{row}", round(2 * spot.lower)

    def _order(self) -> Iterator[str]:
        """Yield what keeps the columns in a row, and what stands between two of them below their headers."""
        for number in self.columns[1:]:
            tail, head = (":h:e", ":h:w") if number - 1 in self.busy else ("", "")
            yield f"s{number - 1}{tail} -> s{number}{head} [style=invis weight=1000 minlen=2]"

    def _lines(self) -> Iterator[str]:
        for number, link in enumerate(self.links):
            tip = f" arrow{'head' if link.forwards else 'tail'}=normal" if link.tip else ""
            yield f"{link.tail} -> {link.head} [id={number}{tip}]"
        for loop in self.loops:
            yield f"s{loop.column}:a{loop.row}:e -> {loop.label}"
            yield f"s{loop.column}:b{loop.to_row}:e -> {loop.label}"
