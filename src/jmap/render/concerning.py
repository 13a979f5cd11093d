"""How a page says what a thing is about: an attribute that its script reads, short as a page has hundreds."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jmap.view.concerns import Numbers


@lru_cache(maxsize=4096)
def concerning(concern: tuple[Numbers, ...]) -> str:
    """Return ` data-for="1 2;;3"`: the numbers of each facet's choices, `-` for none."""
    parts = ("" if part is None else " ".join(map(str, part)) or "-" for part in concern)
    value = ";".join(parts).rstrip(";")
    return f' data-for="{value}"' if value else ""
