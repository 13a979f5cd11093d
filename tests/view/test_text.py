"""Text keeps all its characters, its clusters stay whole, and no line is wider than it may be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import iter_graphemes

from jmap.view.text import clusters, width, wrap

EVERY_SCRIPT = (
    "Compares models side by side",
    "Сравнивает модели и читает отзывы",
    "三回まで。「これは本当に安全ですか？」と彼女は尋ねた。",
    "اشترى الحذاء من المتجر الإلكتروني",
    "क्षत्रिय विद्यार्थी पढ़ता है",
    "สวัสดีครับยินดีต้อนรับ",
    "👨‍👩‍👧 🇩🇪🇫🇷 ✌🏽 ❤️ 1️⃣",
    "각 한국어 문장입니다",
    "é ấ ñ Ǖ",
)
WORDS = st.text(st.sampled_from(sorted({character for text in EVERY_SCRIPT for character in text})))


@pytest.mark.parametrize(
    ("text", "hundredths"),
    [
        ("", 0),
        ("i", 28),
        ("m", 98),
        ("iii", 84),
        ("日本", 200),
        ("Ａ", 100),
        ("e\u0301", 62),
        ("\u200d\u200e", 0),
    ],
)
def test_width_is_that_of_the_font(text: str, hundredths: int) -> None:
    assert width(text, 100) == pytest.approx(hundredths, abs=1)
    assert width(text, 50) == pytest.approx(width(text, 100) / 2)


def test_bold_is_wider() -> None:
    assert width("Pays by card", 13, bold=True) > width("Pays by card", 13) > 0


def test_unknown_letters_and_emoji_are_given_room() -> None:
    assert width("க", 10) == 10
    assert width("🎉", 10) >= 12.5
    assert width("❤️", 10) > width("❤", 10)


@given(st.text() | WORDS, st.floats(1, 400), st.booleans())
def test_nothing_is_lost_in_wrapping(text: str, room: float, bold: bool) -> None:  # noqa: FBT001 - drawn
    lines = wrap(text, 13, room, bold=bold)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(line.strip() for line in lines)


@given(st.text() | WORDS, st.floats(20, 400), st.booleans())
def test_no_line_is_too_wide(text: str, room: float, bold: bool) -> None:  # noqa: FBT001 - drawn
    for line in wrap(text, 13, room, bold=bold):
        assert width(line, 13, bold=bold) <= room or len(clusters(line.strip())) == 1


@given(WORDS, st.floats(1, 100))
def test_clusters_are_never_split(text: str, room: float) -> None:
    for line in wrap(text, 13, room):
        assert all(cluster in text for cluster in clusters(line))
    boundaries = set(ends(list(iter_graphemes(text))))
    assert set(ends(clusters(text))) <= boundaries


@pytest.mark.parametrize("text", EVERY_SCRIPT)
def test_clusters_are_what_unicode_says(text: str) -> None:
    assert clusters(text) == list(iter_graphemes(text))


def test_words_stay_whole_where_they_fit() -> None:
    assert wrap("Compares models side by side", 13, 150) == ("Compares models side", "by side")


def test_a_long_word_is_broken_at_its_own_signs_first() -> None:
    assert wrap("https://example.com/products/running-shoes", 13, 150) == (
        "https://example.com/",
        "products/running-",
        "shoes",
    )
    assert wrap("Donaudampfschifffahrt", 13, 100) == ("Donaudampfsc", "hifffahrt")


def test_words_break_after_a_hyphen_but_numbers_do_not() -> None:
    assert wrap("a self-service desk", 13, 60) == ("a self-", "service", "desk")
    assert wrap("takes 3-5 days", 13, 55) == ("takes", "3-5", "days")


def test_closing_marks_never_begin_a_line_and_opening_ones_never_end_it() -> None:
    text = "三回まで試した。「これは本当に安全ですか？」と、彼女は尋ねた（二度）。"
    for room in range(40, 300):
        lines = wrap(text, 13, room)
        assert not any(line[0] in "。、？」）" for line in lines), (room, lines)
        assert not any(line[-1] in "「（" for line in lines), (room, lines)


def test_written_line_breaks_stay() -> None:
    assert wrap("one\ntwo\r\nthree", 13, 300) == ("one", "two", "three")
    assert wrap(" \n \t", 13, 300) == ()


def test_spaces_that_do_not_break_are_kept() -> None:
    assert wrap("4\u00a0000\u202fkm away", 13, 70) == ("4\u00a0000\u202fkm", "away")


def ends(parts: list[str]) -> list[int]:
    """Where each part ends in the text that they make up."""
    return [sum(map(len, parts[: index + 1])) for index in range(len(parts))]
