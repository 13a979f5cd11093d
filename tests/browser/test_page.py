"""The page as people see it: nothing clipped, nothing missing, on every screen and on paper."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import axe_core_python
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
EXAMPLES = sorted((ROOT / "examples").glob("*.journey.yaml"))
HARD = [
    ROOT / "tests" / "valid" / f"{name}.journey.yaml"
    for name in ("hostile-text", "very-long", "long-texts", "hebrew", "five-lines")
]
ALL = pytest.mark.parametrize(
    "path", [*EXAMPLES, *HARD], ids=lambda path: path.name.removesuffix(".journey.yaml")
)
AXE = Path(axe_core_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")

CLIPPED = """() => {
  const bad = [];
  for (const element of document.querySelectorAll("body *")) {
    if (element.closest(".sr, .sprite, .skip, .anchor, svg") || !element.checkVisibility()) continue;
    for (const node of element.childNodes) if (node.nodeType === 3 && node.data.trim()) {
    const range = document.createRange();
    range.selectNodeContents(node);
    const text = range.getBoundingClientRect();
    const scrolls = ".scroller, .diagram, .sideways, .rows ul, .jump ol, body";
    for (let box = element; box && !box.matches(scrolls); box = box.parentElement) {
      const rect = box.getBoundingClientRect();
      if (getComputedStyle(box).display === "inline") continue;
      const beside = text.left < rect.left - 1.5 || text.right > rect.right + 1.5;
      if (beside || text.top < rect.top - 4 || text.bottom > rect.bottom + 4) {
        bad.push([element.className, box.className || box.tagName, node.data.slice(0, 30)]);
        break;
      }
    }
    }
  }
  return bad;
}"""
LABELS_OUTSIDE = """() => {
  const plot = document.querySelector(".drawing");
  if (!plot) return [];
  const box = plot.getBoundingClientRect();
  return [...plot.querySelectorAll("text")].filter(text => {
    const rect = text.getBoundingClientRect();
    const beside = rect.left < box.left - .5 || rect.right > box.right + .5;
    return beside || rect.top < box.top - .5 || rect.bottom > box.bottom + .5;
  }).map(text => text.textContent);
}"""
POINTS = """() => {
  const heads = [...document.querySelectorAll("tr.stages th")].map(head => head.getBoundingClientRect());
  return [...document.querySelectorAll(".marker")].map(marker => {
    const disc = marker.querySelector(".back").getBoundingClientRect();
    const centre = disc.left + disc.width / 2;
    const head = heads.find(head => head.left <= centre && centre < head.right);
    return [(centre - head.left) / head.width, head.width];
  });
}"""


@pytest.fixture
def tab(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context()
    page = context.new_page()
    yield page
    context.close()


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Path]:
    """Render every map once; return the file of each page."""
    folder = tmp_path_factory.mktemp("pages")
    found = {}
    for path in [*EXAMPLES, *HARD, ROOT / "tests" / "valid" / "every-key.journey.yaml"]:
        found[path] = folder / f"{path.stem}.html"
        found[path].write_bytes(jmap.render(jmap.load(path)))
    return found


def open_page(tab: Page, file: Path, width: int = 1600, **media: Any) -> None:
    tab.set_viewport_size({"width": width, "height": 900})
    if media:
        tab.emulate_media(**media)
    tab.goto(file.as_uri())


@ALL
@pytest.mark.parametrize("width", [360, 400, 1600])
def test_nothing_is_clipped_and_the_page_does_not_overflow(
    path: Path, width: int, tab: Page, pages: dict[Path, Path]
) -> None:
    open_page(tab, pages[path], width)
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    assert tab.evaluate(CLIPPED) == []
    assert tab.evaluate(LABELS_OUTSIDE) == []


@ALL
def test_nothing_is_asked_for_and_nothing_is_wrong(path: Path, tab: Page, pages: dict[Path, Path]) -> None:
    requests: list[str] = []
    complaints: list[str] = []
    tab.on("request", lambda request: requests.append(request.url))
    tab.on("console", lambda message: complaints.append(message.text))
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    open_page(tab, pages[path])
    assert requests == [pages[path].as_uri()]
    assert complaints == []


@pytest.mark.parametrize("width", [400, 1600, 2003])
def test_points_stand_where_their_steps_are(width: int, tab: Page, pages: dict[Path, Path]) -> None:
    path = ROOT / "examples" / "shoes.journey.yaml"
    loaded = jmap.load(path).map
    assert loaded is not None
    places = {
        (2 * index + 1) / (2 * len(stage.steps))
        for stage in loaded.stages
        for index in range(len(stage.steps))
    }
    open_page(tab, pages[path], width)
    found = tab.evaluate(POINTS)
    assert len(found) > 20
    for place, column in found:
        assert min(abs(place - known) * column for known in places) <= 0.5


@ALL
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everyone_can_use_it(path: Path, scheme: str, tab: Page, pages: dict[Path, Path]) -> None:
    open_page(tab, pages[path], color_scheme=scheme)
    tab.evaluate(AXE)
    result = tab.evaluate("axe.run(document, {resultTypes: ['violations']})")
    found = [
        (rule["id"], [node["html"][:160] for node in rule["nodes"][:3]]) for rule in result["violations"]
    ]
    assert found == []


def test_every_value_of_the_map_is_visible(tab: Page, pages: dict[Path, Path]) -> None:
    path = ROOT / "tests" / "valid" / "every-key.journey.yaml"
    loaded = jmap.load(path).map
    assert loaded is not None
    open_page(tab, pages[path])
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


@ALL
@pytest.mark.parametrize("width", [985, 1054, 1520], ids=["letter", "a4", "a3"])
def test_a_board_prints_one_page_wide(path: Path, width: int, tab: Page, pages: dict[Path, Path]) -> None:
    open_page(tab, pages[path], width, media="print")
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    assert tab.evaluate("document.querySelector('table').getBoundingClientRect().width") <= width
    assert tab.evaluate(CLIPPED) == []
    assert tab.evaluate(LABELS_OUTSIDE) == []
    assert tab.evaluate("getComputedStyle(document.querySelector('thead')).display") == "table-header-group"


def test_paper_is_light(tab: Page, pages: dict[Path, Path]) -> None:
    open_page(tab, pages[EXAMPLES[0]], color_scheme="dark", media="print")
    assert tab.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--panel')") == "#FFFFFF"


@pytest.mark.parametrize("width", [900, 1900])
def test_stage_names_stay_in_sight(width: int, tab: Page, pages: dict[Path, Path]) -> None:
    open_page(tab, pages[ROOT / "examples" / "shoes.journey.yaml"], width)
    tab.evaluate(
        "scrollTo({top: document.querySelector('.row-reasons').offsetTop + 600, behavior: 'instant'})"
    )
    tab.wait_for_timeout(150)
    top = tab.evaluate("document.querySelector('tr.stages').getBoundingClientRect().top")
    assert 0 <= top < 60


def test_lane_names_stay_in_sight_in_a_narrow_window(tab: Page, pages: dict[Path, Path]) -> None:
    open_page(tab, pages[ROOT / "examples" / "shoes.journey.yaml"], 360)
    tab.evaluate("document.querySelector('.scroller').scrollLeft = 700")
    box = tab.locator(".row-pains .lane-name").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 70


def test_the_board_can_be_scrolled_with_the_keyboard(tab: Page, pages: dict[Path, Path]) -> None:
    open_page(tab, pages[ROOT / "examples" / "shoes.journey.yaml"], 800)
    scroller = tab.locator(".scroller")
    assert scroller.get_attribute("role") == "region"
    assert scroller.get_attribute("aria-label")
    scroller.focus()
    tab.keyboard.press("ArrowRight")
    tab.wait_for_timeout(300)
    assert scroller.evaluate("element => element.scrollLeft") > 0


def test_the_curve_is_for_the_eyes_and_its_words_for_everyone(tab: Page, pages: dict[Path, Path]) -> None:
    open_page(tab, pages[ROOT / "examples" / "shoes.journey.yaml"])
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
    open_page(tab, pages[ROOT / "examples" / "shoes.journey.yaml"], width)
    words, lines = tab.evaluate(LEVELS_AND_WORDS)
    assert len(words) == 5
    assert sorted(words) == pytest.approx(sorted(lines), abs=2)
