"""Which rules run: names, codes, families and `all`, on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.errors import UsageError
from jmap.lint.registry import RULES
from jmap.lint.rule import FAMILIES
from jmap.suggest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jmap.lint.rule import Rule

ALL = "all"


def find_rules(word: str) -> list[Rule]:
    """Return the rules that `word` stands for: a name, a code or its beginning, a family, `all`."""
    wanted = word.strip()
    if wanted.lower() == ALL:
        return list(RULES)
    prefix = FAMILIES.get(wanted.lower(), wanted.upper())
    found = [rule for rule in RULES if rule.name == wanted.lower() or rule.code == prefix]
    if not found and prefix in FAMILIES.values():
        found = [rule for rule in RULES if rule.code.startswith(prefix)]
    if not found:
        known = [*(rule.name for rule in RULES), *(rule.code for rule in RULES), *FAMILIES, ALL]
        raise UsageError(
            f"no rule is called `{wanted}`", did_you_mean(wanted, known) or "`jmap rule` lists all rules"
        )
    return found


def selected_rules(select: Sequence[str], ignore: Sequence[str]) -> tuple[Rule, ...]:
    """Return the rules to run beside those of the schema family, which always do."""
    chosen = set(_names(select)) if select else {rule.name for rule in RULES}
    for word in _words(ignore):
        schema = [rule for rule in find_rules(word) if rule.check is None]
        if schema and word.lower() != ALL:
            raise UsageError(
                f"`{word}` cannot be ignored: a file with that mistake is not a map",
                "mend the map, or leave the file out",
            )
    chosen -= set(_names(ignore))
    return tuple(rule for rule in RULES if rule.name in chosen and rule.check is not None)


def _names(options: Iterable[str]) -> list[str]:
    return [rule.name for word in _words(options) for rule in find_rules(word)]


def _words(options: Iterable[str]) -> list[str]:
    """Split `--select a,b --select c` into its words; an option without any is refused."""
    split = [[word.strip() for word in option.split(",") if word.strip()] for option in options]
    if not all(split):
        raise UsageError("a rule without a name", "write names or codes with commas between: `--select a,b`")
    return [word for words in split for word in words]
