"""A map as rules see it: the journey, where everything in it stands, and what many rules ask of it.

It reads nothing: whether a named file is there is asked of the `Files` that it is given.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from jmap.frozen import frozen
from jmap.lint.questions.feelings import feelings
from jmap.model.curve import Emotions, curves
from jmap.model.flow import edges
from jmap.model.use import beside

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from jmap.files import Files
    from jmap.lint.questions.feelings import Feeling
    from jmap.model.curve import Curve
    from jmap.model.flow import Edge
    from jmap.model.journey import JourneyMap
    from jmap.model.load import Loaded
    from jmap.model.part import Part
    from jmap.model.readers import Location
    from jmap.model.stage import Moment

AnyPart = TypeVar("AnyPart", bound="Part")


class Placed(NamedTuple):
    """A stage, a step or a touchpoint with its location, and what it stands in, the outermost first."""

    location: Location
    moment: Moment
    within: tuple[Moment, ...]


def around(location: Location) -> tuple[Location, ...]:
    """Return the locations of the stage, the step and the touchpoint around `location`, itself included."""
    return location[:2], location[:4], location[:6]


@frozen
class Subject:
    """One loaded map under lint. `today` is None where nobody knows the date; dated rules are quiet then."""

    loaded: Loaded
    files: Files | None = None
    today: date | None = None

    @cached_property
    def journey(self) -> JourneyMap:
        """The map, which has been loaded whole."""
        assert self.loaded.map is not None
        return self.loaded.map

    @cached_property
    def moments(self) -> tuple[Placed, ...]:
        """Every stage, followed by its touchpoints, then each step followed by its own: in file order."""
        return tuple(_moments(self.journey))

    @cached_property
    def feelings(self) -> tuple[Feeling, ...]:
        """Every emotion with a known score, in file order; what was expected is not felt."""
        return tuple(feelings(self))

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """Where customers go from each step, or from each stage without steps."""
        return edges(self.journey)

    @cached_property
    def emotions(self) -> Emotions:
        """The emotions of the map, each read once."""
        return Emotions(self.journey)

    @cached_property
    def curves(self) -> tuple[Curve, ...]:
        """The curve of each persona that is felt with."""
        return curves(self.emotions)

    def parts_of(self, model: type[AnyPart]) -> Sequence[tuple[Location, AnyPart]]:
        """Return every part of one model, each with its location: `subject.parts_of(Pain)`.

        A model that is made from another is one of its own: a delight is no note, and a stage no moment.
        """
        return self.loaded.parts.of(model)

    def is_own(self, location: Location) -> bool:
        """Whether what stands at `location` is written in the map, and not in a library that it uses."""
        return not self.loaded.libraries or self.loaded.locator.origin(location).location == location

    def owner(self, location: Location) -> str:
        """Name the innermost thing at or around `location`: stage `checkout`."""
        return self.loaded.locator.owner(location)

    def exists(self, path: str) -> bool | None:
        """Whether a file stands at `path`, relative to the map; None where nobody can look."""
        if self.files is None:
            return None
        return self.files.exists(beside(self.loaded.path, path))


def _moments(journey: JourneyMap) -> Iterator[Placed]:
    for number, stage in enumerate(journey.stages):
        at, in_stage = ("stages", number), (stage,)
        yield Placed(at, stage, ())
        for index, touchpoint in enumerate(stage.touchpoints):
            yield Placed((*at, "touchpoints", index), touchpoint, in_stage)
        for index, step in enumerate(stage.steps):
            below, in_step = (*at, "steps", index), (stage, step)
            yield Placed(below, step, in_stage)
            for which, touchpoint in enumerate(step.touchpoints):
                yield Placed((*below, "touchpoints", which), touchpoint, in_step)
