"""Running rules over one loaded map."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jmap.diagnostics import Diagnostic
    from jmap.lint.rule import Rule
    from jmap.model.load import Loaded


def lint(loaded: Loaded, rules: Sequence[Rule]) -> tuple[Diagnostic, ...]:
    """Return all diagnostics of a map in place order; one that did not load has only those of loading."""
    if loaded.map is None:
        return loaded.diagnostics
    found = [
        diagnostic
        for rule in rules
        if rule.check is not None
        for diagnostic in rule.check(loaded.map, loaded)
    ]
    return tuple(sorted([*loaded.diagnostics, *found], key=lambda diagnostic: diagnostic.sort_key))
