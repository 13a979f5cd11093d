"""In which lanes of a blueprint moments have something, be it in a built-in or in a custom one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.lint.coarser import coarser_first
from jmap.lint.questions.said import meets_customers, says
from jmap.lint.rule import Remark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jmap.lint.subject import Subject
    from jmap.model.journey import JourneyMap
    from jmap.model.stage import Moment

FRONTSTAGE, BACKSTAGE, SUPPORT = "frontstage", "backstage", "support"


def is_filled(journey: JourneyMap, role: str, moments: Iterable[Moment]) -> bool:
    """Whether one of `moments` says something in the lane `role`, or in a custom lane of that role."""
    return any(says(moment, role) or _has_lane(journey, role, moment) for moment in moments)


def _has_lane(journey: JourneyMap, role: str, moment: Moment) -> bool:
    return any(notes and journey.lanes[lane].role == role for lane, notes in moment.lanes.items())


def stages_without(subject: Subject, role: str, several: str, advice: str, label: str) -> Iterator[Remark]:
    """Speak of the stages of a blueprint in which customers meet something, or staff, and a lane is empty.

    `several` says of some stages what is not known of them.
    """
    journey = subject.journey
    if journey.kind != "blueprint":
        return
    met = [
        index
        for index, stage in enumerate(journey.stages)
        if meets_customers(stage) or is_filled(journey, FRONTSTAGE, stage.moments())
    ]
    lacking = [index for index in met if not is_filled(journey, role, journey.stages[index].moments())]
    those = "" if len(met) == len(journey.stages) else " in which customers meet something"
    yield from coarser_first(
        subject,
        lacking,
        len(met),
        f"stages of this blueprint{those} {several}",
        lambda index: Remark(
            ("stages", index),
            f"stage `{journey.stages[index].id}` has nothing in `{role}`",
            advice,
            label=label,
        ),
    )
