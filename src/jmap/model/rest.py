"""All that is wrong in a text with syntax errors: these, and what would be wrong without them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jmap.model.ids import slug
from jmap.model.synonyms import known_keys
from jmap.source.mending import told_with_rest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jmap.diagnostics import Diagnostic, Place
    from jmap.source.text import SourceText
    from jmap.source.yaml import Parsed

_REFERRING = {"unknown-reference", "unknown-feeling"}
_TOP_KEY = re.compile(r"[\w-]+(?=:)")


def all_told(parsed: Parsed, told: Callable[[Parsed, set[str]], Iterable[Diagnostic]]) -> list[Diagnostic]:
    """Return the syntax errors of a text, and what is `told` of it as it was meant.

    What is declared at a syntax error may have got lost: `told` gets the keys at the top below which
    some stand, and a name that stands on the line of one is not called unknown.
    """
    source = parsed.source

    def told_of(mended: Parsed, mistakes: Iterable[Diagnostic]) -> Iterable[Diagnostic]:
        return told(mended, {_top_key(source, each.place.line) for each in mistakes})

    diagnostics = told_with_rest(parsed, known_keys(), told_of)
    places = [each.place for each in diagnostics if each.name == "yaml-syntax"]
    around = slug(" ".join(source.line(number) for place in places for number in _lines(place)))

    def may_be_lost(each: Diagnostic) -> bool:
        if each.name not in _REFERRING or each.place.path != source.path:
            return False
        name = slug(source.text[slice(*each.place.span)])
        return f"-{name}-" in f"-{around}-"

    return [each for each in diagnostics if not may_be_lost(each)]


def _lines(place: Place) -> range:
    return range(place.line, place.end_line + 1)


def _top_key(source: SourceText, number: int) -> str:
    """Return the key at the top below which a line stands."""
    lines = (source.line(each) for each in range(number, 0, -1))
    return next((found.group() for found in map(_TOP_KEY.match, lines) if found), "")
