"""Whether something is said of a moment, be it of everybody or of one persona; whether a stage meets any."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jmap.model.stage import Moment, Stage


def says(moment: Moment, key: str) -> bool:
    """Whether `moment` has the experience key `key` itself or under `per_persona`."""
    return bool(getattr(moment, key)) or any(getattr(own, key) for own in moment.per_persona.values())


def meets_customers(stage: Stage) -> bool:
    """Whether a stage, or a step of it, lists a touchpoint or names a channel."""
    return bool(stage.touchpoints or stage.channel) or any(
        step.touchpoints or step.channel for step in stage.steps
    )
