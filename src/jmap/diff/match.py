"""Which part of an old map is which part of a new one: four rules, the same at every level.

1. Equal ids that somebody wrote are one thing; two different ones never are.
2. Equal ids that nobody wrote are one thing: under the same parent, else anywhere, if no other has them.
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

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from jmap.diff.nodes import Kind, Node

_MOST_GUESSES = 10_000
"""So many pairs are compared for likeness and no more: a hundred new things and a hundred that are gone."""


@dataclass(slots=True, eq=False)
class Matches:
    """The pairs of two trees, asked from either side, and how alike the guessed ones are."""

    new_of: dict[Node, Node] = field(default_factory=dict)
    old_of: dict[Node, Node] = field(default_factory=dict)
    guesses: dict[Node, float] = field(default_factory=dict)
    """By the new one."""
    compared: int = 0
    """How many pairs were compared for likeness."""

    def add(self, old: Node, new: Node, guess: float | None = None) -> None:
        """Take two for one."""
        self.new_of[old], self.old_of[new] = new, old
        if guess is not None:
            self.guesses[new] = guess


def matched(old: Node, new: Node) -> Matches:
    """Match two trees, from the top down: what stands in what is known before it is looked into."""
    found = Matches()
    found.add(old, new)
    olds, news = _by_kind(old), _by_kind(new)
    for kind in _from_the_top([*olds.items(), *news.items()]):
        _match_kind(olds.get(kind, []), news.get(kind, []), found)
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


def _by_kind(root: Node) -> dict[Kind, list[Node]]:
    found: dict[Kind, list[Node]] = defaultdict(list)
    for node in root.walk():
        if node.parent:
            found[node.kind].append(node)
    return found


def _from_the_top(nodes: Iterable[tuple[Kind, list[Node]]]) -> list[Kind]:
    """Return the kinds so that each stands behind all kinds that hold it: no kind holds itself."""
    holders: dict[Kind, set[Kind]] = defaultdict(set)
    for kind, of_kind in nodes:
        holders[kind] |= {node.parent.kind for node in of_kind if node.parent and node.parent.parent}
    order: dict[Kind, None] = {}

    def place(kind: Kind) -> None:
        for holder in sorted(holders[kind] - order.keys(), key=str):
            place(holder)
        order[kind] = None

    for kind in list(holders):
        place(kind)
    return list(order)


def _match_kind(olds: list[Node], news: list[Node], found: Matches) -> None:
    """Match the nodes of one kind, the parents of which are matched."""

    def seen(node: Node) -> Node | None:
        """Return the parent as both sides know it: the new one."""
        assert node.parent is not None
        return node.parent if node.parent in found.old_of else found.new_of.get(node.parent)

    def free(nodes: Iterable[Node], *, explicit: bool = False) -> list[Node]:
        left = (node for node in nodes if node not in found.new_of and node not in found.old_of)
        return [node for node in left if node.explicit] if explicit else list(left)

    def in_place(node: Node) -> Hashable | None:
        parent = seen(node)
        return (parent, node.key) if parent else None

    def anywhere(node: Node) -> Hashable | None:
        return node.key if node.listed and "id" in node.part.__dict__ else None

    for both_explicit, by in product((True, False), (in_place, anywhere)):
        there = _only(free(news, explicit=both_explicit), by)
        here = _only(free(olds, explicit=both_explicit), by) if there else {}
        for said in here.keys() & there.keys():
            found.add(here[said], there[said])
    for parent, (left, right) in _by_parent(free(olds), free(news), seen).items():
        if parent:
            _guess(left, right, found)


def _only(nodes: Iterable[Node], by: Callable[[Node], Hashable | None]) -> dict[Hashable, Node]:
    """Return nodes by what is said of them, but for those of which nothing is, or the same as of others."""
    found: dict[Hashable, list[Node]] = defaultdict(list)
    for node in nodes:
        if (said := by(node)) is not None:
            found[said].append(node)
    return {said: same[0] for said, same in found.items() if len(same) == 1}


def _by_parent(
    olds: Iterable[Node], news: Iterable[Node], seen: Callable[[Node], Node | None]
) -> dict[Node | None, tuple[list[Node], list[Node]]]:
    found: dict[Node | None, tuple[list[Node], list[Node]]] = defaultdict(lambda: ([], []))
    for side, nodes in enumerate((olds, news)):
        for node in nodes:
            if node.listed:
                found[seen(node)][side].append(node)
    return found


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
