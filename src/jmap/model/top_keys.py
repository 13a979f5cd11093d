"""Unknown keys at the top of a map, understood by what they hold: the stages, the title, or a whole map.

Only what the map lacks is looked for, so no key with a meaning of its own is taken for another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.model.readers import PartReader, absent
from jmap.source.tree import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Collection

    from jmap.model.locate import Origin
    from jmap.source.tree import Node

_REQUIRED = ("title", "stages")
"""What every map has; in a library, neither is looked for."""


def by_what_they_hold(
    origin: Origin, missing: Collection[str], meant: dict[str, str | None]
) -> dict[str, str | None]:
    """Return `meant` with the title and the stages that a map lacks, where one key alone can hold them."""
    if origin.location or not isinstance(origin.node, Mapping):
        return meant
    held = {key: origin.node.entries[key].value for key in meant}
    found = dict(meant)
    # `journey: Booking a table` holds no stages, nor does a map in `journey:`
    for key, value in held.items():
        if moved_out_of(origin, key) or (found[key] == "stages" and isinstance(value, Scalar)):
            found[key] = None
    if "stages" in missing and "stages" not in found.values():
        lists = [key for key, value in held.items() if found[key] is None and isinstance(value, Sequence)]
        of_parts = [key for key in lists if _lists_parts(held[key])]
        if candidate := _only(of_parts) or _only(lists):
            found[candidate] = "stages"
    first = next(iter(origin.node.entries))
    if "title" in missing and "title" not in found.values() and first in found and found[first] is None:
        found[first] = "title" if isinstance(held[first], Scalar) and not absent(held[first]) else None
    return found


def moved_out_of(origin: Origin, key: str) -> list[str]:
    """Return the keys of a map that stand below an unknown one, which is one level too many."""
    value = origin.node.get(key) if isinstance(origin.node, Mapping) and not origin.location else None
    if not isinstance(value, Mapping) or not any(each in value.entries for each in _REQUIRED):
        return []
    assert isinstance(origin.reader, PartReader)
    return [each for each in value.entries if each in origin.reader.fields]


def _lists_parts(node: Node) -> bool:
    return isinstance(node, Sequence) and any(isinstance(item, Mapping) for item in node.items)


def _only(keys: list[str]) -> str | None:
    return keys[0] if len(keys) == 1 else None
