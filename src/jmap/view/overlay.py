"""The board of a map with what differs from an older one: marks on things, and words in cells.

Each difference is told at the thing that it is about, where that stands in a cell; else in the cell that it
belongs to, at the head of its stage, or for the journey as a whole.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from jmap.frozen import frozen
from jmap.phrases import SIGNS
from jmap.view.comparison import Overlay, Remark
from jmap.view.gone import with_gone
from jmap.view.items import Figure, MomentCard, Note, Reason
from jmap.view.names import anchor_in

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from jmap.model.journey import JourneyMap
    from jmap.model.readers import Location
    from jmap.view.board import Board, Column, Lane
    from jmap.view.comparison import Comparison, Difference
    from jmap.view.items import Item
    from jmap.view.names import Names, Spot
    from jmap.view.words import Words

_KINDS = {"pains": "pain", "delights": "delight", "opportunities": "opportunity"}
_NOTES = ("goal", "business_goal", "actions", "thoughts", "needs", "frontstage", "backstage", "support")
_LANES = {
    **{key: key for key in (*_KINDS, *_NOTES, "metrics", "competitors", "expected")},
    "emotion": "reasons",
    "touchpoints": "touchpoints",
    "steps": "steps",
}
"""The lane of what a stage, step or touchpoint has under a key."""
_OF_STAGES = {"owner": "owners", "teams": "owners", "channel": "channels", "evidence": "evidence"}
"""The same for stages alone: of steps and touchpoints the cards say it."""
_IN_HEAD = {"name", "duration"}
"""What the head of a stage shows."""
_SHORT = 40
"""So many characters it has room for to say what that was."""
_HEAD = ""
"""Stands for the lane of what is told at the head of a stage."""


_LABELS = {
    "next": "leads_to",
    "summary": "about",
    "teams": "taking_part",
    "metrics": "numbers",
    "n": "count",
    "better": "direction",
    "journey": "zoom",
    "image": "picture",
    "name": "",
}
"""The words for a key, where they are not called like it; empty where it needs none."""
_LABELS_THROUGHOUT = {**_LABELS, "teams": "teams", "feelings": "own_feelings", "name": "name"}
"""The same for what the journey as a whole has or declares."""


@frozen
class _Told:
    """What is said in a cell, and of which thing in it."""

    remark: Remark
    beside: Remark
    """The same beside the thing, which says itself what it is now."""
    lane: str = _HEAD
    stage: str = ""
    fits: Callable[[Item], bool] | None = None
    """What the thing is known by; None where no cell shows it."""
    in_head: bool = False
    """Whether the head of a stage shows the fact that is other, and has room for what it was."""


Steps = list[tuple[str, int]]
"""The way to a moment: the key and the number of its stage, its step, its touchpoint."""
Telling = dict[tuple[str, str], list[_Told]]
"""By lane and stage."""


def overlaid(plain: Board, names: Names, comparison: Comparison) -> tuple[Board, Overlay]:
    """Return the board with what differs, and what there is to say beside it."""
    gone = with_gone(plain, names, comparison)
    shown = {lane.id for lane in gone.lanes}
    telling: Telling = {}
    for number, each in enumerate(comparison.differences, 1):
        for told in (_told(number, each, names, shown), *_with_it(each, shown)):
            telling.setdefault((told.lane, told.stage), []).append(told)
    loud = comparison.loud
    heads = ((column, telling.pop((_HEAD, column.id), ())) for column in gone.columns)
    columns = tuple(_headed(column, said, loud=loud) for column, said in heads)
    rows = (_lane(lane, columns, telling, loud=loud) for lane in gone.lanes)
    lanes = tuple(row for row in rows if not row.gone or row.style == "emotion" or any(row.remarks))
    counts = Counter(each.sign for each in comparison.differences)
    left = sorted((told.remark for each in telling.values() for told in each), key=lambda it: it.number)
    overlay = Overlay(
        comparison.name,
        loud,
        tuple(left),
        tuple((sign, counts[sign]) for sign in SIGNS if counts[sign]),
    )
    return replace(gone, columns=columns, lanes=lanes), overlay


def before_in_place(comparison: Comparison, board: Board) -> JourneyMap:
    """Return the old map with its stages under the ids and in the order of the columns of a board."""
    order = {column.id: number for number, column in enumerate(board.columns)}
    known = (
        stage.model_copy(update={"id": comparison.stages.get(stage.id, stage.id)})
        for stage in comparison.before.stages
    )
    stages = sorted((stage for stage in known if stage.id in order), key=lambda stage: order[str(stage.id)])
    return comparison.before.model_copy(update={"stages": tuple(stages)})


def _told(number: int, difference: Difference, names: Names, shown: Collection[str]) -> _Told:
    """Return what is said of a difference, and where."""
    it = difference
    plain = Remark(it.sign, number, it.what, "", it.before, it.after, it.slight)
    if difference.location[:1] != ("stages",):
        remark = replace(plain, label=_label_throughout(names.words, difference))
        return _Told(remark, remark)
    moments, rest = _divided(difference.location)
    persona, rest = (str(rest[1]), rest[2:]) if rest[:1] == ("per_persona",) else ("", rest)
    key = str(rest[0]) if rest else difference.key
    lane = _LANES.get(key) or (str(rest[1]) if key == "lanes" and len(rest) > 1 else "")
    is_fact = not lane and bool(key or persona) and key != "name"
    if not lane:
        rest = ()
        lane = moments[1][0] if len(moments) > 1 else _OF_STAGES.get(key, _HEAD)
    fact = difference.key or (key if is_fact else "")
    remark = replace(plain, label=_label(names.words, fact) if fact != lane else "")
    if lane not in shown:
        hidden = replace(remark, label=remark.label or names.words.lanes.get(lane, ""))
        in_head = not lane and fact in _IN_HEAD and len(difference.before) <= _SHORT
        beside = hidden if lane else _beside(remark, is_fact=is_fact)
        return _Told(hidden, beside, stage=difference.stage, in_head=in_head)
    spot = None if difference.sign == "removed" else _spot(names, difference.stage, moments)
    fits = _known_by(names, spot, rest or (key,), persona) if spot else None
    return _Told(remark, _beside(remark, is_fact=is_fact), lane, difference.stage, fits)


def _with_it(difference: Difference, shown: Collection[str]) -> Iterator[_Told]:
    """Yield what is gone with a step or touchpoint, for the lanes that show such things."""
    for lane, text in difference.held:
        if lane in shown:
            remark = Remark("removed", 0, difference.before, before=text)
            yield _Told(remark, remark, lane, difference.stage)


def _beside(remark: Remark, *, is_fact: bool) -> Remark:
    """Return a remark as it stands beside the thing that is other, or a fact of which is."""
    if is_fact:
        return replace(remark, sign="changed", what="", slight=remark.slight or remark.sign != "changed")
    gone = remark.sign == "removed"
    after = remark.after if remark.sign == "moved" else ""
    return replace(remark, what="", before="" if gone else remark.before, after=after)


def _label(words: Words, key: str, labels: Mapping[str, str] = _LABELS) -> str:
    """Return what a key is called on a page; empty where no word of ours stands for it alone."""
    called = labels.get(key, key)
    found = words.keys.get(called) or getattr(words, called, "")
    if not isinstance(found, str) or "{" in found:
        return ""
    return found.removesuffix(" =")  # as `n =` stands before a number


def _label_throughout(words: Words, difference: Difference) -> str:
    """Return what is said to differ in the whole journey, or in a declaration."""
    key = difference.key or str((*difference.location, "")[0])
    return _label(words, key, _LABELS_THROUGHOUT) or {**words.lanes, **words.profile}.get(key, "")


def _divided(location: Location) -> tuple[Steps, Location]:
    """Divide a location below the stages into that of a moment, key and number by turns, and the rest."""
    moments: Steps = []
    while len(location) > 1 and location[0] in {"stages", "steps", "touchpoints"}:
        moments.append((str(location[0]), int(location[1])))
        location = location[2:]
    return moments, location


def _spot(names: Names, stage: str, moments: Steps) -> Spot | None:
    """Return the moment at a location of the new map; None where nobody sees it."""
    part: Any = next((each for each in names.journey.stages if each.id == stage), None)
    path = stage
    for key, number in moments[1:]:
        inner = getattr(part, key, ())
        if not number < len(inner):
            return None
        part = inner[number]
        path += f"/{part.id}"
    return next((spot for spots in names.spots for spot in spots if spot.path == path), None)


def _known_by(names: Names, spot: Spot, rest: Location, persona: str) -> Callable[[Item], bool] | None:
    """Return what tells the thing at a location below a moment from the others in its cell."""
    key = str(rest[0])
    if key not in _LANES and key != "lanes":
        return partial(_has_anchor, spot.anchor)
    if key in {"emotion", "expected"}:
        return partial(_is_felt, spot, persona)
    if key == "metrics":
        name = str(rest[-1])
        return partial(_is_figure, spot, names.words.known_metrics.get(name, name))
    part: Any = spot.moment.per_persona[persona] if persona else spot.moment
    for step in rest:
        part = getattr(part, step) if isinstance(step, str) and not isinstance(part, dict) else part[step]
    if key in _KINDS:
        return partial(_has_anchor, anchor_in(spot.anchor, _KINDS[key], part.id))
    return partial(_is_note, spot, getattr(part, "text", part))


def _has_anchor(anchor: str, item: Item) -> bool:
    return not isinstance(item, Figure | Reason) and item.anchor == anchor


def _is_felt(spot: Spot, persona: str, item: Item) -> bool:
    own = not persona or (isinstance(item, Reason) and [mark.id for mark in item.who] == [persona])
    return isinstance(item, Reason) and item.place == spot.place and own and not item.derived


def _is_figure(spot: Spot, name: str, item: Item) -> bool:
    return isinstance(item, Figure) and item.place == spot.place and item.name == name


def _is_note(spot: Spot, text: str, item: Item) -> bool:
    return isinstance(item, Note) and item.place == spot.place and item.text == text


def _headed(column: Column, told: Sequence[_Told], *, loud: bool) -> Column:
    """Return a column with its remarks: at its head, and in words where that has only signs."""
    said = tuple(each.beside for each in told)
    below = (it.beside for it in told if not it.in_head and (it.beside.before or it.beside.after))
    words = () if loud else tuple(below)
    card = replace(column.card, remarks=(*column.card.remarks, *said))
    return replace(column, card=card, remarks=words)


def _lane(lane: Lane, columns: Sequence[Column], telling: Telling, *, loud: bool) -> Lane:
    """Return a lane with its remarks: at things, and in words for each cell."""
    cells, parts, remarks = list(lane.cells), list(lane.parts), list(lane.remarks)
    for index, column in enumerate(columns):
        for told in telling.pop((lane.id, column.id), ()):
            cells[index], found = _marked(cells[index], told)
            if parts:
                parts[index] = tuple(_marked(part, told)[0] for part in parts[index])
            if not (found and loud):
                remarks[index] = (*remarks[index], told.remark)
    return replace(lane, cells=tuple(cells), parts=tuple(parts), remarks=tuple(remarks))


def _marked(cell: Sequence[Any], told: _Told) -> tuple[tuple[Any, ...], bool]:
    """Return a cell with the remark at the thing that it is about, and whether that is there."""
    if told.fits is None:
        return tuple(cell), False
    for index, item in enumerate(cell):
        inner, found = _marked(item.touchpoints, told) if isinstance(item, MomentCard) else ((), False)
        if told.fits(item):
            marked = replace(item, remarks=(*item.remarks, told.beside))
        elif found:
            marked = replace(item, touchpoints=inner)
        else:
            continue
        return (*cell[:index], marked, *cell[index + 1 :]), True
    return tuple(cell), False
