"""Word lists of heuristic rules: by language, and only for the languages that have one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jmap.model.journey import JourneyMap

WordLists = dict[str, tuple[str, ...]]
"""Words or phrases in lower case by the first part of a language tag: `{"en": ("user", "the customer")}`."""


def words_for(journey: JourneyMap, lists: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the list for the map's language; empty where nobody has written one: the rule keeps quiet."""
    return lists.get(language_of(journey), ())


def language_of(journey: JourneyMap) -> str:
    """Return the first part of the map's language tag: `de` for `de-CH`."""
    return journey.language.partition("-")[0].lower()
