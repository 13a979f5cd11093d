"""Characters in keys that are not what they look like: unseen ones, and letters of other alphabets."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jmap.model.locate import Locator
    from jmap.source.tree import Scalar

_LOOK_ALIKES = str.maketrans("аеіјорсухѕһԁԛԝոսοινκ", "aeijopcyxshdqwnuoivk")
"""Letters of Cyrillic, Armenian and Greek that look like those of English, as UTS 39 lists them."""


def odd_character(key: Scalar, locator: Locator) -> str:
    """Name a character of a plain key that is not what it looks like; empty where there is none."""
    if locator.source.text[key.span.start : key.span.end] != key.raw:
        return ""
    plain = cleaned(key.raw)
    odd = next((character for character in key.raw if character not in plain), "")
    return f"a {unicodedata.name(odd, 'control character').lower()} (U+{ord(odd):04X})" if odd else ""


def cleaned(key: str) -> str:
    """Return `key` as it looks: plain letters and spaces, and nothing for what cannot be seen."""
    if key.isascii() and key.isprintable():
        return key
    seen = "".join(char if char.isprintable() else " " if char.isspace() else "" for char in key)
    plain = seen.translate(_LOOK_ALIKES)
    return plain if plain.isascii() else seen
