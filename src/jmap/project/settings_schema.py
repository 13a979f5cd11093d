"""The JSON Schema of settings, for editors that complete and check TOML."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from jmap.diagnostics import Severity
from jmap.diff.classify import known_rules
from jmap.lint.options import options_model, options_of
from jmap.lint.registry import RULES
from jmap.lint.rule import FAMILIES
from jmap.lint.select import known_words
from jmap.model.part import Form
from jmap.project.settings_file import DiffTable, SettingsFile
from jmap.project.theme import FONT
from jmap.report.registry import REPORTERS
from jmap.view.colour import COLOUR
from jmap.view.theme import FONTS, NAMES

if TYPE_CHECKING:
    from jmap.lint.rule import Rule

Schema = dict[str, Any]

_SEVERITY = {"enum": [severity.value for severity in Severity]}


@cache
def settings_schema() -> Schema:
    """Return the JSON Schema (draft 7, which TOML editors read) of a `jmap.toml`."""
    words = [*known_words(), *FAMILIES.values()]
    optional = [word for word in words if word not in _always_running()]
    schema = SettingsFile.model_json_schema()
    properties = {key: _property(value) for key, value in schema["properties"].items()}
    for key in ("select", "extend-select"):
        properties[key]["items"] = {"enum": words}
    for key in ("ignore", "extend-ignore"):
        properties[key]["items"] = {"enum": optional}
    patterns = properties["per-file-ignores"]
    patterns["propertyNames"] = _FILE_GLOB
    patterns["additionalProperties"]["items"] = {"enum": optional}
    for key in ("exclude", "extend-exclude"):
        properties[key]["items"] = _GLOB
    properties["output-format"]["enum"] = list(REPORTERS)
    properties["severity"] |= {
        "properties": dict.fromkeys(optional, _SEVERITY),
        "additionalProperties": False,
    }
    properties["rules"] |= {
        "properties": {rule.name: _options(rule) for rule in RULES},
        "additionalProperties": False,
    }
    properties["theme"] |= {"properties": _THEME, "additionalProperties": False}
    properties["diff"] |= _diff_table()
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": "urn:jmap:schema:settings:1",
        "title": "Settings of jmap",
        "description": schema["description"],
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        "definitions": _DEFINITIONS,
    }


_BELOW = r"(?!(.*/)?\.\.(/|$)).*\S"
"""What is not blank and does not go up."""
_GLOB = {"type": "string", "pattern": rf"^(?!#|!\s*$){_BELOW}"}
"""A pattern of paths, no comment."""
_FILE_GLOB = {"type": "string", "pattern": rf"^(?![#!]){_BELOW}"}
"""A pattern that takes files, and leaves none out of what another takes."""


def _diff_table() -> Schema:
    """Return how the table of `jmap diff` looks, with every rule that a level can be said of."""
    made = {key: _property(value) for key, value in DiffTable.model_json_schema()["properties"].items()}
    made["levels"] |= {"propertyNames": {"enum": list(known_rules())}}
    return {"properties": made, "additionalProperties": False}


def _always_running() -> set[str]:
    rules = [rule for rule in RULES if rule.always_runs]
    return {word for rule in rules for word in (rule.name, rule.code, rule.family, FAMILIES[rule.family])}


def _property(made: Schema) -> Schema:
    """Return how a setting looks: without its title, the name once more, and without a default of nothing."""
    has_default = isinstance(made["default"], bool) or made["default"]
    return {key: value for key, value in made.items() if key != "title" and (key != "default" or has_default)}


_TOKENS = {name: {"$ref": "#/definitions/colour"} for name in NAMES}
_DEFINITIONS = {
    "colour": {"type": "string", "pattern": f"^({COLOUR})$"},
    "appearance": {"type": "object", "properties": _TOKENS, "additionalProperties": False},
}
_APPEARANCE = {"$ref": "#/definitions/appearance"}
_THEME = {
    "file": {"type": "string"},
    "light": _APPEARANCE,
    "dark": _APPEARANCE,
    FONT: {"type": "string", "pattern": f"^{FONTS}$"},
    **_TOKENS,
}


def _options(rule: Rule) -> Schema:
    """Return how the table of one rule looks."""
    model = options_model(rule)
    made = model.model_json_schema()["properties"] if options_of(rule) else {}
    for name, field in model.model_fields.items():
        made[name] |= next(
            ({"pattern": mark.pattern} for mark in field.metadata if isinstance(mark, Form)), {}
        )
        made[name].pop("title")
    return {
        "description": rule.title,
        "type": "object",
        "properties": made,
        "additionalProperties": False,
    }
