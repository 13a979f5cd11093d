"""The emotional curve, placed for a board: x as a fraction of the board's width, y in pixels.

A point stands in its stage's column, at any width of the board. What the curve says is `model.curve`'s
business; how it is painted, the page's.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from itertools import chain
from math import hypot
from typing import TYPE_CHECKING

from jmap.frozen import frozen
from jmap.model.curve import Emotions, curves, promise
from jmap.view.abreast import abreast
from jmap.view.figures import score_text
from jmap.view.labels import Room
from jmap.view.shapes import DOT, FACE, Area, Label, Level, Line, Marker, Plot, Tick
from jmap.view.spline import below, cubics, heights
from jmap.view.text import isolated, width
from jmap.view.tracks import places

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jmap.model.curve import Curve, Point
    from jmap.model.journey import JourneyMap
    from jmap.view.board import Board
    from jmap.view.labels import Box
    from jmap.view.marks import Mark
    from jmap.view.names import Names
    from jmap.view.shapes import Spot
    from jmap.view.words import Words

TOP, SPAN, BOTTOM = 40, 180, 46
HEIGHT = TOP + SPAN + BOTTOM
LABEL_SIZE = 11.5
NARROWED = 0.85
"""How much narrower than on a screen a column may get on paper; labels are placed for that."""
_CLEAR, _ROOM_FOR_TICK = 2 * FACE + 3, 22
_GRID = 4
_AXIS = 20
"""Height of the numbers of the steps at the bottom."""
_SAMPLES = 12
_LEGIBLE = 600
"""Up to so many points have their score beside them."""


Stages = Mapping[str, tuple[float, float]]
"""Left edge and width of each stage, by its id, as parts of the board's width."""
Run = tuple["Mark | None", "list[Spot]"]
"""The points of a stretch of one persona's curve."""


@frozen
class _Placed:
    point: Point
    mark: Mark | None
    x: float
    y: float
    spot: Spot
    """The place, its y rounded: points with the same one share a marker."""


def plot(names: Names, board: Board, before: JourneyMap | None = None) -> Plot:
    """Place the curves of a board from left to right; a page that runs the other way mirrors x.

    `before` is an older map, its stages under the ids of the board's columns and in their order.
    """
    stages = places(board)
    marks = [_mark(names, curve) for curve in board.curves]
    segments = [
        [_placed(point, mark, stages) for point in segment]
        for curve, mark in zip(board.curves, marks, strict=True)
        for segment in curve.segments
    ]
    placed = list(chain.from_iterable(segments))
    runs = [(segment[0].mark, [(it.x, it.y) for it in segment]) for segment in segments]
    promised = [_promised(names, segment, stages) for segment in promise(names.emotions).segments]
    narrowest = board.tracks * board.column_width * NARROWED
    lines = [_line(mark, spots) for mark, spots in runs]
    markers = _markers(names, placed, narrowest)
    points = [(it.x, it.y, it.radius + 1) for it in markers.values()]
    room = Room(narrowest, 2, HEIGHT - _AXIS, points, lines)
    return Plot(
        levels=_levels(names),
        gaps=tuple(_gaps(runs, promised)),
        promise=tuple([_line(None, run) for run in promised]),
        lines=abreast(lines, [[it.spot for it in segment] for segment in segments], narrowest),
        markers=tuple(markers.values()),
        labels=tuple(_labels(names, board, placed, markers, room)),
        ticks=tuple(_ticks(names, stages, narrowest)),
        unfelt=tuple(_unfelt(names, placed, stages)),
        marks=tuple(filter(None, marks)),
        statuses=tuple(dict.fromkeys([it.point.status for it in placed])),
        before=tuple(_before(names, before, stages)) if before else (),
    )


def _mark(names: Names, curve: Curve) -> Mark | None:
    return names.marks[curve.persona] if curve.persona is not None else None


def _where(point: Point, stages: Stages) -> Spot:
    left, wide = stages[point.stage]
    return left + point.place * wide, _y(point.ratio)


