"""What has the wrong shape: pydantic's errors, told in the words of the field at the place in the text.

One mistake is one diagnostic: a misspelt required key is not also a missing one, and a text that
YAML read as keys is told as the damaged text that it is.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

from jmap.diagnostics import Diagnostic, Edit, Fix
from jmap.model.damage import cut_by_commas, damaged_part
from jmap.model.emotion import looks_like_number
from jmap.model.insight import Metric, Opportunity, Pain
from jmap.model.journey import JourneyMap
from jmap.model.library import DECLARATIONS, Evidence
from jmap.model.locate import shortened
from jmap.model.persona import Persona
from jmap.model.readers import DictReader, ListReader, PartReader, ShareReader, TextReader, absent
from jmap.model.restated import free_pairs, shares_by_name, takes_words
from jmap.model.stage import Stage, Step
from jmap.model.synonyms import VALUE_SYNONYMS, meant_key
from jmap.model.wrong_type import how_to_write, key_of, wrong_type
from jmap.source.tree import Mapping, Scalar
from jmap.suggest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic_core import ErrorDetails

    from jmap.model.locate import Locator, Origin
    from jmap.model.readers import Location, Reader
    from jmap.source.tree import Node

_PERCENT = 100
_HOMES = (JourneyMap, Stage, Step, Pain, Opportunity, Metric, Persona, Evidence)
"""Where a key that stands in the wrong part may belong, the likeliest first."""


def shape_diagnostics(errors: Iterable[ErrorDetails], locator: Locator) -> list[Diagnostic]:
    """Turn the errors of one validation into diagnostics."""
    by_part: dict[Location, tuple[list[str], list[str]]] = {}
    lists_of_names: set[Location] = set()
    found: list[Diagnostic] = []
    for error in errors:
        location: Location = tuple(error["loc"])
        if _lacks_id(location, locator):
            continue  # which is told of the declaration as a whole
        if error["type"] in {"missing", "extra_forbidden"}:
            missing, unknown = by_part.setdefault(location[:-1], ([], []))
            (missing if error["type"] == "missing" else unknown).append(str(location[-1]))
        elif error["type"] == "literal_error":
            found.append(_unknown_value(location, locator))
        elif "ctx" in error and {"ge", "le"} & error["ctx"].keys():
            found.append(_out_of_range(location, locator))
        elif location[:-1] not in lists_of_names:
            found.append(wrong_type(location, locator))
        if location and locator.in_list_of_names(location):
            lists_of_names.add(location[:-1])
    for location, (missing, unknown) in by_part.items():
        found.extend(_wrong_keys(location, missing, unknown, locator))
    return found


def _lacks_id(location: Location, locator: Locator) -> bool:
    """Whether the declaration around a location stands where several should, each behind its id."""
    if not location[1:] or location[0] not in DECLARATIONS:
        return False
    around = locator.origin(location[:1])
    if not isinstance(around.node, Mapping) or not isinstance(around.reader, DictReader):
        return False
    value, written = around.reader.value, around.node.entries.keys()
    return isinstance(value, PartReader) and value.model.short in written and written <= value.fields.keys()


def _wrong_keys(
    location: Location, missing: list[str], unknown: list[str], locator: Locator
) -> list[Diagnostic]:
    """Tell the keys of one part that are missing or unknown, each mistake once."""
    origin = locator.origin(location)
    assert isinstance(origin.reader, PartReader)
    told = shares_by_name(origin, unknown, locator) or damaged_part(origin, missing, unknown, locator)
    if told:
        return [told]
    cut = cut_by_commas(origin, unknown, locator) if unknown else []
    unknown = [key for key in unknown if not any(key in strays for _, strays in cut)]
    written = _keys(origin.node)
    known = [key for key in origin.reader.fields if key not in written]
    meant = {
        key: meant_key(_cleaned(key), missing, locator.near) or meant_key(_cleaned(key), known, locator.near)
        for key in unknown
    }
    above = _keys_above(origin) if unknown else {}
    still_missing = [key for key in missing if key not in meant.values()]
    return [
        *(damaged for damaged, _ in cut),
        *(_unknown_key(origin, key, meant, above.get(key), locator) for key in unknown),
        *(_missing_key(origin, key, locator) for key in still_missing),
    ]


def _unknown_key(
    origin: Origin, key: str, meanings: dict[str, str | None], above: str | None, locator: Locator
) -> Diagnostic:
    """Tell of one key; `meanings` says of each unknown key of the part what was meant by it, if anything."""
    assert isinstance(origin.node, Mapping)
    assert isinstance(origin.reader, PartReader)
    meant = meanings[key]
    written, value = origin.node.entries[key].key, origin.node.entries[key].value
    model = origin.reader.model
    message = f"unknown key `{shortened(key)}` in {_named(origin, locator)}"
    home = next((home.word for home in _HOMES if _cleaned(key).strip() in home.model_fields), "")
    fix = None
    if (meant or home) and (odd := _odd_character(written, locator)):
        message = f"`{_cleaned(key).strip()}` is written with {odd}, which YAML takes for part of the key"
        advice = "write plain spaces or none; such characters come along with text copied from elsewhere"
        fix = Fix("use plain spaces", (Edit(written.span, _cleaned(key)),), safe=False)
    elif meant and isinstance(value, Scalar) and takes_words(origin.reader.fields[meant], key, meant):
        alike = [other for other in meanings if meanings[other] == meant]
        advice, fix = free_pairs(origin, meant, alike, locator)
    elif meant:
        advice = f"did you mean `{meant}`?"
        if meant == "emotion" and isinstance(value, Scalar) and value.raw:
            advice = f"write `emotion: {shortened(value.raw)}`"
        fix = Fix(f"rename `{key}` to `{meant}`", (Edit(written.span, meant),), safe=False)
    elif above:
        advice = f"indent it deeper if it belongs to `{above}` above, or remove it"
    elif home:
        advice = f"`{key}` belongs to {home}: move it there, or remove it"
    elif "lanes" not in origin.reader.fields:
        advice = f"{model.word or f'`{key_of(origin.location)}`'} takes {_listed(origin.reader.fields)}"
    elif origin.location:
        advice = f"remove it, or give it a row of its own: declare `{shortened(key)}` under the map's `lanes`"
    else:
        advice = "remove it, or put a `#` before it to keep it as a comment"
    return locator.diagnostic("unknown-key", origin.location, message, advice, span=written.span, fix=fix)


def _keys_above(origin: Origin) -> dict[str, str]:
    """Return the unknown keys that may be meant to stand below a key above them, with that key."""
    assert isinstance(origin.reader, PartReader)
    found, above, fields = {}, "", origin.reader.fields
    entries = origin.node.entries if isinstance(origin.node, Mapping) and not origin.node.flow else {}
    for key in entries:
        if key in fields:
            above = key
        elif above and _could_hold(key, entries[above].value, fields[above]):
            found[key] = above
    return found


def _could_hold(key: str, value: Node, reader: Reader) -> bool:
    """Whether a key could stand below another one, behind which `value` stands."""
    reader = reader.item if isinstance(reader, ListReader) else reader
    is_open = absent(value) or (isinstance(value, Mapping) and not value.flow)
    return is_open and (
        isinstance(reader, DictReader) or (isinstance(reader, PartReader) and key in reader.fields)
    )


def _named(origin: Origin, locator: Locator) -> str:
    """Name a part; one that has no name of its own by its key: `emotion` of stage `pay`."""
    owner = locator.owner(origin.location)
    has_word = isinstance(origin.reader, PartReader) and origin.reader.model.word
    return owner if has_word else f"`{key_of(origin.location)}` of {owner}"


def _odd_character(key: Scalar, locator: Locator) -> str:
    """Name a character of a plain key that is not what it looks like; empty where there is none."""
    if locator.source.text[key.span.start : key.span.end] != key.raw:
        return ""
    odd = next((character for character in key.raw if not character.isprintable()), "")
    return f"a {unicodedata.name(odd, 'control character').lower()} (U+{ord(odd):04X})" if odd else ""


def _cleaned(key: str) -> str:
    """Return `key` as it looks: spaces for what looks like a space, nothing for what cannot be seen."""
    if key.isprintable():
        return key
    return "".join(char if char.isprintable() else " " if char.isspace() else "" for char in key)


def _missing_key(origin: Origin, key: str, locator: Locator) -> Diagnostic:
    assert isinstance(origin.reader, PartReader)
    owner = _named(origin, locator)
    written = how_to_write((*origin.location, key), origin.reader.fields[key], locator)
    empty = origin.node.entries.get(key) if isinstance(origin.node, Mapping) else None
    span = empty.key.span if empty else locator.head(origin.location)
    advice = f"write {written}" if empty else f"add {written}"
    message = f"`{key}` of {owner} is empty" if empty else f"{owner} has no `{key}`"
    return locator.diagnostic("missing-key", origin.location, message, advice, span=span)


def _unknown_value(location: Location, locator: Locator) -> Diagnostic:
    origin = locator.origin(location)
    if not isinstance(origin.node, Scalar):
        return wrong_type(location, locator)
    choices = origin.reader.choices if isinstance(origin.reader, TextReader) else ()
    message = f"`{key_of(location)}` of {locator.owner(location)} cannot be `{shortened(origin.node.raw)}`"
    advice, fix = f"write {_listed(choices, last='or')}", None
    if near := nearest(VALUE_SYNONYMS.get(origin.node.raw.lower(), origin.node.raw), choices):
        advice = f"did you mean `{near[0]}`? It can be {_listed(choices, last='or')}"
        fix = Fix(f"write `{near[0]}`", (Edit(origin.node.span, near[0]),), safe=False)
    return locator.diagnostic("unknown-value", location, message, advice, fix=fix)


def _out_of_range(location: Location, locator: Locator) -> Diagnostic:
    origin = locator.origin(location)
    raw = origin.node.raw if isinstance(origin.node, Scalar) else ""
    message = f"`{key_of(location)}` of {locator.owner(location)} is {raw}, which is out of range"
    fix = None
    if isinstance(origin.reader, ShareReader) and looks_like_number(raw) and 1 < float(raw) <= _PERCENT:
        advice = f"write `{raw}%`, or a fraction from 0 to 1"
        fix = Fix(f"write `{raw}%`", (Edit(origin.node.span, f"{raw}%"),), safe=False)
    elif isinstance(origin.reader, ShareReader):
        advice = "write a share from 0% to 100%, or a fraction from 0 to 1"
    elif key_of(location) == "n":
        advice = "write how many there were, 0 or more"
    else:
        advice = "write a whole number from 1 to 5"
    return locator.diagnostic("out-of-range", location, message, advice, fix=fix)


def _keys(node: Node) -> set[str]:
    if not isinstance(node, Mapping):
        return set()
    return {key for key, entry in node.entries.items() if not absent(entry.value)}


def _listed(words: Iterable[Any], last: str = "and") -> str:
    """Join words as a sentence does: `a`, `b` and `c`."""
    marked = [f"`{word}`" for word in words]
    return f" {last} ".join([", ".join(marked[:-1]), marked[-1]]) if len(marked) > 1 else "".join(marked)
