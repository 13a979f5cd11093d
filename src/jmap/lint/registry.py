"""All rules, in the order of their codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.lint.rules import (
    damaged_text,
    duplicate_id,
    duplicate_key,
    library_conflict,
    missing_emotion,
    missing_key,
    missing_touchpoint,
    out_of_range,
    outside_project,
    shares_over_one,
    too_large,
    unknown_feeling,
    unknown_key,
    unknown_reference,
    unknown_value,
    unknown_version,
    unreadable_file,
    unsupported_yaml,
    wrong_type,
    yaml_syntax,
)

if TYPE_CHECKING:
    from jmap.lint.rule import Rule

RULES: tuple[Rule, ...] = (
    yaml_syntax.RULE,
    duplicate_key.RULE,
    unknown_key.RULE,
    missing_key.RULE,
    wrong_type.RULE,
    unknown_value.RULE,
    unknown_reference.RULE,
    duplicate_id.RULE,
    unsupported_yaml.RULE,
    out_of_range.RULE,
    unknown_version.RULE,
    too_large.RULE,
    unreadable_file.RULE,
    library_conflict.RULE,
    shares_over_one.RULE,
    unknown_feeling.RULE,
    outside_project.RULE,
    damaged_text.RULE,
    missing_touchpoint.RULE,
    missing_emotion.RULE,
)
