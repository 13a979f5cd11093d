"""Make changes in a map: with all changes from one map to another, the first becomes the second.

That this holds for every map is what the tests of the comparison rest on.
"""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from jmap.model.dump import plain
from jmap.model.validate import validated
from jmap.source.text import SourceText
from jmap.source.yaml import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jmap.diff.change import Change
    from jmap.model.readers import Location
    from jmap.model.validate import AnyPart

_GONE = object()


def applied(part: AnyPart, changes: Iterable[Change]) -> AnyPart:
    """Return a map or library as it is after the changes, which must be from it to another one."""
    data = _changed(plain(part), list(changes))
    made = validated(parse(SourceText("", json.dumps(data, ensure_ascii=False))), type(part)).model
    assert made is not None
    return made


def _changed(data: Any, changes: Sequence[Change]) -> Any:
    """Return plain data with the changes made: all is found, then taken out, then put in from the top."""
    leaving = [spot for change in changes for spot in _leaving(data, change)]
    coming = [spot for change in changes for spot in _coming(data, change)]
    sets = [
        (_at(data, change.old.location), change)
        for change in changes
        if change.operation == "set" and change.old
    ]
    taken = [_at(data, location) for location in leaving]
    for location in sorted(leaving, key=len, reverse=True):
        holder = _holder(data, location)
        if isinstance(holder, list):
            holder[int(location[-1])] = _GONE
        else:
            del holder[location[-1]]
    for value in (data, *taken):
        _close_gaps(value)
    for holder, change in sets:
        assert change.old
        assert change.new
        for key in change.old.value:
            holder.pop(key, None)
        holder.update(change.new.value)
    for location, index, value in sorted(coming, key=lambda each: (len(each[0]), each[1] or 0)):
        _put_in(_holder(data, location), location[-1], index, value)
    return data


def _leaving(data: Any, change: Change) -> Iterator[Location]:
    """Yield the old locations of what a change takes out."""
    if change.old is None or change.operation in {"add", "set"}:
        return
    if change.operation == "reorder":
        keys = _keys(_at(data, change.old.location))
        yield from ((*change.old.location, keys[number]) for number, _ in change.moves)
    else:
        yield change.old.location


def _coming(data: Any, change: Change) -> Iterator[tuple[Location, int | None, Any]]:
    """Yield what a change puts in, with its new location and number."""
    if change.new is None or change.operation in {"remove", "set"}:
        return
    if change.operation == "add":
        yield change.new.location, change.new.index, change.new.value
    elif change.operation == "move" and change.old:
        yield change.new.location, change.new.index, _at(data, change.old.location)
    elif change.old:
        holder = _at(data, change.old.location)
        keys = _keys(holder)
        for before, after in change.moves:
            last = after if isinstance(holder, list) else keys[before]
            yield (*change.new.location, last), after, holder[keys[before]]


def _keys(holder: Any) -> list[Any]:
    return list(range(len(holder))) if isinstance(holder, list) else list(holder)


def _at(data: Any, location: Location) -> Any:
    """Return what stands at a location; a mapping that is not there yet is made."""
    if not location:
        return data
    holder = _holder(data, location)
    return holder.setdefault(location[-1], {}) if isinstance(holder, dict) else holder[location[-1]]


def _holder(data: Any, location: Location) -> Any:
    """Return the list or mapping around a location, which is made where it is not there yet."""
    for step, below in pairwise(location):
        if isinstance(data, dict):
            data.setdefault(step, [] if isinstance(below, int) else {})
        data = data[step]
    return data


def _close_gaps(value: Any) -> None:
    """Take what is gone out of all lists below, and those lists of which nothing is left."""
    for key, item in list(value.items() if isinstance(value, dict) else enumerate(value)):
        if isinstance(item, list) and _GONE in item:
            item[:] = [each for each in item if each is not _GONE]
            if not item:
                del value[key]
        if isinstance(item, dict | list):
            _close_gaps(item)


def _put_in(holder: Any, key: Any, index: int | None, value: Any) -> None:
    if isinstance(holder, list):
        holder.insert(int(key), value)
    elif index is None:
        holder[key] = value
    else:
        items = [each for each in holder.items() if each[0] != key]
        items.insert(index, (key, value))
        holder.clear()
        holder |= dict(items)
