"""One mistake, one diagnostic, in place order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from jmap.model.locate import BEHIND_ALIAS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jmap.diagnostics import Diagnostic, Place

_COVERING = {"damaged-text", "unsupported-yaml", "yaml-syntax"}
"""What is said of a text that was read otherwise than it was meant covers everything in it."""

KEYS_ARE_ENGLISH = " (keys are English, whatever the language of the map)"
"""A remark that stands at the end of some advice, and holds for the whole file: the first one makes it."""


def said_once(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort diagnostics and leave out what another one has told already.

    That is what stands inside a text that YAML reads otherwise, and what an alias repeats of its anchor.
    """
    found = set(diagnostics)
    told = {(diagnostic.name, diagnostic.place) for diagnostic in found}
    kept = [diagnostic for diagnostic in _uncovered(found) if not _repeats(diagnostic, told)]
    return tuple(_remarked_once(sorted(kept, key=lambda diagnostic: diagnostic.sort_key)))


def _remarked_once(diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Leave a remark that holds for the whole file to the first that makes it."""
    is_remarked = False
    for diagnostic in diagnostics:
        remarks = diagnostic.help.endswith(KEYS_ARE_ENGLISH)
        if remarks and is_remarked:
            yield replace(diagnostic, help=diagnostic.help.removesuffix(KEYS_ARE_ENGLISH))
        else:
            yield diagnostic
        is_remarked = is_remarked or remarks


def _uncovered(found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield the diagnostics that stand in no text that was read otherwise."""
    covering: Diagnostic | None = None
    for diagnostic in sorted(found, key=_outer_first):
        if covering and _covers(covering, diagnostic.place):
            continue
        if diagnostic.name in _COVERING:
            covering = diagnostic
        yield diagnostic


def _outer_first(diagnostic: Diagnostic) -> tuple[str, int, int, bool, str]:
    place = diagnostic.place
    is_covered = diagnostic.name not in _COVERING
    return (place.path, place.span.start, -place.span.end, is_covered, diagnostic.message)


def _covers(covering: Diagnostic, inner: Place) -> bool:
    """Whether `inner` is what was told, stands in it, or is the value behind it where that is a tag."""
    outer = covering.place
    if inner.path != outer.path:
        return False
    within = outer.span.start <= inner.span.start and inner.span.end <= outer.span.end
    is_behind = inner.span.start == outer.span.end + 1 and inner.line == outer.end_line
    return within or (is_behind and covering.name == "unsupported-yaml")


def _repeats(diagnostic: Diagnostic, told: set[tuple[str, Place]]) -> bool:
    """Whether the same was said of the anchor behind an alias, though of another owner."""
    behind = any(related.place == diagnostic.place for related in diagnostic.related)
    return not behind and any(
        related.text == BEHIND_ALIAS and (diagnostic.name, related.place) in told
        for related in diagnostic.related[:1]
    )
