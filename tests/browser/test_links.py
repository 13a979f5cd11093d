"""Links of a page that stands elsewhere than its map lead where they should, whatever files are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jmap.commands.output import Output
from jmap.commands.render import run
from jmap.errors import ExitCode

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

WHOLE = """\
title: Buying shoes
stages:
  - name: Discover
    summary: What [the study](../studies/50%25.txt) says
    touchpoints: [Advert]
    emotion: curious
  - name: Send back
    touchpoints: [Parcel]
    emotion: annoyed
    journey: "parts/返品 #1 & 100%?.journey.yaml"
"""
PART = (
    "title: Sending shoes back\nbaseline: ../shoes.journey.yaml\nstages: [{name: Pack, emotion: annoyed}]\n"
)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a map, a map that it zooms in to, and a study."""
    monkeypatch.chdir(tmp_path)
    for path, text in {
        "maps/shoes.journey.yaml": WHOLE,
        "maps/parts/返品 #1 & 100%?.journey.yaml": PART,
        "studies/50%.txt": "Half of them",
        ".git/HEAD": "",
    }.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return tmp_path


@pytest.mark.parametrize(("target", "first"), [("site/", "site/shoes.html"), (None, "maps/shoes.html")])
def test_a_click_on_zoom_in_opens_the_page_of_that_map(
    project: Path, quiet: Page, target: str | None, first: str
) -> None:
    assert run(["maps"], Output(quiet=True), target=target) is ExitCode.OK
    quiet.goto((project / first).as_uri())
    quiet.locator(".elsewhere", has_text="Zoom in").get_by_role("link").click()
    assert quiet.locator("h1").inner_text() == "Sending shoes back"
    quiet.get_by_role("link", name="../shoes.journey.yaml").click()
    assert quiet.locator("h1").inner_text() == "Buying shoes"
    quiet.get_by_role("link", name="the study").click()
    assert quiet.locator("body").inner_text() == "Half of them"


def test_a_picture_of_the_board_leads_to_that_of_the_other_map(project: Path, quiet: Page) -> None:
    assert run(["maps"], Output(quiet=True), formats=["svg"], target="site/") is ExitCode.OK
    quiet.goto((project / "site" / "shoes.svg").as_uri())
    quiet.locator("a", has_text="parts").press("Enter")
    assert quiet.title() == "Sending shoes back"
