"""Which form a phrase takes beside a number: the plural rules of the languages that jmap speaks.

They are those of Unicode's CLDR for whole numbers from zero on, and have the names that it gives them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_MILLION = 1_000_000
_FEW, _MANY = range(3, 11), range(11, 100)


def plural(language: str, count: int) -> str:
    """Return the form for `count` things; a language without a rule here has the forms of English."""
    return _rule(language)(count)


def forms(language: str) -> tuple[str, ...]:
    """Return the forms that a language has."""
    return _FORMS[_rule(language)]


def _rule(language: str) -> Callable[[int], str]:
    return _RULES.get(language.lower().partition("-")[0], _english)


def _english(count: int) -> str:
    return "one" if count == 1 else "other"


def _spanish(count: int) -> str:
    return "many" if count and count % _MILLION == 0 else _english(count)


def _french(count: int) -> str:
    return "one" if count == 0 else _spanish(count)


def _arabic(count: int) -> str:
    if count <= 2:  # noqa: PLR2004 - none, one and a pair have forms of their own
        return ("zero", "one", "two")[count]
    return "few" if count % 100 in _FEW else "many" if count % 100 in _MANY else "other"


def _japanese(_: int) -> str:
    return "other"


_FORMS: Mapping[Callable[[int], str], tuple[str, ...]] = {
    _english: ("one", "other"),
    _spanish: ("one", "many", "other"),
    _french: ("one", "many", "other"),
    _arabic: ("zero", "one", "two", "few", "many", "other"),
    _japanese: ("other",),
}
_RULES = {"ar": _arabic, "es": _spanish, "fr": _french, "ja": _japanese}
"""German counts as English does."""
