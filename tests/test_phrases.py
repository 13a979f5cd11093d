from __future__ import annotations

import pytest

from jmap.phrases import shortened


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Pays", "Pays"),
        ("Pays\n    by card", "Pays by card"),
        ("a" * 60, "a" * 60),
        ("a" * 61, "a" * 59 + "…"),
        ("a" * 58 + " and more", "a" * 58 + "…"),
    ],
)
def test_a_text_in_a_sentence_stands_on_one_line_and_is_not_long(text: str, quoted: str) -> None:
    assert shortened(text) == quoted
