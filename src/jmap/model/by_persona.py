"""What is written for each persona where everybody's stands: told as `per_persona`, where it belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.model.example import as_yaml
from jmap.model.ids import slug
from jmap.model.locate import key_of
from jmap.model.readers import PartReader
from jmap.model.stage import PersonaExperience
from jmap.model.synonyms import meant_key
from jmap.phrases import shortened
from jmap.source.data import absent
from jmap.source.tree import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Mapping as MappingOf

    from jmap.diagnostics import Diagnostic
    from jmap.model.locate import Children, Locator, Origin
    from jmap.model.readers import Location
    from jmap.source.tree import Entry, Node

PER_PERSONA = "per_persona"


def keyed_by_persona(
    unknown: MappingOf[Location, list[str]], locator: Locator
) -> tuple[list[Diagnostic], set[Location]]:
    """Recognise `emotion: {maya: happy, jon: sad}` in parts with their unknown keys; also return these parts.

    It is one mistake, whatever the number of personas, and whether they stand in one mapping or in a list.
    """
    found: dict[Location, list[Entry]] = {}
    told = set()
    for location, keys in unknown.items():
        origin, key = locator.origin(location), _experience_key(location)
        if key and isinstance(origin.node, Mapping) and _are_people(origin, keys, locator):
            said = [entry for entry in origin.node.entries.values() if not absent(entry.value)]
            found.setdefault(location[: location.index(key) + 1], []).extend(said)
            told.add(location)
    return [_said_by_persona(location, entries, locator) for location, entries in found.items()], told


def _are_people(origin: Origin, unknown: list[str], locator: Locator) -> bool:
    """Whether all keys of a part name people, of whom some may not be declared yet."""
    assert isinstance(origin.node, Mapping)
    assert isinstance(origin.reader, PartReader)
    said = [key for key in unknown if not absent(origin.node.entries[key].value)]
    strangers = [key for key in said if not persona_in(key, locator)]
    is_all = origin.node.entries.keys() == set(unknown)
    return (
        is_all
        and len(strangers) < len(said)
        and not any(meant_key(key, origin.reader.fields, locator.near) for key in strangers)
    )


def _said_by_persona(location: Location, entries: list[Entry], locator: Locator) -> Diagnostic:
    """Tell of all that one key says by persona."""
    key, owner = location[-1], locator.owner(location[:-1])
    said: dict[str, list[str]] = {}
    for entry in entries:
        said.setdefault(slug(entry.key.raw) or entry.key.raw, []).append(_shown(entry.value))
    written = ", ".join(f"{persona}: {{{key}: {_listed(values)}}}" for persona, values in said.items())
    first = next(entry for entry in entries if persona_in(entry.key.raw, locator))
    message = f"`{shortened(first.key.raw)}` is a persona, and no key of `{key}` of {owner}"
    advice = f"where personas differ, say so under `{PER_PERSONA}`: `{shortened(written)}`"
    if undeclared := [persona for persona in said if not persona_in(persona, locator)]:
        advice += f"; declare `{shortened(undeclared[0])}` under the map's `personas`"
    return locator.diagnostic("unknown-key", location, message, advice, span=first.key.span)


def persona_in(key: str, locator: Locator) -> str:
    """Return the id of the persona whom a key names; empty where the map declares no such persona."""
    id_ = slug(key)
    return id_ if id_ in _declared(locator) else ""


def below_per_persona(origin: Origin, key: str, locator: Locator) -> str:
    """Say where what is written under the id of a persona belongs; empty where that is not known."""
    assert isinstance(origin.node, Mapping)
    assert isinstance(origin.reader, PartReader)
    persona = persona_in(key, locator)
    if persona and PER_PERSONA in origin.reader.fields:
        return f"what differs for a persona stands below `{PER_PERSONA}`: move `{persona}` there"
    if persona and (experience := _experience_key(origin.location)):
        shown = _shown(origin.node.entries[key].value)
        return f"where personas differ, say so under `{PER_PERSONA}`: `{persona}: {{{experience}: {shown}}}`"
    return ""


def said_by_personas(origin: Origin, key: str, locator: Locator) -> str:
    """Say where `experience: {kim: 2, lee: -1}` belongs; empty where the keys below are no personas."""
    assert isinstance(origin.node, Mapping)
    assert isinstance(origin.reader, PartReader)
    value = origin.node.entries[key].value
    if PER_PERSONA not in origin.reader.fields or not isinstance(value, Mapping):
        return ""
    personas = {name: persona_in(name, locator) for name in value.entries}
    if not personas or not all(personas.values()):
        return ""
    written = {personas[name]: _shown(entry.value) for name, entry in value.entries.items()}
    shown = ", ".join(f"{id_}: {{emotion: {said}}}" for id_, said in written.items())
    return f"where personas differ, say so under `{PER_PERSONA}`, such as `{shortened(shown)}`"


def in_per_persona(location: Location, locator: Locator) -> str:
    """Return how what stands at `location` is written for one persona; empty where there is nothing to it."""
    key, persona = _experience_key(location), next(iter(_declared(locator)), None)
    return f"{PER_PERSONA}: {{{persona}: {{{key}: …}}}}" if key and persona else ""


def by_persona_as_meant(origin: Origin) -> str:
    """Say how `per_persona: [ann: …]` and `per_persona: {ann: bored}` are written; empty for the rest."""
    node, location = origin.node, origin.location
    if key_of(location) == PER_PERSONA and isinstance(node, Sequence) and node.items:
        first = node.items[0]
        entry = next(iter(first.entries.values()), None) if isinstance(first, Mapping) else None
        instead = "write braces instead of the brackets" if node.flow else "leave out the dashes"
        return f"{instead}: `{entry.key.raw}: {_shown(entry.value)}`" if entry else ""
    if location[-2:-1] == (PER_PERSONA,) and isinstance(node, Scalar) and node.raw:
        return f"write what it is: `{location[-1]}: {{emotion: {_shown(node)}}}`, if it is that"
    return ""


def _declared(locator: Locator) -> Children:
    origin = locator.origin(("personas",))
    return origin.reader.children(origin.node) if origin.location else {}


def _experience_key(location: Location) -> str:
    """Return the key of a common experience at a location, or at the list around it; else nothing."""
    key = key_of(location[-2:])
    is_common = location[:1] == ("stages",) and PER_PERSONA not in location
    return key if is_common and key in PersonaExperience.model_fields else ""


def _shown(value: Node) -> str:
    return as_yaml(value.raw) if isinstance(value, Scalar) else "…"


def _listed(values: list[str]) -> str:
    return values[0] if len(values) == 1 else f"[{', '.join(values)}]"
