"""Where the cards and arrows of a flow stand: Graphviz's answer to its skeleton, read back and filled up."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from jmap.render.placement import Arrangement, Curve, Point, Spot, Stack
from jmap.render.skeleton import GAP, TIP
from jmap.view.card import NODE_WIDTH, STAGE_WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from jmap.render.skeleton import Bridge, Link, Loop, Skeleton
    from jmap.view.card import Card

_STEP = NODE_WIDTH + GAP
"""From one column to the next where the gap between them is free."""
_INSET = (STAGE_WIDTH - NODE_WIDTH) / 2
_FIRST_LANE = 30
_LANE = 16
"""Between the bows that lead from card to card of one stage."""
_BEND = 0.75
"""How far through a free gap an arrow stays close to its level; its middle is the steeper for it."""


def arrangement(asked: Skeleton, layout: dict[str, Any] | None) -> Arrangement:
    """Read Graphviz's answer to `asked`; without one, where all gaps are free, columns stand side by side."""
    curves: list[Curve] = []
    labels: dict[str, Spot] = {}
    corners: list[Point]
    if layout is None:
        corners = [(number * _STEP, 0.0) for number in range(len(asked.stacks))]
    else:
        origin = asked.columns[0] * _STEP, float(layout["bb"].split(",")[3])
        centres = {item["name"]: _point(item["pos"], origin) for item in layout["objects"]}
        corners = list(_corners(asked, centres))
        labels = {name: _centred(card, centres[name]) for name, card in asked.labels.items()}
        edges = [edge for edge in layout.get("edges", ()) if "id" in edge]
        curves = [_curve(asked.links[int(edge["id"])], edge["pos"], origin) for edge in edges]
    stacks = [stack.moved(*corner) for stack, corner in zip(asked.stacks, corners, strict=True)]
    curves += [_bridge(bridge, stacks) for bridge in asked.bridges]
    for loop, lane in _lanes(asked.loops):
        labels[loop.label], curve = _looped(loop, lane, stacks[loop.column], labels[loop.label])
        curves.append(curve)
    return Arrangement(
        headers=tuple(
            Spot(header, x - _INSET, y) for header, (x, y) in zip(asked.headers, corners, strict=True)
        ),
        height=asked.height,
        nodes=tuple(node for stack in stacks for node in stack.nodes),
        labels=(*labels.values(), *(label for stack in stacks for label in stack.labels)),
        curves=(*curves, *(curve for stack in stacks for curve in stack.curves)),
    )


def _corners(asked: Skeleton, centres: Mapping[str, Point]) -> Iterator[Point]:
    """Yield where each column begins; those that Graphviz does not know go on from those it knows."""
    first, last = asked.columns[0], asked.columns[-1]
    for number in range(len(asked.stacks)):
        nearest = min(max(number, first), last)
        x, y = centres[f"s{nearest}"]
        yield x + (number - nearest) * _STEP - NODE_WIDTH / 2, y - asked.height / 2


def _bridge(bridge: Bridge, stacks: Sequence[Stack]) -> Curve:
    """Draw an arrow through a free gap: it leaves and arrives level."""
    (column, row), (to_column, to_row) = bridge.place, bridge.to_place
    source, target = stacks[column].nodes[row][1], stacks[to_column].nodes[to_row][1]
    if column < to_column:
        start, tip, base = (source.right, source.upper), (target.left, target.upper), target.left - TIP
    else:
        start, tip, base = (source.left, source.lower), (target.right, target.lower), target.right + TIP
    bend = (base - start[0]) * _BEND
    points = (start, (start[0] + bend, start[1]), (base - bend, tip[1]), (base, tip[1]))
    return Curve(bridge.arrow, points, tip)


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
    start, end = source.upper, target.lower
    middle = label.top + label.card.height / 2
    bow = ((edge, start), (x, start), (x, start), (x, middle), (x, end), (x, end), (edge + TIP, end))
    return Spot(label.card, x - min(_LANE, label.card.width / 2), label.top), Curve(
        loop.arrow, bow, (edge, end)
    )


def _centred(card: Card, centre: Point) -> Spot:
    return Spot(card, centre[0] - card.width / 2, centre[1] - card.height / 2)


def _curve(link: Link, position: str, origin: Point) -> Curve:
    """Read `e,x,y x,y x,y …` or `s,x,y …`: the tip, where there is one, then points from left to right."""
    tip: Point | None = None
    points: list[Point] = []
    for word in position.partition(";")[0].split():
        if word[0] in "es":
            tip = _point(word[2:], origin)
        else:
            points.append(_point(word, origin))
    return Curve(link.arrow, tuple(points if link.forwards else reversed(points)), tip)


def _point(text: str, origin: Point) -> Point:
    """Read `x,y`, which Graphviz counts to the right and upwards from the `origin`."""
    x, _, y = text.partition(",")
    return origin[0] + float(x), origin[1] - float(y)
