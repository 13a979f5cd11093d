"""What has the wrong shape: pydantic's errors, told in the words of the field at the place in the text.

One mistake is one diagnostic: a misspelt required key is not also a missing one, and a text that
YAML read as a mapping is told as the damaged text that it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from jmap.diagnostics import Diagnostic, Edit, Fix
from jmap.model.damage import damaged_part, damaged_text, was_text
from jmap.model.emotion import looks_like_number
from jmap.model.insight import Metric, Opportunity, Pain
from jmap.model.journey import JourneyMap
from jmap.model.library import DECLARATIONS, Evidence
from jmap.model.locate import shortened
from jmap.model.persona import Persona
from jmap.model.readers import (
    DictReader,
    IdReader,
    ListReader,
    Location,
    NumberReader,
    PartReader,
    ShareReader,
    TextReader,
    TruthReader,
    absent,
)
from jmap.model.stage import Stage, Step
from jmap.model.synonyms import VALUE_SYNONYMS, meant_key
from jmap.source.tree import Mapping, Scalar, Sequence
from jmap.suggest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic_core import ErrorDetails

    from jmap.model.locate import Locator, Origin
    from jmap.source.tree import Node

_FEW_KEYS = 12
_PERCENT = 100
_DATE_LIKE = re.compile(r"\d{4}-\d{2}(-\d{2})?$")
_HOMES = (JourneyMap, Stage, Step, Pain, Opportunity, Metric, Persona, Evidence)
"""Where a key that stands in the wrong part may belong, the likeliest first."""


def shape_diagnostics(errors: Iterable[ErrorDetails], locator: Locator) -> list[Diagnostic]:
    """Turn the errors of one validation into diagnostics."""
    by_part: dict[Location, tuple[list[str], list[str]]] = {}
    found: list[Diagnostic] = []
    for error in errors:
        location: Location = tuple(error["loc"])
        if error["type"] in {"missing", "extra_forbidden"}:
            missing, unknown = by_part.setdefault(location[:-1], ([], []))
            (missing if error["type"] == "missing" else unknown).append(str(location[-1]))
        elif error["type"] == "literal_error":
            found.append(_unknown_value(location, locator))
        elif "ctx" in error and {"ge", "le"} & error["ctx"].keys():
            found.append(_out_of_range(location, locator))
        else:
            found.append(_wrong_type(location, locator))
    for location, (missing, unknown) in by_part.items():
        found.extend(_wrong_keys(location, missing, unknown, locator))
    return found


def _wrong_keys(
    location: Location, missing: list[str], unknown: list[str], locator: Locator
) -> list[Diagnostic]:
    """Tell the keys of one part that are missing or unknown, each mistake once."""
    origin = locator.origin(location)
    assert isinstance(origin.reader, PartReader)
    if damaged := damaged_part(origin, missing, unknown, locator):
        return [damaged]
    known = [key for key in origin.reader.fields if key not in _keys(origin.node)]
    meant = {key: meant_key(key, missing) or meant_key(key, known) for key in unknown}
    still_missing = [key for key in missing if key not in meant.values()]
    return [
        *(_unknown_key(origin, key, meant[key], locator) for key in unknown),
        *(_missing_key(origin, key, locator) for key in still_missing),
    ]


def _unknown_key(origin: Origin, key: str, meant: str | None, locator: Locator) -> Diagnostic:
    assert isinstance(origin.node, Mapping)
    assert isinstance(origin.reader, PartReader)
    written = origin.node.entries[key].key
    message = f"unknown key `{key}` in {locator.owner(origin.location)}"
    fix = None
    if meant:
        advice = f"did you mean `{meant}`?"
        fix = Fix(f"rename `{key}` to `{meant}`", (Edit(written.span, meant),), safe=False)
    elif home := _home(key):
        advice = f"`{key}` is a key of {home}"
    elif not origin.location:
        advice = "remove it; a row of your own is declared under `lanes` and filled in the stages"
    elif len(origin.reader.fields) <= _FEW_KEYS:
        advice = f"{origin.reader.model.word} takes {_listed(origin.reader.fields)}"
    else:
        advice = f"remove it, or give it a row of its own: declare `{key}` under the map's `lanes`"
    return locator.diagnostic("unknown-key", origin.location, message, advice, span=written.span, fix=fix)


def _missing_key(origin: Origin, key: str, locator: Locator) -> Diagnostic:
    assert isinstance(origin.reader, PartReader)
    example = "the stages, each with a `name`" if key == "stages" else origin.reader.fields[key].expects
    owner = locator.owner(origin.location)
    if not origin.reader.model.word:
        owner = f"`{_name(origin.location)}` of {owner}"
    span = locator.head(origin.location)
    return locator.diagnostic(
        "missing-key", origin.location, f"{owner} has no `{key}`", f"add `{key}:` with {example}", span=span
    )


def _unknown_value(location: Location, locator: Locator) -> Diagnostic:
    origin = locator.origin(location)
    choices = origin.reader.choices if isinstance(origin.reader, TextReader) else ()
    if not isinstance(origin.node, Scalar):
        return _wrong_type(location, locator)
    message = f"`{_name(location)}` of {locator.owner(location)} cannot be `{shortened(origin.node.raw)}`"
    suggestion = did_you_mean(VALUE_SYNONYMS.get(origin.node.raw.lower(), origin.node.raw), choices)
    listed = f"write {_listed(choices, last='or')}"
    fix = None
    if suggestion:
        fix = Fix("use the known value", (Edit(origin.node.span, suggestion.split("`")[1]),), safe=False)
    advice = f"{suggestion} (one of {_listed(choices, last='or')})" if suggestion else listed
    return locator.diagnostic("unknown-value", location, message, advice, fix=fix)


def _out_of_range(location: Location, locator: Locator) -> Diagnostic:
    origin = locator.origin(location)
    raw = origin.node.raw if isinstance(origin.node, Scalar) else ""
    message = f"`{_name(location)}` of {locator.owner(location)} is {raw}, which is out of range"
    if isinstance(origin.reader, ShareReader) and looks_like_number(raw) and 1 < float(raw) <= _PERCENT:
        advice = f"write `{raw}%`, or a fraction from 0 to 1"
    elif isinstance(origin.reader, ShareReader):
        advice = "write a share from 0% to 100%, or a fraction from 0 to 1"
    elif _name(location) == "n":
        advice = "write how many there were, 0 or more"
    else:
        advice = "write a whole number from 1 to 5"
    return locator.diagnostic("out-of-range", location, message, advice)


def _wrong_type(location: Location, locator: Locator) -> Diagnostic:
    origin = locator.origin(location)
    node, expects = origin.node, origin.reader.expects
    is_text = type(origin.reader) in {TextReader, IdReader}
    if is_text and origin.alias is None and was_text(node, locator):
        return damaged_text(origin, node.span, locator)
    if not location and isinstance(node, Scalar) and absent(node):
        advice = "write at least a `title` and `stages`; `jmap new` makes a map to start from"
        if "title" not in getattr(origin.reader, "fields", {}):
            advice = "declare `personas`, `channels`, `teams`, `evidence` or whatever the maps share"
        return locator.diagnostic("missing-key", location, "the file is empty", advice)
    name = _name(location)
    subject = f"`{name}` {_of(location, locator)}" if name else "the file"
    message = f"{subject} must be {expects}, not {_described(node)}"
    advice, fix = f"write {expects}", None
    if isinstance(origin.reader, ListReader) and origin.reader.always:
        advice = f"write a list: each item on a line of its own after `- `, or `{name}: [one, two]`"
    if isinstance(node, Scalar):
        advice, fix = _scalar_advice(origin, node, advice)
    elif isinstance(node, Mapping) and locator.in_list_of_names(location):
        advice = f"write the id as a key before it: `{_name(location)}: {{…}}` under `{location[-2]}`"
    elif isinstance(origin.reader, IdReader) and isinstance(node, Mapping) and name in DECLARATIONS:
        advice = f"declare it under the map's `{name}` and name its id here"
    elif is_text and isinstance(node, Sequence) and origin.alias is None:
        advice = (
            "write one text; if the brackets belong to it, put it in quotes"
            if node.flow
            else "write one text"
        )
    span = locator.head(location)
    return locator.diagnostic("wrong-type", location, message, advice, span=span, fix=fix)


def _of(location: Location, locator: Locator) -> str:
    """Say what a key belongs to: a thing, or the mapping that a thing has under another key."""
    parent = locator.origin(location[:-1])
    if isinstance(parent.reader, DictReader) and isinstance(location[-1], str):
        return f"under `{_name(location[:-1])}`"
    return f"of {locator.owner(location[:-1])}"


def _scalar_advice(origin: Origin, node: Scalar, advice: str) -> tuple[str, Fix | None]:
    """Say what to do about a scalar of the wrong type, with the fix where only the quotes are wrong."""
    reader = origin.reader
    if isinstance(reader, TruthReader):
        word = "true" if node.raw.lower() in {"yes", "on", "y"} else "false"
        fix = Fix(f"write {word}", (Edit(node.span, word),), safe=True)
        return f"write `{word}`; or put it in quotes if it is a text", fix
    if isinstance(reader, NumberReader | ShareReader) and not node.plain and looks_like_number(node.raw):
        fix = Fix("remove the quotes", (Edit(node.span, node.raw),), safe=True)
        return f"remove the quotes: `{node.raw}`", fix
    if isinstance(reader, NumberReader) and _separated(node.raw):
        digits = node.raw.replace(",", "").replace(" ", "")
        return f"write `{digits}`, without separators", Fix(
            "remove the separators", (Edit(node.span, digits),), safe=False
        )
    if reader.expects.startswith("a date") and _DATE_LIKE.match(node.raw):
        return "there is no such day in the calendar", None
    return advice, None


def _separated(text: str) -> bool:
    return re.fullmatch(r"\d{1,3}([ ,]\d{3})+", text) is not None


def _home(key: str) -> str:
    """Return what the language has `key` for, where that is not here: a severity is a key of a pain."""
    return next((model.word for model in _HOMES if key in model.model_fields), "")


def _keys(node: Node) -> set[str]:
    if not isinstance(node, Mapping):
        return set()
    return {key for key, entry in node.entries.items() if not absent(entry.value)}


def _name(location: Location) -> str:
    """Return the key that a location stands for: the last one that is no index."""
    return next((str(key) for key in reversed(location) if isinstance(key, str)), "")


def _described(node: Node) -> str:
    if isinstance(node, Scalar):
        kind = "the text" if isinstance(node.value, str) else "the value"
        return f"{kind} `{shortened(node.raw)}`"
    return "a list" if isinstance(node, Sequence) else "a mapping"


def _listed(words: Iterable[Any], last: str = "and") -> str:
    """Join words as a sentence does: `a`, `b` and `c`."""
    marked = [f"`{word}`" for word in words]
    return f" {last} ".join([", ".join(marked[:-1]), marked[-1]]) if len(marked) > 1 else "".join(marked)
