"""The board as SVG: one document whatever its texts are, the same bytes each time, words as text."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

import jmap
from jmap.model.inline import plain
from jmap.render.picture.svg import svg
from jmap.view.document import document
from jmap.view.picture.picture import picture

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
MAPS = [
    *sorted((ROOT / "examples").glob("*.journey.yaml")),
    *sorted((ROOT / "tests" / "valid").glob("*.journey.yaml")),
]
ALL = pytest.mark.parametrize("path", MAPS, ids=lambda path: path.name.removesuffix(".journey.yaml"))
SVG = "{http://www.w3.org/2000/svg}"
ELEMENTS = frozenset(
    (
        *("svg", "title", "desc", "style", "defs", "linearGradient", "stop", "symbol", "use"),
        *("rect", "path", "circle", "ellipse", "g", "text", "tspan", "a"),
    )
)
NOT_TEXT = frozenset(
    (
        *("id", "to", "use", "schema_", "rows", "language", "kind", "state", "role", "severity", "status"),
        *("owner", "teams", "personas", "channel", "evidence", "solves", "competitors", "feeling"),
    )
)
CONTROLS = "\u2066\u2067\u2069\u202b\u202c"
SIGNS = "<>&\"'`{}[]()*\\/;:#=%| a\n\t\x00\x1b\u2028\u202e\ufffe漢ש😀"
HOSTILE = st.text(st.sampled_from(SIGNS), max_size=30)
POINT = re.compile(r'class="jb-marker" transform="translate\(([\d.]+)')


def drawn(text: str | Path) -> str:
    loaded = (jmap.load(text) if isinstance(text, Path) else jmap.loads(text)).map
    assert loaded is not None
    return svg(picture(document(loaded)))


def elements(text: str) -> list[ET.Element]:
    return list(ET.fromstring(text).iter())  # noqa: S314 - drawn by ourselves


def read(text: str) -> str:
    """Return all words of a picture, without what only directs them."""
    words = " ".join("".join(it.itertext()) for it in elements(text) if it.tag == f"{SVG}text")
    return re.sub(r"\s+", "", words.translate(dict.fromkeys(map(ord, CONTROLS))))


@ALL
def test_no_run_begins_with_a_space(path: Path) -> None:
    runs = [element for element in elements(drawn(path)) if element.tag == f"{SVG}tspan"]

    assert runs
    assert [run.text for run in runs if (run.text or "").startswith(" ")] == []


@ALL
def test_a_picture_is_well_formed_and_refers_to_what_is_in_it(path: Path) -> None:
    found = elements(drawn(path))
    assert {element.tag.removeprefix(SVG) for element in found} <= ELEMENTS
    ids = [element.attrib["id"] for element in found if "id" in element.attrib]
    assert len(ids) == len(set(ids))
    used = {element.attrib["href"][1:] for element in found if element.tag == f"{SVG}use"}
    assert used <= set(ids)
    assert {element.attrib["id"] for element in found if element.tag == f"{SVG}symbol"} == used


@ALL
def test_every_class_is_in_the_style_sheet(path: Path) -> None:
    text = drawn(path)
    sheet = text.partition("<style>")[2].partition("</style>")[0]
    classes = {name for it in elements(text) for name in it.attrib.get("class", "").split()}
    ours = {name for name in classes if name.startswith("jb-")} - {"jb-marker"}
    assert {name for name in ours if not re.search(rf"\.{name}\b", sheet)} == set()


def test_a_picture_stands_alone() -> None:
    text = drawn(ROOT / "examples" / "shoes.journey.yaml")
    links = re.findall(r'(?:href|src)="([^"]*)"', text)
    assert [link for link in links if not link.startswith("#")] == []
    assert re.findall(r"url\((?!#)", text) == []
    assert "script" not in text


def test_it_has_a_title_and_says_what_it_shows() -> None:
    root = ET.fromstring(drawn(ROOT / "examples" / "shoes.journey.yaml"))  # noqa: S314 - drawn by ourselves
    title, about = root.findall(f"{SVG}title")[0], root.findall(f"{SVG}desc")[0]
    assert root.attrib["aria-labelledby"] == title.attrib["id"]
    assert root.attrib["aria-describedby"] == about.attrib["id"]
    assert title.text == "Buying running shoes online"
    assert "Settle on one" in (about.text or "")
    assert "4.1 Amara −2" in (about.text or "")


@ALL
def test_every_step_pain_and_idea_is_written(path: Path) -> None:
    loaded = jmap.load(path).map
    assert loaded is not None
    words = read(drawn(path))
    lanes = {lane.id for lane in document(loaded).board.lanes}
    for stage in loaded.stages:
        wanted = [stage.name]
        wanted += [step.name for step in stage.steps] if "steps" in lanes else []
        wanted += [pain.text for pain in stage.pains] if "pains" in lanes else []
        wanted += [idea.text for idea in stage.opportunities] if "opportunities" in lanes else []
        for text in wanted:
            visible = re.sub(r"[\s\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", plain(text))
            assert re.sub(r"[\x00-\x1f\x7f-\x9f]", "", visible) in words


def test_every_value_of_a_map_is_written_but_lists_of_names() -> None:
    path = ROOT / "tests" / "valid" / "every-key.journey.yaml"
    loaded = jmap.load(path).map
    assert loaded is not None
    shown = loaded.model_dump(exclude={"teams", "channels", "feelings", "lanes"})
    words = read(drawn(path)).casefold().replace("\u2212", "-")
    found = {re.sub(r"\s", "", plain(text)).casefold().replace("\u2212", "-") for text in written(shown)}
    assert len(found) > 100
    assert sorted(text for text in found if text not in words) == []


def written(part: object, key: str = "") -> Iterator[str]:
    """Yield every text of a map but ids, references and words that a picture says in its own way."""
    if isinstance(part, dict):
        for name, value in part.items():
            yield from [name] if key == "demographics" else []
            yield from written(value, name)
    elif isinstance(part, list | tuple):
        for value in part:
            yield from written(value, key)
    elif isinstance(part, str) and key not in NOT_TEXT:
        yield part


@given(HOSTILE)
def test_no_text_can_be_more_than_text(text: str) -> None:
    before, after = (elements(svg(picture(document(_hostile(part))))) for part in ("plain", text or "plain"))
    known = {element.tag for element in before}
    assert {element.tag for element in after} <= known | {f"{SVG}tspan"}
    assert all(not name.startswith("on") for element in after for name in element.attrib)


def _hostile(text: str) -> jmap.JourneyMap:
    loaded = jmap.load(ROOT / "examples" / "shoes.journey.yaml").map
    assert loaded is not None
    stage = loaded.stages[0]
    step = stage.steps[0].model_copy(update={"name": text, "summary": text, "duration": text})
    pains = tuple(pain.model_copy(update={"text": text}) for pain in stage.pains)
    return loaded.model_copy(
        update={
            "title": text,
            "summary": text,
            "stages": (
                stage.model_copy(update={"name": text, "steps": (step,), "pains": pains}),
                *loaded.stages[1:],
            ),
        }
    )


def test_the_same_map_gives_the_same_bytes() -> None:
    path = ROOT / "examples" / "clinic-visit.journey.yaml"
    assert drawn(path) == drawn(path)


def test_a_map_that_runs_to_the_left_is_turned_round() -> None:
    text = "title: A\nlanguage: {}\nstages:\n  - {{name: One, emotion: +1}}\n  - {{name: Two, emotion: -1}}\n"
    points = [list(map(float, POINT.findall(drawn(text.format(tag))))) for tag in ("en", "ar")]
    width = float(re.findall(r'width="([\d.]+)"', drawn(text.format("en")))[0])
    assert points[0] == sorted(points[0])
    assert [width - x for x in points[1]] == pytest.approx(points[0])


def test_a_missing_score_breaks_the_line() -> None:
    text = "title: A\nstages:\n" + "".join(
        f"  - {{name: S{index}{emotion}}}\n"
        for index, emotion in enumerate([", emotion: 1", ", emotion: 2", "", ", emotion: -1", ", emotion: 0"])
    )
    assert drawn(text).count('class="jb-curve"') == 2


def test_a_page_of_a_theme_keeps_its_colours_alive() -> None:
    text = drawn(ROOT / "examples" / "shoes.journey.yaml")
    assert "@supports(color:var(--x))" in text
    assert ".jb-ground{fill:var(--bg,#121119)}" in text
