"""Names with commas between them where a list was meant: YAML makes one name of `shop, payments`.

Whether a name is unknown, and in what words that is told, is the business of whoever asks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jmap.diagnostics import Edit, Fix
from jmap.model.ids import slug
from jmap.source.tree import Mapping, Scalar

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from jmap.model.locate import Locator
    from jmap.model.readers import Location
    from jmap.source.tree import Node

_NEEDS_NO_QUOTES = re.compile(r"\w[\w &+/().-]*")
"""A name as it can stand between brackets."""
_BETWEEN = re.compile(r"[,;]")
_HOLDS_TOGETHER = re.compile(r"[()“”«»„\"]")
"""What a comma may stand between without joining names."""


def joined(node: Node | None) -> list[str]:
    """Return the names that commas join in a text; empty where it is one name, or stands in quotes."""
    if not isinstance(node, Scalar) or not node.plain or node.target is not None:
        return []
    if _HOLDS_TOGETHER.search(node.raw):
        return []
    names = [name.strip() for name in _BETWEEN.split(node.raw)]
    return names if len(names) > 1 and all(map(slug, names)) else []


def as_list(names: Sequence[str]) -> str:
    """Return the names between brackets."""
    return f"[{', '.join(names)}]"


def made_a_list(node: Node, names: Sequence[str]) -> Fix | None:
    """Return the fix that puts brackets around a text; None where a name would need quotes in them."""
    if not all(map(_NEEDS_NO_QUOTES.fullmatch, names)):
        return None
    return Fix("make a list of it", (Edit(node.span, as_list(names)),), safe=False)


def in_declaration(wanted: str, key: str, locator: Locator) -> tuple[str, Fix | None] | None:
    """Return what to do where the map declares `wanted` under `key`, but joined with other names."""
    declared = locator.root.get(key) if isinstance(locator.root, Mapping) else None
    names = joined(declared)
    sought = set(map(slug, wanted.split(",")))
    if declared is None or not sought <= set(map(slug, names)):
        return None
    advice = f"YAML reads `{key}: {', '.join(names)}` as one name; write `{key}: {as_list(names)}`"
    return advice, made_a_list(declared, names)


def in_reference(
    location: Location, known: Collection[str], locator: Locator
) -> tuple[str, Fix | None] | None:
    """Return what to do where a reference joins names that are all `known`."""
    node = locator.origin(location).node
    names = joined(node)
    if not names or not all(name in known for name in names):
        return None
    said = f"YAML reads `{', '.join(names)}` as one name"
    key = location[-1]
    if isinstance(key, str):
        return f"{said}, and `{key}` takes one: write `{names[0]}`, or another of them", None
    if locator.origin(location[:-1]).node is not node:
        return f"{said}: give each an item of its own", None
    return f"{said}; write `{location[-2]}: {as_list(names)}`", made_a_list(node, names)
