"""Values that are more than text: dates, durations, shares, quantities.

Each is kept as written, or as an exact number; nothing is rounded and no unit is dropped.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from jmap.frozen import frozen

MINUS = "\u2212"
"""The typographic minus sign, which counts as `-`."""
TYPOGRAPHIC_QUOTES = "\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u00ab\u00bb\u300c\u300d"
"""Quotes that word processors put around a text, and that are part of it to YAML."""
TRUTHS = {
    **dict.fromkeys(("yes", "y", "on", "ja", "oui", "sí", "si", "sim", "はい", "نعم"), True),
    **dict.fromkeys(("no", "n", "off", "nein", "non", "nee", "não", "いいえ", "لا"), False),
}
"""Words by which people say yes and no, where a map says `true` and `false`."""

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?\Z", re.ASCII)
_DURATION = re.compile(r"[1-9]\d* (day|week|month|year)s?\Z", re.ASCII)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*\Z")
_PERCENT = Decimal(100)
_FACTORS = {"k": 3, "K": 3, "M": 6, "bn": 9, "B": 9}
_QUANTITY = re.compile(
    r"""^\s*(?P<before>[^\d+\-.,]*?)\s*
    (?P<number>[+-]?\d+(?:[ ,'\u00a0\u202f]\d{3})*(?:[.,]\d+)?)
    (?P<factor>(?:k|K|M|bn|B)(?![^\W\d_]))?
    \s*(?:/\s*(?P<of>\d+(?:\.\d+)?))?
    \s*(?P<unit>.*?)\s*$""",
    re.VERBOSE,
)


@frozen
class Quantity:
    """A number with what it counts: `62%`, `4.2/5`, `3 min`, `+46`, `412k`."""

    number: Decimal
    unit: str = ""
    of: Decimal | None = None
    """The top of the scale in `4.2/5`."""

    def __str__(self) -> str:
        """Return the number with its scale and unit."""
        scale = f"/{self.of}" if self.of is not None else ""
        return f"{self.number}{scale}{self.unit}"


@lru_cache(maxsize=1024)
def quantity(text: str) -> Quantity | None:
    """Read a metric value as people write it; None where no number stands in it."""
    match = _QUANTITY.match(text.replace(MINUS, "-"))
    if match is None:
        return None
    digits = re.sub(r"(?<=\d)[ ,'\u00a0\u202f](?=\d{3}(\D|$))", "", match["number"]).replace(",", ".")
    try:
        number = Decimal(digits).scaleb(_FACTORS.get(match["factor"] or "", 0))
    except InvalidOperation:
        return None
    unit = match["unit"] or match["before"].strip()
    return Quantity(number, unit, Decimal(match["of"]) if match["of"] else None)


def share(text: str) -> Decimal | None:
    """Read `62%` or a number as a fraction, `Decimal("0.62")`; None where it is neither."""
    written = text.replace(MINUS, "-").strip()
    percent = written.endswith("%")
    try:
        value = Decimal(written.removesuffix("%").strip())
    except InvalidOperation:
        return None
    if not value.is_finite():
        return None
    return value / _PERCENT if percent else value


def real_date(text: str) -> bool:
    """Whether `text` is a date of the calendar: `YYYY`, `YYYY-MM` or `YYYY-MM-DD` (ISO 8601)."""
    if not _DATE.match(text):
        return False
    try:
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return False
    return True


def real_duration(text: str) -> bool:
    """Whether `text` is a whole number of days, weeks, months or years, such as `6 months`."""
    return _DURATION.match(text) is not None


def real_language(text: str) -> bool:
    """Whether `text` has the form of a language tag (BCP 47, RFC 5646): `en`, `de-CH`, `zh-Hant`."""
    return _LANGUAGE.match(text) is not None
