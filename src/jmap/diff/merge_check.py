"""Whether a merge may stand: nothing lost, nothing doubled, and nothing that the sides do not agree about.

Knows what the versions of a map say, not how they are written, nor how they were merged.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from jmap.diff.match import matched
from jmap.diff.nodes import tree
from jmap.frozen import frozen
from jmap.model.facts import facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.diff.match import Matches
    from jmap.diff.nodes import Container, Node
    from jmap.model.journey import JourneyMap
    from jmap.model.library import Library

    Version = JourneyMap | Library

Path = tuple[tuple[tuple[str, ...], str], ...]
"""Where a part stands: the container and the key of each part above it, and its own."""


class Versions(NamedTuple):
    """What one file says before and after."""

    base: Version
    ours: Version
    theirs: Version


@frozen
class Dispute:
    """Something of which each side has made another thing; the side that has deleted it has no path."""

    ours: Path | None
    theirs: Path | None


def keeps_all(result: Version, sides: Versions, *, renamed: bool = False) -> bool:
    """Whether each fact is in a result as often as the sides together say: added once, deleted for good.

    Where something without a written id may have been `renamed`, what is said counts, and not of what.
    """
    made, base, ours, theirs = (_facts(each, renamed=renamed) for each in (result, *sides))
    twice = _twice(result)
    return twice <= _twice(sides.ours) | _twice(sides.theirs) and all(
        made[fact] in _counts(base[fact], ours[fact], theirs[fact], renamed=renamed)
        for fact in made | base | ours | theirs
    )


def disputes(sides: Versions) -> list[Dispute]:
    """Return what both sides have deleted, renamed or moved, or deleted and changed, each in another way."""
    if len({type(each) for each in sides}) > 1:
        return [Dispute(None, None)]
    base, ours, theirs = (tree(each) for each in sides)
    mine, other = matched(base, ours), matched(base, theirs)
    return [each for node in base.walk() for each in _about(node, mine, other)]


def tells_apart(disputed: list[Dispute], ours: Version, theirs: Version, sides: Versions) -> bool:
    """Whether both ways to resolve a conflict hold what one side has made of a thing, and no more."""
    here, there = (set(map(_path, tree(each).walk())) for each in (ours, theirs))
    twice = _twice(sides.ours) | _twice(sides.theirs)
    return all(_twice(each) <= twice for each in (ours, theirs)) and all(
        (each.ours is None or (each.ours in here and each.ours not in there))
        and (each.theirs is None or (each.theirs in there and each.theirs not in here))
        and each != Dispute(None, None)
        for each in disputed
    )


def _about(node: Node, mine: Matches, other: Matches) -> Iterator[Dispute]:
    """Yield what is disputed about a part of the base, and about the lists in it."""
    ours, theirs = mine.new_of.get(node), other.new_of.get(node)
    if ours and theirs:
        was, here, there = _place(node), _place(ours, mine), _place(theirs, other)
        if len({was, here, there}) == 3:  # noqa: PLR2004  the number of sides
            yield Dispute(_path(ours), _path(theirs))
        yield from _replaced(node, (ours, mine), (theirs, other))
        yield from _put_elsewhere(node, mine, other)
    elif left := ours or theirs:
        seen = mine if ours else other
        if left.part != node.part or _place(left, seen) != _place(node):
            yield Dispute(_path(ours) if ours else None, _path(theirs) if theirs else None)


def _replaced(node: Node, ours: tuple[Node, Matches], theirs: tuple[Node, Matches]) -> Iterator[Dispute]:
    """Yield what stands in the place of parts and texts that neither side has any longer.

    Which of them is the old one with another name nobody can tell.
    """
    gone = {
        child.container
        for child in node.children
        if child.listed and child not in ours[1].new_of and child not in theirs[1].new_of
    }
    for container in sorted(gone):
        new, others = (_added(side, container) for side in (ours, theirs))
        if {each.key for each in new} != {each.key for each in others}:
            keys = {each.key for each in new} & {each.key for each in others}
            yield from (Dispute(_path(each), None) for each in new if each.key not in keys)
            yield from (Dispute(None, _path(each)) for each in others if each.key not in keys)
    for name, was in node.part.__dict__.items():
        if type(was) is tuple and (name,) not in gone:
            texts = [
                {each for each in side if isinstance(each, str)}
                for side in (was, ours[0].part.__dict__[name] or (), theirs[0].part.__dict__[name] or ())
            ]
            if texts[0] - texts[1] - texts[2] and texts[1] - texts[0] != texts[2] - texts[0]:
                yield Dispute(None, None)


def _put_elsewhere(node: Node, mine: Matches, other: Matches) -> Iterator[Dispute]:
    """Yield what one side has renamed in a list that the other has put into another order."""
    for container in sorted({child.container for child in node.children if child.listed}):
        both = [
            (child, mine.new_of[child], other.new_of[child])
            for child in node.children
            if child.container == container and child in mine.new_of and child in other.new_of
        ]
        for child, ours, theirs in both:
            by_ours = ours.key != child.key and _is_reordered([each[2] for each in both])
            by_theirs = theirs.key != child.key and _is_reordered([each[1] for each in both])
            if by_ours or by_theirs:
                yield Dispute(_path(ours), _path(theirs))


def _is_reordered(nodes: list[Node]) -> bool:
    numbers = [each.index or 0 for each in nodes if each.parent is nodes[0].parent]
    return numbers != sorted(numbers)


def _twice(version: Version) -> Counter[tuple[str, Container, str]]:
    """Return what stands more than once in one list under the same name."""
    found = Counter(
        (each.parent.key, each.container, each.spoken)
        for each in tree(version).walk()
        if each.parent and each.listed and each.spoken
    )
    return Counter({name: count for name, count in found.items() if count > 1})


def _added(side: tuple[Node, Matches], container: Container) -> list[Node]:
    node, seen = side
    return [each for each in node.children if each.container == container and each not in seen.old_of]


def _place(node: Node, seen: Matches | None = None) -> tuple[Node | None, Container, str]:
    """Return where a part stands, as the base would say it, and its key."""
    parent = node.parent
    if seen and parent:
        parent = seen.old_of.get(parent, parent)
    return parent, node.container, node.key


def _path(node: Node) -> Path:
    nodes = (node, *node.above())
    return tuple((each.container, each.key) for each in reversed(nodes) if each.parent)


def _facts(version: Version, *, renamed: bool) -> Counter[str]:
    return Counter(fact.partition(": ")[2] if renamed else fact for fact in facts(version))


def _counts(base: int, ours: int, theirs: int, *, renamed: bool) -> set[int]:
    """Return how often a fact may be said."""
    together = ours + theirs - base
    if ours == theirs:  # once for both; of what two things say alike, for each
        return set(range(min(ours, together), max(ours, together) + 1)) if renamed else {ours}
    if base in {ours, theirs} or renamed:
        return {together}
    least, most = sorted((ours, theirs))
    return {most} if least > base else {least} if most < base else set()
