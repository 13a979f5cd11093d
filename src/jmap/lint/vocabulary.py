"""Word lists of heuristic rules: by language, and only for the languages that have one."""

from __future__ import annotations

import re
from functools import lru_cache
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


def whole_word(text: str, words: tuple[str, ...]) -> str | None:
    """Return the first of `words` that stands in `text` as a whole word or phrase, in any case."""
    found = _pattern(words).search(text) if words else None
    return found[0] if found else None


@lru_cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    # Longest first, so that a phrase goes before the word that it begins with.
    alternatives = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", re.IGNORECASE)
