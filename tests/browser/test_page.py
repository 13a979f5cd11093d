"""The page as people see it: nothing clipped, nothing missing, on every screen and on paper."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import BaseModel

import jmap
from jmap.model.inline import plain
from jmap.model.persona import Persona

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
SHOES = ROOT / "examples" / "shoes.journey.yaml"
EVERY_KEY = ROOT / "tests" / "valid" / "every-key.journey.yaml"


@pytest.fixture
def tab(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context()
    page = context.new_page()
    yield page
    context.close()


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Path]:
    """Render the maps once; return the file of each page."""
    folder = tmp_path_factory.mktemp("pages")
    found = {}
    for path in [SHOES, EVERY_KEY]:
        found[path] = folder / f"{path.stem}.html"
        found[path].write_bytes(jmap.render(jmap.load(path)))
    return found


def open_page(tab: Page, file: Path, width: int = 1600, **media: Any) -> None:
    tab.set_viewport_size({"width": width, "height": 900})
    if media:
        tab.emulate_media(**media)
    tab.goto(file.as_uri())


def test_every_value_of_the_map_is_visible(tab: Page, pages: dict[Path, Path]) -> None:
    loaded = jmap.load(EVERY_KEY).map
    assert loaded is not None
    open_page(tab, pages[EVERY_KEY])
    visible = re.sub(r"\s+", " ", tab.inner_text("body")).casefold().replace("\u2212", "-")
    texts = {
        re.sub(r"\s+", " ", plain(text)).strip().casefold().replace("\u2212", "-") for text in written(loaded)
    }
    not_asked_for = {lane.name.casefold() for name, lane in loaded.lanes.items() if name not in loaded.rows}
    drawn = {text for text in texts if text.startswith("images/")}
    assert tab.evaluate("document.images.length") == len(drawn) == 4
    assert sorted(text for text in texts - not_asked_for - drawn if text not in visible) == []


def written(part: object, key: str = "") -> Iterator[str]:
    """Yield every text of a map but ids, references and words that the page says in its own way."""
    if isinstance(part, BaseModel):
        for name in type(part).model_fields:
            if name not in {"id", "rows", "language", "kind", "state", "use", "schema_", "role", "to"}:
                yield from written(getattr(part, name), name)
        yield from [part.role] if isinstance(part, Persona) and part.role else []
    elif isinstance(part, dict):
        for name, value in part.items():
            yield from [name] if key in {"demographics", "feelings"} else []
            yield from written(value, name)
    elif isinstance(part, tuple):
        for value in part:
            yield from written(value, key)
    elif isinstance(part, str) and key not in REFERENCES:
        yield part


REFERENCES = {"owner", "teams", "personas", "channel", "evidence", "solves", "competitors"}


def test_paper_is_light(tab: Page, pages: dict[Path, Path]) -> None:
    open_page(tab, pages[SHOES], color_scheme="dark", media="print")
    assert tab.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--panel')") == "#FFFFFF"


@pytest.mark.parametrize("width", [900, 1300, 1900])
def test_stage_names_stay_in_sight(width: int, tab: Page, pages: dict[Path, Path]) -> None:
    open_page(tab, pages[SHOES], width)
    tab.evaluate(
        "scrollTo({top: document.querySelector('.row-reasons').offsetTop + 600, behavior: 'instant'})"
    )
    tab.wait_for_function("""() => {
        const top = document.querySelector('tr.stages').getBoundingClientRect().top;
        const bar = Math.max(document.querySelector('.toolbar').getBoundingClientRect().bottom, 0);
        return bar - 1 <= top && top < bar + 60;
    }""")


def test_lane_names_stay_in_sight_in_a_narrow_window(tab: Page, pages: dict[Path, Path]) -> None:
    open_page(tab, pages[SHOES], 360)
    tab.evaluate("document.querySelector('.scroller').scrollLeft = 700")
    box = tab.locator(".row-pains .lane-name").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 70


def test_the_board_can_be_scrolled_with_the_keyboard(tab: Page, pages: dict[Path, Path]) -> None:
    open_page(tab, pages[SHOES], 800)
    scroller = tab.locator(".scroller")
    assert scroller.get_attribute("role") == "region"
    assert scroller.get_attribute("aria-label")
    scroller.focus()
    tab.keyboard.press("ArrowRight")
    tab.wait_for_function("() => document.querySelector('.scroller').scrollLeft > 0")


def test_the_curve_is_for_the_eyes_and_its_words_for_everyone(tab: Page, pages: dict[Path, Path]) -> None:
    open_page(tab, pages[SHOES])
    assert tab.locator(".plot").get_attribute("aria-hidden") == "true"
    assert "Declined without a word" in tab.locator(".row-reasons").first.inner_text()


LEVELS_AND_WORDS = """() => {
  const box = element => element.getBoundingClientRect();
  const middle = element => (box(element).top + box(element).bottom) / 2;
  const words = [...document.querySelectorAll(".scale .number")].map(middle);
  const lines = [...document.querySelectorAll(".drawing .level")].map(middle);
  return [words, lines];
}"""


@pytest.mark.parametrize("width", [360, 600, 700, 1600])
def test_the_scale_stands_beside_its_lines(width: int, tab: Page, pages: dict[Path, Path]) -> None:
    open_page(tab, pages[SHOES], width)
    words, lines = tab.evaluate(LEVELS_AND_WORDS)
    assert len(words) == 5
    assert sorted(words) == pytest.approx(sorted(lines), abs=2)