def _placed(point: Point, mark: Mark | None, stages: Stages) -> _Placed:
    x, y = _where(point, stages)
    return _Placed(point, mark, x, y, (x, round(y, 2)))


def _y(ratio: float) -> float:
    return TOP + SPAN * (1 - ratio)


def _before(names: Names, journey: JourneyMap, stages: Stages) -> Iterator[Line]:
    """Yield the curves of an older map: those of personas that are gone only where nobody else travels."""
    shown = names.emotions.travellers.intersection(names.marks)
    for curve in curves(Emotions(journey)):
        mark = names.marks.get(curve.persona or "")
        if mark or curve.persona is None or not shown:
            for segment in curve.segments:
                yield _line(mark, [_where(point, stages) for point in segment])


def _line(mark: Mark | None, spots: Sequence[Spot]) -> Line:
    return Line(mark, spots[0], cubics(spots))


def _promised(names: Names, segment: Sequence[Point], stages: Stages) -> list[Spot]:
    """Return a run of the promise, which holds for the whole slot of its first and last step."""
    steps = {stage.id: len(stage.steps) for stage in names.journey.stages}
    half = [stages[point.stage][1] / (2 * (steps[point.stage] if point.step else 1)) for point in segment]
    spots = [_where(point, stages) for point in segment]
    (first, start), (last, end) = spots[0], spots[-1]
    return [(first - half[0], start), *spots, (last + half[-1], end)]


def _gaps(runs: Iterable[Run], promised: Sequence[Sequence[Spot]]) -> Iterator[Area]:
    """Yield what lies between the promise and each curve wherever that runs below it."""
    for mark, spots in runs:
        for run in promised:
            left, right = max(spots[0][0], run[0][0]), min(spots[-1][0], run[-1][0])
            if left < right:
                across = _across(left, right, _SAMPLES * len(run))
                for outline in below(heights(run, across), heights(spots, across)):
                    yield Area(mark, outline)


def _across(left: float, right: float, count: int) -> list[float]:
    wide = right - left
    return [left + wide * index / count for index in range(count + 1)]


def _markers(names: Names, placed: Iterable[_Placed], narrowest: float) -> dict[Spot, Marker]:
    """Join points at the same place; those too near to one another for faces become dots."""
    groups: dict[Spot, list[_Placed]] = {}
    for one in placed:
        groups.setdefault(one.spot, []).append(one)
    crowded = _crowded(sorted(groups), narrowest)
    numbers = {
        spot.path: spot.place.number or str(number)
        for number, spots in enumerate(names.spots, 1)
        for spot in spots
    }
    return {
        spot: _marker(names, group, numbers[_path(group[0].point)], DOT if spot in crowded else FACE)
        for spot, group in groups.items()
    }


def _path(point: Point) -> str:
    return f"{point.stage}/{point.step}" if point.step else point.stage


def _marker(names: Names, group: Sequence[_Placed], number: str, radius: float) -> Marker:
    """Return what points share that stand at one place: measured only if it was for each of them."""
    first = group[0]
    marks = tuple([one.mark for one in group if one.mark])
    statuses = {one.point.status for one in group}
    return Marker(
        x=first.x,
        y=first.y,
        score=first.point.score,
        mood=first.point.mood,
        status=first.point.status if len(statuses) == 1 else "assumed",
        marks=marks,
        radius=radius,
        number=number,
        concern=names.concerns.felt(_path(first.point), marks, *statuses),
    )


def _crowded(spots: Sequence[Spot], board: float) -> set[Spot]:
    """Return those of the sorted `spots` that have another one beside them on a board of so many pixels."""
    near = _CLEAR / board
    found: set[Spot] = set()
    for index, (x, y) in enumerate(spots):
        if (x, y) in found:
            continue
        first, last = bisect_left(spots, (x - near, HEIGHT)), bisect_left(spots, (x + near, 0.0))
        for beside in chain(range(index + 1, last), range(index - 1, first - 1, -1)):
            if hypot((x - spots[beside][0]) * board, y - spots[beside][1]) < _CLEAR:
                found |= {(x, y), spots[beside]}
                break
    return found


