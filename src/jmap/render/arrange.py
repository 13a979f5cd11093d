"""Where the cards and arrows of a flow stand: Graphviz's answer to its skeleton, read back and filled up."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from jmap.render.placement import Arrangement, Curve, Point, Spot
from jmap.render.skeleton import GAP, SHAFT
from jmap.view.card import NODE_WIDTH, STAGE_WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from jmap.render.skeleton import Bridge, Downward, Link, Loop, Skeleton
    from jmap.view.card import Card

Column = list[tuple[str, Spot]]
"""The cards of a stage, with the ids of their nodes."""

_TIP = 9
"""Length of an arrow's head."""
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
    columns = [
        [(node, Spot(card, x, y + top)) for node, card, top in stack.cards]
        for stack, (x, y) in zip(asked.stacks, corners, strict=True)
    ]
    curves += [_bridge(bridge, columns) for bridge in asked.bridges]
    for loop, lane in _lanes(asked.loops):
        labels[loop.label], curve = _looped(loop, lane, columns[loop.column], labels[loop.label])
        curves.append(curve)
    cards = list(labels.values())
    for stack, corner in zip(asked.stacks, corners, strict=True):
        curves += [_downward(one, corner) for one in stack.downwards]
        cards += [_in_between(one, one.label, corner) for one in stack.downwards if one.label]
    return Arrangement(
        headers=[Spot(header, x - _INSET, y) for header, (x, y) in zip(asked.headers, corners, strict=True)],
        height=asked.height,
        nodes=[node for column in columns for node in column],
        labels=cards,
        curves=curves,
    )


def _corners(asked: Skeleton, centres: Mapping[str, Point]) -> Iterator[Point]:
    """Yield where each column begins; those that Graphviz does not know go on from those it knows."""
    first, last = asked.columns[0], asked.columns[-1]
    for number in range(len(asked.stacks)):
        nearest = min(max(number, first), last)
        x, y = centres[f"s{nearest}"]
        yield x + (number - nearest) * _STEP - NODE_WIDTH / 2, y - asked.height / 2


def _downward(one: Downward, corner: Point) -> Curve:
    """Draw an arrow straight down to the next card."""
    middle, down = corner[0] + NODE_WIDTH / 2, corner[1]
    start, base = (middle, down + one.start), (middle, down + (one.tip - _TIP))
    return Curve(one.arrow, (start, start, base, base), (middle, down + one.tip))


def _in_between(one: Downward, label: Card, corner: Point) -> Spot:
    """Return the place of the label of an arrow to the next card."""
    return Spot(label, corner[0] + (NODE_WIDTH - label.width) / 2, corner[1] + (one.start + SHAFT - 2))


def _bridge(bridge: Bridge, columns: Sequence[Column]) -> Curve:
    """Draw an arrow through a free gap: it leaves and arrives level."""
    (column, row), (to_column, to_row) = bridge.place, bridge.to_place
    source, target = columns[column][row][1], columns[to_column][to_row][1]
    if column < to_column:
        start, tip, base = (source.right, source.upper), (target.left, target.upper), target.left - _TIP
    else:
        start, tip, base = (source.left, source.lower), (target.right, target.lower), target.right + _TIP
    bend = (base - start[0]) * _BEND
    points = (start, (start[0] + bend, start[1]), (base - bend, tip[1]), (base, tip[1]))
    return Curve(bridge.arrow, points, tip)


def _lanes(loops: Sequence[Loop]) -> Iterator[tuple[Loop, int]]:
    """Yield each loop with its lane beside its column, the shortest loop nearest to the cards."""
    taken: Counter[int] = Counter()
    for loop in sorted(loops, key=lambda loop: abs(loop.to_row - loop.row)):
        yield loop, taken[loop.column]
        taken[loop.column] += 1


def _looped(loop: Loop, lane: int, column: Column, label: Spot) -> tuple[Spot, Curve]:
    """Draw a loop as a bow that runs straight down through its label, which moves to the loop's lane."""
    source, target = column[loop.row][1], column[loop.to_row][1]
    edge = source.left + NODE_WIDTH
    x = edge + _FIRST_LANE + lane * _LANE
    start, end = source.upper, target.lower
    middle = label.top + label.card.height / 2
    bow = ((edge, start), (x, start), (x, start), (x, middle), (x, end), (x, end), (edge + _TIP, end))
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
