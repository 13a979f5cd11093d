"""One cause, one diagnostic: what hardly anything has is said once of the map, not at each place."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from jmap.lint.naming import id_of, listed
from jmap.lint.rule import Remark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from jmap.lint.subject import Subject

Item = TypeVar("Item")
_MOST_NAMED = 4


def coarser_first(
    subject: Subject,
    lacking: Sequence[Item],
    places: int,
    once: tuple[str, str],
    each: Callable[[Item], Remark],
) -> Iterator[Remark]:
    """Speak once, with the message and help of `once`, where fewer than half of the places have the thing.

    The message then names the first of those that lack it, unless all do. Otherwise speak of `each` place
    that lacks it. A single place is spoken of where it stands.
    """
    if len(lacking) > 1 and 2 * (places - len(lacking)) < places:
        message, advice = once
        singly = tuple(map(each, lacking))
        if len(lacking) < places:
            ids = dict.fromkeys(id_of(subject, remark.location) for remark in singly)
            message += f": {listed(ids, _MOST_NAMED)}"
        yield Remark((), message, advice, stands_for=singly)
    else:
        yield from map(each, lacking)
