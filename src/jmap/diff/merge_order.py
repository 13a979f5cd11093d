"""The order of a list that two sides have changed: what one side has moved is moved."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence
    from typing import TypeVar

    Name = TypeVar("Name", bound=Hashable)


def merged_order(base: Sequence[Name], ours: Sequence[Name], theirs: Sequence[Name]) -> list[Name] | None:
    """Return all names of both sides in one order; None where both have moved things and it cannot be.

    Of each two names that both sides have, the order is that of the side which has changed it. What only
    one side has stands behind what it stood behind there, ours before theirs.
    """
    both = [name for name in ours if name in set(theirs)]
    order = _agreed(both, *({name: place for place, name in enumerate(side)} for side in (base, theirs)))
    if order is None:
        return None
    for side in (ours, theirs):
        added = {name for name in order if name not in side}
        for place, name in enumerate(side):
            if name not in order:
                at = order.index(side[place - 1]) + 1 if place else 0
                while at < len(order) and order[at] in added:
                    at += 1
                order.insert(at, name)
    return order


def _agreed(ours: list[Name], base: dict[Name, int], theirs: dict[Name, int]) -> list[Name] | None:
    """Return the names in the order that the sides agree on pair by pair; None where that goes in circles."""
    if ours == sorted(ours, key=theirs.__getitem__):
        return ours
    ahead = dict.fromkeys(ours, 0)
    for one, other in combinations(ours, 2):
        flipped = theirs[one] > theirs[other]
        known = one in base and other in base
        by_them = flipped and known and base[one] < base[other]
        ahead[one if by_them else other] += 1
    order = sorted(ours, key=ahead.__getitem__)
    return order if sorted(ahead.values()) == list(range(len(ours))) else None
