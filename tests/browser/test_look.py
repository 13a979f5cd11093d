"""Pages in a brand's colours, with images and with templates of their own, as people see them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import axe_core_python
import pytest

from jmap.commands.output import Output
from jmap.commands.render import run
from jmap.project.settings import LoadedSettings, Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
MAP = ROOT / "tests" / "valid" / "every-key.journey.yaml"
AXE = Path(axe_core_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
STYLE = """selector => {
  const style = getComputedStyle(document.querySelector(selector));
  return [style.backgroundColor, style.color, style.fontFamily.split(",")[0]];
}"""
SIZES = """[...document.images].map(
  image => [image.alt, image.naturalWidth, image.clientWidth, image.clientHeight]
)"""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a page with a brand's theme, images, and a template and a script of its own."""
    folder = tmp_path_factory.mktemp("look")
    (folder / "own" / "script").mkdir(parents=True)
    header = '<p class="brand">Halden Running</p>{% include "jmap/header.html.jinja" %}'
    (folder / "own" / "header.html.jinja").write_text(header, "utf-8")
    (folder / "own" / "script" / "look.js").write_text("document.body.dataset.own = 'runs';\n", "utf-8")
    settings = Settings(theme={"file": ROOT / "examples" / "brand.css"}, templates=folder / "own")
    target = folder / "page.html"
    run([str(MAP)], Output("never"), target=str(target), settings=LoadedSettings(settings, folder))
    return target


@pytest.fixture
def tab(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context()
    page = context.new_page()
    page.set_viewport_size({"width": 1600, "height": 900})
    yield page
    context.close()


def test_nothing_is_asked_for_and_everything_applies(file: Path, tab: Page) -> None:
    requests: list[str] = []
    complaints: list[str] = []
    tab.on("request", lambda request: requests.append(request.url))
    tab.on("console", lambda message: complaints.append(message.text))
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    tab.goto(file.as_uri())

    assert [url for url in requests if not url.startswith("data:")] == [file.as_uri()]
    assert complaints == []
    assert tab.evaluate("document.body.dataset.own") == "runs"
    assert tab.locator(".brand").inner_text() == "Halden Running"
    assert tab.evaluate(STYLE, "body") == ["rgb(246, 243, 237)", "rgb(16, 38, 43)", '"Avenir Next"']


def test_images_are_seen_and_have_names(file: Path, tab: Page) -> None:
    tab.goto(file.as_uri())
    images: list[list[Any]] = tab.evaluate(SIZES)

    assert [alt for alt, *_ in images] == ["", "Find a bike", "Books the bike", "Map in the app"]
    assert all(natural > 0 for _, natural, *_ in images)
    assert images[0][2:] == [42, 42]
    assert all(0 < height <= 170 for *_, height in images)
    for width in (1600, 360):
        tab.set_viewport_size({"width": width, "height": 900})
        assert tab.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_brand_is_readable(file: Path, tab: Page, scheme: Literal["light", "dark"]) -> None:
    tab.emulate_media(color_scheme=scheme)
    tab.goto(file.as_uri())
    tab.evaluate(AXE)
    found = tab.evaluate(
        "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"
    )

    assert [(each["id"], each["nodes"][0]["html"]) for each in found["violations"]] == []
