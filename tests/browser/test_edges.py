"""Nothing stands in the way of what a link leads to, and what goes on beyond an edge is hinted at."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

import jmap

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
PREFIX = "buying-running-shoes-online"
RESTS_BELOW_THE_HEAD = """([id, lowest]) => {
  const { top } = document.getElementById(id).getBoundingClientRect();
  const below = top - document.querySelector(".board thead").getBoundingClientRect().bottom;
  window.rested = window.before === top ? window.rested + 1 : 0;
  window.before = top;
  return window.rested > 9 && 0 <= below && below < lowest;
}"""
TOLD = """([box, before]) => {
  const { scrollLeft, scrollWidth, clientWidth, previousSibling } = document.querySelector(box);
  const [back, forth] = previousSibling.children;
  const [past, left] = [Math.abs(scrollLeft), scrollWidth - clientWidth - Math.abs(scrollLeft)];
  return past !== before && back.hidden === past < 2 && forth.hidden === left < 2;
}"""
EDGES = """([box, seen]) => {
  const signs = [...document.querySelector(box).previousSibling.children];
  return seen === signs.map(one => Number(!one.hidden)).join();
}"""


class Written(Protocol):
    def __call__(self, journey: str | Path) -> str: ...


@pytest.mark.parametrize("width", [2000, 1440, 700])
@pytest.mark.parametrize("place", ["pay/card", "compare/fit-quiz:pain/quiz-jargon"])
def test_a_link_leads_below_the_head(place: str, width: int, quiet: Page, shoes: str) -> None:
    quiet.set_viewport_size({"width": width, "height": 900})
    quiet.goto(f"{shoes}#{PREFIX}/{place}")
    quiet.wait_for_function(RESTS_BELOW_THE_HEAD, arg=[f"{PREFIX}/{place}", 900])


def test_so_does_one_that_is_followed_or_copied(quiet: Page, shoes: str) -> None:
    quiet.emulate_media(reduced_motion="reduce")
    quiet.set_viewport_size({"width": 1440, "height": 900})
    quiet.goto(shoes)
    pain = f"{PREFIX}/pay/card:pain/silent-decline"
    for link in (f".ranks a[href='#{pain}']", f"[id='{pain}'] .anchor"):
        quiet.evaluate("() => { history.replaceState(null, '', '#'); scrollTo(0, 0); window.rested = 0; }")
        quiet.locator(link).first.focus()
        quiet.keyboard.press("Enter")
        quiet.wait_for_function("pain => decodeURIComponent(location.hash) === `#${pain}`", arg=pain)
        quiet.wait_for_function(RESTS_BELOW_THE_HEAD, arg=[pain, 700])


def test_a_head_with_phases_and_steps_hides_nothing(quiet: Page, steps_page: str) -> None:
    quiet.goto(f"{steps_page}#a/two/six:pain/slow")
    quiet.wait_for_function(RESTS_BELOW_THE_HEAD, arg=["a/two/six:pain/slow", 700])


@pytest.fixture
def steps_page(tmp_path: Path) -> str:
    many = "".join(f"      - name: Step number {number} that says a lot\n" for number in range(5))
    stages = "".join(
        f"  - name: {name}\n    phase: {name}\n    needs: [{', '.join(['Much'] * 30)}]\n    steps:\n{many}"
        "      - {name: Six, pains: {text: Slow, id: slow}}\n"
        for name in ("One", "Two", "Three")
    )
    loaded = jmap.loads(f"title: A\nstages:\n{stages}")
    assert loaded.map is not None, loaded.diagnostics
    file = tmp_path / "map.html"
    file.write_bytes(jmap.render(loaded, columns="steps"))
    return file.as_uri()


@pytest.mark.parametrize("box", [".scroller", ".diagram"])
@pytest.mark.parametrize("name", ["shoes", "bank-account"])
def test_signs_lead_on_where_something_goes_beyond_an_edge(
    name: str, box: str, quiet: Page, written: Written
) -> None:
    quiet.emulate_media(reduced_motion="reduce")
    quiet.set_viewport_size({"width": 900, "height": 800})
    quiet.goto(written(ROOT / "examples" / f"{name}.journey.yaml"))
    quiet.wait_for_function(EDGES, arg=[box, "0,1"])
    past = f"Math.abs(document.querySelector('{box}').scrollLeft)"
    for side, end in ((1, "1,0"), (0, "0,1")):
        sign = quiet.locator(f".edges:has(+{box}) span").nth(side)
        while sign.is_visible():
            before = quiet.evaluate(past)
            sign.click()
            quiet.wait_for_function(TOLD, arg=[box, before])
        quiet.wait_for_function(EDGES, arg=[box, end])
    assert quiet.evaluate(past) == 0
    quiet.set_viewport_size({"width": 2700, "height": 800})
    quiet.wait_for_function(EDGES, arg=[box, "0,0"])


def test_the_names_of_wide_columns_stay_beside_those_of_the_rows(quiet: Page, steps_page: str) -> None:
    quiet.emulate_media(reduced_motion="reduce")
    quiet.set_viewport_size({"width": 900, "height": 700})
    quiet.goto(steps_page)
    quiet.locator(".scroller").evaluate("box => box.scrollTo(700, 0)")
    edge = quiet.locator("th.lane").first.evaluate("lane => lane.getBoundingClientRect().right")
    for name in (".phases bdi", ".stages .disc", ".stages .name"):
        assert quiet.locator(name).first.evaluate("name => name.getBoundingClientRect().left") > edge


def test_the_name_of_a_row_stays_below_the_head(quiet: Page, shoes: str) -> None:
    quiet.emulate_media(reduced_motion="reduce")
    for width in (2000, 1440, 400):
        quiet.set_viewport_size({"width": width, "height": 900})
        quiet.goto(shoes)
        steps = quiet.locator("[data-lane=steps]")
        steps.evaluate("row => scrollTo(0, row.getBoundingClientRect().top + scrollY + 300)")
        quiet.wait_for_function("""() => {
          const [name, row] = [".lane-name", ".lane"].map(
            part => document.querySelector(`[data-lane=steps] ${part}`).getBoundingClientRect());
          const below = name.top - document.querySelector(".board thead").getBoundingClientRect().bottom;
          return 0 < below && below < 30 && name.bottom < row.bottom;
        }""")
        steps.evaluate("row => scrollBy(0, row.getBoundingClientRect().bottom - 150)")
        quiet.wait_for_function("""() => {
          const [name, row] = [".lane-name", ".lane"].map(
            part => document.querySelector(`[data-lane=steps] ${part}`).getBoundingClientRect());
          return row.bottom < 200 && name.bottom < row.bottom;
        }""")
