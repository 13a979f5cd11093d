"""The flow diagram as SVG: Graphviz places, this module draws.

An SVG stands alone or inside a page: its classes start with `jf-`, its ids with the flow's id, and in a
browser its colours follow the page's tokens, or the reader's choice of light or dark.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.render.arrange import arrangement, skeleton
from jmap.render.dot_program import lay_out
from jmap.render.pen import SHIPPED_FONT, Pen, number, style_sheet
from jmap.render.escape import xml
from jmap.view.theme import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jmap.render.arrange import Arrangement, Curve
    from jmap.view.graph import Flow
    from jmap.view.theme import Theme

_MARGIN = 20


def diagram_svgs(flows: Sequence[Flow], theme: Theme = DEFAULT) -> list[str]:
    """Return an SVG for each flow; one Graphviz process serves them all.

    Raises UsageError where Graphviz is missing or fails.
    """
    asked = [skeleton(flow) for flow in flows]
    layouts = lay_out([each.to_dot() for each in asked])
    placed = (arrangement(each, layout) for each, layout in zip(asked, layouts, strict=True))
    return [_draw(flow, places, theme) for flow, places in zip(flows, placed, strict=True)]


def _draw(flow: Flow, places: Arrangement, theme: Theme) -> str:
    left, top, right, bottom = _bounds(places)
    width, height = right - left, bottom - top
    pen = Pen(left + right, flow.language, mirrored=flow.right_to_left)
    parts = [
        pen.rectangle("jf-bg", left, top, width, height, 0),
        *_columns(places, pen),
        *(pen.card(spot) for spot in places.stages),
        *(pen.curve(curve) for curve in places.curves),
        *(f'<g id="{_id(flow, node)}">{pen.card(spot)}</g>' for node, spot in places.nodes),
        *(pen.card(spot) for spot in places.labels),
    ]
    box = " ".join(map(number, (left, top, width, height)))
    title, about = (f"jf-{xml(flow.id)}-{part}" for part in ("title", "about"))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="jf" width="{number(width)}" height="{number(height)}"'
        f' viewBox="{box}" font-family="{SHIPPED_FONT}" lang="{xml(flow.language)}"'
        f' role="img" aria-labelledby="{title} {about}">'
        f'<title id="{title}">{xml(flow.title)}</title><desc id="{about}">{xml(in_words(flow))}</desc>'
        f"<style>{style_sheet(theme)}</style>{''.join(parts)}</svg>\n"
    )


def in_words(flow: Flow) -> str:
    """Say what the picture shows: the stages with their nodes, then each arrow."""
    names = {node.id: node.name for stage in flow.stages for node in stage.nodes}
    said = [f"{stage.name}: {', '.join(node.name for node in stage.nodes)}." for stage in flow.stages]
    for arrow in flow.arrows:
        target = names[arrow.target] if arrow.target else "exit"
        said.append(f"{names[arrow.source]} → {target}{f' ({arrow.label})' if arrow.label else ''}.")
    return " ".join(said)


def _columns(places: Arrangement, pen: Pen) -> list[str]:
    """Return the ground of each stage."""
    return [
        pen.rectangle("jf-column", spot.left, spot.top, spot.card.width, places.height, 12) for spot in places.stages
    ]


def _bounds(places: Arrangement) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of all that is drawn, with a margin round it."""
    spots = [*places.stages, *(spot for _, spot in places.nodes), *places.labels]
    points = [point for curve in places.curves for point in curve.trace()]
    left = min([spot.left for spot in spots] + [x for x, _ in points])
    top = min([spot.top for spot in spots] + [y for _, y in points])
    right = max([spot.left + spot.card.width for spot in spots] + [x for x, _ in points])
    bottom = max([spot.top + places.height for spot in places.stages] + [y for _, y in points])
    return left - _MARGIN, top - _MARGIN, right + _MARGIN, bottom + _MARGIN


def _id(flow: Flow, node: str) -> str:
    return f"jf-{xml(flow.id)}-{xml(node)}"
