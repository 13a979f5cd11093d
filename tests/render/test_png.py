"""PNG: the right size, real glyphs from the shipped fonts, and a word for what no font can draw."""

from __future__ import annotations

import struct
import sys
from typing import TYPE_CHECKING

import pytest

from jmap.errors import UsageError
from jmap.render import png as png_module
from jmap.render.diagram import diagram_svgs
from jmap.render.png import largest_scale, missing_scripts, png

if TYPE_CHECKING:
    from jmap.view.graph import Flow

pytest.importorskip("resvg_py", reason="resvg-py has no wheel for this machine")

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30" font-family="DejaVu Sans">{}</svg>'
LETTER = '<text x="4" y="24" font-size="20" font-weight="{weight}">{letter}</text>'


def size(picture: bytes) -> tuple[int, int]:
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", picture[16:24])
    return width, height


def letter(character: str, weight: int = 400) -> bytes:
    return png(PICTURE.format(LETTER.format(letter=character, weight=weight)))


def test_a_pixel_is_drawn_as_two_by_default() -> None:
    assert size(png(PICTURE.format(""))) == (80, 60)
    assert size(png(PICTURE.format(""), scale=1)) == (40, 30)


def test_the_diagram_has_its_own_size(flow: Flow) -> None:
    (svg,) = diagram_svgs([flow])
    width, height = size(png(svg, scale=1))
    assert f'width="{width}' in svg or width == pytest.approx(
        float(svg.split('width="')[1].split('"')[0]), abs=1
    )
    assert height > 300


def test_the_same_picture_has_the_same_bytes(flow: Flow) -> None:
    (svg,) = diagram_svgs([flow])
    assert png(svg) == png(svg)


def test_colours_of_the_style_sheet_are_drawn(flow: Flow) -> None:
    (svg,) = diagram_svgs([flow])
    assert png(svg) != png(svg.replace(".jf-arrow{", ".jf-none{"))


def test_both_shipped_weights_are_drawn() -> None:
    assert len({letter("R"), letter("R", 700), letter("")}) == 3


def test_scripts_of_the_shipped_font_are_never_missing() -> None:
    assert missing_scripts("Größe, Размер, μέγεθος, מידה, مقاس — “½” → ●") == ()
    assert missing_scripts("") == missing_scripts("plain ASCII\n\t") == ()


def test_a_script_that_no_font_has_is_named() -> None:
    thai_is_drawn = letter("ไ") != letter("\U0010ffff")
    assert missing_scripts("ok ไทย") == (() if thai_is_drawn else ("Thai",))


def test_private_and_unknown_characters_are_named() -> None:
    assert missing_scripts("\U000f1234") == ("Unknown",)


def test_marks_and_invisible_characters_say_nothing() -> None:
    assert missing_scripts("e\u0301 \u200d\u2066\u202b\u00a0\ufe0f") == ()


def test_every_script_is_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def probe(character: str) -> bytes:
        asked.append(character)
        return b"box"

    monkeypatch.setattr(png_module, "_probe", probe)
    assert missing_scripts("三回 検索 ひらがな 日本") == ("Cjk", "Hiragana")
    assert len(asked) == 3


def test_without_resvg_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    with pytest.raises(UsageError, match="PNG needs resvg") as caught:
        png(PICTURE.format(""))
    assert "pip install resvg-py" in caught.value.hint


class PanicException(BaseException):
    """What a program in Rust raises when it gives up."""


def test_a_program_that_gives_up_is_an_error_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def give_up(**_: object) -> bytes:
        raise PanicException("index 7 of 7")

    monkeypatch.setattr("resvg_py.svg_to_bytes", give_up)
    with pytest.raises(UsageError, match="resvg gave up on a picture: index 7 of 7"):
        png(PICTURE.format(""))


def test_the_largest_scale_fits_into_memory() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="8000" height="2000"/>'
    assert largest_scale(svg) == 2
    assert largest_scale(svg.replace("8000", "8001")) == 1.9
    assert largest_scale(svg.replace("8000", "800000000")) == 0.1
