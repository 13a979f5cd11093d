"""Values that are more than text."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import get_args

import pytest

from jmap.model.part import Date, Form
from jmap.model.values import Quantity, quantity, real_date, real_duration, real_language, share


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("62%", Quantity(Decimal(62), "%")),
        ("62.5 %", Quantity(Decimal("62.5"), "%")),
        ("4.2/5", Quantity(Decimal("4.2"), "", Decimal(5))),
        ("3 min", Quantity(Decimal(3), "min")),
        ("+46", Quantity(Decimal(46))),
        ("\u22124", Quantity(Decimal(-4))),
        ("412k", Quantity(Decimal(412000))),
        ("1.5M", Quantity(Decimal(1500000))),
        ("412,000", Quantity(Decimal(412000))),
        ("3,5", Quantity(Decimal("3.5"))),
        ("€3.80", Quantity(Decimal("3.80"), "€")),
        ("18件", Quantity(Decimal(18), "件")),
        ("12min", Quantity(Decimal(12), "min")),
        ("5 Bar", Quantity(Decimal(5), "Bar")),
        ("1 200 kg", Quantity(Decimal(1200), "kg")),
        ("quite good", None),
        ("", None),
    ],
)
def test_a_metric_value_is_read_as_people_write_it(text: str, read: Quantity | None) -> None:
    assert quantity(text) == read


@pytest.mark.parametrize(
    ("text", "read"), [("62%", "0.62"), ("0.62", "0.62"), ("1", "1"), ("\u22121", "-1"), ("62.5 %", "0.625")]
)
def test_a_share_is_exact(text: str, read: str) -> None:
    assert share(text) == Decimal(read)


@pytest.mark.parametrize("text", ["most", "", "%", "nan", "inf", "1/2"])
def test_what_is_no_share(text: str) -> None:
    assert share(text) is None


@pytest.mark.parametrize(
    ("text", "real"),
    [
        ("2026-10-12", True),
        ("2026-10", True),
        ("2026", True),
        ("2024-02-29", True),
        ("2026-02-29", False),
        ("2026-13", False),
        ("0000", False),
        ("12.10.2026", False),
        ("2026-1-2", False),
        ("2026-10-12T00:00", False),
        ("２０２６", False),
    ],
)
def test_dates_are_those_of_the_calendar(text: str, real: bool) -> None:  # noqa: FBT001 - what is expected
    assert real_date(text) is real


def test_durations_and_languages_have_their_form() -> None:
    assert [
        text for text in ("90 days", "1 year", "0 days", "a year", "6 months\n") if real_duration(text)
    ] == [
        "90 days",
        "1 year",
    ]
    assert [
        text for text in ("en", "de-CH", "zh-Hant-TW", "e", "English (UK)", "") if real_language(text)
    ] == [
        "en",
        "de-CH",
        "zh-Hant-TW",
    ]


def test_the_pattern_of_a_date_knows_the_calendar() -> None:
    """Of every day from 1895 to 2105, and of the days around them that there are not."""
    form = next(mark for mark in get_args(Date) if isinstance(mark, Form))
    pattern = re.compile(form.pattern)
    days = ((year, month, day) for year in range(1895, 2106) for month in range(14) for day in range(33))
    texts = [f"{year}-{month:02}-{day:02}" for year, month, day in days]

    assert [text for text in texts if bool(pattern.match(text)) is not real_date(text)] == []
    assert pattern.match("2026")
    assert pattern.match("2026-02")
    assert not pattern.match("0000")
    assert not pattern.match("2026-13")
