"""Running rules over one loaded map."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from jmap.lint.suppress import suppressed
from jmap.model.part import Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jmap.diagnostics import Diagnostic
    from jmap.lint.rule import Remark
    from jmap.lint.select import Choice
    from jmap.lint.subject import Subject
    from jmap.lint.suppress import Suppressed
    from jmap.model.readers import Location


@dataclass(frozen=True, slots=True)
class Linted:
    """What is to be said of a map, in place order, and what its writer has asked not to hear."""

    diagnostics: tuple[Diagnostic, ...]
    suppressed: tuple[Suppressed, ...] = ()


def lint(subject: Subject, choices: Sequence[Choice], *, require_reason: bool = False) -> Linted:
    """Return all diagnostics of a map; one that did not load has only those of loading."""
    loaded = subject.loaded
    if loaded.map is None:
        return Linted(loaded.diagnostics)
    found, silenced = [], set()
    for choice in choices:
        spoken = list(_spoken(subject, choice))
        found += spoken
        if spoken:
            silenced.update(choice.rule.silences)
    heard = [diagnostic for diagnostic in found if diagnostic.name not in silenced]
    kept, unheard = suppressed(heard, subject, choices, require_reason=require_reason)
    ordered = sorted([*loaded.diagnostics, *kept], key=lambda diagnostic: diagnostic.sort_key)
    return Linted(tuple(ordered), tuple(unheard))


def _spoken(subject: Subject, choice: Choice) -> Iterator[Diagnostic]:
    """Yield what one rule says of a map."""
    if choice.rule.check is not None:
        for remark in choice.rule.check(subject, **choice.options):
            yield _diagnostic(remark, subject, choice)


def _diagnostic(remark: Remark, subject: Subject, choice: Choice) -> Diagnostic:
    locator = subject.loaded.locator
    made = locator.diagnostic(
        choice.rule.name,
        remark.location,
        remark.message,
        remark.help,
        span=remark.span or locator.head(remark.location),
        label=remark.label,
        fix=remark.fix,
        related=remark.related,
    )
    return replace(made, severity=choice.severity, id_path=id_path(subject, remark.location))


def id_path(subject: Subject, location: Location) -> str:
    """Return what stands at `location` as the ids on the way to it: `stages/checkout/steps/pays-by-card`.

    It outlives lines and neighbours that come and go; a thing without an id is named by its number.
    """
    value: Any = subject.journey
    path = []
    for key in location:
        value = getattr(value, str(key)) if isinstance(value, Part) else value[key]
        path.append(str(getattr(value, "id", "") or key) if isinstance(key, int) else key)
    return "/".join(path)
