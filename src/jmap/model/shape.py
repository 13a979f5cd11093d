"""What has the wrong shape: pydantic's errors, told in the words of the field at the place in the text.

One mistake is one diagnostic: a misspelt required key is not also a missing one, and a text that
YAML read as keys is told as the damaged text that it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Diagnostic, Edit, Fix
from jmap.model.braces import keys_without_colons, word_in_braces
from jmap.model.by_persona import keyed_by_persona
from jmap.model.damage import cut_by_commas, damaged_part
from jmap.model.dashes import declared_out_of_place
from jmap.model.declared import LISTED
from jmap.model.emotion import looks_like_number
from jmap.model.locate import key_of
from jmap.model.readers import PartReader, ShareReader, TextReader
from jmap.model.restated import shares_by_name
from jmap.model.synonyms import VALUE_SYNONYMS
from jmap.model.unknown_keys import listed, named, unknown_keys
from jmap.model.values import TYPOGRAPHIC_QUOTES
from jmap.model.wrong_type import how_to_write, wrong_type
from jmap.phrases import shortened
from jmap.source.tree import Mapping, Scalar
from jmap.suggest import nearest

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from pydantic_core import ErrorDetails

    from jmap.model.locate import Locator, Origin
    from jmap.model.readers import Location

_PERCENT = 100


def shape_diagnostics(errors: Iterable[ErrorDetails], locator: Locator) -> list[Diagnostic]:
    """Turn the errors of one validation into diagnostics."""
    by_part: dict[Location, tuple[list[str], list[str]]] = {}
    out_of_place: set[Location] = set()
    found: list[Diagnostic] = []
    for error in errors:
        location: Location = tuple(error["loc"])
        if location[-1:] == (LISTED,) and LISTED not in _keys(location[:-1], locator):
            out_of_place.add(location[:-2])
        elif error["type"] in {"missing", "extra_forbidden"}:
            missing, unknown = by_part.setdefault(location[:-1], ([], []))
            (missing if error["type"] == "missing" else unknown).append(str(location[-1]))
        elif error["type"] == "literal_error":
            found.append(_unknown_value(location, locator))
        elif "ctx" in error and {"ge", "le"} & error["ctx"].keys():
            found.append(_out_of_range(location, locator))
        else:
            found.append(wrong_type(location, locator))
    found.extend(declared_out_of_place(locator.origin(around), locator) for around in out_of_place)
    by_persona, told = keyed_by_persona({where: unknown for where, (_, unknown) in by_part.items()}, locator)
    found.extend(by_persona)
    for location, (missing, unknown) in by_part.items():
        if location not in told:
            found.extend(_wrong_keys(location, missing, unknown, locator))
        else:
            cut = cut_by_commas(locator.origin(location), unknown, locator)
            found.extend(damaged for damaged, _ in cut)
    return found


def _keys(location: Location, locator: Locator) -> Container[str]:
    node = locator.origin(location).node
    return node.entries if isinstance(node, Mapping) else ()


def _wrong_keys(
    location: Location, missing: list[str], unknown: list[str], locator: Locator
) -> list[Diagnostic]:
    """Tell the keys of one part that are missing or unknown, each mistake once."""
    origin = locator.origin(location)
    assert isinstance(origin.reader, PartReader)
    without_colon = keys_without_colons(origin, unknown, locator)
    unknown = [key for key in unknown if key not in {each.written for each in without_colon}]
    missing = [key for key in missing if key not in {each.key for each in without_colon}]
    whole = (
        shares_by_name(origin, unknown, locator)
        or damaged_part(origin, missing, unknown, locator)
        or word_in_braces(origin, unknown, locator)
    )
    if whole:
        return [whole]
    cut = cut_by_commas(origin, unknown, locator) if unknown else []
    unknown = [key for key in unknown if not any(key in strays for _, strays in cut)]
    told, still_missing = unknown_keys(origin, missing, unknown, locator)
    return [
        *(each.told for each in without_colon),
        *(damaged for damaged, _ in cut),
        *told,
        *(_missing_key(origin, key, locator) for key in still_missing),
    ]


def _missing_key(origin: Origin, key: str, locator: Locator) -> Diagnostic:
    assert isinstance(origin.reader, PartReader)
    owner = named(origin, locator)
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
    advice, fix = f"write {listed(choices, last='or')}", None
    written = origin.node.raw.strip(TYPOGRAPHIC_QUOTES)
    if near := nearest(VALUE_SYNONYMS.get(written.lower(), written), choices):
        advice = f"did you mean `{near[0]}`? It can be {listed(choices, last='or')}"
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
