"""The points of the curve answer to mouse, finger and keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

PREFIX = "buying-running-shoes-online"


class Written(Protocol):
    def __call__(self, journey: str | Path) -> str: ...


def test_points_tell_what_the_row_of_reasons_says(quiet: Page, shoes: str) -> None:
    quiet.clock.install()
    quiet.goto(shoes)
    panel = quiet.locator(".panel")
    point = quiet.get_by_role("button", name="4.1 Pays by card")
    assert panel.is_hidden()
    point.hover()
    said = panel.inner_text()
    assert all(
        word in said for word in ("4.1 Pays by card", "Amara", "furious", "−2", "Declined", "measured")
    )
    assert panel.locator(".source").get_attribute("href") == f"#{PREFIX}:evidence/diaries"
    assert "3 Diaries of fourteen runners" in panel.locator(".source").inner_text()
    panel.hover()
    quiet.clock.run_for(300)
    assert panel.is_visible()
    quiet.mouse.move(5, 5)
    quiet.clock.run_for(300)
    assert panel.is_hidden()


def test_points_are_one_stop_and_the_arrows_lead_on(quiet: Page, shoes: str) -> None:
    quiet.goto(shoes)
    points = quiet.locator(".point")
    quiet.evaluate("() => new Promise(requestAnimationFrame)")
    assert points.evaluate_all("points => points.filter(point => point.tabIndex === 0).length") == 1
    points.first.focus()
    assert "1.1" in quiet.locator(".panel").inner_text()
    for key, place in (("ArrowRight", 1), ("ArrowRight", 2), ("ArrowLeft", 1), ("End", -1), ("Home", 0)):
        quiet.keyboard.press(key)
        assert points.nth(place).evaluate("point => point === document.activeElement")
    assert points.first.get_attribute("aria-describedby") == quiet.locator(".panel").get_attribute("id")
    quiet.keyboard.press("Escape")
    assert quiet.locator(".panel").is_hidden()
    assert quiet.evaluate("document.activeElement.className") == "point"


def test_every_link_that_a_point_shows_is_a_stop(quiet: Page, shoes: str) -> None:
    quiet.goto(shoes)
    quiet.get_by_role("button", name="4.1 Pays by card").focus()
    links = quiet.locator(".panel a")
    assert links.count() > 0
    assert links.evaluate_all("links => links.every(link => link.tabIndex === 0)")


def test_points_answer_to_a_finger(chromium: Browser, shoes: str) -> None:
    context = chromium.new_context(has_touch=True, is_mobile=True, viewport={"width": 400, "height": 800})
    page = context.new_page()
    page.goto(shoes)
    page.locator(".point").nth(1).tap()
    panel = page.locator(".panel").bounding_box()
    assert panel
    assert panel["x"] >= 0
    assert panel["x"] + panel["width"] <= 400
    assert page.evaluate("document.documentElement.scrollWidth") <= 400
    context.close()


def test_every_point_stands_on_its_marker_and_says_something(quiet: Page, shoes: str) -> None:
    quiet.goto(shoes)
    off = quiet.evaluate(
        """() => {
          const middle = box => [box.left + box.width / 2, box.top + box.height / 2];
          const discs = [...document.querySelectorAll(".marker .back")];
          const markers = discs.map(disc => middle(disc.getBoundingClientRect()));
          return [...document.querySelectorAll(".point")].map(point => {
            const [x, y] = middle(point.getBoundingClientRect());
            return Math.min(...markers.map(marker => Math.hypot(marker[0] - x, marker[1] - y)));
          });
        }"""
    )
    assert len(off) > 20
    assert max(off) < 1
    labels = quiet.locator(".point").evaluate_all(
        "points => points.map(point => point.getAttribute('aria-label'))"
    )
    assert all(len(label.split(",")) > 1 for label in labels)


def test_points_go_with_their_markers(quiet: Page, shoes: str) -> None:
    quiet.goto(f"{shoes}#persona=gwen")
    assert quiet.locator(".point:visible").count() == quiet.locator(".marker:not(.out)").count() < 10


def test_points_speak_where_no_row_of_reasons_is_shown(quiet: Page, written: Written) -> None:
    text = "title: A\nrows: [emotion]\nstages:\n  - B\n  - {name: C, emotion: {score: 1, because: Warm}}\n"
    quiet.goto(written(text))
    quiet.locator(".point").focus()
    assert "2 C" in quiet.locator(".panel").inner_text()
    assert "Warm" in quiet.locator(".panel").inner_text()
