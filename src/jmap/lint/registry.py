"""All rules, in the order of their codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.lint.rules import missing_emotion, missing_touchpoint

if TYPE_CHECKING:
    from jmap.lint.rule import Rule

RULES: tuple[Rule, ...] = (
    missing_touchpoint.RULE,
    missing_emotion.RULE,
)
