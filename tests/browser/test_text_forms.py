"""What other programs make of our text: Mermaid itself draws the diagram, and a notebook shows the page."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import jmap
from jmap.diff.change import Level
from jmap.diff.outcome import Outcome, compared
from jmap.model.inline import plain
from jmap.render.diff_markdown import Links, diff_markdown
from jmap.render.mermaid import mermaid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from jmap.model.journey import JourneyMap

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*.journey.yaml"))
HARD = [
    ROOT / "tests" / "valid" / f"{name}.journey.yaml"
    for name in ("hostile-text", "every-key", "long-texts", "hebrew", "scale-negative", "five-lines")
]
DRAW = """async source => {
  mermaid.initialize({startOnLoad: false, securityLevel: "strict"});
  const {diagramType} = await mermaid.parse(source);
  document.body.innerHTML = (await mermaid.render("drawn", source)).svg;
  const drawing = document.querySelector("#drawn");
  return {
    type: diagramType,
    heights: [...drawing.querySelectorAll("circle.face")].map(face => Number(face.getAttribute("cy"))),
    all: drawing.textContent,
  };
}"""


def published() -> Path:
    """Return Mermaid as its authors publish it: `mmdc` carries that file, and is not needed for more."""
    found = importlib.util.find_spec("mmdc")
    if found is None or found.origin is None:
        pytest.fail("mmdc, which carries Mermaid, is missing: install the extra `test`", pytrace=False)
    return Path(found.origin).parent / "assets" / "mermaid.js"


@pytest.fixture(scope="module")
def tab(chromium: Browser) -> Iterator[Page]:
    """A page in which Mermaid is loaded."""
    context = chromium.new_context()
    page = context.new_page()
    page.add_script_tag(path=published())
    yield page
    context.close()


def journey(path: Path) -> JourneyMap:
    found = jmap.load(path).map
    assert found is not None
    return found


def drawn(tab: Page, source: str) -> dict[str, Any]:
    found: dict[str, Any] = tab.evaluate(DRAW, source)
    return found


@pytest.mark.parametrize("path", [*EXAMPLES, *HARD], ids=lambda path: path.name.removesuffix(".journey.yaml"))
def test_mermaid_draws_a_face_for_every_score_at_its_height(path: Path, tab: Page) -> None:
    source = mermaid(journey(path))
    found = drawn(tab, source)
    lines = [line for line in source.splitlines()[2:] if not line.lstrip().startswith(("section", "%%"))]
    scores = [float(line.split(": ")[1]) for line in lines]
    assert found["type"] == "journey"
    assert found["heights"] == pytest.approx([300 + (5 - score) * 30 for score in scores])


PIECES = [*"#;:,<>&%{}\"'`~ aﬂ¶°", "%%", "journey", "title ", "&lt;", "#35;", "<br>", "style: x", "classDef "]


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("".join).filter(str.strip))
@settings(
    max_examples=settings().max_examples // 2, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_mermaid_shows_texts_as_they_are(tab: Page, text: str) -> None:
    quoted = json.dumps(text)
    loaded = jmap.loads(
        f"title: {quoted}\npersonas: {{p: {{name: {quoted}}}}}\n"
        f"stages: [{{name: {quoted}, id: s, steps: [{{name: {quoted}, id: t, emotion: 1}}]}}]\n"
    )
    if loaded.map is None:
        return
    found = drawn(tab, mermaid(loaded.map))
    wanted = "".join(plain(text).split())
    assert "".join(found["all"].split()).count(wanted) >= 4
    assert len(found["heights"]) == 1


@given(
    st.lists(st.sampled_from([*PIECES, "[x]", '"]', "-->", "検索"]), min_size=1, max_size=8)
    .map("".join)
    .filter(str.strip)
)
@settings(
    max_examples=settings().max_examples // 2, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_mermaid_draws_the_curves_of_a_comparison(tab: Page, text: str) -> None:
    stages = [{"name": text, "id": "s", "emotion": 1}, {"name": "Use", "emotion": -2}]
    old, new = (
        jmap.loads(json.dumps({"title": "A", "stages": each})) for each in (stages, [*stages[1:], stages[0]])
    )
    if old.map is None or new.map is None:
        return
    comment = diff_markdown(Outcome((compared(old, new, {}),)), Level.MINOR, Links())
    charts = re.findall(r"^```mermaid\n(.*?)^```$", comment, re.DOTALL | re.MULTILINE)
    found = [drawn(tab, chart) for chart in charts]
    assert [each["type"] for each in found] == ["xychart", "xychart"]
    for each, title in zip(found, ("Before", "Now"), strict=True):
        assert title in each["all"]
        assert "".join(text.split()) in "".join(each["all"].split())


def test_a_notebook_shows_the_page_in_a_frame_of_its_own(chromium: Browser) -> None:
    page = chromium.new_context().new_page()
    complaints: list[str] = []
    requests: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: requests.append(request.url))
    cell: Any = jmap.load(EXAMPLES[-1])
    page.set_content(f"<h1>Notebook</h1>{cell._repr_html_()}")
    frame = page.frame_locator("iframe")
    assert frame.locator("h1").inner_text() == cell.map.title
    frame.locator("a[href^='#']").last.click()
    assert frame.locator("h1").inner_text() == cell.map.title
    assert page.locator("h1").inner_text() == "Notebook"
    assert complaints == []
    assert requests == []
    page.context.close()
