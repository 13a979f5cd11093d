"""The flow diagram as SVG: Graphviz places, this module draws.

An SVG stands alone or inside a page: its classes start with `jf-`, its ids with `jf-` and the flow's id, then
`-` and the id of a node, or `:`, which no id of a map holds, and a word. In a browser its colours follow the
page's tokens, or the reader's choice of light or dark.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jmap.errors import UsageError
from jmap.model.locate import shortened
from jmap.render.arrange import arrangement
from jmap.render.dot_program import LayoutError, lay_out
from jmap.render.escape import xml
from jmap.render.pen import Pen, number
from jmap.render.placement import Spot
from jmap.render.sheet import SHIPPED_FONT, style_sheet
from jmap.render.skeleton import skeleton
from jmap.view.card import NAME, STAGE_WIDTH, Box, Card, Shape, Words
from jmap.view.text import wrap
from jmap.view.theme import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jmap.render.placement import Arrangement
    from jmap.render.skeleton import Skeleton
    from jmap.view.graph import Flow
    from jmap.view.theme import Theme

_MARGIN = 20
_LARGEST = 2000
"""How many nodes, and how many arrows, a picture has at most: Graphviz takes seconds for so many."""
_NOTICE_WIDTH = 640


def diagram_svgs(flows: Sequence[Flow], theme: Theme = DEFAULT) -> list[str]:
    """Return an SVG for each flow; one Graphviz process serves them all.

    The picture of a flow that is too large for one says so. Raises UsageError where Graphviz is missing or
    fails.
    """
    asked = {index: (flow, skeleton(flow)) for index, flow in enumerate(flows) if not _too_large(flow)}
    answers = dict(zip(asked, _answers(list(asked.values())), strict=True))
    return [
        _drawn(flow, arrangement(asked[index][1], answers[index]), theme)
        if index in asked
        else _notice(flow, theme)
        for index, flow in enumerate(flows)
    ]


def _answers(asked: Sequence[tuple[Flow, Skeleton]]) -> list[dict[str, Any]]:
    """Return Graphviz's answers; where it fails, ask for one after the other to name the flow that it was."""
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
    for arrow in flow.arrows:
        target = names[arrow.target] if arrow.target else "exit"
        said.append(f"{names[arrow.source]} → {target}{f' ({arrow.label})' if arrow.label else ''}.")
    return " ".join(said)


def _too_large(flow: Flow) -> bool:
    return max(len(flow.arrows), sum(len(stage.nodes) for stage in flow.stages)) > _LARGEST


def _notice(flow: Flow, theme: Theme) -> str:
    """Return a picture that only says why there is none."""
    count = sum(len(stage.nodes) for stage in flow.stages)
    said = (
        f"This flow has {count:,} steps and {len(flow.arrows):,} arrows, too many for one picture,"
        f" which holds up to {_LARGEST:,} of each."
    )
    words = Words(0, 0, tuple(wrap(said, NAME.size, _NOTICE_WIDTH, bold=NAME.bold)), NAME)
    card = Card(_NOTICE_WIDTH, words.bottom, (words,))
    area = Box(Shape.GROUND, -_MARGIN, -_MARGIN, card.width + 2 * _MARGIN, card.height + 2 * _MARGIN)
    pen = Pen(0, _prefix(flow), "en", mirrored=False)
    return _svg(flow, area, said, pen.box(area, area.left, area.top) + pen.card(Spot(card, 0, 0)), theme)


def _prefix(flow: Flow) -> str:
    return f"jf-{xml(flow.id)}"


def _drawn(flow: Flow, places: Arrangement, theme: Theme) -> str:
    area = _area(places)
    prefix = _prefix(flow)
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
    return _svg(flow, area, in_words(flow), "".join(drawn), theme)


def _svg(flow: Flow, area: Box, about: str, drawn: str, theme: Theme) -> str:
    prefix = _prefix(flow)
    size = f'width="{number(area.width)}" height="{number(area.height)}"'
    box = " ".join(map(number, (area.left, area.top, area.width, area.height)))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="jf" {size} viewBox="{box}"'
        f' font-family="{SHIPPED_FONT}" lang="{xml(flow.language)}"'
        f' role="img" aria-labelledby="{prefix}:title {prefix}:about">'
        f'<title id="{prefix}:title">{xml(flow.title)}</title>'
        f'<desc id="{prefix}:about">{xml(about)}</desc>'
        f"<style>{style_sheet(theme)}</style>{drawn}</svg>\n"
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
