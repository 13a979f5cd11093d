"""Pages that show two maps, as people see them: a map over its baseline, and what `jmap diff` draws."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import axe_core_python
import pytest

from jmap.commands.diff import DiffOptions, run
from jmap.commands.output import Output
from jmap.project.settings import LoadedSettings, Settings

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from tests.browser.conftest import Written

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
HOSTILE = (ROOT / "tests" / "valid" / "hostile-text.journey.yaml").read_text(encoding="utf-8")
AXE = Path(axe_core_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
TWICE = """() => {
  const ids = [...document.querySelectorAll("[id]")].map(element => element.id);
  return ids.filter((id, at) => ids.indexOf(id) < at);
}"""
LEADS_NOWHERE = """() => [...document.querySelectorAll('a[href^="#"]')]
  .map(link => decodeURIComponent(link.getAttribute("href").slice(1)))
  .filter(id => id && !document.getElementById(id))"""
WCAG = "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})"
OLD = """
title: Buying
stages:
  - {id: discover, name: Discover, emotion: 1, touchpoints: [Search ad, Review site], pains: Too many options}
  - {id: compare, name: Compare, emotion: 0, touchpoints: [Product page]}
  - {id: buy, name: Buy, emotion: -1, touchpoints: [Checkout], pains: Forced account}
  - {id: use, name: Use, emotion: 2, touchpoints: [Manual]}
"""
NEW = """
title: Buying
stages:
  - {id: compare, name: Evaluate options, emotion: 0, touchpoints: [Product page, Live chat]}
  - {id: discover, name: Discover, emotion: 1, touchpoints: [Review site, Search ad], pains: Too many options}
  - {id: buy, name: Buy, emotion: -2, touchpoints: [Checkout]}
  - {id: returns, name: Returns, emotion: -1}
