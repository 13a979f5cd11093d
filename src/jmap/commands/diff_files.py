"""How `jmap diff` compares files: what differs is loaded from both sides, and little else is."""

from __future__ import annotations

from dataclasses import field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from jmap.commands.read import load_file, unreadable
from jmap.diff.libraries import indirect, names_map, with_users
from jmap.diff.outcome import Outcome, alone, compared, file_change
from jmap.diff.renames import renamed
from jmap.files import STANDARD_INPUT, FileRefusedError
from jmap.frozen import frozen
from jmap.model.load import Loaded, load_bytes
from jmap.model.use import load_library_bytes
from jmap.project.discover import is_library
from jmap.project.versions import is_within
from jmap.report.report import Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from jmap.diagnostics import Diagnostic, Place
    from jmap.diff.change import Change, Level
    from jmap.diff.outcome import FileDiff, Indirect
    from jmap.diff.side import AnyFile
    from jmap.model.use import LoadedLibrary
    from jmap.project.versions import Pair, Plan, Version


@frozen
class _Reader:
    """Loads the files of one version, each once."""

    version: Version
    libraries: dict[str, LoadedLibrary] = field(default_factory=dict)
    loaded: dict[str, AnyFile] = field(default_factory=dict)

    def load(self, path: str) -> AnyFile:
        """Load a map or a library; what keeps a file from being one is in its diagnostics."""
        if path not in self.loaded:
            self.loaded[path] = self._fresh(path)
        return self.loaded[path]

    def bytes_of(self, path: str) -> bytes | None:
        """Return the content of a file; None where it cannot be read, or only once."""
        if path == STANDARD_INPUT:
            return None
        try:
            return self.version.read(path)
        except FileRefusedError:
            return None

    def _fresh(self, path: str) -> AnyFile:
        if path == STANDARD_INPUT:
            return load_file(path, self.libraries)
        try:
            data = self.version.read(path)
        except FileRefusedError as refused:
            return Loaded(path, diagnostics=(unreadable(refused),))
        files = self.version.files(path)
        if not is_library(path):
            return load_bytes(data, path, files, self.libraries, placed=True)
        return self.libraries.setdefault(path, load_library_bytes(data, path, files))


