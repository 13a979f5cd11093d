"""Colours as people write them, and the nearest ones that can be told apart."""

from __future__ import annotations

import pytest

from jmap.view.colour import contrast, nearest_colour, read_colour
from jmap.view.contrast import weaknesses
from jmap.view.theme import DARK, LIGHT, NAMES, families, named, with_colours


@pytest.mark.parametrize(
    ("written", "colour"),
    [
        ("#005EB8", "#005EB8"),
        ("#05b", "#0055BB"),
        ("rgb(0, 94, 184)", "#005EB8"),
        ("rgb(0 94 184)", "#005EB8"),
        ("rgb(100%, 50%, 0%)", "#FF8000"),
        ("rgb(300 0 0)", "#FF0000"),
        ("hsl(0, 0%, 100%)", "#FFFFFF"),
        ("hsl(120deg 100% 25%)", "#008000"),
        ("hsl(480 100% 25%)", "#008000"),
    ],
)
def test_a_colour_is_read(written: str, colour: str) -> None:
    assert read_colour(written) == colour


@pytest.mark.parametrize(
    "written",
    [
        "",
        "red",
        "#1234",
        "#12345678",
        "005EB8",
        "rgb(1, 2)",
        "rgba(0, 0, 0, .5)",
        "rgb(0 0 0 / 50%)",
        "var(--brand)",
        "url(#a)",
        "expression(alert(1))",
        "\\23 fff",
        "#fff</style>",
        "#fff\n",
    ],
)
def test_what_is_no_opaque_colour_is_not(written: str) -> None:
    assert read_colour(written) is None


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ('"Open Sans", Arial', ("Open Sans", "Arial")),
        ("system-ui", ("system-ui",)),
        (" 'ヒラギノ角ゴ' , Noto Sans JP ", ("ヒラギノ角ゴ", "Noto Sans JP")),
    ],
)
def test_fonts_are_read(written: str, names: tuple[str, ...]) -> None:
    assert families(written) == names


@pytest.mark.parametrize(
    "written", ["", ",", "url(x)", "a;b", "a}b", '"a', "a\\62", "</style>", "a,,b", "local(a)", "a\nb"]
)
def test_what_is_no_list_of_fonts_is_not(written: str) -> None:
    assert families(written) is None


def test_tokens_are_told_and_changed_by_their_names() -> None:
    assert tuple(named(LIGHT)) == NAMES
    assert with_colours(LIGHT, {}) == LIGHT
    assert with_colours(LIGHT, named(DARK)) == DARK
    assert with_colours(LIGHT, {"persona-2-ink": "#000000"}).personas[1].ink == "#000000"


def test_the_nearest_colour_that_will_do_is_found() -> None:
    def is_readable(colour: str) -> bool:
        return contrast(colour, "#FFFFFF") >= 4.5

    assert nearest_colour("#777777", is_readable) == "#767676"
    assert nearest_colour("#777777", lambda colour: colour == "#FFFFFF") == "#FFFFFF"
    assert nearest_colour("#777777", lambda _: False) is None


def test_a_token_that_is_too_near_to_others_is_told_once_with_what_mends_it() -> None:
    tokens = with_colours(LIGHT, {"ink2": "#AAAAAA"})
    (weak,) = weaknesses(tokens, {"ink2"})

    assert (weak.token, weak.front, weak.needed) == ("ink2", "ink2", 4.5)
    assert weak.ratio == pytest.approx(contrast("#AAAAAA", named(LIGHT)[weak.ground]))
    assert {"bg", "panel", "sunk", "pain-bg"} <= {weak.ground, *weak.also}
    assert weak.better is not None
    assert list(weaknesses(with_colours(LIGHT, {"ink2": weak.better}), {"ink2"})) == []


def test_of_a_ground_that_was_said_the_ground_is_told() -> None:
    (weak,) = weaknesses(with_colours(LIGHT, {"pain-bg": "#000000"}), {"pain-bg"})

    assert (weak.token, weak.ground) == ("pain-bg", "pain-bg")
