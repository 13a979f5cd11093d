"""SVG to PNG by resvg, with the shipped font first and the machine's fonts for what it lacks."""

from __future__ import annotations

import math
import unicodedata
from typing import Any

from jmap.assets import FONTS
from jmap.errors import UsageError
from jmap.render.escape import xml
from jmap.render.lettering import pixels
from jmap.render.panic import told_in_words
from jmap.render.sheet import SHIPPED_FONT

_DPI = 96
_MOST_PIXELS = 64_000_000
"""Each takes eight bytes while it is drawn and written, so half a gigabyte in all."""
_NO_CHARACTER = "\U0010ffff"
"""No font has a glyph for it, now or ever."""
_EMOJI_START = 0x1F000
_INVISIBLE = {"Cc", "Cf", "Cs", "Mn", "Me", "Zl", "Zp", "Zs"}
_PROBE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40">'
    f'<text x="8" y="30" font-family="{SHIPPED_FONT}" font-size="24">{{}}</text></svg>'
)


def png(svg: str, *, scale: float = 2) -> bytes:
    """Return `svg` as a PNG, `scale` pixels for each of its own; UsageError where resvg is missing."""
    return _drawn(svg, zoom=scale)


def largest_scale(svg: str) -> float:
    """Return the largest scale at which a picture of ours still fits into memory."""
    width, height = pixels(svg)
    return math.floor(math.sqrt(_MOST_PIXELS / (width * height)) * 10) / 10 or 0.1


def missing_scripts(text: str) -> tuple[str, ...]:
    """Return the scripts of `text` that no font at hand can draw, such as `Devanagari`, sorted.

    A script is told by the first word of its characters' names. One character stands for its script: it is
    missing where it is drawn just like a character that no font can have.
    """
    samples: dict[str, str] = {}
    for character in sorted(set(text)):
        if not character.isascii() and unicodedata.category(character) not in _INVISIBLE:
            samples.setdefault(_script(character), character)
    if not samples:
        return ()
    nothing = _probe(_NO_CHARACTER)
    return tuple(sorted(script for script, character in samples.items() if _probe(character) == nothing))


def _script(character: str) -> str:
    if unicodedata.category(character) in {"So", "Sk"}:
        return "Emoji" if ord(character) >= _EMOJI_START else "Symbols"
    return unicodedata.name(character, "UNKNOWN").split()[0].capitalize()


def _probe(character: str) -> bytes:
    return _drawn(_PROBE.format(xml(character)))


def _drawn(svg: str, **options: Any) -> bytes:
    try:
        import resvg_py  # noqa: PLC0415 - an optional wheel that only PNG needs
    except ImportError:
        raise UsageError(
            "PNG needs resvg, which is not installed", "`pip install resvg-py`, or render svg"
        ) from None
    with told_in_words("resvg"):
        drawn = resvg_py.svg_to_bytes(
            svg_string=svg,
            dpi=_DPI,
            font_files=[str(path) for path in FONTS],
            sans_serif_family=SHIPPED_FONT,
            **options,
        )
    return bytes(drawn)
