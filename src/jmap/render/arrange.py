"""Where the cards and arrows of a flow stand: a skeleton without any text for Graphviz, and its answer read back.

A stage is a column whose order is the map's, so it goes to Graphviz as one box with a port for each card.
What stands on arrows goes between the columns; Graphviz orders it and routes the arrows. This module knows
cards by their size and nothing of how they are drawn.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jmap.view.card import NODE_WIDTH, STAGE_WIDTH, Card, label_card, node_card, stage_cards

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jmap.view.graph import Arrow, Flow

Point = tuple[float, float]

_HEAD = (
    "rankdir=LR nodesep=0.2 ranksep=0.42 node [shape=box fixedsize=true label=\"\"]"
    " edge [arrowhead=none arrowtail=none dir=both]"
)
_INCH = 72
_INSET = (STAGE_WIDTH - NODE_WIDTH) / 2
_GAP = 18
"""Between two cards that no arrow joins, and at both ends of a column."""
_SHAFT = 14
"""What is seen of an arrow on each side of its label."""
_TIP = 9
_FIRST_LANE = 30
_LANE = 16
"""Between the bows that lead from card to card of one stage."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A card with its top left corner."""

    card: Card
    left: float
    top: float

    def moved(self, right: float, down: float) -> Spot:
        """Return it further to the right and further down."""
        return Spot(self.card, self.left + right, self.top + down)


@dataclass(frozen=True, slots=True)
class Curve:
    """Bézier points (one, then three for each piece) of an arrow or of its half up to the label."""

    arrow: Arrow
    points: tuple[Point, ...]
    tip: Point | None
    """Where the arrow's head points; None where this half has no head."""

    def moved(self, right: float, down: float) -> Curve:
        """Return it further to the right and further down."""
        tip = (self.tip[0] + right, self.tip[1] + down) if self.tip else None
        return Curve(self.arrow, tuple((x + right, y + down) for x, y in self.points), tip)

    def trace(self) -> Iterator[Point]:
        """Yield points on the curve itself, dense enough to say how far it reaches."""
        for start in range(0, len(self.points) - 1, 3):
            a, b, c, d = self.points[start : start + 4]
            for part in (0, 0.2, 0.4, 0.6, 0.8, 1):
                rest = 1 - part
                weights = (rest**3, 3 * rest**2 * part, 3 * rest * part**2, part**3)
                yield (
                    sum(weight * point[0] for weight, point in zip(weights, (a, b, c, d), strict=True)),
                    sum(weight * point[1] for weight, point in zip(weights, (a, b, c, d), strict=True)),
                )


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A whole flow with a place for everything, y downwards."""

    stages: tuple[Spot, ...]
    """The headers of the columns."""
    height: float
    """Of every column, its header included."""
    nodes: tuple[tuple[str, Spot], ...]
    """With the ids of the nodes."""
    labels: tuple[Spot, ...]
    curves: tuple[Curve, ...]


@dataclass(frozen=True, slots=True)
class Stack:
    """The cards of one stage, from the top of its column, and the arrows from a card to the next one."""

    nodes: tuple[tuple[str, Spot], ...]
    labels: tuple[Spot, ...]
    curves: tuple[Curve, ...]
    height: int

    def moved(self, right: float, down: float) -> Stack:
        """Return it further to the right and further down."""
        return Stack(
            tuple((name, spot.moved(right, down)) for name, spot in self.nodes),
            tuple(label.moved(right, down) for label in self.labels),
            tuple(curve.moved(right, down) for curve in self.curves),
            self.height,
        )


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
    def height(self) -> int:
        """The height of every column."""
        return max(stack.height for stack in self.stacks)

    def to_dot(self) -> str:
        """Return the question in Graphviz's language."""
        columns = [f"s{number} [shape=plain fixedsize=false label={self._ports(stack)}]" for number, stack in enumerate(self.stacks)]
        order = [f"s{number} -> s{number + 1} [style=invis weight=1000 minlen=2]" for number in range(len(columns) - 1)]
        boxes = [f"{name} [width={card.width / _INCH:.4f} height={card.height / _INCH:.4f}]" for name, card in self.labels.items()]
        return "\n".join(["digraph {", _HEAD, *columns, *order, *boxes, *self._lines(), "}"])

    def _ports(self, stack: Stack) -> str:
        """Return a table that is empty but for two ports at each card: what comes and goes, and what comes back."""
        rows: list[tuple[str, float]] = []
        bottom = 0.0
        for number, (_, spot) in enumerate(stack.nodes):
            upper = spot.card.height // 2
            rows += [("", spot.top - bottom), (f"a{number}", upper), (f"b{number}", spot.card.height - upper)]
            bottom = spot.top + spot.card.height
        rows.append(("", self.height - bottom))
        cells = "".join(
            f'<TR><TD PORT="{port}" FIXEDSIZE="TRUE" WIDTH="{NODE_WIDTH}" HEIGHT="{height:.0f}"></TD></TR>'
            for port, height in rows
        )
        return f'<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0">{cells}</TABLE>>'

    def _lines(self) -> Iterable[str]:
        for number, link in enumerate(self.links):
            tip = f" arrow{'head' if link.forwards else 'tail'}=normal" if link.tip else ""
            yield f"{link.tail} -> {link.head} [id={number}{tip}]"
        for loop in self.loops:
            yield f"s{loop.column}:a{loop.row}:e -> {loop.label}"
            yield f"s{loop.column}:b{loop.to_row}:e -> {loop.label}"


def skeleton(flow: Flow) -> Skeleton:
    """Return the question that places `flow`."""
    headers = stage_cards(flow.stages)
    places = {node.id: (column, row) for column, stage in enumerate(flow.stages) for row, node in enumerate(stage.nodes)}
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


def _downwards(flow: Flow, places: dict[str, tuple[int, int]]) -> dict[str, Arrow]:
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
        ends = ((middle, bottom), (middle, top - _TIP))
        curves.append(Curve(arrow, (ends[0], *ends, ends[1]), (middle, top)))
        if label:
            labels.append(Spot(label, middle - label.width / 2, bottom + _SHAFT - 2))
    last = nodes[-1][1]
    return Stack(tuple(nodes), tuple(labels), tuple(curves), round(last.top + last.card.height + _GAP))


def _links(arrow: Arrow, label: str, places: dict[str, tuple[int, int]]) -> list[Link]:
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


def arrangement(asked: Skeleton, layout: dict[str, Any]) -> Arrangement:
    """Read Graphviz's answer to `asked`."""
    floor = float(layout["bb"].split(",")[3])
    centres = {item["name"]: _point(item["pos"], floor) for item in layout["objects"]}
    labels = {name: _centred(card, centres[name]) for name, card in asked.labels.items()}
    curves = [
        _curve(asked.links[int(edge["id"])], edge["pos"], floor) for edge in layout.get("edges", ()) if "id" in edge
    ]
    corners = [(x - NODE_WIDTH / 2, y - asked.height / 2) for x, y in (centres[f"s{n}"] for n in range(len(asked.stacks)))]
    stacks = [stack.moved(*corner) for stack, corner in zip(asked.stacks, corners, strict=True)]
    for loop, lane in _lanes(asked.loops):
        labels[loop.label], curve = _looped(loop, lane, stacks[loop.column], labels[loop.label])
        curves.append(curve)
    return Arrangement(
        stages=tuple(Spot(header, x - _INSET, y) for header, (x, y) in zip(asked.headers, corners, strict=True)),
        height=asked.height,
        nodes=tuple(node for stack in stacks for node in stack.nodes),
        labels=(*labels.values(), *(label for stack in stacks for label in stack.labels)),
        curves=(*curves, *(curve for stack in stacks for curve in stack.curves)),
    )


def _lanes(loops: Sequence[Loop]) -> Iterator[tuple[Loop, int]]:
    """Yield each loop with its lane beside its column, the shortest loop nearest to the cards."""
    taken: Counter[int] = Counter()
    for loop in sorted(loops, key=lambda loop: abs(loop.to_row - loop.row)):
        yield loop, taken[loop.column]
        taken[loop.column] += 1


def _looped(loop: Loop, lane: int, stack: Stack, label: Spot) -> tuple[Spot, Curve]:
    """Draw a loop as a bow that runs straight down through its label, which moves to the loop's lane."""
    source, target = stack.nodes[loop.row][1], stack.nodes[loop.to_row][1]
    edge = source.left + NODE_WIDTH
    x = edge + _FIRST_LANE + lane * _LANE
    start, end = source.top + source.card.height / 4, target.top + target.card.height * 3 / 4
    middle = label.top + label.card.height / 2
    bow = ((edge, start), (x, start), (x, start), (x, middle), (x, end), (x, end), (edge + _TIP, end))
    return Spot(label.card, x - min(_LANE, label.card.width / 2), label.top), Curve(loop.arrow, bow, (edge, end))


def _centred(card: Card, centre: Point) -> Spot:
    return Spot(card, centre[0] - card.width / 2, centre[1] - card.height / 2)


def _curve(link: Link, position: str, floor: float) -> Curve:
    """Read `e,x,y x,y x,y …` or `s,x,y …`: the tip, where there is one, then the points from left to right."""
    tip: Point | None = None
    points: list[Point] = []
    for word in position.split(";")[0].split():
        if word[0] in "es":
            tip = _point(word[2:], floor)
        else:
            points.append(_point(word, floor))
    return Curve(link.arrow, tuple(points if link.forwards else reversed(points)), tip)


def _point(text: str, floor: float) -> Point:
    """Read `x,y`, which Graphviz counts upwards from the floor."""
    x, y = text.split(",")
    return float(x), floor - float(y)
