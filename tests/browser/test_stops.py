"""The Tab key gets through a page in a few dozen stops, and to every link all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page
    from tests.browser.conftest import Written

pytestmark = pytest.mark.browser

PREFIX = "buying-running-shoes-online"
LABEL = "document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent"
HOLDERS = ".step-heads, tr[data-lane], .below, .points"
ASTRAY = """holders => [...document.querySelectorAll(holders)].filter(holder => {
  const parts = [...holder.querySelectorAll("a[href], .point")];
  const stops = parts.filter(part => part.tabIndex === 0);
  const seen = parts.filter(part => part.checkVisibility());
  return stops.length !== Math.min(seen.length, 1) || stops.some(stop => !seen.includes(stop));
}).map(holder => holder.outerHTML.slice(0, 120))"""
LINKED = """
title: A
personas:
  ann: {name: Ann, quote: Hm, bio: "[Her own](https://example.org/ann)"}
  ben: {name: Ben, quote: Hm, bio: "[His own](https://example.org/ben)"}
stages:
  - {name: B, thoughts: "[Both](https://example.org)", emotion: 1}
  - {name: C, per_persona: {ann: {thoughts: "[Hers](https://example.org/c)"}}, emotion: 0}
"""
OLD = """
title: A
stages:
  - {id: b, name: B, thoughts: [Hm, "See [one](https://example.org/1) and [two](https://example.org/2)"]}
"""
DRAWN = "() => new Promise(requestAnimationFrame)"
WITHIN = "selector => document.activeElement.closest(selector) !== null"


def test_the_tab_key_has_a_way_past_the_board(quiet: Page, shoes: str) -> None:
    quiet.goto(shoes)
    quiet.evaluate(DRAWN)
    quiet.locator(".past").focus()
    assert quiet.locator(".past").bounding_box()["width"] > 100  # type: ignore[index]
    quiet.keyboard.press("Enter")
    quiet.keyboard.press("Tab")
    assert not quiet.evaluate(WITHIN, ".board")
    assert quiet.evaluate(WITHIN, ".below")


def test_a_row_and_a_part_below_are_one_stop_each(quiet: Page, shoes: str) -> None:
    quiet.goto(shoes)
    quiet.evaluate(DRAWN)
    quiet.locator(".scroller").focus()
    places = []
    for _ in range(60):
        quiet.keyboard.press("Tab")
        place = quiet.evaluate("""() => {
          const on = document.activeElement;
          const holder = on.matches("a") && on.closest("tr[data-lane], .below");
          return holder ? holder.dataset.lane ?? holder.getAttribute("aria-labelledby") : "";
        }""")
        if quiet.evaluate("document.activeElement === document.body"):
            break
        places += [place] * bool(place)
    else:
        pytest.fail("no end of the page after sixty stops")
    assert {"steps", "thoughts", "pains", "opportunities", f"{PREFIX}:pains", f"{PREFIX}:evidence"} <= {
        *places
    }
    assert len(places) == len({*places})


def test_arrows_lead_to_every_link_of_a_row(quiet: Page, shoes: str) -> None:
    quiet.goto(f"{shoes}#persona=gwen")
    quiet.evaluate(DRAWN)
    row = quiet.locator("[data-lane=reasons]")
    seen = row.locator("a").filter(visible=True)
    row.locator("[tabindex='0']").focus()
    for index in range(seen.count()):
        assert seen.nth(index).evaluate("link => link === document.activeElement")
        quiet.keyboard.press("ArrowRight")
    quiet.keyboard.press("Home")
    first = quiet.evaluate(LABEL)
    quiet.keyboard.press("ArrowRight")
    quiet.keyboard.press("ArrowLeft")
    assert quiet.evaluate(LABEL) == first
    quiet.keyboard.press("End")
    last = quiet.evaluate(LABEL)
    quiet.keyboard.press("Tab")
    assert not quiet.evaluate(WITHIN, "[data-lane=reasons]")
    quiet.keyboard.press("Shift+Tab")
    assert quiet.evaluate(LABEL) == last != first


def test_a_stop_that_a_filter_hides_moves_on(quiet: Page, shoes: str) -> None:
    quiet.goto(shoes)
    quiet.evaluate(DRAWN)
    stop = quiet.locator("[data-lane=thoughts] [tabindex='0']")
    before = stop.text_content()
    quiet.get_by_role("button", name="Gwen", exact=True).click()
    quiet.evaluate(DRAWN)
    assert stop.count() == 1
    assert stop.is_visible()
    assert stop.text_content() != before


@pytest.mark.parametrize("choice", ["", "persona=gwen", "fold=pains,emotion", "hide=steps,emotion"])
def test_what_has_links_that_can_be_seen_has_one_stop_among_them(
    choice: str, quiet: Page, shoes: str
) -> None:
    quiet.goto(f"{shoes}#{choice}")
    quiet.evaluate(DRAWN)
    assert quiet.evaluate(ASTRAY, HOLDERS) == []


def test_what_is_only_dimmed_can_be_reached(quiet: Page, written: Written) -> None:
    quiet.goto(f"{written(LINKED)}#persona=ben")
    quiet.evaluate(DRAWN)
    assert quiet.evaluate(ASTRAY, HOLDERS) == []
    dimmed = quiet.locator(".profile.out a")
    assert dimmed.is_visible()
    quiet.locator(".profile:not(.out) a").focus()
    quiet.keyboard.press("ArrowLeft")
    assert dimmed.evaluate("link => link === document.activeElement")


def test_what_is_opened_can_be_reached_until_it_is_put_away(
    quiet: Page, written: Written, tmp_path: Path
) -> None:
    (tmp_path / "old.journey.yaml").write_text(OLD, "utf-8")
    new = tmp_path / "new.journey.yaml"
    new.write_text(
        "title: A\nbaseline: old.journey.yaml\nstages: [{id: b, name: B, thoughts: Hm}]\n", "utf-8"
    )
    quiet.goto(written(new))
    quiet.evaluate(DRAWN)
    row = quiet.locator("[data-lane=thoughts]")
    stop = row.locator("[tabindex='0']")
    assert row.locator("a").count() == 2
    assert stop.count() == 0
    row.locator("summary").click()
    quiet.wait_for_function("() => document.querySelector('[data-lane=thoughts] [tabindex=\"0\"]')")
    quiet.keyboard.press("Tab")
    assert quiet.evaluate(LABEL) == "one"
    quiet.keyboard.press("ArrowRight")
    assert quiet.evaluate(LABEL) == "two"
    quiet.get_by_label("Show what differs").uncheck()
    quiet.evaluate(DRAWN)
    assert stop.count() == 0


def test_the_tab_key_goes_on_from_where_a_link_led(quiet: Page, shoes: str) -> None:
    quiet.goto(f"{shoes}#{PREFIX}/pay/card:pain/silent-decline")
    quiet.evaluate(DRAWN)
    stop = quiet.locator("[data-lane=pains] [tabindex='0']")
    assert stop.evaluate("stop => stop.closest('.pain').id").endswith("silent-decline")
    quiet.keyboard.press("Tab")
    assert stop.evaluate("stop => stop === document.activeElement")


def test_without_scripts_every_link_is_a_stop(chromium: Browser, shoes: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(shoes)
    assert page.locator("[data-lane=pains] a").count() > 10
    assert page.locator("[data-lane] a[tabindex]").count() == 0
    context.close()
