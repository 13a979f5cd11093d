"""What a comparison of many files found, as one value: the input of every form in which it is shown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from jmap.diff.change import Change, Level, Operation, Spot
from jmap.diff.classify import level_of
from jmap.diff.compare import changes
from jmap.diff.emotions import CurveChange, curve_changes, stage_feelings
from jmap.diff.phrases import listed
from jmap.diff.side import side_of
from jmap.frozen import frozen
from jmap.model.load import Loaded
from jmap.phrases import counted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jmap.diff.side import AnyFile
    from jmap.model.journey import JourneyMap


@frozen
class FileDiff:
    """One map or library on both sides: what differs in it, the worst first."""

    old_path: str | None
    new_path: str | None
    title: str
    """The name of the journey; of a library its path."""
    changes: tuple[Change, ...]
    curves: tuple[CurveChange, ...] = ()
    stages: tuple[tuple[str, str], ...] = ()
    """Id and name of each stage in the order of the new map; one that is gone stands where it was."""
    is_library: bool = False
    is_felt: bool = False
    """Whether both sides have the map, and it says how customers feel."""

    @property
    def path(self) -> str:
        """What the file is called now, or was."""
        return self.new_path or self.old_path or ""

    @property
    def level(self) -> Level | None:
        """The worst level of its changes."""
        return min((change.level for change in self.changes), key=lambda level: level.rank, default=None)


@frozen
class Indirect:
    """A map that uses a library which has changed, though it may be as it was itself."""

    path: str
    title: str
    library: str
    curves: tuple[CurveChange, ...] = ()
    """What the library has made of its curve."""


@frozen
class Outcome:
    """All that a comparison found: files that differ, and maps that feel it through libraries."""

    files: tuple[FileDiff, ...]
    indirect: tuple[Indirect, ...] = ()
    failed: tuple[str, ...] = ()
    """Files that could not be compared, since one side does not load."""
    compared: int = 0
    """How many files were looked at."""
    old: str = ""
    """What the old side is called: a revision; empty for files."""
    new: str = ""

    @property
    def changes(self) -> tuple[Change, ...]:
        """Every change in every file."""
        return tuple(change for file in self.files for change in file.changes)

    @property
    def level(self) -> Level | None:
        """The worst level of all changes."""
        return min((change.level for change in self.changes), key=lambda level: level.rank, default=None)


def compared(old: AnyFile, new: AnyFile, levels: Mapping[str, Level]) -> FileDiff:
    """Compare two files that were loaded whole."""
    found = changes(side_of(old), side_of(new), levels)
    if not isinstance(old, Loaded) or not isinstance(new, Loaded):
        return FileDiff(old.path, new.path, new.path, found, is_library=True)
    assert old.map
    assert new.map
    curves = curve_changes(old.map, new.map)
    is_felt = bool(curves) or bool(stage_feelings(new.map))
    stages = _stages(new.map, found)
    return FileDiff(old.path, new.path, new.map.title, found, curves, stages, is_felt=is_felt)


def alone(loaded: AnyFile, levels: Mapping[str, Level], *, added: bool) -> FileDiff:
    """Return what there is to say of a file that only one side has."""
    thing = "map" if isinstance(loaded, Loaded) else "library"
    title = loaded.map.title if isinstance(loaded, Loaded) and loaded.map else loaded.path
    rule = f"{thing}-{'added' if added else 'removed'}"
    old, new = (None, loaded) if added else (loaded, None)
    told = replace(file_change(rule, loaded.path, levels, old=old, new=new), contents=_contents(loaded))
    old_path, new_path = (None, loaded.path) if added else (loaded.path, None)
    return FileDiff(old_path, new_path, title, (told,), is_library=thing == "library")


def _contents(loaded: AnyFile) -> str:
    """Name the stages of a map."""
    stages = loaded.map.stages if isinstance(loaded, Loaded) and loaded.map else ()
    return f"{counted(len(stages), 'stage')} ({listed([each.name for each in stages])})" if stages else ""


def file_change(  # noqa: PLR0913  what a change is made of
    rule: str,
    path: str,
    levels: Mapping[str, Level],
    *,
    old: AnyFile | None = None,
    new: AnyFile | None = None,
    before: str = "",
    after: str = "",
) -> Change:
    """Return a change of a file as a whole; `path` names it where `before` and `after` do not."""
    left, right = (
        Spot((), loaded.path, place=side_of(loaded).place(())) if loaded else None for loaded in (old, new)
    )
    operation: Operation = "remove" if new is None else "add" if old is None else "set"
    level = level_of(rule, levels)
    return Change(rule, level, operation, "", left, right, subject=path, before=before, after=after)


def _stages(new: JourneyMap, found: tuple[Change, ...]) -> tuple[tuple[str, str], ...]:
    """Return the stages of the new map in order, with those that are gone at their old places."""
    stages = [(stage.id, stage.name) for stage in new.stages]
    for change in found:
        if change.rule == "stage-removed" and change.old and change.old.index is not None:
            stages.insert(change.old.index, (change.stage, change.subject))
    return tuple(stages)
