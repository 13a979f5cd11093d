"""The page of a history as people see it: whole on every screen and on paper, and nothing in it runs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import axe_core_python
import pytest

from jmap.commands.log import LogOptions, run
from jmap.commands.output import Output
from jmap.diff.change import Level
from jmap.project.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page
    from tests.conftest import Clone

pytestmark = pytest.mark.browser

AXE = Path(axe_core_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
MAP = "shoes.journey.yaml"
TEXT = """\
title: Buying running shoes <b>online</b> & אונליין
use: shop.library.yaml
stages:
  - {name: Find, emotion: 1, per_persona: {jon: {emotion: -1}}}
  - {name: Buy, emotion: -1, pains: [Forced account]}
  - {name: Anunreasonablylongnamethatnobodywouldeverputintoonewordbutwhoknows, emotion: 2}
"""
LIBRARY = "personas: {amara: Amara Osei, jon: Jon Berg}\n"


@pytest.fixture
def page(clone: Clone, tmp_path: Path) -> str:
    """Return the address of the page of a history with everything in it that there can be."""
    clone.commit("Map it", {MAP: TEXT, "shop.library.yaml": LIBRARY})
    clone.commit("<script>alert(1)</script> " + 30 * "long", {MAP: TEXT.replace("emotion: 2", "emotion: [2")})
    clone.commit("Mend it", {MAP: TEXT.replace("emotion: -1, pains", "emotion: 1, pains")}, author="Ben Król")
    clone.commit("Name them", {"shop.library.yaml": LIBRARY.replace("Jon Berg", "Jonas Berg")})
    clone.commit(
        "Only one",
        {
            MAP: TEXT.replace("use: shop.library.yaml\n", "").replace(
                ", per_persona: {jon: {emotion: -1}}", ""
            )
        },
    )
    target = tmp_path / "history.html"
    options = LogOptions(format="html", target=str(target), level=Level.EDITORIAL)
    run(MAP, Output(quiet=True), load_settings(Path(), isolated=True), options)
    return target.as_uri()


@pytest.fixture
def tab(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context()
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("width", [360, 1400])
def test_the_page_fits_asks_for_nothing_and_is_as_its_policy_wants(width: int, tab: Page, page: str) -> None:
    said: list[str] = []
    asked: list[str] = []
    tab.on("console", lambda message: said.append(message.text))
    tab.on("request", lambda request: asked.append(request.url))
    tab.set_viewport_size({"width": width, "height": 900})
    tab.goto(page)

    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    assert tab.title().startswith("History: Buying running shoes <b>online</b>")
    assert tab.locator("script").count() == 0
    assert tab.locator(".commits > li").count() == 5
    assert tab.locator(".commits > li svg").count() == 4
    assert tab.locator(".strip li").count() == 3
    assert "default-src 'none'" in (tab.locator("meta[http-equiv]").get_attribute("content") or "")
    assert asked == [page]
    assert said == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(scheme: str, tab: Page, page: str) -> None:
    tab.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    tab.goto(page)
    tab.evaluate(AXE)

    found = tab.evaluate(
        "axe.run().then(results => results.violations.map(each => [each.id, each.nodes[0].html]))"
    )

    assert found == []


def test_a_small_curve_leads_to_its_commit(tab: Page, page: str) -> None:
    tab.goto(page)
    link = tab.locator(".strip a").first
    wanted = (link.get_attribute("href") or "")[1:]

    link.click()

    assert tab.evaluate("document.querySelector(':target').id") == wanted
    assert tab.locator(":target h3").inner_text() == "Map it"


def test_paper_is_light_and_cuts_no_commit(tab: Page, page: str) -> None:
    tab.emulate_media(media="print", color_scheme="dark")
    tab.goto(page)

    assert tab.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(27, 26, 35)"
    assert tab.evaluate("getComputedStyle(document.querySelector('.commits > li')).breakInside") == "avoid"
    assert not tab.locator(".skip").is_visible()
