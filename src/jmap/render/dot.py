"""A flow in the DOT language, with all its text as labels: for those who draw or edit it with Graphviz.

A cluster for each stage, a node for each moment, an edge for each arrow. jmap's own picture asks Graphviz
for places only, in a language of its own (`arrange`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.render.escape import dot
from jmap.render.sheet import SHIPPED_FONT
from jmap.view.text import width, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.view.graph import Arrow, Flow, FlowNode, FlowStage
    from jmap.view.theme import Tokens

_SIZE = 12
_ROOM = 220
_INCH = 72
_PAD = 16


def dot_source(flow: Flow, tokens: Tokens) -> str:
    """Return the flow as a DOT graph in the colours of `tokens`."""
    return "\n".join(_lines(flow, tokens)) + "\n"


def _lines(flow: Flow, tokens: Tokens) -> Iterator[str]:
    font = f"fontname={dot(SHIPPED_FONT)} fontsize={_SIZE} fontcolor={dot(tokens.ink)}"
    direction = "RL" if flow.right_to_left else "LR"
    yield f"digraph {dot(flow.title)} {{"
    yield f"  graph [rankdir={direction} labelloc=t label={dot(flow.title)} {font}]"
    yield f"  node [shape=box {_look(tokens.panel, tokens.ink2)} {font}]"
    yield f"  edge [color={dot(tokens.ink2)} {font}]"
    for stage in flow.stages:
        yield from _cluster(stage, tokens)
    for index, arrow in enumerate(flow.arrows):
        yield from _edge(arrow, f"exit {index}", flow.words.exit_sign)
    yield "}"


def _cluster(stage: FlowStage, tokens: Tokens) -> Iterator[str]:
    label = _wrapped(f"{stage.name}\n{stage.duration}")
    yield f"  subgraph {dot(f'cluster_{stage.id}')} {{"
    yield f"    graph [label={dot(label)} {_look(tokens.sunk, tokens.line)}]"
    yield from (f"    {_node(node, tokens)}" for node in stage.nodes)
    yield "  }"


def _look(fill: str, border: str) -> str:
    return f"style={dot('rounded,filled')} fillcolor={dot(fill)} color={dot(border)}"


def _node(node: FlowNode, tokens: Tokens) -> str:
    """A node with its size measured, because Graphviz cannot measure fonts that it does not have."""
    label = _wrapped("\n".join(_said(node)))
    lines = label.split("\n")
    across = max(width(line, _SIZE) for line in lines) + 2 * _PAD
    down = len(lines) * _SIZE * 1.25 + _PAD
    moods = {feeling.mood for feeling in node.feelings}
    look = " peripheries=2" if node.truth else ""
    if len(moods) == 1:
        emotion = tokens.emotions[moods.pop() - 1]
        look += f" fillcolor={dot(emotion.soft)} color={dot(emotion.colour)}"
    return f"{dot(node.id)} [label={dot(label)} width={across / _INCH:.2f} height={down / _INCH:.2f}{look}]"


def _said(node: FlowNode) -> Iterator[str]:
    if node.truth:
        yield ": ".join(filter(None, (node.truth, node.criterion)))
    yield node.name
    yield from (": ".join(filter(None, (feeling.who, feeling.text))) for feeling in node.feelings)
    yield " · ".join(node.channels)
    yield from (f"– {touchpoint}" for touchpoint in node.touchpoints)
    if node.owner:
        yield node.owner


def _edge(arrow: Arrow, exit_name: str, exit_sign: str) -> Iterator[str]:
    target = exit_name if arrow.target is None else arrow.target
    if arrow.target is None:
        yield f"  {dot(exit_name)} [label={dot(exit_sign)} shape=ellipse]"
    share = "" if arrow.share is None else f" penwidth={1 + 4 * float(arrow.share):.2f}"
    label = f"label={dot(_wrapped(arrow.label))}" if arrow.label else ""
    yield f"  {dot(arrow.source)} -> {dot(target)} [{label}{share}]"


def _wrapped(text: str) -> str:
    return "\n".join(wrap(text, _SIZE, _ROOM))
