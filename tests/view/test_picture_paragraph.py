"""Texts of several styles as lines: nothing is lost, nothing is too wide, nothing is taken apart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jmap.view.picture.bits import joined
from jmap.view.picture.paragraph import line_width, lines_of, paragraph, styled
from jmap.view.picture.shapes import Block, Run, Style, Words
from jmap.view.text import clusters, width

BODY = Style(13)
TEXTS = st.text(st.sampled_from("abc DEF-*`“”.,ñ漢字かな한 שלוםمرحبا\u0301\n\t👍🏽—"), max_size=60)


def texts(block: Block) -> list[str]:
    """Return the lines of a paragraph."""
    (words,) = [part for _, _, part in block.parts if isinstance(part, Words)]
    return ["".join(run.text for run in line) for line in words.lines]


def words_of(text: str) -> str:
    """Return a text without what a line may end in."""
    return "".join(text.split())


@given(TEXTS, st.integers(60, 300))
def test_lines_hold_the_whole_text_in_their_room(text: str, room: int) -> None:
    run = Run(text, BODY)
    lines = lines_of((run,), room)
    assert words_of("".join(part.text for line in lines for part in line)) == words_of(text)
    for line in lines:
        alone = len(clusters("".join(part.text for part in line))) == 1
        assert line_width(line) <= room or alone


@given(st.lists(TEXTS, min_size=1, max_size=4), st.integers(60, 300))
def test_a_change_of_style_moves_no_word(parts: list[str], room: int) -> None:
    styles = (BODY, Style(13, "pain"))
    plain = lines_of((Run("".join(parts), BODY),), room)
    mixed = lines_of(tuple(Run(part, styles[index % 2]) for index, part in enumerate(parts)), room)
    assert ["".join(run.text for run in line).strip() for line in mixed] == [
        "".join(run.text for run in line).strip() for line in plain
    ]


def test_inline_markdown_becomes_styles() -> None:
    runs = styled("A **bold** word, *said* at [home](https://example.org)", BODY)
    said = [(run.text, run.style.bold, run.style.italic, run.link and run.link.written) for run in runs]
    assert said == [
        ("A ", False, False, None),
        ("bold", True, False, None),
        (" word, ", False, False, None),
        ("said", False, True, None),
        (" at ", False, False, None),
        ("home", False, False, "https://example.org"),
    ]


def test_a_text_says_in_which_direction_it_runs() -> None:
    assert [run.to_the_left for run in styled("שלום", BODY)] == [True]
    assert [run.to_the_left for run in styled("1. hello שלום", BODY)] == [False]


def test_signs_that_turn_the_direction_are_left_out() -> None:
    assert [run.text for run in styled("a\u202eb\u2066c", BODY)] == ["abc"]


def test_what_leads_takes_room_from_the_first_line_only() -> None:
    lead = Block(60, 17, ())
    drawn = paragraph(styled("one two three four five six seven", BODY), 160, lead)
    first, *rest = texts(drawn)
    assert width(first, 13) <= 160 - 66
    assert any(width(line, 13) > 160 - 66 for line in rest)


def test_a_word_that_does_not_fit_beside_what_leads_goes_below_it() -> None:
    lead = Block(60, 17, ())
    drawn = paragraph(styled("Donaudampfschifffahrt", BODY), 170, lead)
    (top,) = [top for _, top, part in drawn.parts if isinstance(part, Words)]
    assert top >= lead.height
    assert texts(drawn) == ["Donaudampfschifffahrt"]


def test_no_text_is_no_block() -> None:
    assert paragraph((), 100).height == 0
    assert paragraph(styled(" \n ", BODY), 100).height == 0


@given(st.lists(st.text("ab ", min_size=1, max_size=12), min_size=2, max_size=6), st.integers(60, 300))
def test_no_line_ends_with_the_sign_between_two_facts(facts: list[str], room: int) -> None:
    for line in lines_of(tuple(joined(styled(fact, BODY) for fact in facts)), room):
        assert not "".join(run.text for run in line).rstrip().endswith("·")
