"""Which rules run, how bad each is and with which options."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Any

from jmap.diagnostics import RENAMED
from jmap.errors import UsageError
from jmap.frozen import frozen
from jmap.lint.registry import RULES
from jmap.lint.rule import FAMILIES
from jmap.lint.words import split_words
from jmap.suggest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from jmap.diagnostics import Severity
    from jmap.lint.rule import Rule

ALL = "all"


@frozen
class Choice:
    """A rule as a run uses it."""

    rule: Rule
    severity: Severity
    options: Mapping[str, Any] = field(default_factory=dict)


def rules_called(word: str) -> list[Rule]:
    """Return the rules that `word` stands for: a name, a code or its beginning, a family, `all`."""
    wanted = word.strip()
    wanted = RENAMED.get(wanted.lower(), wanted)
    if wanted.lower() == ALL:
        return list(RULES)
    prefix = FAMILIES.get(wanted.lower(), wanted.upper())
    if prefix in FAMILIES.values():
        return [rule for rule in RULES if rule.code.startswith(prefix)]
    return [rule for rule in RULES if rule.name == wanted.lower() or rule.code == prefix]


def find_rules(word: str) -> list[Rule]:
    """Return the rules that `word` stands for, or refuse a word that nobody knows, with a near one."""
    found = rules_called(word)
    if not found:
        near = did_you_mean(word.strip(), known_words())
        raise UsageError(f"no rule is called `{word.strip()}`", near or "`jmap rule` lists all rules")
    return found


def known_words() -> list[str]:
    """Return everything that may stand where a rule is named."""
    return [*(rule.name for rule in RULES), *(rule.code for rule in RULES), *FAMILIES, ALL]


def chosen(
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    extend_select: Sequence[str] = (),
    *,
    severities: Mapping[str, Severity] | None = None,
    options: Mapping[str, Mapping[str, Any]] | None = None,
) -> tuple[Choice, ...]:
    """Return the rules to run; those of the schema family always do, by loading.

    Without `select` these are the rules that are on. `severities` and `options` go by rule name.
    """
    wanted = _names(select) if select else {rule.name for rule in RULES if rule.on}
    wanted |= _names(extend_select)
    refuse_always_running(ignore)
    wanted -= _names(ignore)
    severities, options = severities or {}, options or {}
    return tuple(
        Choice(rule, severities.get(rule.name, rule.severity), options.get(rule.name, {}))
        for rule in RULES
        if rule.name in wanted and not rule.always_runs
    )


def refuse_always_running(words: Iterable[str]) -> None:
    """Refuse to turn off what cannot be: `all` may be said, and means the rest."""
    for word in split_words(words):
        if word.lower() != ALL and any(rule.always_runs for rule in find_rules(word)):
            raise UsageError(
                f"`{word}` cannot be ignored: a file with that mistake is not a map",
                "mend the map, or leave the file out",
            )


def _names(options: Iterable[str]) -> set[str]:
    return {rule.name for word in split_words(options) for rule in find_rules(word)}
