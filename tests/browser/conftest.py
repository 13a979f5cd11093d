"""Pages to open, and a tab that notices what goes wrong in them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

import jmap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[2]


class Written(Protocol):
    """Write the page of a map that is given as a text or a file, and return its address."""

    def __call__(self, journey: str | Path) -> str: ...


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Written:
    def write(journey: str | Path) -> str:
        loaded = jmap.loads(journey) if isinstance(journey, str) else jmap.load(journey)
        assert loaded.map is not None, loaded.diagnostics
        file = tmp_path_factory.mktemp("page") / "map.html"
        file.write_bytes(jmap.render(loaded))
        return file.as_uri()

    return write


@pytest.fixture(scope="session")
def shoes(written: Written) -> str:
    """The address of the page of the largest example."""
    return written(ROOT / "examples" / "shoes.journey.yaml")


@pytest.fixture
def quiet(chromium: Browser) -> Iterator[Page]:
    """A tab in which nothing may go wrong and nothing may be asked for."""
    context = chromium.new_context(viewport={"width": 1600, "height": 900})
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "request", lambda request: complaints.extend([request.url] * (not request.is_navigation_request()))
    )
    yield page
    context.close()
    assert complaints == []
