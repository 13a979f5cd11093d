"""Dates and durations on the calendar."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jmap.model.dates import last_day, later


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("2026", date(2026, 12, 31)),
        ("2026-10", date(2026, 10, 31)),
        ("2026-02", date(2026, 2, 28)),
        ("2028-02", date(2028, 2, 29)),
        ("2026-12", date(2026, 12, 31)),
        ("2026-10-12", date(2026, 10, 12)),
        ("9999", date.max),
        ("0001-01-01", date.min),
    ],
)
def test_a_period_ends_on_its_last_day(text: str, last: date) -> None:
    assert last_day(text) == last


@pytest.mark.parametrize(
    ("start", "duration", "reached"),
    [
        (date(2026, 10, 12), "1 day", date(2026, 10, 13)),
        (date(2026, 10, 12), "90 days", date(2027, 1, 10)),
        (date(2026, 12, 30), "2 weeks", date(2027, 1, 13)),
        (date(2026, 10, 12), "6 months", date(2027, 4, 12)),
        (date(2026, 12, 1), "1 month", date(2027, 1, 1)),
        (date(2026, 11, 30), "12 months", date(2027, 11, 30)),
        (date(2026, 8, 31), "6 months", date(2027, 2, 28)),
        (date(2028, 2, 29), "1 year", date(2029, 2, 28)),
        (date(2028, 2, 29), "4 years", date(2032, 2, 29)),
    ],
)
def test_a_duration_is_counted_on_the_calendar(start: date, duration: str, reached: date) -> None:
    assert later(start, duration) == reached


@pytest.mark.parametrize(
    "duration", ["9999 years", "99999999 months", "99999999999999999999 days", f"{10**30} years"]
)
def test_what_lies_beyond_the_calendar_is_its_last_day(duration: str) -> None:
    assert later(date(2026, 1, 1), duration) == date.max


@given(st.dates(), st.integers(min_value=1, max_value=400), st.sampled_from(["day", "week", "month", "year"]))
def test_later_is_never_earlier(start: date, count: int, unit: str) -> None:
    assert later(start, f"{count} {unit}s") >= start


@given(st.dates())
def test_a_day_lies_within_its_month_and_its_year(day: date) -> None:
    text = day.isoformat()

    assert last_day(text) == day
    assert day <= last_day(text[:7]) <= last_day(text[:4])
