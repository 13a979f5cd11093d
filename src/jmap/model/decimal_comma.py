"""Numbers as much of the world writes them: with a comma, in typographic quotes or in other digits."""

from __future__ import annotations

import re
import unicodedata

from jmap.model.values import MINUS, TYPOGRAPHIC_QUOTES

_WITH_COMMA = re.compile(r"[-+]?\d+,\d+( ?%|/\d+)?", re.ASCII)
_SEPARATED = re.compile(r"\d{1,3}([ ,]\d{3})+", re.ASCII)
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?%?", re.ASCII)
_SIGNS = str.maketrans(
    {
        **dict.fromkeys((MINUS, "\u2010", "\u2011", "\u2012", "\u2013", "\uff0d"), "-"),
        **dict.fromkeys(("\uff0e", "\u066b"), "."),
        **dict.fromkeys(("\uff05", "\u066a"), "%"),
        "\uff0b": "+",
    }
)


def with_point(text: str) -> str | None:
    """Return `-1,5` as `-1.5`, also between typographic quotes; None where `text` is anything else."""
    plain = text.strip().strip(TYPOGRAPHIC_QUOTES).replace(MINUS, "-")
    return plain.replace(",", ".") if _WITH_COMMA.fullmatch(plain) else None


def without_separators(text: str) -> str | None:
    """Return `6,120` as `6120`; None where `text` is anything else than thousands with separators."""
    return text.replace(",", "").replace(" ", "") if _SEPARATED.fullmatch(text) else None


def without_quotes(text: str) -> str | None:
    """Return the number between typographic quotes, which are none to YAML; None where there is no such."""
    plain = text.strip(TYPOGRAPHIC_QUOTES)
    return plain if plain != text and _NUMBER.fullmatch(plain.replace(MINUS, "-")) else None


def in_plain_digits(text: str) -> str | None:
    """Return `٦٢٪` as `62%`; None where `text` is no number, or has the digits and signs of ASCII already."""
    plain = with_plain_digits(text)
    return plain if plain != text.replace(MINUS, "-") and _NUMBER.fullmatch(plain) else None


def with_plain_digits(text: str) -> str:
    """Return a text with the digits 0 to 9, and the signs of the keyboard, in place of all others."""
    digits = (unicodedata.decimal(character, None) for character in text)
    return "".join(
        character if digit is None else str(digit) for character, digit in zip(text, digits, strict=True)
    ).translate(_SIGNS)
