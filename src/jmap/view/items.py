"""What stands in the cells of a board: frozen values with every name resolved, free of any output format.

Texts are as written, inline Markdown included.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.frozen import frozen
from jmap.view.concerns import EVERYTHING

if TYPE_CHECKING:
    from jmap.model.curve import Status
    from jmap.view.comparison import Remarks
    from jmap.view.concerns import Concern
    from jmap.view.marks import Mark

Who = tuple["Mark", ...]
"""The personas that something is about; empty where it is about everyone."""


@frozen
class Source:
    """A piece of evidence, as it is cited: its number in the list."""

    number: int
    title: str
    anchor: str


@frozen
class Place:
    """Where inside a stage something belongs: a numbered step, a touchpoint, or both."""

    number: str = ""
    step: str = ""
    touchpoint: str = ""
    anchor: str = ""


NOWHERE = Place()
"""The place of what belongs to a stage, or to the journey, as a whole."""


@frozen
class Note:
    """Something said, done, thought, needed, wanted or suffered."""

    text: str
    place: Place
    anchor: str = ""
    who: Who = ()
    severity: str | None = None
    sources: tuple[Source, ...] = ()
    owner: str | None = None
    link: str | None = None
    tags: tuple[str, ...] = ()
    concern: Concern = EVERYTHING
    remarks: Remarks = ()


@frozen
class Idea:
    """An opportunity; `solves` are the texts of pains with their anchors."""

    text: str
    place: Place
    anchor: str
    solves: tuple[tuple[str, str], ...] = ()
    impact: int | None = None
    effort: int | None = None
    owner: str | None = None
    status: str | None = None
    due: str | None = None
    metric: str | None = None
    sources: tuple[Source, ...] = ()
    link: str | None = None
    tags: tuple[str, ...] = ()
    concern: Concern = EVERYTHING
    remarks: Remarks = ()


@frozen
class Figure:
    """A metric. `reached` says whether the value is at least as good as the target, where both compare."""

    name: str
    place: Place
    value: str | None = None
    target: str | None = None
    better: str | None = None
    reached: bool | None = None
    n: int | None = None
    period: str | None = None
    sources: tuple[Source, ...] = ()
    concern: Concern = EVERYTHING
    remarks: Remarks = ()


@frozen
class Reason:
    """How somebody feels and why: without a score nobody has asked yet, without a status it is expected."""

    place: Place
    who: Who = ()
    score: str | None = None
    mood: int | None = None
    feeling: str | None = None
    because: str | None = None
    status: Status | None = None
    derived: bool = False
    sources: tuple[Source, ...] = ()
    concern: Concern = EVERYTHING
    remarks: Remarks = ()


@frozen
class Tag:
    """A named thing with an icon: a channel, a team, a competitor, a piece of evidence."""

    text: str
    icon: str
    detail: str = ""
    anchor: str = ""
    concern: Concern = EVERYTHING
    remarks: Remarks = ()


@frozen
class Way:
    """Where customers go from a step; without a `name` they leave the journey."""

    name: str = ""
    number: str = ""
    anchor: str = ""
    share: str = ""
    when: str = ""
    concern: Concern = EVERYTHING
    """What the step or stage is about that they go to."""


@frozen
class MomentCard:
    """A stage, step or touchpoint with the facts that no lane of its own shows."""

    name: str
    place: Place
    anchor: str
    icon: str
    channels: tuple[Tag, ...] = ()
    who: Who = ()
    owner: str | None = None
    teams: tuple[str, ...] = ()
    duration: str | None = None
    summary: str | None = None
    truth: bool = False
    criterion: str | None = None
    sources: tuple[Source, ...] = ()
    link: str | None = None
    journey: str | None = None
    photo: str | None = None
    """An image that is drawn; `image` is the path of one that is not."""
    image: str | None = None
    touchpoints: tuple[MomentCard, ...] = ()
    ways: tuple[Way, ...] | None = None
    """None where nothing is written."""
    concern: Concern = EVERYTHING
    remarks: Remarks = ()

    @property
    def bare(self) -> bool:
        """Whether there is nothing to show but the name and its channel."""
        facts = (self.who, self.owner, self.teams, self.duration, self.summary, self.truth, self.sources)
        return not any((*facts, self.link, self.journey, self.photo, self.image))


Item = Note | Idea | Figure | Reason | Tag | MomentCard
