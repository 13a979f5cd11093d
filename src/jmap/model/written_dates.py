"""Dates as people and spreadsheets write them: what they are in the form that a map takes (ISO 8601)."""

from __future__ import annotations

import re
from calendar import month_abbr, month_name

from jmap.model.decimal_comma import with_plain_digits
from jmap.model.values import real_date

_MONTHS = {name.lower(): number for names in (month_name, month_abbr) for number, name in enumerate(names)}
_MONTHS["sept"] = 9
_FIRST_YEAR, _LAST_MONTH = 100, 12
_NUMBERS = re.compile(r"(\d{1,4})\s*[-./]\s*(\d{1,4})(?:\s*[-./]\s*(\d{1,4}))?(?:[t ]\d.*)?")
_EAST_ASIAN = re.compile(r"(\d{4})\s*[年년](?:\s*(\d{1,2})\s*[月월](?:\s*(\d{1,2})\s*[日일])?)?")
_DAY_AND_MONTH = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?\.?\s+)?([a-z]+)\.?,?\s+(\d{4})")
_MONTH_AND_DAY = re.compile(r"([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")


def meant_date(text: str) -> str | None:
    """Return `12.10.2026`, `10/2026` and `May 2026` in the form of ISO 8601; None where it is not plain.

    Of `12/10/2026` nobody can tell which is the month: with slashes, both orders are in use.
    """
    plain = with_plain_digits(text.strip()).lower()
    found = _of_numbers(plain) or _of_words(plain) or ""
    return found if found != text and real_date(found) else None


def _of_numbers(plain: str) -> str | None:
    if found := _EAST_ASIAN.fullmatch(plain):
        return _iso(*(int(number) for number in found.groups() if number))
    found = _NUMBERS.fullmatch(plain)
    if found is None:
        return None
    first, *others = (int(number) for number in found.groups() if number)
    if first >= _FIRST_YEAR:
        return _iso(first, *others)
    *between, year = others
    if year < _FIRST_YEAR or not between:
        return _iso(year, first) if year >= _FIRST_YEAR else None
    month = between[0]
    if "/" in plain and first <= _LAST_MONTH and month <= _LAST_MONTH and first != month:
        return None
    return _iso(year, first, month) if month > _LAST_MONTH else _iso(year, month, first)


def _of_words(plain: str) -> str | None:
    if found := _DAY_AND_MONTH.fullmatch(plain):
        day, month, year = found.groups()
    elif found := _MONTH_AND_DAY.fullmatch(plain):
        month, day, year = found.groups()
    else:
        return None
    number = _MONTHS.get(month)
    return _iso(int(year), number, *([int(day)] if day else [])) if number else None


def _iso(year: int, *others: int) -> str:
    return "-".join([f"{year:04d}", *(f"{number:02d}" for number in others)])
