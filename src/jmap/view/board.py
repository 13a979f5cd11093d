"""The board: lanes by stages, with what stands in every cell.

It knows which rows there are and in which order, and nothing about how a cell or the curve is drawn.
"""

from __future__ import annotations

from functools import partial
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from jmap.frozen import frozen
from jmap.model.curve import curves
from jmap.model.journey import BUILT_IN_LANES
from jmap.view import gather, moments
from jmap.view.tracks import by_step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from jmap.model.curve import Curve
    from jmap.model.journey import JourneyMap
    from jmap.model.library import Role
    from jmap.view.comparison import Remarks
    from jmap.view.items import Item, MomentCard
    from jmap.view.names import Names
    from jmap.view.words import Words

Cell = tuple["Item", ...]

COLUMN = 212
"""The least width of a column, in pixels."""
_WIDEST, _PER_STEP = 340, 38
BLUEPRINT_LANES = ("frontstage", "backstage", "support")


@frozen
class Phase:
    """A header over neighbouring stages, `span` columns wide; without a name they share none."""

    name: str | None
    span: int


@frozen
class Column:
    """One stage, and its steps where each is to have a column of its own."""

    number: int
    card: MomentCard
    steps: tuple[MomentCard, ...] = ()
    id: str = ""
    """That of the stage."""
    gone: bool = False
    """Whether the stage is in an older map alone, which this one is compared with."""
    remarks: Remarks = ()
    """What differs in the stage itself, in words, where its head has only signs."""

    @property
    def span(self) -> int:
        """How many columns are drawn for it."""
        return len(self.steps) or 1


@frozen
class Lane:
    """One row. `style` says what its cells hold, and so how they are drawn."""

    id: str
    name: str
    style: str
    cells: tuple[Cell, ...]
    missing: tuple[str, ...]
    """What is said in the place of each cell, should it be empty."""
    role: Role | None = None
    parts: tuple[tuple[Cell, ...], ...] = ()
    """Where steps have columns of their own, by stage: what it says as a whole, then what each step says."""
    remarks: tuple[Remarks, ...] = ()
    """By stage, what differs there from an older map; empty where the map is compared with none."""
    gone: bool = False
    """Whether only that older map has something in it."""


@frozen
class Board:
    """All of the table: columns under their phases, and the lanes that are shown."""

    columns: tuple[Column, ...]
    phases: tuple[Phase, ...]
    """Empty where no stage has a phase."""
    lanes: tuple[Lane, ...]
    curves: tuple[Curve, ...]
    column_width: int
    """The least width of every column in pixels: all are equally wide, and each has room for its steps."""

    @property
    def tracks(self) -> int:
        """How many columns are drawn."""
        return sum(column.span for column in self.columns)

    @property
    def has_details(self) -> bool:
        """Whether a stage says more about itself than its name and duration."""
        return any(says_more(column.card) or column.remarks for column in self.columns)


def says_more(card: MomentCard) -> bool:
    """Whether a stage has facts that neither its head nor a lane shows."""
    return any((card.summary, card.truth, card.sources, card.link, card.journey, card.photo, card.image))


def board(names: Names, *, by_steps: bool = False) -> Board:
    """Return the board of a map; `by_steps` gives each step a column of its own."""
    journey = names.journey
    found = curves(names.emotions)
    columns = tuple(_column(names, number, by_steps=by_steps) for number in range(len(names.spots)))
    most_steps = 1 if by_steps else max(len(stage.steps) for stage in journey.stages)
    return Board(
        columns=columns,
        phases=_phases(journey, columns),
        lanes=tuple(
            _lane(names, lane, cells, parts)
            for lane, (cells, parts) in _cells_by_lane(names, found, by_steps=by_steps).items()
            if any(cells) or _asked_for(journey, lane)
        ),
        curves=found,
        column_width=max(COLUMN, min(_WIDEST, _PER_STEP * most_steps)),
    )


def _column(names: Names, index: int, *, by_steps: bool) -> Column:
    stage, *_ = spots = names.spots[index]
    steps = moments.step_cards(names, spots, with_touchpoints=False) if by_steps else ()
    return Column(index + 1, moments.stage_card(names, stage), tuple(steps), stage.path)


def _lane(names: Names, lane: str, cells: tuple[Cell, ...], parts: tuple[tuple[Cell, ...], ...]) -> Lane:
    declared = names.journey.lanes.get(lane)
    return Lane(
        id=lane,
        name=declared.name if declared else names.words.lanes[lane],
        style=STYLES.get(lane, "notes"),
        cells=cells,
        missing=tuple(_missing(names.words, lane, spots) for spots in names.spots),
        role=declared.role if declared else None,
        parts=parts,
    )


STYLES = {
    "goal": "goals",
    "business_goal": "goals",
    "steps": "cards",
    "touchpoints": "touchpoints",
    "channels": "tags",
    "thoughts": "quotes",
    "emotion": "emotion",
    "reasons": "reasons",
    "expected": "reasons",
    "pains": "pains",
    "delights": "delights",
    "opportunities": "ideas",
    "metrics": "figures",
    "owners": "tags",
    "evidence": "sources",
    "competitors": "tags",
}
"""What the cells of a lane hold; notes where it is not named."""


_OF_ALL = frozenset({"steps", "touchpoints"})
"""Lanes that show every moment, even if it is only a name."""
_OF_ONE_KEY = frozenset(
    {
        "goal",
        "business_goal",
        "actions",
        "thoughts",
        "needs",
        *BLUEPRINT_LANES,
        "pains",
        "delights",
        "opportunities",
        "metrics",
        "competitors",
        "expected",
    }
)
"""Lanes that show nothing but what the key of their name says; most maps leave half of them out."""


