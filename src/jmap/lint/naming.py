"""What a remark calls the thing that it speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jmap.model.insight import Opportunity, Pain
from jmap.model.stage import MOMENTS
from jmap.phrases import shortened

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jmap.lint.subject import Subject
    from jmap.model.readers import Location

_BY_KEY = {"personas", "channels", "teams", "evidence", "metrics"}
"""The keys with declarations, or values, that have keys of their own."""
_WITH_OWN_ID = {Pain, Opportunity}
"""What is called by its own id, wherever it stands."""


def named(subject: Subject, location: Location) -> str:
    """Name the innermost thing at or around `location`, and its stage: step `pays` in stage `checkout`."""
    if location[:1] != ("stages",):
        return subject.owner(location)
    stage = subject.journey.stages[int(location[1])]
    is_stage, is_step = len(location) == len(("stages", 0)), location[2:-1] == ("steps",)
    owner = "" if is_stage or is_step else subject.owner(location)  # for which the file is looked into
    if is_stage or owner.startswith("stage "):
        return f"stage `{stage.id}`"
    if is_step or owner.startswith("step "):
        owner = f"step `{stage.steps[int(location[3])].id}`"
    return f"{owner.removeprefix('experience ')} in stage `{stage.id}`"


def id_of(subject: Subject, location: Location) -> str:
    """Return the full id of what stands at `location`, or of what it is said of: `checkout/pays-by-card`.

    What stands under a key of its own, such as a metric, is called by that key.
    """
    value: Any = subject.journey
    path: list[str] = []
    for before, key in zip(("", *location), location, strict=False):
        value = value[key] if type(value) in {tuple, dict} else getattr(value, str(key))
        if type(value) in _WITH_OWN_ID:
            return shortened(value.id)
        if type(value) in MOMENTS:
            path.append(value.id)
        elif before in _BY_KEY:
            return str(key)
    return "/".join(path)


def listed(ids: Iterable[str], most: int = 6) -> str:
    """Return ids as they stand in a sentence, the first of many: `web`, `phone` and 3 more."""
    quoted = [f"`{id_}`" for id_ in ids]
    if len(quoted) <= most + 1:
        return ", ".join(quoted)
    return f"{', '.join(quoted[:most])} and {len(quoted) - most} more"
