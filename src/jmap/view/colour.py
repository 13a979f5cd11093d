"""Colours as people write them and as jmap keeps them, `#RRGGBB`: how bright they are, which are near them.

This module knows numbers; it does not know what a colour is for.
"""

from __future__ import annotations

import colorsys
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_NUMBER = r"[0-9]{1,3}(?:\.[0-9]+)?"
_BETWEEN = "(?: *, *| +)"
COLOUR = (
    "#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})"
    rf"|rgb\( *{_BETWEEN.join([f'{_NUMBER}%?'] * 3)} *\)"
    rf"|hsl\( *{_NUMBER}(?:deg)?{_BETWEEN}{_NUMBER}%{_BETWEEN}{_NUMBER}% *\)"
)
"""What a colour may look like; a regular expression that Python and JSON Schema read alike."""

_STEPS = 256
"""In which a colour is made lighter or darker: as fine as can be told apart in eight bits."""


def read_colour(written: str) -> str | None:
    """Return a colour as `#RRGGBB`; None for what is none, and for what is not opaque or only a name."""
    if not re.fullmatch(COLOUR, written):
        return None
    if written.startswith("#"):
        digits = written[1:] if len(written) > len("#RGB") else "".join(digit * 2 for digit in written[1:])
        return f"#{digits.upper()}"
    first, second, third = re.findall(f"{_NUMBER}%?", written)
    if written.startswith("rgb"):
        return _hex(*(_share(part, 255) for part in (first, second, third)))
    hue, saturation, lightness = float(first) / 360, _share(second, 100), _share(third, 100)
    return _hex(*colorsys.hls_to_rgb(hue % 1, lightness, saturation))


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    darker, lighter = sorted((luminance(first), luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, 0 to 1 (WCAG 2.2, "relative luminance")."""
    red, green, blue = map(_linear, _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def nearest_colour(colour: str, will_do: Callable[[str], bool]) -> str | None:
    """Return the colour nearest to `colour`, darker or lighter, that will do; None where none does."""
    for step in range(1, _STEPS + 1):
        for end in (0.0, 1.0):
            part = step / _STEPS
            mixed = _hex(*(channel + (end - channel) * part for channel in _channels(colour)))
            if will_do(mixed):
                return mixed
    return None


def _share(written: str, whole: int) -> float:
    """Return a number as a share of `whole`, at most 1; a percentage is one already."""
    share = float(written[:-1]) / 100 if written.endswith("%") else float(written) / whole
    return min(share, 1.0)


def _channels(colour: str) -> tuple[float, ...]:
    return tuple(int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))


def _hex(*channels: float) -> str:
    return "#" + "".join(f"{round(channel * 255):02X}" for channel in channels)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB
