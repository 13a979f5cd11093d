"""Whether something is said of a moment, be it of everybody or of one persona."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jmap.model.stage import Moment


def says(moment: Moment, key: str) -> bool:
    """Whether `moment` has the experience key `key` itself or under `per_persona`."""
    return bool(getattr(moment, key)) or any(getattr(own, key) for own in moment.per_persona.values())
