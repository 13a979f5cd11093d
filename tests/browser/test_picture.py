"""The board as a picture, measured in a browser: texts in their boxes and columns, points in their places."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import axe_core_python
import pytest

import jmap
from jmap.render.diagram import diagram_svgs
from jmap.render.picture.svg import svg
from jmap.view.document import document
from jmap.view.graph import flow_of
from jmap.view.picture.picture import picture

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

    Places = list[dict[str, Any]]
    Measure = Callable[[Path], tuple[Places, Places]]

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
MAPS = [
    *sorted((ROOT / "examples").glob("*.journey.yaml")),
    *sorted((ROOT / "templates" / "starters").glob("*.journey.yaml")),
    *(
        ROOT / "tests" / "valid" / f"{name}.journey.yaml"
        for name in (
            "blueprint",
            "every-key",
            "five-lines",
            "hebrew",
            "hostile-text",
            "languages",
            "long-texts",
            "very-long",
        )
    ),
]
ALL = pytest.mark.parametrize("path", MAPS, ids=lambda path: path.name.removesuffix(".journey.yaml"))
AXE = Path(axe_core_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")

TEXTS = """() => {
  const found = [], holders = [...document.querySelectorAll("text")];
  const walker = document.createTreeWalker(document.querySelector(".jb"), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const holder = node.parentElement.closest("text");
    if (!holder || !node.data.trim()) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const {left, right, top, bottom} of range.getClientRects())
      if (right - left > 0.5)
        found.push({left, right, top, bottom, text: node.data,
                    curve: !!holder.closest("[aria-hidden]"), holder: holders.indexOf(holder)});
  }
  return found;
}"""
BOXES = """() => [...document.querySelectorAll(".jb > rect, .jb > path.jb-stage")].map(box => {
  const {left, right, top, bottom} = box.getBoundingClientRect();
  return {left, right, top, bottom, kind: box.getAttribute("class")};
})"""
CLIPPING = tuple(
    f"jb-{kind}"
    for kind in [
        "card",
        "decisive",
        "chip",
        "pain",
        "idea",
        "truth",
        "panel",
        "stage",
        "tag",
        "label",
        "ground",
        "quote",
        "kind",
        "state",
        "status",
    ]
)
POINTS = """() => [...document.querySelectorAll(".jb-marker > .jb-back")].map(disc => {
  const box = disc.getBoundingClientRect();
  return (box.left + box.right) / 2;
})"""


@pytest.fixture
def tab(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page()
    yield page
    page.close()


def shown(path: Path, tab: Page) -> None:
    """Show the picture of a map, in the font that it was measured with."""
    loaded = jmap.load(path).map
    assert loaded is not None
    drawn = svg(picture(document(loaded)))
    tab.set_content(f"<!doctype html><meta charset=utf-8><body style='margin:0'>{drawn}")
    tab.add_style_tag(content=".jb text{font-family:'DejaVu Sans','Noto Sans CJK JP'!important}")


@pytest.fixture(scope="session")
def measured(chromium: Browser) -> Callable[[Path], tuple[Places, Places]]:
    """Return the boxes and the texts of a map's picture; each is measured once."""
    page = chromium.new_page()

    @cache
    def measure(path: Path) -> tuple[Places, Places]:
        shown(path, page)
        return page.evaluate(BOXES), page.evaluate(TEXTS)

    return measure


def holds(box: dict[str, Any], text: dict[str, Any], slack: float = 0.0) -> bool:
    across = box["left"] - slack <= text["left"] and text["right"] <= box["right"] + slack
    down = box["top"] - slack <= text["top"] and text["bottom"] <= box["bottom"] + slack
    return bool(across and down)


