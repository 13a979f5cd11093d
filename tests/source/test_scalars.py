"""The core schema of YAML 1.2."""

from __future__ import annotations

import math

import pytest

from jmap.source.scalars import resolve


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("NULL", None),
        ("nuLL", "nuLL"),
        ("true", True),
        ("False", False),
        ("0", 0),
        ("-12", -12),
        ("+7", 7),
        ("010", 10),
        ("0o17", 15),
        ("0x1F", 31),
        ("-0x1F", "-0x1F"),
        ("1.5", 1.5),
        ("-.5", -0.5),
        ("4.", 4.0),
        ("1e3", 1000.0),
        ("12e03", 12000.0),
        (".inf", math.inf),
        ("-.INF", -math.inf),
        ("inf", "inf"),
        ("nan", "nan"),
        ("1_000", "1_000"),
        ("no", "no"),
        ("on", "on"),
        ("y", "y"),
        ("12:30", "12:30"),
        ("2024-05-01", "2024-05-01"),
        ("62%", "62%"),
        ("+", "+"),
        (".", "."),
        ("-", "-"),
        ("e3", "e3"),
        ("١٢", "١٢"),
        ("9" * 5000, "9" * 5000),
    ],
)
def test_a_plain_scalar_means(raw: str, value: object) -> None:
    resolved = resolve(raw)
    assert resolved == value
    assert type(resolved) is type(value)


def test_not_a_number_is_a_float() -> None:
    value = resolve(".nan")
    assert isinstance(value, float)
    assert math.isnan(value)
