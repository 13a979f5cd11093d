"""One cause, one diagnostic: what hardly anything has is said once of the map, not at each place."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from jmap.lint.rule import Remark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Item = TypeVar("Item")


def coarser_first(
    lacking: Sequence[Item],
    places: int,
    once: tuple[str, str],
    each: Callable[[Item], Remark],
) -> Iterator[Remark]:
    """Speak once, with the message and help of `once`, where fewer than half of the places have the thing.

    Otherwise speak of `each` place that lacks it. A single place is spoken of where it stands.
    """
    if len(lacking) > 1 and 2 * (places - len(lacking)) < places:
        yield Remark((), *once)
    else:
        yield from map(each, lacking)
