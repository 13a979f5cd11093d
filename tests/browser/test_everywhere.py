"""Every example and every hard map on every screen, in both colours, filtered and on paper."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import axe_core_python
import pytest

import jmap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*.journey.yaml"))
HARD = [
    ROOT / "tests" / "valid" / f"{name}.journey.yaml"
    for name in ("every-key", "hostile-text", "very-long", "long-texts", "hebrew", "five-lines", "blueprint")
]
ALL = pytest.mark.parametrize(
    "path", [*EXAMPLES, *HARD], ids=lambda path: path.name.removesuffix(".journey.yaml")
)
SCREENS = [(360, 740), (768, 1024), (1600, 900), (2400, 1200)]
SHEETS = {"letter": 988, "a4": 1054, "a3": 1520}
AXE = Path(axe_core_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
CHECKED = """async () => {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
  const found = await axe.run(document, {runOnly: tags, resultTypes: ["violations"]});
  return found.violations.map(rule => [rule.id, rule.nodes.slice(0, 3).map(node => node.html.slice(0, 160))]);
}"""

WRONG = """() => {
  const wrong = [], near = 1.5;
  const rects = new Map();
  const rect = element => {
    if (!rects.has(element)) rects.set(element, element.getBoundingClientRect());
    return rects.get(element);
  };
  const inline = new Map();
  const flows = element => {
    if (!inline.has(element)) inline.set(element, getComputedStyle(element).display === "inline");
    return inline.get(element);
  };
  const wide = document.documentElement.scrollWidth;
  if (wide > document.documentElement.clientWidth) wrong.push(["the page is wide", wide]);
  const scrolls = ".scroller, .diagram, .sideways, .rows ul, .jump ol, body";
  const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (texts.nextNode()) {
    const node = texts.currentNode, element = node.parentElement;
    if (!node.data.trim() || !element.checkVisibility() || element.closest(".sr, .anchor, svg")) continue;
    range.selectNodeContents(node);
    const text = range.getBoundingClientRect();
    for (let box = element; !box.matches(scrolls); box = box.parentElement) {
      if (flows(box)) continue;
      const {left, right, top, bottom} = rect(box);
      const beside = text.left < left - near || text.right > right + near;
      if (beside || text.top < top - 4 || text.bottom > bottom + 4) {
        wrong.push(["clipped", box.className || box.tagName, node.data.slice(0, 30)]);
        break;
      }
    }
  }
  const plot = document.querySelector(".drawing");
  if (!plot) return wrong;
  const board = rect(plot);
  for (const text of plot.querySelectorAll("text")) {
    const {left, right, top, bottom, width} = rect(text);
    if (!width) continue;
    const beside = left < board.left - .5 || right > board.right + .5;
    const above = top < board.top - .5 || bottom > board.bottom + .5;
    if (beside || above) wrong.push(["outside", text.textContent]);
  }
  if (document.querySelector("tr.step-heads")) return wrong;
  const stages = [...document.querySelectorAll("tr.stages th")];
  const stays = (_, index) => !stages[index].matches(".gone");
  const heads = stages.filter(stays).map(rect);
  const rtl = document.dir === "rtl";
  const cells = [...document.querySelectorAll("[data-lane=steps] td")];
  const steps = cells.filter(stays).map(cell => cell.querySelectorAll("li.card").length);
  for (const marker of plot.querySelectorAll(".marker")) {
    const [stage, step] = marker.dataset.at.split(".").map(Number);
    const head = heads[stage - 1], part = step ? (step - .5) / steps[stage - 1] : .5;
    if (step && !steps[stage - 1]) continue;
    const wanted = head.left + head.width * (rtl ? 1 - part : part);
    const disc = marker.querySelector(".back").getBoundingClientRect();
    const off = Math.abs(disc.left + disc.width / 2 - wanted);
    if (disc.width && off > .5) wrong.push(["off its column", marker.dataset.at, off]);
  }
  return wrong;
}"""
TURNED = r"""() => {
  const turned = [], range = document.createRange();
  const left = (node, index) => {
    range.setStart(node, index);
    range.setEnd(node, index + 1);
    return range.getBoundingClientRect().left;
  };
  const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode;
    if (!node.parentElement.getClientRects().length || node.parentElement.closest(".sr, .anchor")) continue;
    for (const {0: figure, index} of node.data.matchAll(/\d{4}-\d\d(-\d\d)?|[+−]\d/g)) {
      if (left(node, index) >= left(node, index + figure.length - 1)) turned.push(node.data);
    }
  }
  return turned;
}"""

PAPERS = {"A4": (842, 595), "A3": (1191, 842), "Letter": (792, 612)}
SIZE = re.compile(r'width="([\d.]+)" height="([\d.]+)"')
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
LANES = {"Goal", "Thoughts", "Reasons", "Metrics", "Owners", "Steps"}
ROWS = {"Feels": "Steps", "Treadmill": "Steps", "watched": "Reasons"}
"""A word at the start or end of a row that goes on over several sheets, and its name, which is on each."""


@pytest.fixture(scope="module")
def tab(chromium: Browser) -> Iterator[Page]:
    """A tab for all maps; what it asks for or complains of is noted at it."""
    context = chromium.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Path]:
    """Return what renders a map, once."""
    folder = tmp_path_factory.mktemp("everywhere")

    def page(path: Path) -> Path:
        file = folder / f"{path.stem}.html"
        if not file.exists():
            file.write_bytes(jmap.render(jmap.load(path)))
        return file

    return page


def looks(tab: Page) -> Iterator[str]:
    """Let the page look as it can, one look after the other, and yield its name."""
    for width, height in SCREENS:
        tab.set_viewport_size({"width": width, "height": height})
        yield f"{width} px"
    tab.locator(".look select").select_option("dark")
    yield "dark, chosen by the reader"
    choose(tab)
    yield "filtered"
    tab.set_viewport_size({"width": 360, "height": 740})
    yield "filtered, 360 px"
    tab.keyboard.press("Escape")
    tab.locator(".look select").select_option("auto")
    for sheet, width in SHEETS.items():
        tab.emulate_media(media="print")
        tab.set_viewport_size({"width": width, "height": round(width / 1.4)})
        yield f"on {sheet}"


def choose(tab: Page) -> None:
    """Choose the last persona and the first basis of evidence, where there are such."""
    personas = tab.locator(".who button")
    if personas.count():
        personas.last.click()
    evidence = tab.locator("select[data-facet=evidence]")
    if evidence.count():
        evidence.select_option(index=1)


@ALL
def test_a_page_is_whole_everywhere(path: Path, tab: Page, drawn: Callable[[Path], Path]) -> None:
    complaints: list[str] = []
    note: dict[str, Callable[[Any], None]] = {
        "console": lambda message: complaints.append(message.text),
        "pageerror": lambda error: complaints.append(str(error)),
        "request": lambda request: complaints.append(request.url),
    }
    for event, listener in note.items():
        tab.on(event, listener)  # type: ignore[call-overload]
    tab.emulate_media(media="screen", color_scheme="light")
    tab.goto(drawn(path).as_uri())
    wrong = {name: found for name in looks(tab) if (found := tab.evaluate(WRONG))}
    head = "getComputedStyle(document.querySelector('thead')).display"
    assert tab.evaluate(head) == "table-header-group"
    for event, listener in note.items():
        tab.remove_listener(event, listener)
    assert wrong == {}
    assert [
        text for text in complaints if text != drawn(path).as_uri() and not text.startswith("data:")
    ] == []


# The very long map repeats what others have, and would take as long as all of them.
@pytest.mark.parametrize(
    ("path", "look"),
    [
        pytest.param(path, look, id=f"{path.name.removesuffix('.journey.yaml')}-{look}")
        for path in [*EXAMPLES, *HARD]
        for look in (["light", "dark", "filtered"] if path in EXAMPLES else ["light"])
        if path.name != "very-long.journey.yaml"
    ],
)
def test_everyone_can_use_it(path: Path, look: str, tab: Page, drawn: Callable[[Path], Path]) -> None:
    tab.set_viewport_size({"width": 1600, "height": 900})
    tab.emulate_media(media="screen", color_scheme="dark" if look == "dark" else "light")
    tab.goto(drawn(path).as_uri())
    if look == "filtered":
        choose(tab)
    tab.evaluate(AXE)
    assert tab.evaluate(CHECKED) == []


@pytest.mark.parametrize("name", ["examples/bank-account", "tests/valid/hebrew"])
def test_dates_and_signs_stand_before_their_figures_among_letters_from_right_to_left(
    name: str, tab: Page, drawn: Callable[[Path], Path]
) -> None:
    tab.goto(drawn(ROOT / f"{name}.journey.yaml").as_uri())
    assert tab.evaluate(TURNED) == []


@pytest.mark.parametrize("paper", list(PAPERS))
def test_every_sheet_of_the_board_has_the_head_and_nothing_beyond_its_edges(
    paper: str, tab: Page, drawn: Callable[[Path], Path], program: Callable[[str], str]
) -> None:
    tab.emulate_media(media="print", color_scheme="dark")
    tab.goto(drawn(ROOT / "examples" / "shoes.journey.yaml").as_uri())
    printed = tab.pdf(format=paper, landscape=True, prefer_css_page_size=True)
    asked = [program("pdftotext"), "-enc", "UTF-8", "-bbox", "-", "-"]
    told = subprocess.run(asked, input=printed, check=True, capture_output=True).stdout.decode()
    of_the_board = 0
    for sheet in told.split("<page ")[1:]:
        width, height = map(float, SIZE.findall(sheet)[0])
        assert (width, height) == pytest.approx(PAPERS[paper], abs=1)
        words = WORD.findall(sheet)
        assert [word for word in words if float(word[0]) < 20 or float(word[1]) < 20] == []
        assert [word for word in words if float(word[2]) > width - 20 or float(word[3]) > height - 20] == []
        named = {word for *_, word in words}
        if not named.isdisjoint(LANES):
            of_the_board += 1
            assert {"Settle", "Wait", "months"} <= named
            assert all(lane in named for word, lane in ROWS.items() if word in named)
            assert ("Feels" in named) == ("Follows" in named), "a row begins in all its cells or in none"
    assert of_the_board >= 3
