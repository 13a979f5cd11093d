"""Which colours of a theme stand on which, how far they must be told apart, and what would mend it.

It knows tokens by the names under which a person says them, and nothing of where that was.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from jmap.frozen import frozen
from jmap.view.colour import contrast, nearest_colour
from jmap.view.theme import MOODS, NAMES, PERSONAS, named

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from jmap.view.theme import Tokens

TEXT, GRAPHICS = 4.5, 3.0
"""The least contrast of text and of what is drawn (WCAG 2.2, 1.4.3 and 1.4.11)."""

_GROUNDS = ("bg", "panel", "sunk")
_SOFT = tuple(name for name in NAMES if name.endswith("-soft"))


@frozen
class Weakness:
    """A token that is not told from another one: `token` is the one to change."""

    token: str
    colour: str
    front: str
    ground: str
    ratio: float
    needed: float
    also: tuple[str, ...]
    """Other tokens that it is not told from."""
    better: str | None
    """The nearest colour for `token` that is told from all; None where there is none."""


@frozen
class Pair:
    """A token that stands on another one, and the contrast that they need."""

    front: str
    ground: str
    needed: float

    def ratio(self, colours: Mapping[str, str]) -> float:
        """Return the contrast that they have."""
        return contrast(colours[self.front], colours[self.ground])

    def beside(self, token: str) -> str:
        """Return the other one of the two."""
        return self.ground if token == self.front else self.front


def _pairs() -> Iterator[Pair]:
    """Yield everything that is written or drawn on a ground."""
    text = [
        *product(("ink", "ink2"), (*_GROUNDS, *_SOFT, "pain-bg", "opportunity-bg")),
        *product((f"persona-{number}-ink" for number in PERSONAS), _GROUNDS),
        *((f"persona-{number}-ink", f"persona-{number}-soft") for number in PERSONAS),
        *product((f"emotion-{mood}" for mood in MOODS), _GROUNDS),
        *product(("pain", "opportunity"), _GROUNDS),
        *product(("focus",), ("bg", "panel")),
        ("pain", "pain-bg"),
        ("opportunity", "opportunity-bg"),
        ("bg", "ink"),
    ]
    drawn = [
        *product((f"persona-{number}" for number in PERSONAS), _GROUNDS),
        *((f"persona-{number}", f"persona-{number}-soft") for number in PERSONAS),
        *((f"emotion-{mood}", f"emotion-{mood}-soft") for mood in MOODS),
        ("focus", "sunk"),
    ]
    yield from (Pair(front, ground, TEXT) for front, ground in text)
    yield from (Pair(front, ground, GRAPHICS) for front, ground in drawn)


PAIRS = tuple(_pairs())


def weaknesses(tokens: Tokens, said: Collection[str]) -> Iterator[Weakness]:
    """Yield the tokens that are told from others too little, once each; it is those `said` that change."""
    colours = named(tokens)
    weak: dict[str, list[Pair]] = {}
    for pair in PAIRS:
        if pair.ratio(colours) < pair.needed:
            weak.setdefault(pair.front if pair.front in said else pair.ground, []).append(pair)
    for token, pairs in weak.items():
        worst, *others = sorted(pairs, key=lambda pair: pair.ratio(colours) / pair.needed)
        yield Weakness(
            token,
            colours[token],
            worst.front,
            worst.ground,
            worst.ratio(colours),
            worst.needed,
            tuple(dict.fromkeys(pair.beside(token) for pair in others)),
            _better(token, colours),
        )


def _better(token: str, colours: Mapping[str, str]) -> str | None:
    """Return the nearest colour for a token that is told from all that it has to be."""
    concerned = [pair for pair in PAIRS if token in {pair.front, pair.ground}]

    def will_do(colour: str) -> bool:
        tried = {**colours, token: colour}
        return all(pair.ratio(tried) >= pair.needed for pair in concerned)

    return nearest_colour(colours[token], will_do)
