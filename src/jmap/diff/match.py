"""Which part of an old map is which part of a new one: four rules, the same at every level.

1. Equal ids that somebody wrote are one thing; two different ones never are.
2. Equal ids that nobody wrote are one thing: under the same parent, else anywhere, if no other has them.
   So are two ways from one step to one target, whatever that is called.
3. What is left under one parent is matched by likeness, if at least one has no id of its own: a guess.
4. What follows the longest common order has stayed; only what is off it has moved.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING

from jmap.diff.likeness import alike
from jmap.diff.meant import Meant
from jmap.diff.nodes import height, same
from jmap.model.stage import Next

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from jmap.diff.nodes import Node

_MOST_GUESSES = 10_000
"""So many pairs are compared for likeness and no more: a hundred new things and a hundred that are gone."""


@dataclass(slots=True, eq=False)
class Matches:
    """The pairs of two trees, asked from either side, and how alike the guessed ones are."""

    new_of: dict[Node, Node] = field(default_factory=dict)
    old_of: dict[Node, Node] = field(default_factory=dict)
    guesses: dict[Node, float] = field(default_factory=dict)
    """By the new one."""
    closed: set[Node] = field(default_factory=set)
    """Of both trees, those that say the same as their match, if what stands in them was left out for that."""
    sides: tuple[Meant, ...] = ()
    """What is named on the old and the new side."""
    compared: int = 0
    """How many pairs were compared for likeness."""

    def add(self, old: Node, new: Node, guess: float | None = None) -> None:
        """Take two for one."""
        self.new_of[old], self.old_of[new] = new, old
        if guess is not None:
            self.guesses[new] = guess

    def known(self, node: Node | None) -> Node | None:
        """Return a matched node of either side as both know it: the new one."""
        return None if node is None else node if node in self.old_of else self.new_of.get(node)

    def same_named(self, old: Node, new: Node, key: str) -> bool:
        """Whether a key names the same parts on both sides, whatever they are called."""
        before, after = self.sides
        named = before.named(old, key)
        return bool(named) and [self.new_of.get(each) for each in named] == after.named(new, key)

    def left(self, olds: Iterable[Node], news: Iterable[Node]) -> tuple[list[Node], list[Node]]:
        """Return those nodes of both sides that have no match yet."""
        return [node for node in olds if node not in self.new_of], [
            node for node in news if node not in self.old_of
        ]

    def close(self, olds: Iterable[Node]) -> None:
        """Leave out what stands in those that say the same as their match."""
        for old in olds:
            if (new := self.new_of.get(old)) and same(old.part, new.part):
                self.closed |= {old, new}


def matched(old: Node, new: Node, *, throughout: bool = True) -> Matches:
    """Match two trees, from the top down: what stands in what is known before it is looked into.

    Unless `throughout` is asked for, what stands in two parts that say the same is not looked into at all.
    """
    found = Matches(sides=(Meant(old), Meant(new)))
    waiting = {old.kind: ([old], [new])}
    found.add(old, new)
    while waiting:
        highest = max(height(model) for model, _ in waiting)
        for kind in [kind for kind in waiting if height(kind[0]) == highest]:
            olds, news = waiting.pop(kind)
            _match_kind(olds, news, found)
            if not throughout:
                found.close(olds)
            for side, nodes in enumerate((olds, news)):
                for child in (child for node in nodes if node not in found.closed for child in node.children):
                    waiting.setdefault(child.kind, ([], []))[side].append(child)
    return found


def moved(pairs: Sequence[tuple[int, int]]) -> set[int]:
    """Return the old numbers of those that have left the common order: all but a longest increasing run.

    `pairs` are old and new numbers in the new order (patience sorting, after Schensted, 1961).
    """
    tails: list[int] = []
    """The least old number that ends a run of each length."""
    ends: list[int] = []
    before: list[int] = []
    for place, (number, _) in enumerate(pairs):
        length = bisect_left(tails, number)
        tails[length : length + 1] = [number]
        ends[length : length + 1] = [place]
        before.append(ends[length - 1] if length else -1)
    stayed, place = set(), ends[-1] if ends else -1
    while place >= 0:
        stayed.add(pairs[place][0])
        place = before[place]
    return {number for number, _ in pairs} - stayed


def _match_kind(olds: Sequence[Node], news: Sequence[Node], found: Matches) -> None:
    """Match the nodes of one kind, the parents of which are matched."""
    for explicit, by in product((True, False), (_in_place, _anywhere, _by_target)):
        olds, news = found.left(olds, news)
        if not olds or not news:
            return
        here, there = (_only(nodes, by, found, explicit=explicit) for nodes in (olds, news))
        for said in here.keys() & there.keys():
            found.add(here[said], there[said])
    for left, right in _by_parent(*found.left(olds, news), found):
        _guess(left, right, found)


def _in_place(node: Node, found: Matches) -> Hashable | None:
    """Return what tells a node from all others, if what it stands in is known."""
    parent = found.known(node.parent)
    return (parent, node.key) if parent else None


def _anywhere(node: Node, _found: Matches) -> Hashable | None:
    """Return what a node may be known by wherever it stands."""
    return node.key if node.listed and "id" in node.part.__dict__ else None


def _by_target(node: Node, found: Matches) -> Hashable | None:
    """Return the step that customers come from and what they go to, if both are known."""
    if type(node.part) is not Next or not (parent := found.known(node.parent)):
        return None
    side = found.sides[node.parent in found.old_of]
    target = next(map(found.known, side.named(node, "to")), None)
    return (parent, target) if target else None


def _only(
    nodes: Iterable[Node],
    by: Callable[[Node, Matches], Hashable | None],
    found: Matches,
    *,
    explicit: bool,
) -> dict[Hashable, Node]:
    """Return nodes by what is said of them, but for those of which nothing is, or the same as of others."""
    only: dict[Hashable, Node | None] = {}
    for node in nodes:
        if (node.explicit or not explicit) and (said := by(node, found)) is not None:
            only[said] = None if said in only else node
    return {said: node for said, node in only.items() if node}


def _by_parent(
    olds: Iterable[Node], news: Iterable[Node], found: Matches
) -> Iterable[tuple[list[Node], list[Node]]]:
    """Return those items of lists on both sides that stand in the same part."""
    held: dict[Node, tuple[list[Node], list[Node]]] = defaultdict(lambda: ([], []))
    for side, nodes in enumerate((olds, news)):
        for node in nodes:
            if node.listed and (parent := found.known(node.parent)):
                held[parent][side].append(node)
    return held.values()


def _guess(olds: list[Node], news: list[Node], found: Matches) -> None:
    """Match by likeness what stands under one parent, the most alike first; equals by their order."""
    found.compared += len(olds) * len(news)
    if found.compared > _MOST_GUESSES:
        return
    likely = [
        (-likeness, number, index, old, new)
        for number, old in enumerate(olds)
        for index, new in enumerate(news)
        if not (old.explicit and new.explicit) and (likeness := alike(old, new))
    ]
    for unlike, _, _, old, new in sorted(likely, key=lambda each: each[:3]):
        if old not in found.new_of and new not in found.old_of:
            found.add(old, new, -unlike)
