"""Things that one side has renamed, where it is certain that they are those of the base.

Ids tell most things apart. Where nobody wrote one, a new name makes a new id: what has it is then known by
how alike it is to what the base has, as in a comparison. A merge takes nothing on a guess, so it must be much
alike, and nothing else may be.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jmap.diff.likeness import alike
from jmap.diff.match import matched
from jmap.diff.merge_value import names_of
from jmap.diff.nodes import tree
from jmap.model.readers import ListReader

if TYPE_CHECKING:
    from jmap.diff.match import Matches
    from jmap.diff.nodes import Node as Item
    from jmap.model.part import Part
    from jmap.model.readers import Location, Reader
    from jmap.source.tree import Node

_CERTAIN = 0.75
"""Things at least this alike are one, if nothing else is as alike."""


class Written(NamedTuple):
    """One side: what it says, and where."""

    part: Part
    root: Node
    reader: Reader

    def names(self, location: Location) -> list[tuple[Node, tuple[str, int]]]:
        """Return the items of the list at a location, each with its name in a merge."""
        reader, node = self.reader, self.root
        for key in location:
            reader, node = reader.children(node)[key]
        assert isinstance(reader, ListReader)
        nodes = [item for _, item in reader.children(node).values()]
        return list(zip(nodes, names_of(nodes, reader.item), strict=True))


def renamed(base: Written, side: Written) -> dict[Node, tuple[str, int]]:
    """Return the names in the base of what a side calls otherwise."""
    found = matched(tree(base.part), tree(side.part))
    names: dict[Node, tuple[str, int]] = {}
    for new in found.guesses:
        old = found.old_of[new]
        if old.container == new.container and _is_certain(old, new, found):
            here = side.names(new.location[:-1])
            _, name = base.names(old.location[:-1])[old.index or 0]
            if name not in [each for _, each in here]:
                names[here[new.index or 0][0]] = name
    return names


def _is_certain(old: Item, new: Item, found: Matches) -> bool:
    """Whether a guess is much alike, and no other that could be meant is."""
    assert old.parent
    assert new.parent
    gone = [
        item
        for item in old.parent.children
        if found.new_of.get(item) in found.guesses or item not in found.new_of
    ]
    come = [item for item in new.parent.children if item in found.guesses or item not in found.old_of]
    rivals = [(item, new) for item in gone if item.kind == old.kind and item is not old]
    rivals += [(old, item) for item in come if item.kind == new.kind and item is not new]
    return found.guesses[new] >= _CERTAIN and all(alike(*pair) < _CERTAIN for pair in rivals)
