"""Dates and durations as maps write them, on the calendar: when a period ends, when something is due.

It knows no clock: what day it is today, a caller says.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

_MONTHS_OF_A_YEAR = 12
_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "year": _MONTHS_OF_A_YEAR}


@lru_cache
def last_day(text: str) -> date:
    """Return the last day of `2026`, `2026-10` or `2026-10-12`: a period is over when all of it is.

    >>> last_day("2026-02")
    datetime.date(2026, 2, 28)
    """
    year, month, day = (*map(int, text.split("-")), 0, 0)[:3]
    month = month or _MONTHS_OF_A_YEAR
    return date(year, month, day or monthrange(year, month)[1])


@lru_cache
def later(start: date, duration: str) -> date:
    """Return the day that comes `90 days`, `2 weeks`, `6 months` or `1 year` after `start`.

    A day that its month does not have is the last one of it; what lies beyond the calendar is its last day.
    """
    count, unit = duration.split()
    unit = unit.removesuffix("s")
    try:
        if unit in _DAYS:
            return start + timedelta(days=int(count) * _DAYS[unit])
        years, month = divmod(start.month - 1 + int(count) * _MONTHS[unit], _MONTHS_OF_A_YEAR)
        year = start.year + years
        return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError):
        return date.max
