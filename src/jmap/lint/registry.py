"""All rules, in the order of their codes."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from jmap.diagnostics import CODES

if TYPE_CHECKING:
    from jmap.lint.rule import Rule

RULES: tuple[Rule, ...] = tuple(
    import_module(module).RULE
    for name in sorted(CODES, key=CODES.__getitem__)
    if find_spec(module := f"jmap.lint.rules.{name.replace('-', '_')}")
)
