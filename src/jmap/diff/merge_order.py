"""The order of a list that two sides have changed: what one side has moved is moved."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence
    from typing import TypeVar

    Name = TypeVar("Name", bound=Hashable)

_MOST = 2000
"""With more names than this, comparing each with each takes longer than anybody waits."""


def merged_order(base: Sequence[Name], ours: Sequence[Name], theirs: Sequence[Name]) -> list[Name] | None:
    """Return all names of both sides in one order; None where both have moved things and it cannot be.

    Of each two names that both sides have, the order is that of the side which has changed it. What only
    one side has stands behind what it stood behind there, ours before theirs.
    """
    theirs_too = set(theirs)
    both = [name for name in ours if name in theirs_too]
    order = _agreed(both, *({name: place for place, name in enumerate(side)} for side in (base, theirs)))
    if order is None:
        return None
    known = set(both)
    following: dict[Name | None, list[Name]] = {}
    for side in (ours, theirs):
        for before, name in zip((None, *side), side, strict=False):
            if name not in known:
                following.setdefault(before, []).append(name)
    return list(_unfolded([*following.pop(None, ()), *order], following))


def _unfolded(names: list[Name], following: dict[Name | None, list[Name]]) -> Iterator[Name]:
    """Yield names, each with what stands behind it, and what stands behind that."""
    left = names[::-1]
    while left:
        name = left.pop()
        yield name
        left += following.get(name, ())[::-1]


def _agreed(ours: list[Name], base: dict[Name, int], theirs: dict[Name, int]) -> list[Name] | None:
    """Return the names in the order that the sides agree on pair by pair; None where that goes in circles."""
    if ours == sorted(ours, key=theirs.__getitem__):
        return ours
    if len(ours) > _MOST:
        return None
    ahead = dict.fromkeys(ours, 0)
    for one, other in combinations(ours, 2):
        flipped = theirs[one] > theirs[other]
        known = one in base and other in base
        by_them = flipped and known and base[one] < base[other]
        ahead[one if by_them else other] += 1
    order = sorted(ours, key=ahead.__getitem__)
    return order if sorted(ahead.values()) == list(range(len(ours))) else None
