"""Smooth lines that never pass beyond the points they are given: monotone piecewise cubics.

The tangents are those of Fritsch and Carlson (1980, SIAM Journal on Numerical Analysis 17/2), so between two
points the line stays between their heights, and every peak and trough is a given point.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import groupby, pairwise
from math import ceil, hypot
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jmap.view.shapes import Line, Spot

_SAFE_RADIUS = 3.0
_VISIBLE = 0.01
"""Pixels: what is less of a gap is only rounding."""
_Column = tuple[float, float, float]
"""An x, and how high two lines are there."""
Stretch = tuple[float, float, float, float, tuple[float, float, float], float, float]
"""What is between two points of a line: x of both, y of both, and how it goes on from the first; then where
all of the line begins, and how far apart the places are at which it is looked."""


def tangents(points: Sequence[Spot]) -> list[float]:
    """Return the slope of the line at each point; the x of the points rise strictly."""
    if len(points) == 1:
        return [0.0]
    secants = [(y1 - y0) / (x1 - x0) for (x0, y0), (x1, y1) in pairwise(points)]
    middle = [(left + right) / 2 if left * right > 0 else 0.0 for left, right in pairwise(secants)]
    slopes = [secants[0], *middle, secants[-1]]
    for index, secant in enumerate(secants):
        if secant == 0:
            slopes[index] = slopes[index + 1] = 0.0
            continue
        far = hypot(slopes[index] / secant, slopes[index + 1] / secant)
        if far > _SAFE_RADIUS:
            slopes[index] *= _SAFE_RADIUS / far
            slopes[index + 1] *= _SAFE_RADIUS / far
    return slopes


def cubics(points: Sequence[Spot]) -> tuple[tuple[Spot, Spot, Spot], ...]:
    """Return the line as Bézier curves: for each stretch its two control points and its end."""
    slopes = tangents(points)
    ends = zip(points, points[1:], slopes, slopes[1:], strict=False)
    return tuple(
        [
            (
                (x0 + (third := (x1 - x0) / 3), y0 + third * leaving),
                (x1 - third, y1 - third * arriving),
                (x1, y1),
            )
            for (x0, y0), (x1, y1), leaving, arriving in ends
        ]
    )


def heights(points: Sequence[Spot], across: Sequence[float]) -> list[Spot]:
    """Return the line at each x of `across`, which rises; beyond its ends the line goes on level."""
    slopes = tangents(points)
    (left, first), (_, last) = points[0], points[-1]
    done = bisect_right(across, left)
    found = [(x, first) for x in across[:done]]
    for start, end, leaving, arriving in zip(points, points[1:], slopes, slopes[1:], strict=False):
        upto = bisect_right(across, end[0], done)
        found += _stretch(start, end, leaving, arriving, across[done:upto])
        done = upto
    return found + [(x, last) for x in across[done:]]


def stretches(line: Line, samples: int) -> Iterator[Stretch]:
    """Yield a line from point to point, to be looked at in so many places for each of its points."""
    start, y = line.start
    x, apart = start, (line.spots[-1][0] - start) / (samples * (len(line.cubics) + 1))
    for (_, y1), (_, y2), (end, last) in line.cubics:
        slope, bend = 3 * (y1 - y), 3 * (y2 - y1)
        yield x, end, y, last, (slope, bend - slope, last - y - bend), start, apart
        x, y = end, last


def covered(found: Iterable[Stretch], left: float, right: float, top: float, bottom: float) -> int:
    """Return how many of the places on stretches are within a box.

    Only where a line comes by the box are they looked at: from one x to another it stays between its heights.
    """
    count = 0
    for stretch in found:
        begin, end, into, out, _, start, apart = stretch
        if into < top > out or into > bottom < out:
            continue
        into = into if left <= begin else _height(stretch, left)
        out = out if right >= end else _height(stretch, right)
        if into < top > out or into > bottom < out:
            continue
        first, last = ceil((max(begin, left) - start) / apart), ceil((min(end, right) - start) / apart)
        places = [_height(stretch, start + index * apart) for index in range(first, last)]
        count += sum([top <= y <= bottom for y in places])
    return count


def _height(stretch: Stretch, x: float) -> float:
    begin, end, y, _, (slope, square, cube), _, _ = stretch
    part = (x - begin) / (end - begin)
    return y + part * (slope + part * (square + part * cube))


def below(upper: Sequence[Spot], lower: Sequence[Spot]) -> Iterator[tuple[Spot, ...]]:
    """Yield the outline of each stretch over which `lower` is below `upper`; both have the same x."""
    columns = _with_crossings([(x, y, under) for (x, y), (_, under) in zip(upper, lower, strict=True)])
    for is_below, group in groupby(columns, key=lambda column: column[2] >= column[1]):
        found = list(group)
        if is_below and any(under - y > _VISIBLE for _, y, under in found):
            yield (*((x, y) for x, y, _ in found), *((x, under) for x, _, under in reversed(found)))


def _with_crossings(columns: Sequence[_Column]) -> Iterator[_Column]:
    """Yield the heights of two lines, also where they cross between two x."""
    yield columns[0]
    for (x0, y0, under0), (x1, y1, under1) in pairwise(columns):
        start, end = under0 - y0, under1 - y1
        if start * end < 0:
            part = start / (start - end)
            crossing = y0 + part * (y1 - y0)
            yield x0 + part * (x1 - x0), crossing, crossing
        yield x1, y1, under1


def _stretch(start: Spot, end: Spot, leaving: float, arriving: float, across: Sequence[float]) -> list[Spot]:
    """Return the cubic Hermite polynomial between two points, given its slopes there, at each x."""
    (x0, y0), (x1, y1) = start, end
    wide = x1 - x0
    secant = (y1 - y0) / wide
    square = (3 * secant - 2 * leaving - arriving) / wide
    cube = (leaving + arriving - 2 * secant) / wide**2
    return [(x, y0 + (far := x - x0) * (leaving + far * (square + far * cube))) for x in across]
