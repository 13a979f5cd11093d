"""A curve as small as a word: one SVG of fixed size without any text, for pages that show many.

Colours and strokes are the style sheet's; what it shows is said in words beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.model.emotion import HIGHEST, LOWEST

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jmap.diff.emotions import Feeling

_MARGIN = 6
_MANY = 24
"""With more stages than that, dots would touch."""


def small_curve(lines: Sequence[tuple[str, Sequence[Feeling]]], width: int, height: int) -> str:
    """Return curves, each with the class that it is drawn in, those behind first.

    All have as much room for a stage, so that those which they begin with stand in one place.
    """
    middle = height / 2
    step = (width - 2 * _MARGIN) / max(*(len(feelings) - 1 for _, feelings in lines), 1)
    return (
        f'<svg class="small-curve" aria-hidden="true" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}">'
        f'<line class="zero" x1="0" x2="{width}" y1="{middle}" y2="{middle}"/>'
        f"{''.join(_line(name, feelings, step, height) for name, feelings in lines)}</svg>"
    )


def _line(name: str, feelings: Sequence[Feeling], step: float, height: int) -> str:
    spots = list(_spots(feelings, step, height))
    dots = "".join(
        f'<circle class="m{each.mood}" cx="{spot[0]:g}" cy="{spot[1]:g}" r="3.5"/>'
        for each, spot in zip(feelings, spots, strict=True)
        if spot and len(spots) <= _MANY
    )
    path = "".join(
        f"{'L' if before else 'M'}{spot[0]:g} {spot[1]:g}"
        for before, spot in zip([None, *spots], spots, strict=False)
        if spot
    )
    return f'<g class="{name}"><path d="{path}"/>{dots}</g>'


def _spots(feelings: Sequence[Feeling], step: float, height: int) -> Iterator[tuple[float, float] | None]:
    """Yield where each stage is drawn; None where nobody knows how it feels."""
    for number, each in enumerate(feelings):
        if each.level is None:
            yield None
        else:
            fraction = (HIGHEST - each.level) / (HIGHEST - LOWEST)
            yield round(_MARGIN + number * step, 1), round(_MARGIN + fraction * (height - 2 * _MARGIN), 1)
