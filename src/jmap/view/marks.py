"""How personas are told apart on a board: a number, one or two letters, a short name, a tone and a dash.

Colours are the theme's; this module only counts them.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from jmap.frozen import frozen
from jmap.model.inline import closed, plain
from jmap.view.text import clusters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from jmap.model.persona import Persona

TONES = 6
"""How many persona colours and how many dashes there are."""
_SHORT = 20
"""So many characters a short name has at most: a button holds them."""

_TITLES = frozenset(
    {
        *("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "madam", "dame", "lady"),
        *("herr", "frau", "fräulein", "doktor"),
        *("m", "mm", "mme", "mmes", "mlle", "mlles", "monsieur", "madame", "mademoiselle", "docteur"),
        *("sr", "sra", "srta", "señor", "señora", "señorita", "don", "doña"),
        *("السيد", "السيدة", "الآنسة", "الدكتور", "الدكتورة", "الأستاذ", "الأستاذة", "د", "أ"),
        *("الحاج", "الحاجة", "الشيخ", "الشيخة", "المهندس", "المهندسة"),
    }
)
"""What stands before the name of a person, in lower case and without a full stop."""
_ARTICLES = frozenset(
    {
        *("the", "a", "an", "der", "die", "das", "ein", "eine"),
        *("le", "la", "les", "un", "une", "el", "los", "las", "una"),
    }
)
"""What begins a name that says what somebody does or is, as `The careful planner`."""
_ELIDED = ("l'", "l’")


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


def marks(personas: Mapping[str, Persona]) -> Mapping[str, Mark]:
    """Return the mark of each persona, in the map's order."""
    return _marks(tuple([(persona, it.name) for persona, it in personas.items()]))


@lru_cache(maxsize=256)
def _marks(personas: tuple[tuple[str, str], ...]) -> Mapping[str, Mark]:
    """Return the marks by ids and names; board and diagram ask, and many maps of a project have the same."""
    names = [plain(name) for _, name in personas]
    shorts = _first_distinct(names, (_first_word, _last_word, _first_words, str), longest=_SHORT)
    letters = _first_distinct(names, (_initial, _initials, _beginning))
    found = {}
    for index, (persona, _) in enumerate(personas):
        tone, dash = index % TONES + 1, (index + index // TONES) % TONES + 1
        found[persona] = Mark(persona, index + 1, names[index], shorts[index], letters[index], tone, dash)
    return found


def _first_distinct(
    names: list[str], ways: Iterable[Callable[[str], str]], longest: int | None = None
) -> list[str]:
    """Shorten all names in the first way that keeps them apart, else number them.

    What is longer than `longest` becomes initials.
    """
    for way in ways:
        found = [way(name) for name in names]
        if longest:
            found = [
                short if len(short) <= longest else _initials(name)
                for short, name in zip(found, names, strict=True)
            ]
        if len(set(found)) == len(names):
            return [closed(short) for short in found]
    return [f"#{number}" for number in range(1, len(names) + 1)]


def _words(name: str) -> list[str]:
    """Return the words of a name without titles; the name itself, if it has nothing else."""
    words = name.split()
    while len(words) > 1 and words[0].casefold().rstrip(".") in _TITLES:
        del words[0]
    return [word.rstrip(",;:") or word for word in words] or [name]


def _is_role(name: str) -> bool:
    """Whether a name begins with an article: half of it would mean nothing."""
    first, *others = _words(name)
    folded = first.casefold()
    return folded.startswith(_ELIDED) or (bool(others) and folded in _ARTICLES)


def _first_word(name: str) -> str:
    return name if _is_role(name) else _words(name)[0]


def _last_word(name: str) -> str:
    return name if _is_role(name) else _words(name)[-1]


def _first_words(name: str) -> str:
    return name if _is_role(name) else " ".join(_words(name)[:2])


def _telling(name: str) -> list[str]:
    """Return the words of a name that tell it from others: neither titles nor an article."""
    words = _words(name)
    if not _is_role(name):
        return words
    return [words[0][2:], *words[1:]] if words[0].casefold().startswith(_ELIDED) else words[1:]


def _letter(word: str) -> str:
    return next((cluster.upper() for cluster in clusters(word) if cluster[0].isalnum()), word[:1])


def _initial(name: str) -> str:
    return _letter(" ".join(_telling(name)))


def _initials(name: str) -> str:
    words = _telling(name)
    return "".join(map(_letter, words[:1] + words[-1:] if len(words) > 1 else words))


def _beginning(name: str) -> str:
    """Return the first two characters of a name."""
    letters = [cluster for cluster in clusters(_telling(name)[0]) if cluster[0].isalnum()]
    return "".join([letter.upper() for letter in letters[:1]] + letters[1:2])
