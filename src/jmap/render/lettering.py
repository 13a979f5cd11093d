"""What all pictures have in common: how sizes are written and read, and which text needs more than a font."""

from __future__ import annotations

import re
from functools import lru_cache

_EUROPEAN = re.compile(r"[\x00-\u058f\u2000-\u200e\u2010-\u2bff]*")
"""Most texts: without East Asian characters, and without what runs from right to left."""
_EAST_ASIAN = r"[\u1100-\u11ff\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]"
"""A pattern that takes milliseconds to compile, so it waits for the first text that needs it."""
IN_ORDER = re.compile(r"\d{4}-\d\d(?:-\d\d)?(?!\d)|(?<!\w)[+\u2212-]\d[\d.,]*%?")
"""Dates and signed figures, which Arabic and Hebrew letters before them would turn round."""
_LEFT_TO_RIGHT_MARK = "\u200e"
EMBED, END = "\u202b", "\u202c"
"""Around a line that reads from right to left: its punctuation stays at its end."""
_SIZE = re.compile(r'<svg[^>]* width="([\d.]+)" height="([\d.]+)"')
BASELINE = 0.36
"""How far below the middle of a line its letters stand, for one pixel of font size."""


@lru_cache(maxsize=4096)
def number(value: float) -> str:
    """Return a coordinate with one decimal at most."""
    return f"{round(value, 1) + 0:g}"  # adding 0 makes zero of a negative zero


def pixels(svg: str) -> tuple[float, float]:
    """Return the width and height of a picture of ours."""
    found = _SIZE.search(svg)
    assert found, "our pictures say how large they are"
    return float(found[1]), float(found[2])


def is_european(text: str) -> bool:
    """Whether a text runs to the right and needs no font for East Asia."""
    return text.isascii() or _EUROPEAN.fullmatch(text) is not None


def in_order(text: str) -> str:
    """Return a text in which no date and no signed figure is turned round, whatever letters stand before it.

    After an Arabic letter the parts of a date are figures apart; after the mark they are one number
    (Unicode Standard Annex 9, rules W2 and W4).
    """
    return IN_ORDER.sub(rf"{_LEFT_TO_RIGHT_MARK}\g<0>", text)


def is_east_asian(text: str) -> bool:
    """Whether a text holds characters of Chinese, Japanese or Korean."""
    return not is_european(text) and re.search(_EAST_ASIAN, text) is not None
