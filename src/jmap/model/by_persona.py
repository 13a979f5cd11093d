"""What is written for each persona where everybody's stands: told as `per_persona`, where it belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.model.example import as_yaml
from jmap.model.ids import slug
from jmap.model.locate import key_of
from jmap.model.stage import PersonaExperience
from jmap.phrases import shortened
from jmap.source.tree import Mapping, Scalar

if TYPE_CHECKING:
    from jmap.diagnostics import Diagnostic
    from jmap.model.locate import Children, Locator, Origin
    from jmap.model.readers import Location
    from jmap.source.tree import Node

PER_PERSONA = "per_persona"


def keyed_by_persona(origin: Origin, unknown: list[str], locator: Locator) -> Diagnostic | None:
    """Recognise `emotion: {maya: happy, jon: sad}`, one mistake whatever the number of personas."""
    key, node = _experience_key(origin.location), origin.node
    if not key or not unknown or not isinstance(node, Mapping) or node.entries.keys() != set(unknown):
        return None
    personas = [persona_in(written, locator) for written in unknown]
    if not all(personas):
        return None
    entries = list(node.entries.values())
    pairs = zip(personas, entries, strict=True)
    written = ", ".join(f"{persona}: {{{key}: {_shown(entry.value)}}}" for persona, entry in pairs)
    owner = locator.owner(origin.location[: origin.location.index(key)])
    message = f"`{shortened(unknown[0])}` is a persona, and no key of `{key}` of {owner}"
    advice = f"where personas differ, say so under `{PER_PERSONA}`: `{shortened(written)}`"
    return locator.diagnostic("unknown-key", origin.location, message, advice, span=entries[0].key.span)


def persona_in(key: str, locator: Locator) -> str:
    """Return the id of the persona whom a key names; empty where the map declares no such persona."""
    id_ = slug(key)
    return id_ if id_ in _declared(locator) else ""


def in_per_persona(location: Location, locator: Locator) -> str:
    """Return how what stands at `location` is written for one persona; empty where there is nothing to it."""
    key, persona = _experience_key(location), next(iter(_declared(locator)), None)
    return f"{PER_PERSONA}: {{{persona}: {{{key}: …}}}}" if key and persona else ""


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
