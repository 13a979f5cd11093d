"""What a change means for others: ids of a library that maps use, and maps that others name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from jmap.diff.classify import level_of
from jmap.diff.emotions import curve_changes
from jmap.diff.outcome import Indirect
from jmap.model.emotion import Emotion
from jmap.model.references import DECLARED_UNDER
from jmap.model.use import beside

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from jmap.diff.change import Change, Level
    from jmap.diff.outcome import FileDiff
    from jmap.model.load import Loaded

_KINDS = {key: kind for kind, key in DECLARED_UNDER.items()}


def with_users(library: FileDiff, users: Sequence[Loaded], levels: Mapping[str, Level]) -> FileDiff:
    """Return a library's changes, with those marked that take from maps what they used: `users` before it."""
    named: dict[tuple[str, str], list[str]] = {}
    for user in users:
        for reference in user.parts.references:
            named.setdefault(reference, []).append(user.path)
    added = {
        str(change.new.value): change
        for change in library.changes
        if change.operation == "add" and change.new
    }
    told, again = [], []
    for change in library.changes:
        marked, other = _marked(change, named, added, levels)
        told.append(marked)
        again += [other] if other else []
    told = [change for change in told if change not in again]
    return replace(library, changes=tuple(sorted(told, key=lambda change: change.level.rank)))


def _marked(
    change: Change,
    named: Mapping[tuple[str, str], Sequence[str]],
    added: Mapping[str, Change],
    levels: Mapping[str, Level],
) -> tuple[Change, Change | None]:
    """Return a change, as breaking where it is, with the one that gives the same thing another id."""
    if change.operation != "remove" or not change.old or len(change.old.location) != len(("key", "id")):
        return change, None
    key, id_ = map(str, change.old.location)
    users = named.get((_KINDS.get(key, ""), id_), ())
    if not users:
        return change, None
    again = added.get(str(change.old.value))
    if again is None or again.new is None:
        rule = "used-declaration-removed"
        told = replace(change, rule=rule, before=f"{id_}, used by {_listed(users)}")
    else:
        rule = "used-declaration-renamed"
        after = f"{again.new.location[-1]}, used by {_listed(users)}"
        told = replace(change, rule=rule, operation="set", new=again.new, before=id_, after=after)
    return replace(told, level=level_of(rule, levels)), again


def indirect(pairs: Sequence[tuple[Loaded, Loaded]], changed: Iterable[str]) -> Iterator[Indirect]:
    """Yield the maps that use a library which has changed, library by library."""
    for path in sorted(changed):
        for old, new in pairs:
            assert old.map
            assert new.map
            if any(library.path == path for library in new.libraries):
                yield Indirect(new.path, new.map.title, path, curve_changes(old.map, new.map))


def names_map(loaded: Loaded, path: str) -> bool:
    """Whether a map names the one at `path`: as its baseline, or as one that zooms in."""
    return any(
        beside(loaded.path, written) == path for where, written in loaded.parts.paths() if where[-1] in _MAPS
    )


_MAPS = {"baseline", "journey"}
"""The keys that name other maps."""
_FEW = 3


def _listed(users: Sequence[str]) -> str:
    """Name a few files, and count more."""
    return ", ".join(users) if len(users) <= _FEW else f"{len(users)} maps"


def reaching(library: FileDiff, users: Sequence[Loaded]) -> FileDiff:
    """Return what of a library's changes its users show: what they name, and who takes the journey."""
    named = {reference for user in users for reference in user.parts.references}
    feelings = {each.feeling for user in users for _, each in user.parts.of(Emotion)}
    return replace(
        library, changes=tuple(change for change in library.changes if _reaches(change, named, feelings))
    )


def _reaches(change: Change, named: Collection[tuple[str, str]], feelings: Collection[str | None]) -> bool:
    """Whether a change is of what is named, of a persona, or of the score of a feeling that is used."""
    spots = [spot for spot in (change.old, change.new) if spot]
    if not any(spot.location for spot in spots):
        old, new = ((spot.value if spot else {}).get("feelings", {}) for spot in (change.old, change.new))
        return any(old.get(feeling) != new.get(feeling) for feeling in feelings)
    keys = {(str(spot.location[0]), str(spot.location[1])) for spot in spots if len(spot.location) > 1}
    return any(key == "personas" or key not in _KINDS or (_KINDS[key], id_) in named for key, id_ in keys)
