"""Which file that is new is one that is gone, under another name: by what both say."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from itertools import product
from typing import TYPE_CHECKING

from jmap.diff.likeness import contents, shared
from jmap.diff.side import side_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jmap.diff.side import AnyFile

_ONE = 0.5
"""A file that is gone and one that is new are one, if they say so much alike."""
_MOST_PAIRS = 2500
"""So many pairs are looked at one by one; of more, those that have a name or the whole text in common."""
_MOST_TWINS = 10
"""So many files that have that in common with one are looked at."""


def renamed(gone: Sequence[AnyFile], come: Sequence[AnyFile]) -> list[tuple[AnyFile, AnyFile]]:
    """Return which files that are new are ones that are gone, the most alike first, each once."""
    before, after = ([contents(side_of(each).part) for each in files] for files in (gone, come))
    alike = sorted(
        (-likeness, gone[number].path, come[index].path, number, index)
        for number, index in _likely(gone, come)
        if type(gone[number]) is type(come[index])
        and (likeness := shared(before[number], after[index])) >= _ONE
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, _, number, index in alike:
        if number not in pairs and index not in taken:
            pairs[number] = index
            taken.add(index)
    return [(gone[number], come[index]) for number, index in pairs.items()]


def _likely(gone: Sequence[AnyFile], come: Sequence[AnyFile]) -> Iterable[tuple[int, int]]:
    """Return the numbers of the pairs to look at."""
    if len(gone) * len(come) <= _MOST_PAIRS:
        return product(range(len(gone)), range(len(come)))
    there: dict[str, list[int]] = defaultdict(list)
    for index, new in enumerate(come):
        for mark in _marks(new):
            there[mark].append(index)
    return {
        (number, index)
        for number, old in enumerate(gone)
        for mark in _marks(old)
        for index in there[mark][:_MOST_TWINS]
    }


def _marks(file: AnyFile) -> tuple[str, ...]:
    """Return what a file may have in common with itself under another name."""
    return posixpath.basename(file.path), file.source.text if file.source else ""
