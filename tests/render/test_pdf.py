"""PDF: pages of the right size, text that can be read and searched, and an error that names the extra."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import jmap
from jmap.errors import UsageError
from jmap.render.pdf import PAPERS, pdf
from jmap.render.picture.svg import svg
from jmap.view.document import document
from jmap.view.picture.pages import pages
from jmap.view.picture.picture import picture

if TYPE_CHECKING:
    from collections.abc import Callable

pytest.importorskip("typst", reason="typst is an extra")

EXAMPLES = Path(__file__).parents[2] / "examples"
SMALL = '<svg xmlns="http://www.w3.org/2000/svg" width="{}" height="{}"><rect width="9" height="9"/></svg>'


def made(svgs: list[str], paper: str = "fit") -> bytes:
    return pdf(svgs, title='"#title', about="A #picture", language="en", paper=paper)


def sizes(content: bytes) -> list[tuple[float, float]]:
    """Return the sizes of all pages in points."""
    found = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", content)
    return [(float(width), float(height)) for width, height in found]


def text_of(name: str, folder: Path, program: Callable[..., str], paper: str = "fit") -> str:
    loaded = jmap.load(EXAMPLES / f"{name}.journey.yaml").map
    assert loaded is not None
    whole = document(loaded)
    drawn = [picture(whole)] if paper == "fit" else pages(whole, PAPERS[paper][1] / PAPERS[paper][0])
    file = folder / "board.pdf"
    file.write_bytes(made([svg(page) for page in drawn], paper))
    asked = [program("pdftotext"), "-enc", "UTF-8", str(file), "-"]
    return subprocess.run(asked, capture_output=True, check=True).stdout.decode()


def test_a_page_is_as_large_as_its_picture() -> None:
    assert sizes(made([SMALL.format(800, 600)])) == [(600, 450)]


def test_a_page_that_no_reader_takes_is_made_smaller() -> None:
    assert sizes(made([SMALL.format(40_000, 4_000)])) == [(14_400, 1_440)]


@pytest.mark.parametrize("paper", PAPERS)
def test_paper_has_its_own_size(paper: str) -> None:
    assert sizes(made([SMALL.format(800, 600)] * 3, paper)) == [pytest.approx(PAPERS[paper], abs=0.01)] * 3


def test_the_same_picture_has_the_same_bytes() -> None:
    assert made([SMALL.format(80, 60)]) == made([SMALL.format(80, 60)])


@pytest.mark.parametrize("paper", ["fit", "a4"])
def test_its_text_can_be_searched(paper: str, tmp_path: Path, program: Callable[..., str]) -> None:
    words = text_of("shoes", tmp_path, program, paper)
    for wanted in ("Buying running shoes online", "Settle on one", "Confirmation email", "Moment of truth"):
        assert wanted in words
    assert ("Settle on one" in words.split("\f")[1]) == (paper == "a4")


def test_its_fonts_are_in_it(tmp_path: Path, program: Callable[..., str]) -> None:
    text_of("shoes", tmp_path, program)
    fonts = subprocess.run(
        [program("pdffonts"), str(tmp_path / "board.pdf")], capture_output=True, check=True, text=True
    ).stdout
    assert "DejaVuSans-Bold" in fonts
    assert "Type 3" not in fonts


def test_a_language_that_is_no_language_does_no_harm() -> None:
    for language in ("x", "", '"]#panic()', "de-CH-1996"):
        assert pdf([SMALL.format(8, 6)], title="A", about="", language=language).startswith(b"%PDF")


def test_without_typst_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(UsageError, match="PDF needs typst") as caught:
        made([SMALL.format(80, 60)])
    assert "pip install 'jmap[pdf]'" in caught.value.hint