def _labels(
    names: Names, board: Board, placed: Iterable[_Placed], markers: Mapping[Spot, Marker], room: Room
) -> Iterator[Label]:
    """Yield labels for peak, trough and end of each curve, then scores where there is room.

    Among more than a few hundred points no score is written: nobody could tell them apart.
    """
    words, scale = names.words, names.journey.emotion_scale
    named: set[Spot] = set()
    for group, roles in _outstanding(words, board, placed):
        spot = group[0].spot
        marker = _marker(names, group, markers[spot].number, markers[spot].radius)
        everyone = len(group) == len(board.curves)
        who = "" if everyone else words.comma.join([isolated(mark.short) for mark in marker.marks])
        score = isolated(score_text(marker.score, scale, words))
        text = f"{who} {score} {words.comma.join(roles)}".lstrip()
        box = room.place(marker.x, marker.y, marker.radius, width(text, LABEL_SIZE, bold=True) + 10)
        if box:
            named.add(spot)
            yield _label(box, text, marker)
    for spot, marker in markers.items() if len(markers) <= _LEGIBLE else ():
        if spot not in named:
            text = score_text(marker.score, scale, words)
            wide = width(text, LABEL_SIZE, bold=True) + 8
            box = room.place(marker.x, marker.y, marker.radius, wide, near=True)
            if box:
                yield _label(box, text, marker)


def _label(box: Box, text: str, marker: Marker) -> Label:
    return Label(box, text, marker.marks[0] if len(marker.marks) == 1 else None, marker.concern)


def _outstanding(
    words: Words, board: Board, placed: Iterable[_Placed]
) -> Iterator[tuple[list[_Placed], tuple[str, ...]]]:
    """Yield the points that are named, those of several personas at one place together, and what for.

    They come from left to right and from above, so that of two in one column the upper one is named above.
    """
    found: dict[tuple[Spot, tuple[str, ...]], list[_Placed]] = {}
    by_point = {id(one.point): one for one in placed}
    for curve in board.curves:
        roles: dict[int, list[str]] = {}
        for point, word in (
            (curve.peak, words.highest),
            (curve.trough, words.lowest),
            (curve.end if len(curve.points) > 1 else None, words.end),
        ):
            if point is not None:
                roles.setdefault(id(point), []).append(word)
        for key, named in roles.items():
            found.setdefault((by_point[key].spot, tuple(named)), []).append(by_point[key])
    return ((group, named) for (_, named), group in sorted(found.items(), key=lambda each: each[0][0]))


def _levels(names: Names) -> tuple[Level, ...]:
    scale = names.journey.emotion_scale
    return tuple(
        Level(
            _y(index / _GRID),
            names.words.feelings[index],
            score_text(scale.min + (scale.max - scale.min) * index / _GRID, scale, names.words),
        )
        for index in range(_GRID, -1, -1)
    )


def _ticks(names: Names, stages: Stages, narrowest: float) -> Iterator[Tick]:
    """Yield the number of each step below its point, where the numbers have room."""
    for index, stage in enumerate(names.journey.stages, 1):
        count = len(stage.steps)
        left, wide = stages[stage.id]
        if count and wide * narrowest / count >= _ROOM_FOR_TICK:
            for step in range(count):
                yield Tick(left + wide * (step + 0.5) / count, f"{index}.{step + 1}")


def _unfelt(names: Names, placed: Iterable[_Placed], stages: Stages) -> Iterator[Tick]:
    felt = {one.point.stage for one in placed}
    for stage in names.journey.stages:
        if stage.id not in felt:
            left, wide = stages[stage.id]
            yield Tick(left + wide / 2, names.words.missing["emotion"])