def around(boxes: list[dict[str, Any]], text: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the boxes that the middle of a text stands in."""
    x, y = (text["left"] + text["right"]) / 2, (text["top"] + text["bottom"]) / 2
    return [box for box in boxes if holds(box, {"left": x, "right": x, "top": y, "bottom": y})]


@ALL
def test_no_text_leaves_its_box(path: Path, measured: Measure) -> None:
    every, texts = measured(path)
    boxes = [box for box in every if box["kind"].startswith(CLIPPING)]
    assert len(texts) > 8
    left_out = [
        (text["text"], box["kind"])
        for text in texts
        for box in around(boxes, text)
        if not holds(box, text, slack=1.5)
    ]
    assert left_out == []


@ALL
def test_no_text_leaves_its_column(path: Path, measured: Measure) -> None:
    boxes, texts = measured(path)
    stages = [box for box in boxes if box["kind"] == "jb-stage"]
    edges = [edge for box in stages for edge in (box["left"] - 3, box["right"] + 3)]
    across = [box for box in boxes if box["kind"] in {"jb-sky", "jb-divider"}]
    top = max(box["bottom"] for box in stages)
    bottom = next(box["bottom"] for box in boxes if box["kind"] == "jb-frame")
    crossing = [
        text["text"]
        for text in texts
        if top < text["top"] < bottom and not text["curve"] and not around(across, text)
        if any(text["left"] + 2 < edge < text["right"] - 2 for edge in edges)
    ]
    assert crossing == []


@ALL
def test_no_text_covers_another(path: Path, measured: Measure) -> None:
    texts = sorted(measured(path)[1], key=lambda text: float(text["top"]))
    covered = []
    for index, one in enumerate(texts):
        for other in texts[index + 1 :]:
            if other["top"] >= one["bottom"] - 3:
                break
            apart = one["holder"] != other["holder"]
            if apart and one["left"] + 1.5 < other["right"] and other["left"] + 1.5 < one["right"]:
                covered.append((one["text"], other["text"]))
    assert covered == []


TURNING = """\
title: حجز
language: ar
reviewed: 2026-10
stages:
  - name: اتصال
    steps:
      - {name: يتصل يوم 2026-11-05, emotion: 1, next: [{to: exit, share: 20%, when: بعد 2026-12-31}]}
      - يعود
    metrics: {nps: {value: 10, target: "+46"}}
"""
BACKWARDS = """signs => [...document.querySelectorAll("text")].flatMap(text => {
  const whole = text.textContent;
  return signs.filter(sign => whole.includes(sign)).map(sign => {
    const first = whole.indexOf(sign), last = first + sign.length - 1;
    return [sign, text.getStartPositionOfChar(first).x < text.getStartPositionOfChar(last).x];
  });
})"""


def test_dates_and_signed_figures_are_not_turned_round(tab: Page) -> None:
    loaded = jmap.loads(TURNING)
    assert loaded.map is not None, loaded.diagnostics
    board = svg(picture(document(loaded.map)))
    (diagram,) = diagram_svgs([flow_of(loaded.map)])
    tab.set_content(f"<!doctype html><meta charset=utf-8>{board}{diagram}")
    found = tab.evaluate(BACKWARDS, ["2026-10", "2026-11-05", "2026-12-31", "+46"])
    assert {sign for sign, _ in found} == {"2026-10", "2026-11-05", "2026-12-31", "+46"}
    assert [sign for sign, forwards in found if not forwards] == []


@pytest.mark.parametrize("name", ["shoes", "bank-account", "konbini-pickup"])
def test_points_stand_where_their_steps_are(name: str, tab: Page) -> None:
    path = ROOT / "examples" / f"{name}.journey.yaml"
    loaded = jmap.load(path).map
    assert loaded is not None
    shown(path, tab)
    heads = sorted(
        (box["left"] - 3, box["right"] + 3) for box in tab.evaluate(BOXES) if box["kind"] == "jb-stage"
    )
    stages = loaded.stages[::-1] if name == "bank-account" else loaded.stages
    places = [
        left + (right - left) * (index + 0.5) / len(stage.steps)
        for (left, right), stage in zip(heads, stages, strict=True)
        for index in range(len(stage.steps))
    ]
    found = tab.evaluate(POINTS)
    assert len(found) > 8
    assert all(min(abs(x - place) for place in places) <= 0.5 for x in found)


@pytest.mark.parametrize("name", ["shoes", "bank-account"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everyone_can_read_it(name: str, scheme: Any, tab: Page) -> None:
    tab.emulate_media(color_scheme=scheme)
    shown(ROOT / "examples" / f"{name}.journey.yaml", tab)
    tab.evaluate(AXE)
    result = tab.evaluate("axe.run(document.querySelector('.jb'), {resultTypes: ['violations']})")
    assert [(rule["id"], rule["nodes"][0]["html"][:160]) for rule in result["violations"]] == []


def test_a_reader_in_the_dark_gets_dark_colours(tab: Page) -> None:
    tab.emulate_media(color_scheme="dark")
    shown(ROOT / "examples" / "shoes.journey.yaml", tab)
    fill = "getComputedStyle(document.querySelector('.jb-ground')).fill"
    assert tab.evaluate(fill) == "rgb(18, 17, 25)"
    tab.emulate_media(color_scheme="light")
    assert tab.evaluate(fill) == "rgb(246, 245, 242)"