def _rows(journey: JourneyMap) -> tuple[str, ...]:
    return journey.rows or tuple(dict.fromkeys((*BUILT_IN_LANES, *journey.lanes)))


def _asked_for(journey: JourneyMap, lane: str) -> bool:
    return lane in journey.rows or (
        journey.kind == "blueprint" and not journey.rows and lane in BLUEPRINT_LANES
    )


def _missing(words: Words, lane: str, spots: gather.Spots) -> str:
    if lane == "touchpoints" and any(spot.place.touchpoint for spot in spots):
        return words.on_the_cards
    return words.missing.get(lane, words.missing_note)


def _phases(journey: JourneyMap, columns: Iterable[Column]) -> tuple[Phase, ...]:
    if not any(stage.phase for stage in journey.stages):
        return ()
    placed = zip((stage.phase for stage in journey.stages), columns, strict=True)
    return tuple(
        Phase(name, sum(column.span for _, column in run)) for name, run in groupby(placed, itemgetter(0))
    )


def _cells_by_lane(
    names: Names, found: tuple[Curve, ...], *, by_steps: bool
) -> dict[str, tuple[tuple[Cell, ...], tuple[tuple[Cell, ...], ...]]]:
    """Fill every row that is to be shown, stage by stage; `by_steps` also each stage and step apart."""
    rows = _rows(names.journey)
    readers = _readers(names, rows, found)
    telling = [_telling(spots) for spots in names.spots]
    said = _said(telling)
    empty: tuple[Cell, ...] = ((),) * len(names.spots)
    cells: dict[str, tuple[tuple[Cell, ...], tuple[tuple[Cell, ...], ...]]] = {}
    for row in rows:
        if row in _OF_ONE_KEY and row not in said:
            cells[row] = empty, ()
        else:
            read = readers.get(row) or partial(gather.lane_notes, names, lane=row)
            by_stage = names.spots if row in _OF_ALL else telling
            whole = tuple([tuple(read(spots)) for spots in by_stage])
            cells[row] = whole, tuple(_parts(names, by_stage, read)) if by_steps else ()
    return cells


def _parts(
    names: Names, by_stage: Sequence[gather.Spots], read: Callable[[gather.Spots], Iterable[Item]]
) -> Iterator[tuple[Cell, ...]]:
    """Yield what each stage says as a whole, then what each of its steps says."""
    for whole, spots in zip(names.spots, by_stage, strict=True):
        steps = tuple(spot.anchor for spot in whole if spot.place.number and not spot.place.touchpoint)
        yield tuple([tuple(read(part)) if part else () for part in by_step(spots, steps)])


def _telling(spots: gather.Spots) -> gather.Spots:
    """Return the stage and those in it that are more than a name."""
    stage, *inner = spots
    return (stage, *[spot for spot in inner if not spot.bare])


def _said(by_stage: Iterable[gather.Spots]) -> set[str]:
    """Return the keys that the map writes for any moment or for a persona there."""
    moments = [spot.moment for spots in by_stage for spot in spots]
    experiences = [own for moment in moments for own in moment.per_persona.values()]
    return set().union(*[part.model_fields_set for part in (*moments, *experiences)])


def _readers(
    names: Names, rows: tuple[str, ...], found: tuple[Curve, ...]
) -> dict[str, Callable[[gather.Spots], Iterable[Item]]]:
    """Return how each built-in lane is filled.

    Touchpoints of steps stand on the cards of their steps; in a blueprint, where they are the physical
    evidence, and where no cards are shown, they stand in the lane of their own.
    """
    derived = gather.derived_points(found)
    read: dict[tuple[str, int], Cell] = {}
    in_lane = "touchpoints" in rows and (names.journey.kind == "blueprint" or "steps" not in rows)

    def notes(key: str) -> Callable[[gather.Spots], Iterable[Item]]:
        return lambda spots: gather.experience_notes(names, spots, key)

    def reasons(spots: gather.Spots) -> Cell:
        key = spots[0].path, len(spots)  # two lanes ask for them
        if key not in read:
            read[key] = tuple(gather.reasons(names, spots, derived))
        return read[key]

    return {
        "goal": lambda spots: gather.goals(names, spots, "goal"),
        "business_goal": lambda spots: gather.goals(names, spots, "business_goal"),
        "steps": lambda spots: moments.step_cards(names, spots, with_touchpoints=not in_lane),
        "touchpoints": lambda spots: moments.touchpoint_cards(names, spots, of_steps=in_lane),
        "channels": lambda spots: gather.channels(names, spots),
        **{key: notes(key) for key in ("actions", "thoughts", "needs", *BLUEPRINT_LANES)},
        "emotion": reasons,
        "reasons": reasons,
        "pains": lambda spots: gather.pains_or_delights(names, spots, "pains"),
        "delights": lambda spots: gather.pains_or_delights(names, spots, "delights"),
        "opportunities": lambda spots: gather.ideas(names, spots),
        "metrics": lambda spots: gather.figures(names, spots),
        "owners": lambda spots: gather.owners(names, spots),
        "evidence": lambda spots: gather.evidence(names, spots),
        "competitors": lambda spots: gather.competitors(names, spots),
        "expected": lambda spots: gather.expectations(names, spots),
    }
