"""The colours of everything jmap draws: one set of tokens for light, one for dark.

Colours are `#RRGGBB`. This module knows names and contrast; it does not know what is drawn with them.
"""

from __future__ import annotations

from jmap.frozen import frozen


def css_variables(tokens: Tokens) -> dict[str, str]:
    """Return every token under the name of its CSS variable, such as `--ink` or `--emotion-1-soft`."""
    variables = {
        "--bg": tokens.bg,
        "--panel": tokens.panel,
        "--sunk": tokens.sunk,
        "--ink": tokens.ink,
        "--ink2": tokens.ink2,
        "--line": tokens.line,
        "--focus": tokens.focus,
    }
    for number, persona in enumerate(tokens.personas, 1):
        variables[f"--persona-{number}"] = persona.colour
        variables[f"--persona-{number}-soft"] = persona.soft
        variables[f"--persona-{number}-ink"] = persona.ink
    for number, emotion in enumerate(tokens.emotions, 1):
        variables[f"--emotion-{number}"] = emotion.colour
        variables[f"--emotion-{number}-soft"] = emotion.soft
    variables["--pain"] = tokens.pain
    variables["--pain-bg"] = tokens.pain_bg
    variables["--opportunity"] = tokens.opportunity
    variables["--opportunity-bg"] = tokens.opportunity_bg
    return variables


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    darker, lighter = sorted((luminance(first), luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, 0 to 1 (WCAG 2.2, "relative luminance")."""
    red, green, blue = (_linear(int(colour[start : start + 2], 16) / 255) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB


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
