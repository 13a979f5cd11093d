"""Unknown keys at the top of a map, understood by what they hold: the stages, the title, or a whole map.

Only what the map lacks is looked for, so no key with a meaning of its own is taken for another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Edit, Fix, Span
from jmap.model.readers import PartReader
from jmap.model.synonyms import meant_key
from jmap.source.data import absent
from jmap.source.tree import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Collection

    from jmap.model.locate import Locator, Origin
    from jmap.source.tree import Node


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


def moved_out_of(origin: Origin, key: str) -> dict[str, str]:
    """Return the keys of a map that stand below an unknown one, a level too deep, with what each means."""
    node = origin.node
    if origin.location or not isinstance(node, Mapping) or {"title", "stages"} <= node.entries.keys():
        return {}
    value = node.get(key)
    if not isinstance(value, Mapping):
        return {}
    assert isinstance(origin.reader, PartReader)
    fields = origin.reader.fields
    meant = {each: each if each in fields else meant_key(each, fields) for each in value.entries}
    is_map = "title" in value.entries or "stages" in meant.values()
    return {each: key for each, key in meant.items() if key} if is_map else {}


def moved_left(origin: Origin, key: str, locator: Locator) -> Fix | None:
    """Take the line of a key around a map out, and move what stands below it to the left."""
    assert isinstance(origin.node, Mapping)
    source, entry = locator.source, origin.node.entries[key]
    number, column = source.position(entry.value.start)
    above = source.position(entry.key.start)[0]
    start, end = source.line_start(above), source.line_start(above + 1) if number > above else 0
    if source.text[start:end].strip() != f"{key}:":
        return None
    edits = [Edit(Span(start, end), "")]
    for each in range(above + 1, source.position(entry.value.end)[0] + 1):
        line, begins = source.line(each), source.line_start(each)
        blanks = min(len(line) - len(line.lstrip(" ")), column - 1)
        edits.append(Edit(Span(begins, begins + blanks), ""))
    return Fix(
        "move what is below it to the left",
        tuple(edit for edit in edits if edit.span.end > edit.span.start),
        safe=False,
    )


def _lists_parts(node: Node) -> bool:
    return isinstance(node, Sequence) and any(isinstance(item, Mapping) for item in node.items)


def _only(keys: list[str]) -> str | None:
    return keys[0] if len(keys) == 1 else None
