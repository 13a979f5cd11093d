"""The page as people see it: nothing clipped, nothing in the way, nothing missing, on every screen and on paper."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import axe_core_python
import pytest
from pydantic import BaseModel

import jmap
from jmap.model.inline import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*.journey.yaml"))
HARD = [ROOT / "tests" / "valid" / f"{name}.journey.yaml" for name in ("hostile-text", "very-long", "long-texts", "hebrew", "five-lines")]
ALL = pytest.mark.parametrize("path", [*EXAMPLES, *HARD], ids=lambda path: path.name.removesuffix(".journey.yaml"))
AXE = Path(axe_core_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")

CLIPPED = """() => {
  const bad = [];
  for (const element of document.querySelectorAll("body *")) {
    if (element.closest(".sr, .sprite, .skip") || element.closest("svg") || !element.offsetParent) continue;
    for (const node of element.childNodes) if (node.nodeType === 3 && node.data.trim()) {
    const range = document.createRange();
    range.selectNodeContents(node);
    const text = range.getBoundingClientRect();
    for (let box = element; box && !box.matches(".scroller, .diagram, body"); box = box.parentElement) {
      const rect = box.getBoundingClientRect();
      if (getComputedStyle(box).display === "inline") continue;
      if (text.left < rect.left - 1.5 || text.right > rect.right + 1.5 || text.top < rect.top - 4 || text.bottom > rect.bottom + 4)
        { bad.push([element.className || element.tagName, box.className || box.tagName, node.data.slice(0, 30)]); break; }
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
    return rect.left < box.left - .5 || rect.right > box.right + .5 || rect.top < box.top - .5 || rect.bottom > box.bottom + .5;
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
    places = {(2 * index + 1) / (2 * len(stage.steps)) for stage in loaded.stages for index in range(len(stage.steps))}
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
    found = [(rule["id"], [node["html"][:160] for node in rule["nodes"][:3]]) for rule in result["violations"]]
    assert found == []


def test_every_value_of_the_map_is_visible(tab: Page, pages: dict[Path, Path]) -> None:
    path = ROOT / "tests" / "valid" / "every-key.journey.yaml"
    loaded = jmap.load(path).map
    assert loaded is not None
    open_page(tab, pages[path])
    visible = re.sub(r"\s+", " ", tab.inner_text("body")).casefold().replace("\u2212", "-")
    texts = {re.sub(r"\s+", " ", plain(text)).strip().casefold().replace("\u2212", "-") for text in written(loaded)}
    assert sorted(text for text in texts if text not in visible) == []


def written(part: object, key: str = "") -> Iterator[str]:
    """Yield every text of a map that is not an id, a reference, or a word that the page says in its own way."""
    if isinstance(part, BaseModel):
        for name in type(part).model_fields:
            if name not in {"id", "rows", "language", "kind", "state", "use", "schema_", "role", "to"}:
                yield from written(getattr(part, name), name)
        yield from [part.role] if getattr(part, "role", None) and hasattr(part, "bio") else []
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


@pytest.mark.parametrize("name", ["shoes", "bank-account"])
@pytest.mark.parametrize("size", ["A4", "A3"])
def test_a_board_prints_one_page_wide(
    name: str, size: str, tab: Page, pages: dict[Path, Path], tmp_path: Path, program: Any
) -> None:
    open_page(tab, pages[ROOT / "examples" / f"{name}.journey.yaml"])
    sheet = tmp_path / "sheet.pdf"
    tab.pdf(path=sheet, format=size, landscape=True, print_background=True)
    command = [program("pdftotext"), "-bbox", str(sheet), "-"]
    words = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    widths = [float(width) for width in re.findall(r'<page width="([\d.]+)"', words)]
    rights = [float(right) for right in re.findall(r'xMax="([\d.]+)"', words)]
    lefts = [float(left) for left in re.findall(r'xMin="(-?[\d.]+)"', words)]
    assert max(rights) <= min(widths)
    assert min(lefts) >= 0
    loaded = jmap.load(ROOT / "examples" / f"{name}.journey.yaml").map
    assert loaded is not None
    last = plain(loaded.stages[-1].name).split()[-1]
    assert words.count(f">{last}</word>") >= 2, "the head is repeated"


def test_paper_is_light(tab: Page, pages: dict[Path, Path]) -> None:
    open_page(tab, pages[EXAMPLES[0]], color_scheme="dark", media="print")
    assert tab.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--panel')") == "#FFFFFF"


@pytest.mark.parametrize("width", [900, 1900])
def test_stage_names_stay_in_sight(width: int, tab: Page, pages: dict[Path, Path]) -> None:
    open_page(tab, pages[ROOT / "examples" / "shoes.journey.yaml"], width)
    tab.evaluate("scrollTo({top: document.querySelector('.row-reasons').offsetTop + 600, behavior: 'instant'})")
    tab.wait_for_timeout(150)
    top = tab.evaluate("document.querySelector('tr.stages').getBoundingClientRect().top")
    assert 0 <= top < 60


def test_lane_names_stay_in_sight_in_a_narrow_window(tab: Page, pages: dict[Path, Path]) -> None:
    open_page(tab, pages[ROOT / "examples" / "shoes.journey.yaml"], 360)
    tab.evaluate("document.querySelector('.scroller').scrollLeft = 700")
    left, right = tab.evaluate(
        "(() => { const r = document.querySelector('.row-pains .lane-name').getBoundingClientRect(); return [r.left, r.right] })()"
    )
    assert 0 <= left < right <= 70


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
