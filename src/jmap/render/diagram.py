"""The flow diagram as SVG: Graphviz places, this module draws.

An SVG stands alone or inside a page: its classes start with `jf-`, its ids with `jf-` and the flow's id, then
`-` and the id of a node, or `:`, which no id of a map holds, and a word. In a browser its colours follow the
page's tokens, or the reader's choice of light or dark.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jmap.errors import UsageError
from jmap.phrases import shortened
from jmap.render.arrange import arrangement
from jmap.render.escape import xml
from jmap.render.lettering import number
from jmap.render.pen import Pen
from jmap.render.placement import Spot
from jmap.render.sheet import SHIPPED_FONT, style_sheet
from jmap.render.skeleton import skeleton
from jmap.view.card import NAME, STAGE_WIDTH, Box, Card, Shape, Words, path_card
from jmap.view.look import USUAL
from jmap.view.text import wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jmap.render.placement import Arrangement
    from jmap.render.skeleton import Skeleton
    from jmap.view.graph import Flow
    from jmap.view.look import Look

_MARGIN = 20
_LARGEST = 2000
"""How many nodes, and how many arrows, a picture has at most: Graphviz takes seconds for so many."""
_NOTICE_WIDTH = 640


def diagram_svgs(flows: Sequence[Flow], look: Look = USUAL) -> list[str]:
    """Return an SVG for each flow; one Graphviz process serves all that need it.

    The picture of a flow that is too large for one says so. Raises UsageError where Graphviz is missing or
    fails.
    """
    skeletons = [None if _too_large(flow) else skeleton(flow) for flow in flows]
    asked = [(flow, bones) for flow, bones in zip(flows, skeletons, strict=True) if bones and bones.busy]
    answers = iter(_answers(asked) if asked else ())
    return [
        _drawn(flow, arrangement(bones, next(answers) if bones.busy else None), look)
        if bones
        else _notice(flow, look)
        for flow, bones in zip(flows, skeletons, strict=True)
    ]


def _answers(asked: Sequence[tuple[Flow, Skeleton]]) -> list[dict[str, Any]]:
    """Return Graphviz's answers; where it fails, ask for one after the other to name the flow that it was."""
    from jmap.render.dot_program import LayoutError, lay_out  # noqa: PLC0415 - 5 ms that few flows need

    try:
        return lay_out([question.to_dot() for _, question in asked])
    except LayoutError as error:
        if len(asked) > 1:
            return [answer for one in asked for answer in _answers([one])]
        flow = asked[0][0]
        reason = "too many for Graphviz to place: " if error.slow else "and "
        message = (
            f"the flow of `{shortened(flow.title)}` has {len(flow.arrows)} arrows, {reason}{error.message}"
        )
        raise UsageError(message, error.hint) from None


def in_words(flow: Flow) -> str:
    """Say what the picture shows: the stages with their nodes, then each arrow."""
    names = {node.id: node.name for stage in flow.stages for node in stage.nodes}
    said = [f"{stage.name}: {', '.join(node.name for node in stage.nodes)}." for stage in flow.stages]
    if flow.path:
        on_it = (node.name for stage in flow.stages for node in stage.nodes if node.tone)
        said.append(f"{flow.words.labelled(flow.path, ', '.join(on_it))}.")
    for arrow in flow.arrows:
        target = names[arrow.target] if arrow.target else flow.words.exit_sign
        said.append(f"{names[arrow.source]} → {target}{f' ({arrow.label})' if arrow.label else ''}.")
    return " ".join(said)


def _too_large(flow: Flow) -> bool:
    return max(len(flow.arrows), sum(len(stage.nodes) for stage in flow.stages)) > _LARGEST


def _notice(flow: Flow, look: Look) -> str:
    """Return a picture that only says why there is none."""
    count = sum(len(stage.nodes) for stage in flow.stages)
    said = flow.words.too_large.format(steps=count, arrows=len(flow.arrows), most=_LARGEST)
    words = Words(0, 0, wrap(said, NAME.size, _NOTICE_WIDTH, bold=NAME.bold), NAME)
    card = Card(_NOTICE_WIDTH, words.bottom, (words,))
    area = Box(Shape.GROUND, -_MARGIN, -_MARGIN, card.width + 2 * _MARGIN, card.height + 2 * _MARGIN)
    pen = Pen(
        card.width if flow.right_to_left else 0,
        _prefix(flow),
        flow.words.language,
        mirrored=flow.right_to_left,
    )
    return _svg(flow, area, said, pen.box(area, area.left, area.top) + pen.card(Spot(card, 0, 0)), look)


def _prefix(flow: Flow) -> str:
    return f"jf-{xml(flow.id)}"


def _drawn(flow: Flow, places: Arrangement, look: Look) -> str:
    first = places.headers[0]
    card = path_card(flow) if flow.path else None
    legend = [Spot(card, first.left, first.top - card.height - _MARGIN / 2)] if card else []
    area = _area(places, legend)
    prefix = _prefix(flow)
    pen = Pen(2 * area.left + area.width, prefix, flow.words.language, mirrored=flow.right_to_left)
    column = Box(Shape.COLUMN, 0, 0, STAGE_WIDTH, places.height)
    drawn = [
        pen.box(area, area.left, area.top),
        *[pen.box(column, header.left, header.top) for header in places.headers],
        *map(pen.card, (*legend, *places.headers)),
        *map(pen.curve, places.curves),
        *[f'<g id="{prefix}-{xml(node)}">{pen.card(spot)}</g>' for node, spot in places.nodes],
        *map(pen.card, places.labels),
    ]
    return _svg(flow, area, in_words(flow), pen.mixes() + "".join(drawn), look)


def _svg(flow: Flow, area: Box, about: str, drawn: str, look: Look) -> str:
    prefix = _prefix(flow)
    size = f'width="{number(area.width)}" height="{number(area.height)}"'
    box = " ".join(map(number, (area.left, area.top, area.width, area.height)))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="jf" {size} viewBox="{box}"'
        f' font-family="{SHIPPED_FONT}" lang="{xml(flow.words.language)}"'
        f' role="img" aria-labelledby="{prefix}:title {prefix}:about">'
        f'<title id="{prefix}:title">{xml(flow.title)}</title>'
        f'<desc id="{prefix}:about">{xml(about)}</desc>'
        f"<style>{style_sheet(look.theme, flow.tone)}</style>{drawn}</svg>\n"
    )


def _area(places: Arrangement, legend: Iterable[Spot]) -> Box:
    """Return the ground of the picture: all that is drawn, nodes in their columns, with a margin round it."""
    spots = [*legend, *places.headers, *places.labels]
    left, right = min([spot.left for spot in spots]), max([spot.right for spot in spots])
    top = min([spot.top for spot in spots])
    bottom = max([places.headers[0].top + places.height, *(spot.bottom for spot in spots)])
    for curve in places.curves:
        # No curve leaves the room that its points take, and few of them reach out at all.
        if not all(left <= x <= right and top <= y <= bottom for x, y in curve.points):
            for x, y in curve.trace():
                left, right, top, bottom = min(left, x), max(right, x), min(top, y), max(bottom, y)
    width, height = right - left + 2 * _MARGIN, bottom - top + 2 * _MARGIN
    return Box(Shape.GROUND, left - _MARGIN, top - _MARGIN, width, height)
