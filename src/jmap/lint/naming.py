"""What a remark calls the thing that it speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jmap.lint.subject import Subject
    from jmap.model.readers import Location

_MOST = 6


def named(subject: Subject, location: Location) -> str:
    """Name the innermost thing at or around `location`, and its stage: step `pays` in stage `checkout`."""
    owner = subject.owner(location)
    if location[:1] != ("stages",):
        return owner
    stage = subject.journey.stages[int(location[1])]
    if owner.startswith("stage "):
        return f"stage `{stage.id}`"
    if owner.startswith("step "):
        owner = f"step `{stage.steps[int(location[3])].id}`"
    return f"{owner} in stage `{stage.id}`"


def listed(ids: Iterable[str]) -> str:
    """Return ids as they stand in a sentence: `web`, `phone`; of many only the first."""
    quoted = [f"`{id_}`" for id_ in ids]
    return ", ".join(quoted[:_MOST]) + (", …" if len(quoted) > _MOST else "")
