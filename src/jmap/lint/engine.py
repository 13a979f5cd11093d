"""Running rules over one loaded map."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from jmap.frozen import frozen
from jmap.lint.suppress import is_meant, sifted, suppressions
from jmap.lint.suppression_check import Ran, about_suppressions, suppressible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jmap.diagnostics import Diagnostic, Suppressed
    from jmap.lint.rule import Remark
    from jmap.lint.select import Choice
    from jmap.lint.subject import Subject
    from jmap.model.load import Loaded
    from jmap.model.readers import Location


@frozen
class Linted:
    """What is to be said of a map, in place order, and what its writer has asked not to hear."""

    diagnostics: tuple[Diagnostic, ...]
    suppressed: tuple[Suppressed, ...] = ()


def lint(subject: Subject, choices: Sequence[Choice], *, require_reason: bool = False) -> Linted:
    """Return all diagnostics of a map; one that did not load has only those of loading.

    With `require_reason`, a suppression without a reason is an error.
    """
    loaded = subject.loaded
    if loaded.map is None:
        return Linted(loaded.diagnostics)
    spoken = [(choice, remarks) for choice in choices if (remarks := _remarks(subject, choice))]
    silenced = {name for choice, _ in spoken for name in choice.rule.silences}
    heard = [
        _diagnostic(remark, subject, choice)
        for choice, remarks in spoken
        if choice.rule.name not in silenced
        for remark in remarks
    ]
    if not _speaks_to_jmap(loaded):
        return Linted(_ordered([*loaded.diagnostics, *heard]))
    ran = {choice.rule.name: choice.severity for choice in choices if choice.rule.name not in silenced}
    return _sifted(loaded, heard, Ran(ran, require_reason, loaded.locator.near))


def _sifted(loaded: Loaded, heard: Sequence[Diagnostic], ran: Ran) -> Linted:
    """Keep back what comments suppress, and tell what is wrong with these."""
    assert loaded.source is not None
    assert loaded.tree is not None
    by = suppressions(loaded.comments, loaded.tree, loaded.source)
    kept, unheard, used = sifted(heard, by, suppressible)
    about = about_suppressions(loaded.comments, by, used, loaded.source, ran)
    return Linted(_ordered([*loaded.diagnostics, *kept, *about]), tuple(unheard))


def _speaks_to_jmap(loaded: Loaded) -> bool:
    """Whether a comment does; looking for comments takes time, and most maps have none that do."""
    assert loaded.source is not None
    return "jmap:" in loaded.source.text and any(is_meant(comment) for comment in loaded.comments)


def _ordered(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(diagnostics, key=lambda diagnostic: diagnostic.sort_key))


def _remarks(subject: Subject, choice: Choice) -> list[Remark]:
    """Return what one rule says of a map."""
    check = choice.rule.check
    return list(check(subject, **choice.options)) if check else []


def _diagnostic(remark: Remark, subject: Subject, choice: Choice) -> Diagnostic:
    locator = subject.loaded.locator
    told = locator.diagnostic(
        choice.rule.name,
        remark.location,
        remark.message,
        remark.help,
        span=remark.span or locator.head(remark.location),
        severity=choice.severity,
        label=remark.label,
        fix=remark.fix,
        related=remark.related,
        id_path=id_path(subject, remark.location),
    )
    if not remark.stands_for:
        return told
    return replace(told, stands_for=tuple(_diagnostic(each, subject, choice) for each in remark.stands_for))


def id_path(subject: Subject, location: Location) -> str:
    """Return what stands at `location` as the ids on the way to it: `stages/checkout/steps/pays-by-card`.

    It outlives lines and neighbours that come and go; a thing without an id is named by its number.
    """
    value: Any = subject.journey
    path = []
    for key in location:
        held: Any = value if isinstance(value, tuple | dict) else getattr(value, "__dict__", {})
        try:
            value = held[key]
        except (IndexError, KeyError):  # such as `use`, of which nothing is left in a map
            value = None
        path.append(str(getattr(value, "id", "") or key) if isinstance(key, int) else key)
    return "/".join(path)
