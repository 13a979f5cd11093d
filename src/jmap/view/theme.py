"""The colours of everything jmap draws: one set of tokens for light, one for dark.

Colours are `#RRGGBB`. This module knows their names; it does not know what is drawn with them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jmap.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

_FAMILY = r"\w[\w.+-]*(?: [\w.+-]+)*"
_QUOTED = rf"""(?:{_FAMILY}|"{_FAMILY}"|'{_FAMILY}')"""
FONTS = rf" *{_QUOTED} *(?:, *{_QUOTED} *)*"
"""What a list of fonts may look like: names alone, so that nothing else gets into a style sheet."""

PERSONAS = range(1, 7)
"""The numbers of the personas that have colours of their own."""
MOODS = range(1, 6)
"""From very negative to very positive."""
_PLAIN = ("bg", "panel", "sunk", "ink", "ink2", "line", "focus")
_INSIGHTS = ("pain", "pain-bg", "opportunity", "opportunity-bg")
NAMES = (
    *_PLAIN,
    *(f"persona-{number}{part}" for number in PERSONAS for part in ("", "-soft", "-ink")),
    *(f"emotion-{mood}{part}" for mood in MOODS for part in ("", "-soft")),
    *_INSIGHTS,
)
"""What a person calls each token, such as `ink` or `emotion-1-soft`; `--` before it makes a CSS variable."""


def named(tokens: Tokens) -> dict[str, str]:
    """Return every token by its name."""
    personas = [part for it in tokens.personas for part in (it.colour, it.soft, it.ink)]
    emotions = [part for it in tokens.emotions for part in (it.colour, it.soft)]
    plain = [getattr(tokens, name) for name in _PLAIN]
    insights = [getattr(tokens, name.replace("-", "_")) for name in _INSIGHTS]
    return dict(zip(NAMES, [*plain, *personas, *emotions, *insights], strict=True))


def with_colours(tokens: Tokens, said: Mapping[str, str]) -> Tokens:
    """Return tokens with other colours for those of these names."""
    colours = {**named(tokens), **said}
    return Tokens(
        **{name: colours[name] for name in _PLAIN},
        personas=tuple(
            PersonaColours(*(colours[f"persona-{number}{part}"] for part in ("", "-soft", "-ink")))
            for number in PERSONAS
        ),
        emotions=tuple(
            EmotionColours(*(colours[f"emotion-{mood}{part}"] for part in ("", "-soft"))) for mood in MOODS
        ),
        **{name.replace("-", "_"): colours[name] for name in _INSIGHTS},
    )


def css_variables(tokens: Tokens) -> dict[str, str]:
    """Return every token under the name of its CSS variable, such as `--ink` or `--emotion-1-soft`."""
    return {f"--{name}": colour for name, colour in named(tokens).items()}


def families(written: str) -> tuple[str, ...] | None:
    """Return the fonts of a list as CSS has it, `"Open Sans", Arial`; None where it is none."""
    if not re.fullmatch(FONTS, written):
        return None
    return tuple(family.strip(" \"'") for family in written.split(","))


@frozen
class PersonaColours:
    """One persona: a colour for lines and dots, a soft ground, and an ink to write with on it."""

    colour: str
    soft: str
    ink: str


@frozen
class EmotionColours:
    """One mood: a colour for face and score, and a soft ground for cards."""

    colour: str
    soft: str


@frozen
class Tokens:
    """Every colour of one appearance."""

    bg: str
    panel: str
    sunk: str
    ink: str
    ink2: str
    line: str
    focus: str
    personas: tuple[PersonaColours, ...]
    """In the order of the map's personas; a seventh starts again with the first."""
    emotions: tuple[EmotionColours, ...]
    """From very negative to very positive."""
    pain: str
    pain_bg: str
    opportunity: str
    opportunity_bg: str


@frozen
class Theme:
    """The two appearances of a map."""

    light: Tokens
    dark: Tokens
    fonts: tuple[str, ...] = ()
    """Families of the reader's machine that go before those of its system."""


LIGHT = Tokens(
    bg="#F6F5F2",
    panel="#FFFFFF",
    sunk="#FAF9F7",
    ink="#1B1A23",
    ink2="#55536A",
    line="#E6E3DC",
    focus="#3B2FD6",
    personas=(
        PersonaColours("#5B3FD4", "#EEEAFD", "#4A31B5"),
        PersonaColours("#0B7A75", "#DDF3F0", "#0A5F5B"),
        PersonaColours("#704A00", "#F3EADB", "#543800"),
        PersonaColours("#BD55B4", "#F9EAF7", "#8A3C83"),
        PersonaColours("#2F7CF6", "#E5EFFE", "#1D55AB"),
        PersonaColours("#232F5B", "#E4E7F0", "#1A2344"),
    ),
    emotions=(
        EmotionColours("#C4292B", "#FCECEB"),
        EmotionColours("#B45309", "#FDF1E4"),
        EmotionColours("#5C6070", "#F1F1F4"),
        EmotionColours("#3F7D20", "#EFF6E9"),
        EmotionColours("#0E7A4E", "#E4F5EC"),
    ),
    pain="#A62422",
    pain_bg="#FDF0EE",
    opportunity="#0B6B45",
    opportunity_bg="#ECF8F1",
)

DARK = Tokens(
    bg="#121119",
    panel="#1B1A25",
    sunk="#17161F",
    ink="#F1EFF8",
    ink2="#AEABC2",
    line="#302E3E",
    focus="#A99BFF",
    personas=(
        PersonaColours("#A897FF", "#2A2450", "#C9BEFF"),
        PersonaColours("#4FD1C5", "#123A3A", "#8BE6DD"),
        PersonaColours("#E8AE3C", "#3A2D16", "#F2D08E"),
        PersonaColours("#EB4E78", "#3F1C2A", "#F7A6BB"),
        PersonaColours("#5C86CC", "#1C2740", "#AAC2EA"),
        PersonaColours("#C9FED3", "#26382D", "#E0FEE5"),
    ),
    emotions=(
        EmotionColours("#FF8A80", "#3A2229"),
        EmotionColours("#FFB864", "#372A22"),
        EmotionColours("#B4B7C6", "#2A2A36"),
        EmotionColours("#A5DB7C", "#26321F"),
        EmotionColours("#5FE0A5", "#183529"),
    ),
    pain="#FF9C93",
    pain_bg="#2E1C21",
    opportunity="#74E0AE",
    opportunity_bg="#162C26",
)

DEFAULT = Theme(LIGHT, DARK)
