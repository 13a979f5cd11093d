"""The flow diagram as SVG: Graphviz places, this module draws.

An SVG stands alone or inside a page: its classes start with `jf-`, its ids with `jf-` and the flow's id, and
in a browser its colours follow the page's tokens, or the reader's choice of light or dark.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.render.arrange import arrangement
from jmap.render.dot_program import lay_out
from jmap.render.escape import xml
from jmap.render.pen import Pen, number
from jmap.render.sheet import SHIPPED_FONT, style_sheet
from jmap.render.skeleton import skeleton
from jmap.view.card import STAGE_WIDTH, Box, Shape
from jmap.view.theme import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jmap.render.placement import Arrangement
    from jmap.view.graph import Flow
    from jmap.view.theme import Theme

_MARGIN = 20


def diagram_svgs(flows: Sequence[Flow], theme: Theme = DEFAULT) -> list[str]:
    """Return an SVG for each flow; one Graphviz process serves them all.

    Raises UsageError where Graphviz is missing or fails.
    """
    asked = [skeleton(flow) for flow in flows]
    answers = lay_out([question.to_dot() for question in asked])
    return [
        _drawn(flow, arrangement(question, answer), theme)
        for flow, question, answer in zip(flows, asked, answers, strict=True)
    ]


def in_words(flow: Flow) -> str:
    """Say what the picture shows: the stages with their nodes, then each arrow."""
    names = {node.id: node.name for stage in flow.stages for node in stage.nodes}
    said = [f"{stage.name}: {', '.join(node.name for node in stage.nodes)}." for stage in flow.stages]
    for arrow in flow.arrows:
        target = names[arrow.target] if arrow.target else "exit"
        said.append(f"{names[arrow.source]} → {target}{f' ({arrow.label})' if arrow.label else ''}.")
    return " ".join(said)


def _drawn(flow: Flow, places: Arrangement, theme: Theme) -> str:
    area = _area(places)
    prefix = f"jf-{xml(flow.id)}"
    pen = Pen(2 * area.left + area.width, prefix, flow.language, mirrored=flow.right_to_left)
    column = Box(Shape.COLUMN, 0, 0, STAGE_WIDTH, places.height)
    grounds = (part for _, spot in places.nodes for part in spot.card.parts if isinstance(part, Box))
    drawn = (
        pen.mixes(grounds),
        pen.box(area, area.left, area.top),
        *(pen.box(column, header.left, header.top) for header in places.headers),
        *map(pen.card, places.headers),
        *map(pen.curve, places.curves),
        *(f'<g id="{prefix}-{xml(node)}">{pen.card(spot)}</g>' for node, spot in places.nodes),
        *map(pen.card, places.labels),
    )
    size = f'width="{number(area.width)}" height="{number(area.height)}"'
    box = " ".join(map(number, (area.left, area.top, area.width, area.height)))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="jf" {size} viewBox="{box}"'
        f' font-family="{SHIPPED_FONT}" lang="{xml(flow.language)}"'
        f' role="img" aria-labelledby="{prefix}-title {prefix}-about">'
        f'<title id="{prefix}-title">{xml(flow.title)}</title>'
        f'<desc id="{prefix}-about">{xml(in_words(flow))}</desc>'
        f"<style>{style_sheet(theme)}</style>{''.join(drawn)}</svg>\n"
    )


def _area(places: Arrangement) -> Box:
    """Return the ground of the picture: all that is drawn, with a margin round it."""
    spots = [*places.headers, *(spot for _, spot in places.nodes), *places.labels]
    points = [point for curve in places.curves for point in curve.trace()]
    left = min([spot.left for spot in spots] + [x for x, _ in points]) - _MARGIN
    top = min([spot.top for spot in spots] + [y for _, y in points]) - _MARGIN
    right = max([spot.right for spot in spots] + [x for x, _ in points]) + _MARGIN
    lowest = max([spot.bottom for spot in spots] + [y for _, y in points])
    bottom = max(lowest, places.headers[0].top + places.height) + _MARGIN
    return Box(Shape.GROUND, left, top, right - left, bottom - top)
