"""One mistake, one diagnostic, in place order."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jmap.diagnostics import Diagnostic, Place

_COVERING = {"damaged-text", "unsupported-yaml"}
"""What is said of a text that was read otherwise than it was meant covers everything in it."""


def said_once(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort diagnostics and leave out what another one has told already.

    That is what stands inside a text that YAML reads otherwise, and what an alias repeats of its anchor.
    """
    ordered = sorted(set(diagnostics), key=lambda diagnostic: diagnostic.sort_key)
    damaged = [diagnostic.place for diagnostic in ordered if diagnostic.name in _COVERING]
    told = {(diagnostic.name, diagnostic.place) for diagnostic in ordered}
    return tuple(
        diagnostic
        for diagnostic in ordered
        if not any(_inside(diagnostic.place, place) for place in damaged) and not _repeats(diagnostic, told)
    )


def _inside(inner: Place, outer: Place) -> bool:
    if inner.path != outer.path or inner.span == outer.span:
        return False
    return outer.span.start <= inner.span.start and inner.span.end <= outer.span.end


def _repeats(diagnostic: Diagnostic, told: set[tuple[str, Place]]) -> bool:
    """Whether the same was said of the anchor behind an alias, though of another owner."""
    behind = any(related.place == diagnostic.place for related in diagnostic.related)
    return not behind and any((diagnostic.name, related.place) in told for related in diagnostic.related[:1])
