"""Dates as people write them."""

from __future__ import annotations

import pytest

from jmap.model.written_dates import meant_date


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("12.10.2026", "2026-10-12"),
        ("1. 2. 2026", "2026-02-01"),
        ("13/10/2026", "2026-10-13"),
        ("10/13/2026", "2026-10-13"),
        ("3/3/2026", "2026-03-03"),
        ("05/2026", "2026-05"),
        ("2026/5/3", "2026-05-03"),
        ("2026-1-2", "2026-01-02"),
        ("2026-10-12T09:30", "2026-10-12"),
        ("May 2026", "2026-05"),
        ("Sept. 2026", "2026-09"),
        ("12 Oct 2026", "2026-10-12"),
        ("October 12th, 2026", "2026-10-12"),
        ("2026年5月3日", "2026-05-03"),
        ("２０２６年５月", "2026-05"),
        ("٢٠٢٦-٠١-٠٢", "2026-01-02"),
    ],
)
def test_a_date_in_another_form_is_understood(written: str, meant: str) -> None:
    assert meant_date(written) == meant


@pytest.mark.parametrize(
    "written",
    ["12/10/2026", "31.02.2026", "2026-13", "0/2026", "26-10-12", "5/26", "Q3 2026", "last week", "", "2026"],
)
def test_what_is_no_plain_date_is_left_to_its_writer(written: str) -> None:
    assert meant_date(written) is None
