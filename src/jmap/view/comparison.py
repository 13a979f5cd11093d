"""What a map is compared with, as a page is told it: the old map, and what is not as it was.

Who found the differences, and how, is not known here; neither is how they are drawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jmap.model.journey import JourneyMap
    from jmap.model.readers import Location
    from jmap.phrases import Sign


@frozen
class Difference:
    """One thing that is not as it was. `before` and `after` are words for people."""

    sign: Sign
    location: Location
    """Where it stands in the new map; of what is gone, where it stood in the old one."""
    key: str = ""
    """Which key of the thing there has changed."""
    stage: str = ""
    """The id of the stage around it, in the new map where that is there; empty for the journey as a whole."""
    what: str = ""
    """The names of what it stands in, below the stage."""
    before: str = ""
    after: str = ""
    slight: bool = False
    """Whether the thing is the same, in other words or with another detail."""
    held: tuple[tuple[str, str], ...] = ()
    """The texts of what is gone with a thing below a stage, each with the key that it stood under."""


@frozen
class Comparison:
    """An old map, and what is other in the one that is drawn."""

    before: JourneyMap
    name: str
    """What people call the old map: a path."""
    differences: tuple[Difference, ...]
    stages: Mapping[str, str]
    """The ids of the stages that are in both, new by old."""
    loud: bool = False
    """Whether a page is about what differs, and not first about the journey."""
    prefix: str = ""
    """What anchors start with, where several maps share a page; else the slug of the title."""


@frozen
class Remark:
    """That a thing is not as it was, as it is said beside the thing."""

    sign: Sign
    number: int
    """That of the difference; 0 for a thing that has gone with what it stood in."""
    what: str = ""
    label: str = ""
    """Which fact of the thing it is, where its place does not say so."""
    before: str = ""
    after: str = ""
    slight: bool = False
    """Whether the thing is the same, in other words or with another detail."""


Remarks = tuple[Remark, ...]


def telling(remarks: Remarks) -> Remarks:
    """Return the remarks on what a reader would call a difference."""
    return tuple([remark for remark in remarks if not remark.slight])


@frozen
class Overlay:
    """What a page says of the whole comparison."""

    name: str
    loud: bool
    remarks: Remarks
    """Those on the journey as a whole, and on what has no cell."""
    counts: tuple[tuple[Sign, int], ...]
