"""How personas are told apart on a board: a number, one or two letters, a short name, a tone and a dash.

Colours are the theme's; this module only counts them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.frozen import frozen
from jmap.model.inline import closed, plain
from jmap.view.text import clusters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jmap.model.persona import Persona

TONES = 6
"""How many persona colours and how many dashes there are."""
_SHORT = 14


@frozen
class Mark:
    """One persona's sign. All numbers count from 1; no two personas share both `tone` and `dash`."""

    id: str
    number: int
    name: str
    short: str
    letters: str
    tone: int
    dash: int


def marks(personas: dict[str, Persona]) -> dict[str, Mark]:
    """Return the mark of each persona, in the map's order."""
    names = [plain(persona.name) for persona in personas.values()]
    shorts = _first_distinct(names, (_first_word, str))
    letters = _first_distinct(names, (_initial, _initials))
    found = {}
    for index, (persona, name) in enumerate(zip(personas, names, strict=True)):
        short = shorts[index] if len(shorts[index]) <= _SHORT else letters[index]
        tone, dash = index % TONES + 1, (index + index // TONES) % TONES + 1
        found[persona] = Mark(persona, index + 1, name, short, letters[index], tone, dash)
    return found


def _first_distinct(names: list[str], ways: Iterable[Callable[[str], str]]) -> list[str]:
    """Shorten all names in the first way that keeps them apart, else number them."""
    for way in ways:
        found = [way(name) for name in names]
        if len(set(found)) == len(names):
            return [closed(short) for short in found]
    return [f"#{number}" for number in range(1, len(names) + 1)]


def _first_word(name: str) -> str:
    return next(iter(name.split()), name)


def _initial(name: str) -> str:
    return next((cluster.upper() for cluster in clusters(name) if cluster[0].isalnum()), name[:1])


def _initials(name: str) -> str:
    words = name.split()
    return "".join(_initial(word) for word in (words[:1] + words[-1:] if len(words) > 1 else words))
