"""The emotional curve in a picture: its legend, its drawing, and the words of its scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.view.picture.blocks import flow, row
from jmap.view.picture.paragraph import lines_of, one_line
from jmap.view.picture.shapes import Block, Curve, Rectangle, Run, Sample, Style, Words
from jmap.view.plot import HEIGHT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.view.document import Document
    from jmap.view.picture.shapes import Placed
    from jmap.view.shapes import Plot

_WORD = Style(11.5, "ink2")
_SAMPLES = {"line": 34, "promise": 34, "gap": 24, "measured": 20, "assumed": 20, "intended": 20}
"""How wide each sample of a legend is."""


def lane_of_curve(document: Document, width: float) -> Block:
    """Return the legend above the curve, over all columns of a board."""
    plot = document.plot
    legend = flow(_legend(document), width - 24, 16)
    top = legend.height + 12 if legend.height else 0
    height = top + HEIGHT
    return Block(
        width,
        height,
        (
            (0, 0, Rectangle("sky", width, top)),
            (12, 8, legend),
            (0, top, Curve(plot, width, document.board.tracks)),
        ),
    )


def scale(plot: Plot, width: float, height: float) -> Block:
    """Return the words of the levels, each at the height of its line in a lane that is `height` high."""
    parts: list[Placed] = []
    for level in plot.levels:
        content = (Run(f"{level.word} ", _WORD), Run(level.score, Style(_WORD.size, "ink2", bold=True)))
        lines = lines_of(content, width - 18)
        middle = height - HEIGHT + level.y
        words = Words(lines, _WORD.leading, anchor="end")
        parts.append((width - 10, middle - len(lines) * _WORD.leading / 2, words))
    return Block(width, height, tuple(parts))


def _legend(document: Document) -> Iterator[Block]:
    plot, said = document.plot, document.words
    for mark in plot.marks:
        style = Style(_WORD.size, f"deep-{mark.tone}", bold=True)
        yield row([_sample(Sample("line", mark.tone, mark.dash)), one_line(mark.short, style)], 6)
    for status in plot.statuses:
        yield row([_sample(Sample(status)), one_line(said.statuses[status], _WORD)], 6)
    if plot.promise:
        yield row([_sample(Sample("promise")), one_line(said.expected, _WORD)], 6)
    if plot.gaps:
        yield row([_sample(Sample("gap", tones=plot.lacking)), one_line(said.gap, _WORD)], 6)


def _sample(sample: Sample) -> Block:
    return Block(_SAMPLES[sample.kind], 20, ((0, 0, sample),))
