"""What a map concludes, over all of its stages: pains by severity, opportunities by impact and effort.

On the board each stands in its stage; here they are weighed against one another. It knows no output format.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast, get_args

from jmap.frozen import frozen
from jmap.model.insight import Severity
from jmap.view import gather

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from jmap.view.board import Board, Cell
    from jmap.view.items import Idea, Note
    from jmap.view.names import Names
    from jmap.view.sections import Sections

    Cells = Mapping[str, tuple[Cell, ...]]
    """By the id of a lane that is shown: its items by stage."""

One = TypeVar("One")

RATINGS = range(1, 6)
"""From little to much; impact and effort are rated alike."""
_WORST_FIRST: tuple[Severity | None, ...] = (*reversed(get_args(Severity)), None)


@frozen
class RankedPain:
    """A pain with the name of its stage, empty where it belongs to the whole journey."""

    pain: Note
    stage: str
    answers: tuple[RankedIdea, ...]
    """The opportunities that solve it."""


@frozen
class RankedIdea:
    """An opportunity with its number, in file order, and the name of its stage as for a pain."""

    number: int
    idea: Idea
    stage: str


@frozen
class Insights:
    """Pains and opportunities of the whole map."""

    pains: tuple[tuple[Severity | None, tuple[RankedPain, ...]], ...]
    """By severity, the worst first and those that nobody has rated last; in file order within."""
    ideas: tuple[RankedIdea, ...]

    @property
    def placed(self) -> dict[tuple[int, int], tuple[RankedIdea, ...]]:
        """By impact and effort, those that have both."""
        found: dict[tuple[int, int], tuple[RankedIdea, ...]] = {}
        for one in self.ideas:
            if one.idea.impact and one.idea.effort:
                place = one.idea.impact, one.idea.effort
                found[place] = (*found.get(place, ()), one)
        return found


def insights(names: Names, board: Board, sections: Sections) -> Insights:
    """Return the insights of a map; `sections` has those of the whole journey, which come last."""
    shown = {lane.id: lane.cells for lane in board.lanes}
    ideas = tuple(
        RankedIdea(number, idea, stage)
        for number, (stage, idea) in enumerate(_ideas(names, shown, sections), 1)
    )
    answers: dict[str, list[RankedIdea]] = {}
    for one in ideas:
        for _, anchor in one.idea.solves:
            answers.setdefault(anchor, []).append(one)
    by_severity: dict[str | None, list[RankedPain]] = {}
    for stage, pain in _pains(names, shown, sections):
        ranked = RankedPain(pain, stage, tuple(answers.get(pain.anchor, ())))
        by_severity.setdefault(pain.severity, []).append(ranked)
    return Insights(
        pains=tuple((each, tuple(by_severity[each])) for each in _WORST_FIRST if each in by_severity),
        ideas=ideas,
    )


def _ideas(names: Names, shown: Cells, sections: Sections) -> Iterator[tuple[str, Idea]]:
    """Yield all opportunities with their stages; what a lane shows need not be gathered again."""
    by_stage = shown.get("opportunities") or [tuple(gather.ideas(names, spots)) for spots in names.spots]
    yield from _staged(names, cast("tuple[tuple[Idea, ...], ...]", by_stage))
    yield from (("", idea) for idea in sections.ideas)


def _pains(names: Names, shown: Cells, sections: Sections) -> Iterator[tuple[str, Note]]:
    by_stage = shown.get("pains") or [
        tuple(gather.pains_or_delights(names, spots, "pains")) for spots in names.spots
    ]
    yield from _staged(names, cast("tuple[tuple[Note, ...], ...]", by_stage))
    yield from (("", pain) for pain in sections.pains)


def _staged(names: Names, by_stage: Iterable[tuple[One, ...]]) -> Iterator[tuple[str, One]]:
    for spots, found in zip(names.spots, by_stage, strict=True):
        for one in found:
            yield spots[0].moment.name, one