@frozen
class Comparison:
    """The files of a plan under comparison."""

    plan: Plan
    levels: Mapping[str, Level]
    failed: dict[str, None] = field(default_factory=dict)
    reports: list[Report] = field(default_factory=list)
    former: dict[str, str] = field(default_factory=dict)
    """What files that have another name now were called, by their new paths."""

    @cached_property
    def old(self) -> _Reader:
        """What is on the old side."""
        return _Reader(self.plan.old)

    @cached_property
    def new(self) -> _Reader:
        """What is on the new side."""
        return _Reader(self.plan.new)

    def outcome(self) -> Outcome:
        """Compare everything."""
        differing = [pair for pair in self.plan.pairs if self._differs(pair)]
        both, gone, come = self._paired(differing)
        files = [found for old, new in both if (found := self._compared(old, new))]
        files += [alone(each, self.levels, added=True) for each in come]
        files += [alone(each, self.levels, added=False) for each in gone]
        touched = [file for file in files if file.is_library]
        users = list(self._users(touched)) if touched else []
        whole = [(before, after) for before, after in users if after]
        used = {library.path for _, after in whole for library in after.libraries}
        files = [
            self._told(file, users)
            for file in files
            if not file.is_library or is_within(file.path, self.plan.scope) or file.path in used
        ]
        changed = {file.path for file in touched}
        return Outcome(
            tuple(sorted((file for file in files if file.changes or file.curves), key=_order)),
            tuple(self._indirect(whole, changed, files)),
            tuple(self.failed),
            len(self.plan.pairs),
            self.plan.old.label,
            self.plan.new.label,
        )

    def _differs(self, pair: Pair) -> bool:
        """Whether the two files of a pair are different, as far as their bytes can tell."""
        if pair.old is None or pair.new is None:
            return True
        content = self.old.bytes_of(pair.old)
        return content is None or content != self.new.bytes_of(pair.new)

    def _paired(
        self, pairs: Iterable[Pair]
    ) -> tuple[list[tuple[AnyFile, AnyFile]], list[AnyFile], list[AnyFile]]:
        """Load what differs: what is on both sides, be it under another name, what is gone, what is new."""
        both, gone, come = [], [], []
        for pair in pairs:
            old = self._whole(self.old, pair.old) if pair.old else None
            new = self._whole(self.new, pair.new) if pair.new else None
            if old and new:
                both.append((old, new))
            elif old and pair.new is None:
                gone.append(old)
            elif new and pair.old is None:
                come.append(new)
        moved = self._renamed(gone, come)
        self.former.update({new.path: old.path for old, new in moved})
        found = {id(each) for pair in moved for each in pair}
        gone, come = ([each for each in files if id(each) not in found] for files in (gone, come))
        return [*both, *moved], gone, come

    def _renamed(self, gone: list[AnyFile], come: list[AnyFile]) -> list[tuple[AnyFile, AnyFile]]:
        """Return which files are one under two names, one of which was asked for."""
        if not gone and not come:
            return []
        elsewhere = self.plan.elsewhere
        others_gone = [
            found for each in elsewhere if each.old and (found := self.old.load(each.old)).is_whole
        ]
        others_come = [
            found for each in elsewhere if each.new and (found := self.new.load(each.new)).is_whole
        ]
        asked = {id(each) for each in (*gone, *come)}
        pairs = renamed([*gone, *others_gone], [*come, *others_come])
        return [pair for pair in pairs if asked & {id(each) for each in pair}]

    def _whole(self, reader: _Reader, path: str) -> AnyFile | None:
        """Load a file; one that does not load is told, and None."""
        loaded = reader.load(path)
        if loaded.is_whole:
            return loaded
        name = _labelled(path, reader.version)
        if name not in self.failed:
            self.failed[name] = None
            diagnostics = tuple(_placed(each, reader.version) for each in loaded.diagnostics)
            texts = {_labelled(path, reader.version): text for path, text in loaded.texts.items()}
            self.reports.append(Report(diagnostics, texts, 1))
        return None

    def _compared(self, old: AnyFile, new: AnyFile) -> FileDiff | None:
        if type(old) is not type(new):
            return None
        found = compared(old, new, self.levels)
        same = self._key(old.path, 0) == self._key(new.path, 1) or not (
            self.plan.root or any(self.plan.folders)
        )
        if same:
            return found
        rule = f"{'library' if found.is_library else 'map'}-renamed"
        told = file_change(rule, "", self.levels, old=old, new=new, before=old.path, after=new.path)
        return replace(found, changes=(told, *found.changes))

    def _key(self, path: str, side: int) -> str:
        """Return what both sides call a file."""
        return (
            path.removeprefix(self.plan.folders[side].rstrip("/") + "/") if self.plan.folders[side] else path
        )

    def _users(self, libraries: Iterable[FileDiff]) -> Iterator[tuple[Loaded, Loaded | None]]:
        """Yield the maps on both sides that use a library that has changed, None where one loads no more."""
        wanted = {path for file in libraries for path in (file.old_path, file.new_path) if path}
        for old_path, new_path in self._naming(wanted):
            old, new = self._whole(self.old, old_path), self._whole(self.new, new_path)
            now = new if isinstance(new, Loaded) else None
            if isinstance(old, Loaded):
                used = {library.path for library in (*old.libraries, *(now.libraries if now else ()))}
                if used & wanted:
                    yield old, now

    def _naming(self, files: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Yield the maps on both sides that may name one of some files."""
        plan = self.plan
        if plan.root:
            found = plan.new.naming(files, plan.root)
            paths = [
                (self.former.get(path, path), path) for path in sorted(found) if is_within(path, plan.scope)
            ]
        else:
            paths = [(pair.old, pair.new) for pair in plan.pairs if pair.old and pair.new]
            paths += [(old, new) for new, old in self.former.items()]
        for old, new in paths:
            kinds = plan.old.kind(old), plan.new.kind(new)
            if not is_library(new) and kinds == ("blob", "blob"):
                yield old, new

    def _told(self, file: FileDiff, users: list[tuple[Loaded, Loaded | None]]) -> FileDiff:
        """Return what is told of a file, with what its change means for others."""
        if file.is_library:
            own = [old for old, _ in users if file.old_path in {library.path for library in old.libraries}]
            return with_users(file, own, self.levels)
        if file.old_path and (file.new_path is None or file.new_path != file.old_path):
            broken = self._still_named(file.old_path)
            return replace(file, changes=(*broken, *file.changes))
        return file

    def _still_named(self, path: str) -> list[Change]:
        """Return a change for a map that is gone from its path, if another map still names that."""
        if not self.plan.root and not any(self.plan.folders):
            return []
        there = self.plan.folders[1] + path.removeprefix(self.plan.folders[0])
        if self.plan.new.kind(there) == "blob":
            return []
        if self.plan.root:
            candidates = self.plan.new.naming([path], self.plan.root)
        else:
            candidates = [pair.new for pair in self.plan.pairs if pair.new and not is_library(pair.new)]
        loaded = (self.new.load(each) for each in sorted(candidates) if self.plan.new.kind(each) == "blob")
        naming = [each.path for each in loaded if isinstance(each, Loaded) and names_map(each, there)]
        if not naming:
            return []
        named = f"still named by {', '.join(naming)}"
        return [file_change("named-map-removed", path, self.levels, old=self.old.load(path), before=named)]

    def _indirect(
        self, users: list[tuple[Loaded, Loaded]], changed: set[str], files: list[FileDiff]
    ) -> Iterator[Indirect]:
        """Yield the maps that feel a library's change; no curve is told twice."""
        own = {file.new_path for file in files}
        for each in indirect(users, changed):
            yield replace(each, curves=()) if each.path in own else each


def _order(file: FileDiff) -> tuple[int, bool, str]:
    """Sort files by their worst change, maps before libraries."""
    return (file.level.rank if file.level else len("any"), file.is_library, file.path)


def _labelled(path: str, version: Version) -> str:
    """Return a path as people would name that file of that version."""
    revision = version.revision
    return f"{version.label}:{revision.from_root(path)}" if revision else path


def _placed(diagnostic: Diagnostic, version: Version) -> Diagnostic:
    """Return a diagnostic that names its version beside its path."""

    def at(place: Place) -> Place:
        return replace(place, path=_labelled(place.path, version))

    related = tuple(replace(each, place=at(each.place)) for each in diagnostic.related)
    return replace(diagnostic, place=at(diagnostic.place), related=related)
