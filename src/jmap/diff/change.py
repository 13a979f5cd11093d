"""One change from an old map to a new one, as a value: what it is, how much it matters, where it stands.

It knows no output format: its words say how it is told to people, its spots what it takes to make it.
"""

from __future__ import annotations

import json
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Literal

from jmap.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jmap.diagnostics import Place
    from jmap.model.readers import Location
    from jmap.phrases import Sign

Operation = Literal["add", "remove", "move", "reorder", "set"]
_SIGNS: Mapping[Operation, Sign] = {
    "add": "added",
    "remove": "removed",
    "move": "moved",
    "reorder": "moved",
    "set": "changed",
}
WITHIN = " \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} "
"""Stands between the names of a thing and what is in it."""
_FINGERPRINT = 32
"""Hexadecimal digits: 128 bits."""


class Level(StrEnum):
    """How much a change matters to those who review it."""

    BREAKING = "breaking"
    NOTABLE = "notable"
    MINOR = "minor"
    EDITORIAL = "editorial"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return list(Level).index(self)


@frozen
class Spot:
    """Where a change stands on one side: a part, or for `reorder` a list or mapping of parts."""

    location: Location
    value: Any = None
    """Plain data: the part for `add` and `remove`, the keys that differ for `set`, names for `reorder`."""
    index: int | None = None
    """Its number in a list, or among the keys of a mapping; None for a part that is alone behind its key."""
    place: Place | None = None


@frozen
class Change:
    """One thing that differs. `before` and `after` are words for people, empty where there are none."""

    rule: str
    level: Level
    operation: Operation
    id_path: str
    old: Spot | None
    new: Spot | None
    stage: str = ""
    """The id of the stage around it, in the new map where it is there; empty for the map as a whole."""
    within: tuple[str, ...] = ()
    """The names of what it stands in, the stage first."""
    subject: str = ""
    before: str = ""
    after: str = ""
    contents: str = ""
    """What stands in a thing that is new or gone, in words: `2 steps (Pays, Waits) and 1 metric`."""
    guess: float | None = None
    """How alike the two are, 0…1, where they are taken for one by that alone."""
    near: Place | None = None
    """For what is gone, where on the new side it stood in."""
    moves: tuple[tuple[int, int], ...] = ()
    """For `reorder`, the old and the new number of each item that is off the common order."""

    @property
    def title(self) -> str:
        """The rule in words: `stage moved`."""
        return self.rule.replace("-", " ")

    @property
    def sign(self) -> Sign:
        """What has become of the thing."""
        return _SIGNS[self.operation]

    @property
    def place(self) -> Place | None:
        """Where on the new side to look; None where nothing there has to do with it."""
        return self.new.place if self.new else self.near

    @property
    def told(self) -> str:
        """What differs, without where: `2nd -> 1st`."""
        if self.before and self.after:
            return f"{self.before} -> {self.after}"
        return self.before or self.after

    @property
    def text(self) -> str:
        """Where, what and how, on one line: `Buy: Forced account`."""
        what = self.subject
        if self.operation in {"add", "remove"} and what and bool(self.before) != bool(self.after):
            what, told = f"{what} ({self.told})", ""
        else:
            told = self.told
        found = ": ".join(filter(None, (WITHIN.join(self.within), what, told)))
        return found if self.guess is None else f"{found} (a guess: {self.guess:.0%} alike)"

    @property
    def fingerprint(self) -> str:
        """What the change is known by from run to run, however its lines have moved."""
        values = [spot.value if spot else None for spot in (self.old, self.new)]
        identity = json.dumps([self.rule, self.id_path, *values], sort_keys=True)
        return sha256(identity.encode()).hexdigest()[:_FINGERPRINT]
