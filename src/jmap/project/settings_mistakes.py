"""Mistakes in settings: pydantic's errors, told at their place in the text and in the words of settings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jmap.diagnostics import CODES, Diagnostic, Span
from jmap.model.part import Form
from jmap.phrases import shortened
from jmap.project.settings_file import SettingsFile
from jmap.source.toml import as_toml, toml_key
from jmap.source.tree import Mapping, Scalar, Sequence
from jmap.suggest import nearest

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic.fields import FieldInfo
    from pydantic_core import ErrorDetails

    from jmap.source.text import SourceText
    from jmap.source.tree import Node

Location = tuple[int | str, ...]

_SYNONYMS = {
    "enable": "select",
    "include": "select",
    "disable": "ignore",
    "disabled": "ignore",
    "skip": "ignore",
    "extends": "extend",
    "overrides": "per-file-ignores",
    "severities": "severity",
    "levels": "severity",
    "options": "rules",
    "rule": "rules",
    "threshold": "fail-on",
    "fail-level": "fail-on",
    "fail-severity": "fail-on",
    "exclude-files": "exclude",
    "ignore-files": "exclude",
    "ignores": "exclude",
    "format": "output-format",
    "formatter": "output-format",
    "colors": "theme",
    "colours": "theme",
    "style": "theme",
    "css": "theme",
    "template": "templates",
}
"""What other tools call a setting."""

_KINDS = {
    "string_type": "a text",
    "bool_type": "`true` or `false`",
    "int_type": "a whole number",
    "float_type": "a number",
    "finite_number": "a number",
    "tuple_type": "a list",
    "dict_type": "a table",
    "literal_error": "a word",
}
"""What pydantic wanted, in words."""

_BARE = {
    "`true` or `false`": re.compile("true|false"),
    "a whole number": re.compile(r"\d+"),
    "a number": re.compile(r"-?\d+(\.\d+)?"),
}
"""How a value of a kind looks without quotes."""
_NEVER = re.compile("(?!)")


def mistake(
    error: ErrorDetails, model: type[BaseModel], above: Location, root: Mapping, source: SourceText
) -> Diagnostic:
    """Tell one error of `model`, which stands at `above` in the settings `root`."""
    *rest, last = error["loc"]
    is_unknown = error["type"] == "extra_forbidden"
    of_key = last == "[key]" and not is_unknown
    location: Location = (*above, *rest) if of_key else (*above, *rest, last)
    key, node = _found(root, location)
    name, message, advice = _told(error, model, location, node)
    span = key.span if (of_key or is_unknown) and key else _shown(node, source)
    return Diagnostic(name, message, advice, source.place(span))


def _found(root: Mapping, location: Location) -> tuple[Scalar | None, Node]:
    """Return what stands at a location, with its key if it has one."""
    key: Scalar | None = None
    node: Node = root
    for part in location:
        if isinstance(node, Sequence):
            key, node = None, node.items[int(part)]
        elif isinstance(node, Mapping):
            entry = node.entries[str(part)]
            key, node = entry.key, entry.value
    return key, node


def _shown(node: Node, source: SourceText) -> Span:
    """Return the first line of a value."""
    first = source.text[node.span.start : node.span.end].splitlines()[0]
    return Span(node.span.start, node.span.start + len(first))


def _told(
    error: ErrorDetails, model: type[BaseModel], location: Location, node: Node
) -> tuple[str, str, str]:
    """Return the name of the diagnostic, what is wrong and what to do."""
    kind, context = error["type"], error.get("ctx", {})
    if kind == "extra_forbidden":
        return "unknown-key", *_unknown_key(location, model)
    if kind == "refused":
        return "unknown-value", context["said"], context["advice"]
    if kind == "literal_error" and isinstance(node, Scalar):
        return "unknown-value", *_unknown_word(location, node.raw, context["expected"])
    if kind in {"greater_than_equal", "less_than_equal"}:
        raw = node.raw if isinstance(node, Scalar) else ""
        message = f"{_subject(location)} is {raw}, which is out of range"
        bound = f"{context['ge']:g} or more" if "ge" in context else f"{context['le']:g} or less"
        return "out-of-range", message, f"write {bound}"
    field = _field(model, error["loc"][0])
    kind, _, examples = _kind(kind, field).partition(" such as ")
    message = f"{_subject(location)} must be {kind.rstrip(',')}, not {_described(node)}"
    shown = f"{kind} such as {examples}" if examples else _example(location, kind, field)
    return "wrong-type", message, f"write {_meant(location, node, kind) or shown}"


def _unknown_key(location: Location, model: type[BaseModel]) -> tuple[str, str]:
    key = str(location[-1])
    if location[0] == "theme" and len(location) > 1:
        from jmap.project.theme import unknown_token  # noqa: PLC0415  most mistakes are others

        return unknown_token(key, ("file", "light", "dark") if len(location) == len(("theme", "bg")) else ())
    known = [field.alias or name for name, field in model.model_fields.items()]
    near = nearest(key, known)
    if model is not SettingsFile:
        listed = ", ".join(f"`{option}`" for option in known)
        advice = f"it has {listed}" if known else "it has no options at all: remove the line"
        owner = "`[diff]` has no setting" if location[0] == "diff" else f"rule `{location[-2]}` has no option"
        message = f"{owner} `{shortened(key)}`"
        return message, f"did you mean `{near[0]}`?" if near else advice
    message = f"there is no setting `{shortened(key)}`"
    if key == "tool":
        return (
            message,
            "the heading `[tool.jmap]` is for pyproject.toml: here settings stand at the top, without it",
        )
    meant = near[0] if near else _SYNONYMS.get(key.lower().replace("_", "-"))
    if meant:
        return message, f"did you mean `{meant}`?"
    if key in CODES:
        return message, f'say what is to be of the rule: `severity.{key} = "warning"` or `ignore = ["{key}"]`'
    return message, "remove it; `jmap config` shows every setting"


def _unknown_word(location: Location, word: str, expected: str) -> tuple[str, str]:
    """Tell of a word that is none of a few, which pydantic lists in single quotes."""
    words = expected.replace("'", "`")
    near = nearest(word, expected.replace("'", "").replace(" or ", ", ").split(", "))
    advice = f"did you mean `{near[0]}`? It can be {words}" if near else f"write {words}"
    return f"{_subject(location)} cannot be `{shortened(word)}`", advice


def _subject(location: Location) -> str:
    """Name a setting: `fail-on`, item 2 of `select`, `most` under `rules.too-many-stages`."""
    *above, key = location
    if isinstance(key, int):
        return f"item {key + 1} of {_subject(tuple(above))}"
    around = f" under `{toml_key(map(str, above))}`" if above else ""
    return f"`{shortened(key)}`{around}"


def _described(node: Node) -> str:
    if isinstance(node, Scalar):
        return f"{'' if node.plain else 'the text '}`{shortened(node.raw)}`"
    return "a list" if isinstance(node, Sequence) else "a table"


def _field(model: type[BaseModel], key: int | str) -> FieldInfo:
    return next(field for name, field in model.model_fields.items() if key == (field.alias or name))


def _kind(error: str, field: FieldInfo) -> str:
    """Return what must stand there, in words; behind ` such as ` stand examples."""
    forms = (mark.expects for mark in field.metadata if isinstance(mark, Form))
    return _KINDS.get(error) or next(forms, "another value")


def _meant(location: Location, node: Node, kind: str) -> str:
    """Return how the value that stands there is written rightly; empty where that cannot be told."""
    value = ""
    if not isinstance(node, Scalar):
        return value
    if node.plain and kind == "a text" and location[0] in {"exclude", "extend-exclude"}:
        value = as_toml(node.raw)
    elif not node.plain and kind == "a list":
        value = as_toml([word.strip() for word in node.raw.split(",") if word.strip()])
    elif not node.plain and _BARE.get(kind, _NEVER).fullmatch(node.raw):
        value = node.raw
    key = location[-1]
    return f"`{value if isinstance(key, int) else f'{toml_key([key])} = {value}'}`" if value else ""


def _example(location: Location, kind: str, field: FieldInfo) -> str:
    """Return a way to write the setting."""
    if location[0] == "theme" and len(location) > 1:
        return f"{kind}: `{toml_key(map(str, location))} = {as_toml((field.examples or [''])[0])}`"
    if location[0] != "rules":
        depth = 2 if location[0] == "diff" and len(location) > 1 else 1
        key, shown = location[:depth], (field.examples or [""])[0]
        if isinstance(shown, dict):
            name, shown = next(iter(shown.items()))
            key = (*key, *(location[depth : depth + 1] or (name,)))
        return f"{kind}: `{toml_key(map(str, key))} = {as_toml(shown)}`"
    if len(location) == len(("rules", "name", "option")):
        return f"{kind}: `{location[-1]} = {as_toml(field.default)}`"
    return "a table of its options; to turn it off, name it in `ignore`, and how bad it is say in `severity`"
