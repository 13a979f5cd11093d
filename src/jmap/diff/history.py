"""What happened to a journey, commit by commit: from revisions with their loaded maps to entries.

It asks no git and reads no file. A commit is compared with its parent; where the map did not load there, with
the last before it that did. A merge is told only where it says what none of its parents does.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from jmap.diff.emotions import StageFeelings, stage_feelings
from jmap.diff.libraries import reaching, with_users
from jmap.diff.outcome import FileDiff, alone, compared, file_change
from jmap.diff.phrases import levels, listed
from jmap.frozen import frozen
from jmap.phrases import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from jmap.diagnostics import Diagnostic
    from jmap.diff.change import Change, Level
    from jmap.diff.commits import Commit
    from jmap.model.load import Loaded


@frozen
class Before:
    """What a revision is compared with."""

    map: Loaded | None
    """The last version that loaded; None where there was none."""
    loaded: bool = True
    """Whether that is how the map was just before, rather than how it was before it broke."""


@frozen
class Revision:
    """A commit in which the map, or a library that it uses, is another than before."""

    commit: Commit
    path: str
    map: Loaded | None
    """The map as it was then; None where it was not there."""
    before: tuple[Before, ...]
    """One for each parent."""
    cut_off: bool = False
    """Whether a shallow clone ends here, so that nobody knows what was before."""


@frozen
class Entry:
    """What one commit did to the journey."""

    commit: Commit
    path: str
    title: str
    diff: FileDiff | None = None
    """What it changed in the map; None where the map does not load, or there is nothing to compare with."""
    libraries: tuple[FileDiff, ...] = ()
    """What it changed in libraries that reaches this map."""
    curves: tuple[StageFeelings, ...] = ()
    """How the stages feel after it."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """Why the map does not load."""
    note: str = ""
    """What there is to say besides."""

    @property
    def changes(self) -> tuple[Change, ...]:
        """All changes, those of libraries last."""
        own = self.diff.changes if self.diff else ()
        return (*own, *(change for library in self.libraries for change in library.changes))

    @property
    def about(self) -> str:
        """How much it changed, and what else there is to say."""
        return " · ".join(filter(None, (levels(self.changes), self.note, _broken(self))))


@frozen
class History:
    """The entries of one journey, the latest first."""

    path: str
    title: str
    entries: tuple[Entry, ...]
    whole: FileDiff | None = None
    """What differs between the first and the last version; None where there are no two."""
    more: bool = False
    """Whether earlier commits were left out, since no more were asked for."""
    cut_off: bool = False
    """Whether it ends where a shallow clone ends."""

    @property
    def summary(self) -> str:
        """How many commits of how many people there are, from when to when."""
        if not self.entries:
            return "No commit changed this journey."
        first, last = self.entries[-1].commit.day, self.entries[0].commit.day
        when = f"on {last}" if first == last else f"from {first} to {last}"
        more = ", and earlier ones that are not shown" if self.more else ""
        end = (
            " It goes back further than this shallow clone: `git fetch --unshallow`." if self.cut_off else ""
        )
        return f"{counted(len(self.entries), 'commit')} by {listed(self.authors)} {when}{more}.{end}"

    @property
    def changes(self) -> tuple[Change, ...]:
        """The changes of all entries."""
        return tuple(change for entry in self.entries for change in entry.changes)

    @property
    def authors(self) -> tuple[str, ...]:
        """Who made the commits, the busiest first."""
        return tuple(name for name, _ in Counter(entry.commit.author for entry in self.entries).most_common())


def history(
    path: str, revisions: Iterable[Revision], chosen: Mapping[str, Level], most: int | None = None
) -> History:
    """Tell the revisions of the map at `path`, the latest first, and no more than are wanted.

    `chosen` are the levels that somebody has chosen for rules.
    """
    told: list[Entry] = []
    first: Loaded | None = None
    last: Loaded | None = None
    more = ends = False
    for revision in revisions:
        entry = entry_of(revision, chosen)
        if entry and len(told) == most:
            more = True
            break
        if entry:
            told.append(entry)
            now = revision.map if revision.map and revision.map.is_whole else None
            before = revision.before[0].map if revision.before else None
            last, first = last or now or before, before or now or first
            ends = ends or revision.cut_off
    title = last.map.title if last and last.map else path
    whole = compared(first, last, chosen) if first and last and first is not last else None
    return History(path, title, tuple(told), whole, more, ends)


def entry_of(revision: Revision, chosen: Mapping[str, Level]) -> Entry | None:
    """Return what one commit did; None where it changed a file and nothing of this journey."""
    new, commit, path = revision.map, revision.commit, revision.path
    olds = [before.map for before in revision.before if before.map]
    if new is None:
        if not olds:
            return None
        gone = alone(olds[0], chosen, added=False)
        return Entry(commit, path, gone.title, gone)
    if new.map is None:
        return Entry(commit, path, path, diagnostics=new.diagnostics)
    told = Entry(commit, path, new.map.title, curves=stage_feelings(new.map))
    if olds:
        found: Entry | None = _against(told, new, olds, revision, chosen)
    elif revision.cut_off:
        found = replace(told, note="a shallow clone ends here: what this commit changed is not known")
    elif any(not before.loaded for before in revision.before):
        found = replace(told, note="the first version that loads")
    else:
        found = replace(told, diff=alone(new, chosen, added=True))
    return found


def _against(
    told: Entry, new: Loaded, olds: Sequence[Loaded], revision: Revision, chosen: Mapping[str, Level]
) -> Entry | None:
    """Return the entry with what differs from every parent: of a merge, that is what it says by itself."""
    found = [(_own(old, new, chosen), tuple(_libraries(old, new, chosen))) for old in olds]
    diff, libraries = found[0]
    if len(olds) > 1:
        common = set.intersection(*({_what(each) for each in _all(*pair)} for pair in found))
        diff = replace(_only(diff, common), curves=())
        libraries = tuple(each for library in libraries if (each := _only(library, common)).changes)
    if not diff.changes and not libraries:
        if len(olds) > 1 or _text(new) == _text(olds[0]):
            return None
        told = replace(told, note="only comments or layout: the journey says what it said")
    if not all(before.loaded for before in revision.before):
        told = replace(told, note="the map loads again; compared with the last version that did")
    return replace(told, diff=diff, libraries=libraries)


def _text(loaded: Loaded) -> str:
    return loaded.source.text if loaded.source else ""


def _own(old: Loaded, new: Loaded, chosen: Mapping[str, Level]) -> FileDiff:
    """Return what differs between two versions of the map itself, with its name."""
    found = compared(old, new, chosen)
    if old.path == new.path:
        return found
    renamed = file_change("map-renamed", "", chosen, old=old, new=new, before=old.path, after=new.path)
    return replace(found, changes=(renamed, *found.changes))


def _libraries(old: Loaded, new: Loaded, chosen: Mapping[str, Level]) -> Iterator[FileDiff]:
    """Yield what of the libraries that both versions use has changed for this map."""
    known = {library.path: library for library in old.libraries}
    for library in new.libraries:
        before = known.get(library.path)
        if before and before is not library:
            found = with_users(compared(before, library, chosen), [old], chosen)
            if (reached := reaching(found, (old, new))).changes:
                yield reached


def _broken(entry: Entry) -> str:
    """Say what keeps a map from loading: the first of it, and how much more there is."""
    if not entry.diagnostics:
        return ""
    first, *others = entry.diagnostics
    file = "" if first.place.path == entry.path else f"{first.place.path}, "
    more = f" (and {len(others)} more)" if others else ""
    return f"does not load: {file}line {first.place.line}: {first.message}{more}"


def _all(diff: FileDiff, libraries: Sequence[FileDiff]) -> Iterator[Change]:
    yield from diff.changes
    for library in libraries:
        yield from library.changes


def _what(change: Change) -> tuple[str, str]:
    """Return what a change is about, however it was before."""
    return change.operation, change.id_path


def _only(diff: FileDiff, wanted: set[tuple[str, str]]) -> FileDiff:
    return replace(diff, changes=tuple(change for change in diff.changes if _what(change) in wanted))
