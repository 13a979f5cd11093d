"""How a JSON Schema judges one value of a map: texts, numbers, dates, ids, fixed words.

Knows JSON Schema and what the language accepts, but no model; `schema` puts the values together.
"""

from __future__ import annotations

import re
from dataclasses import field, replace
from typing import TYPE_CHECKING, Any

from jmap.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jmap.model.part import Form

Schema = dict[str, Any]

KINDS = ("null", "string", "number", "boolean", "array", "object")
SCALARS = frozenset({"string", "number", "boolean"})
WRITTEN = SCALARS | {"array", "object"}

NOT_BLANK = {"pattern": r"\S"}
"""A text that is none counts as absent, like `null`."""
DECIMAL = r"(\d+(\.\d*)?|\.\d+)"
SIGN = r"[-+\u2212]?"
_ID_CHARACTERS = r"[^\s!-,/:-@\[-^`{-~\u2000-\u206f]+"
"""Letters, digits and `-_.`, told by what is not one of them: few validators know `\\p{L}`."""
_ID_ADVICE = "write letters, digits, -, _ and . without spaces"
ID_AS_KEY = {"pattern": f"^{_ID_CHARACTERS}$", "patternErrorMessage": _ID_ADVICE}
"""The keywords for an id that stands as a key, where nothing is not the same as no id."""
_YEARS = {"minimum": 1000, "maximum": 9999}


@frozen
class Value:
    """How a value is judged."""

    free: frozenset[str]
    """The kinds of value that `keywords` alone judge."""
    otherwise: Schema = field(default_factory=dict)
    """What judges the other kinds."""
    keywords: Schema = field(default_factory=dict)

    def also(self, keywords: Schema) -> Value:
        """Return the value with more keywords."""
        return replace(self, keywords=self.keywords | keywords)

    def schema(self, annotations: Schema, *, required: bool = False) -> Schema:
        """Return the schema; only a required value may not be empty."""
        judged = [kind for kind in KINDS if kind not in self.free and (required or kind != "null")]
        written = {} if required or "string" not in judged else NOT_BLANK
        # What is referred to has a title and a description too; those of the key say more.
        words = {key: annotations[key] for key in ("title", "description") if "$ref" in self.otherwise}
        condition = {"if": {"type": judged, **written}, "then": {**self.otherwise, **words}} if judged else {}
        return {**annotations, **self.keywords, **condition}


def text() -> Value:
    """Any plain value: what looks like a number is text as written."""
    advice = "write one text, in quotes if it has a colon or brackets in it"
    return Value(SCALARS, {"type": "string", "errorMessage": advice})


def text_of_form(form: Form) -> Value:
    """A text of a certain form, which YAML may have read as a number: a year, or a metric of 62."""
    keywords = pattern(form.pattern, f"write {form.expects}")
    advice = {"errorMessage": f"write {form.expects}"}
    if re.search(form.pattern, "1.5"):
        return Value(frozenset({"string", "number"}), {"type": "string", **advice}, keywords)
    if re.search(form.pattern, "2026"):
        return Value(frozenset({"string"}), {"type": "integer", **_YEARS, **advice}, keywords)
    return Value(frozenset({"string"}), {"type": "string", **advice}, keywords)


def truth() -> Value:
    """A boolean, or a text; whether `yes` stood in quotes is not to be seen any more."""
    return Value(SCALARS, {"type": "boolean", "errorMessage": "write true, false or a text"})


def number(expects: str, limits: Mapping[str, float], *, whole: bool) -> Value:
    """A number; one with a typographic minus reaches a schema as text."""
    advice = {"errorMessage": f"write {expects}"}
    if whole:
        return Value(frozenset(), {"type": "integer", **limits, **advice})
    minus = pattern(rf"^\u2212{DECIMAL}$", f"write {expects} without quotes")
    return Value(frozenset({"string", "number"}), {"type": "number", **advice}, {**limits, **minus})


def share(expects: str) -> Value:
    """A fraction from 0 to 1, or a text in percent."""
    percent = pattern(r"^\+?(100(\.0+)?|\d{1,2}(\.\d+)?)\s*%$", f"write {expects}")
    otherwise = {"type": "number", "errorMessage": f"write {expects}"}
    return Value(frozenset({"string", "number"}), otherwise, {"minimum": 0, "maximum": 1, **percent})


def choice(meanings: Mapping[str, str]) -> Value:
    """One of a few words. The words stand in the `then`, so editors are told of them by snippets."""
    only = {
        "enum": list(meanings),
        "enumDescriptions": list(meanings.values()),
        "errorMessage": f"write one of {', '.join(meanings)}",
    }
    return Value(frozenset(), only, {"defaultSnippets": snippets(meanings.items())})


def constant(value: int, advice: str) -> Value:
    """One value and no other."""
    return Value(frozenset(), {"const": value, "errorMessage": advice})


def path() -> Value:
    """A path relative to the map."""
    return text().also(pattern(r"^(?!/|\\|~|.:|.*://)", "write a path relative to this file"))


def id_pattern(reserved: str = "") -> Schema:
    """Return the keywords for a written id."""
    if not reserved:
        return pattern(f"^{_ID_CHARACTERS}$", _ID_ADVICE)
    return pattern(f"^(?!{reserved}$){_ID_CHARACTERS}$", f"{_ID_ADVICE}; {reserved} is reserved")


def pattern(expression: str, advice: str) -> Schema:
    """Return the keywords for a text of a form; a blank one counts as absent."""
    return {"pattern": rf"^\s*$|{expression}", "patternErrorMessage": advice}


def snippets(described: Iterable[tuple[str, str]]) -> list[Schema]:
    """Return suggestions for a value: each word with what it means."""
    return [{"label": word, "description": meaning, "body": word} for word, meaning in described]