"""
CLIPPED = """() => [...document.querySelectorAll("main *")].filter(element => {
  const scrolls = ".sr, svg, .scroller, .sideways, .jump ol, .rows ul";
  if (element.closest(scrolls) || !element.offsetParent) return false;
  const rect = element.getBoundingClientRect();
  return rect.left < -1 || rect.right > innerWidth + 1;
}).map(element => element.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the addresses of comparisons: of the example, of a large one, of hostile texts, of two maps."""
    folder = tmp_path_factory.mktemp("compared")
    hostile = HOSTILE.replace("emotion: {score: -1", "emotion: {score: 1").replace('["<svg', '["<b>", "<svg')
    texts = {
        "small": (OLD, NEW),
        "hostile": (HOSTILE, hostile),
        "gone": (HOSTILE, 'title: "<b>"\nstages: [A]'),
    }
    found = {}
    for name, sides in texts.items():
        paths = [folder / f"{name}-{side}.journey.yaml" for side in ("old", "new")]
        for path, text in zip(paths, sides, strict=True):
            path.write_text(text, "utf-8")
        found[name] = compared(folder / f"{name}.html", *paths)
    found["large"] = compared(
        folder / "large.html", EXAMPLES / "shoes.journey.yaml", EXAMPLES / "shoes-future.journey.yaml"
    )
    for side, text in (("before", OLD), ("after", NEW)):
        (folder / side).mkdir()
        for name in ("one", "two"):
            (folder / side / f"{name}.journey.yaml").write_text(text, "utf-8")
    found["two"] = compared(folder / "two.html", folder / "before", folder / "after")
    return found


def compared(target: Path, old: Path, new: Path) -> str:
    options = DiffOptions(format="html", target=str(target))
    run([str(old), str(new)], Output("never"), LoadedSettings(Settings(), Path()), options)
    return target.as_uri()


ALL = pytest.mark.parametrize("name", ["small", "large", "hostile", "gone", "two"])


@ALL
def test_nothing_is_clipped_and_nothing_goes_wrong(name: str, quiet: Page, pages: dict[str, str]) -> None:
    for width in (360, 1600):
        quiet.set_viewport_size({"width": width, "height": 900})
        quiet.goto(pages[name])
        assert quiet.evaluate("document.documentElement.scrollWidth") <= width
        assert quiet.evaluate(CLIPPED) == []


@ALL
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everyone_can_use_it(name: str, scheme: Any, chromium: Any, pages: dict[str, str]) -> None:
    context = chromium.new_context(color_scheme=scheme)
    tab = context.new_page()
    tab.goto(pages[name])
    tab.evaluate(AXE)
    result = tab.evaluate(WCAG)
    found = [
        (rule["id"], [node["html"][:160] for node in rule["nodes"][:3]]) for rule in result["violations"]
    ]
    context.close()
    assert found == []


@ALL
def test_every_change_leads_to_its_place(name: str, quiet: Page, pages: dict[str, str]) -> None:
    quiet.goto(pages[name])
    targets = quiet.evaluate(
        '[...document.querySelectorAll(".told a")].map(a => a.getAttribute("href").slice(1))'
    )
    assert targets
    assert len(set(targets)) == len(targets)
    assert quiet.evaluate("ids => ids.filter(id => !document.getElementById(id))", targets) == []
    assert quiet.evaluate(TWICE) == []
    assert quiet.evaluate(LEADS_NOWHERE) == []


def test_a_value_says_which_way_it_went(quiet: Page, tmp_path: Path) -> None:
    maps = [tmp_path / f"{side}.journey.yaml" for side in ("old", "new")]
    for path, share in zip(maps, ("65%", "55%"), strict=True):
        steps = f"[{{name: Search, next: {{to: pay, share: {share}}}}}, {{name: Pay}}]"
        path.write_text(f"title: Buying\nstages:\n  - {{name: Buy, steps: {steps}}}\n", "utf-8")
    quiet.goto(compared(tmp_path / "page.html", *maps))

    told = quiet.locator(".card .remark.changed > :is(del, .onward, ins)")
    assert told.all_text_contents() == ["before 65%", "→", "now 55%"]


def test_a_change_is_jumped_to(quiet: Page, pages: dict[str, str]) -> None:
    quiet.set_viewport_size({"width": 700, "height": 500})
    quiet.goto(pages["small"])
    quiet.get_by_role("link", name="stage added: 4th").click()
    # The page scrolls smoothly, so it takes its time.
    quiet.wait_for_function(
        "() => { const box = document.querySelector('th .remark.added').getBoundingClientRect();"
        " return box.right <= innerWidth && box.left >= 0 && box.bottom <= innerHeight && box.top >= 0 }"
    )


def test_it_works_without_scripts(chromium: Any, pages: dict[str, str]) -> None:
    context = chromium.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(pages["small"])
    assert tab.locator("del").all_inner_texts() == [
        f"before\n{text}" for text in ("Compare", "Manual", "−1", "+2", "Forced account")
    ]
    assert tab.locator("ins").all_inner_texts() == []
    assert tab.get_by_text("1 milder change").is_visible()
    context.close()


def test_paper_has_all_of_it(quiet: Page, pages: dict[str, str]) -> None:
    quiet.emulate_media(media="print", color_scheme="dark")
    quiet.set_viewport_size({"width": 1050, "height": 700})
    quiet.goto(pages["small"])
    assert quiet.locator("td.gone .remark").first.is_visible()
    assert quiet.evaluate("getComputedStyle(document.querySelector('.remark b')).backgroundColor") != ""
    assert quiet.evaluate("document.documentElement.scrollWidth") <= 1050
    assert quiet.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(27, 26, 35)"


def test_what_differs_from_the_baseline_can_be_put_away(quiet: Page, written: Written) -> None:
    quiet.goto(written(EXAMPLES / "shoes-future.journey.yaml"))
    marks = quiet.locator(".remarks .remark, path.before, .folded-differences")
    assert marks.first.is_visible()
    felt = quiet.get_by_role("row", name="Reasons").locator("li", has_text="curious").first
    assert felt.locator(".remarks").inner_text().split() == ["~", "Changed", "before:", "−1", "(uneasy)"]
    renamed = quiet.locator("li.card", has_text="Chooses the hour").locator(".body > .remarks .slight b")
    assert renamed.all_inner_texts() == ["~\nChanged"]
    assert quiet.locator(".folded-differences del").first.is_hidden()
    quiet.locator(".folded-differences summary").first.click()
    assert quiet.locator(".folded-differences del").first.is_visible()
    quiet.get_by_label("Show what differs").uncheck()
    assert not any(mark.is_visible() for mark in marks.all())


def test_what_only_the_baseline_has_is_seen_at_once(tmp_path: Path, quiet: Page, written: Written) -> None:
    (tmp_path / "old.journey.yaml").write_text(OLD, "utf-8")
    new = tmp_path / "new.journey.yaml"
    stages = "[{id: discover, name: Discover}, {id: compare, name: Compare}, {id: buy, name: Buy}]"
    new.write_text(f"title: Buying\nbaseline: old.journey.yaml\nstages: {stages}", "utf-8")
    quiet.goto(written(new))
    pains = quiet.get_by_role("row", name="Pain points")
    assert pains.locator("del:visible").all_inner_texts() == [
        "before\nToo many options",
        "before\nForced account",
    ]
    quiet.get_by_label("Show what differs").uncheck()
    assert pains.is_hidden()
