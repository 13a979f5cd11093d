"""The page with a column for each step, as one persona lives it, and in the languages that jmap speaks."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.browser.test_everywhere import AXE, EXAMPLES, WRONG
from tests.browser.test_page import open_page
from tests.view.test_words import leaves

import jmap
from jmap.view.plural import plural
from jmap.view.translation import words_for
from jmap.view.words import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
WITHOUT_STEPS = ROOT / "tests" / "valid" / "very-long.journey.yaml"
ALL = pytest.mark.parametrize(
    "path", [*EXAMPLES, WITHOUT_STEPS], ids=lambda path: path.name.removesuffix(".journey.yaml")
)
OFF_CENTRE = """() => {
  const heads = [...document.querySelectorAll("tr.step-heads th")].map(head => head.getBoundingClientRect());
  return [...document.querySelectorAll(".marker .back")].map(disc => {
    const box = disc.getBoundingClientRect(), centre = box.left + box.width / 2;
    return Math.min(...heads.map(head => Math.abs(head.left + head.width / 2 - centre)));
  });
}"""
SAID = """() => {
  const shown = document.querySelector("main").innerText;
  const named = [...document.querySelectorAll("[aria-label], [title]")].flatMap(
    it => [it.getAttribute("aria-label"), it.getAttribute("title")]);
  const unseen = ".sr, .skip, main svg text, main svg title, main svg desc";
  const hidden = [...document.querySelectorAll(unseen)].map(it => it.textContent);
  return [shown, ...named, ...hidden].join("\\n");
}"""

DEAD_LINKS = """() => [...document.querySelectorAll('main a[href^="#"]')]
  .map(it => decodeURIComponent(it.hash.slice(1))).filter(id => !document.getElementById(id))"""


@pytest.fixture
def tab(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context()
    yield context.new_page()
    context.close()


@cache
def _page(path: Path, *choices: tuple[str, Any]) -> bytes:
    return jmap.render(jmap.load(path), **dict(choices))


def drawn(folder: Path, path: Path, **choices: Any) -> Path:
    file = folder / f"{path.stem}.html"
    file.write_bytes(_page(path, *choices.items()))
    return file


@ALL
@pytest.mark.parametrize("width", [360, 1600])
def test_columns_for_steps_clip_nothing_and_do_not_overflow(
    path: Path, width: int, tab: Page, tmp_path: Path
) -> None:
    open_page(tab, drawn(tmp_path, path, columns="steps"), width)
    assert tab.evaluate(WRONG) == []


@pytest.mark.parametrize("width", [400, 1600, 2003])
@pytest.mark.parametrize("name", ["shoes", "bank-account"])
def test_points_stand_in_the_columns_of_their_steps(name: str, width: int, tab: Page, tmp_path: Path) -> None:
    path = ROOT / "examples" / f"{name}.journey.yaml"
    open_page(tab, drawn(tmp_path, path, columns="steps"), width)
    found = tab.evaluate(OFF_CENTRE)
    assert len(found) > 8
    assert max(found) <= 0.5


@pytest.mark.parametrize("choices", [{"columns": "steps"}, {"persona": "amara"}], ids=str)
def test_everyone_can_use_it(choices: dict[str, Any], tab: Page, tmp_path: Path) -> None:
    path = ROOT / "examples" / "shoes.journey.yaml"
    complaints: list[str] = []
    tab.on("console", lambda message: complaints.append(message.text))
    open_page(tab, drawn(tmp_path, path, **choices))
    tab.evaluate(AXE)
    result = tab.evaluate("axe.run(document, {resultTypes: ['violations']})")
    assert [violation["id"] for violation in result["violations"]] == []
    assert complaints == []


def test_a_page_of_one_persona_names_no_other(tab: Page, tmp_path: Path) -> None:
    path = ROOT / "examples" / "shoes.journey.yaml"
    open_page(tab, drawn(tmp_path, path, persona="amara"), 1600)
    text = tab.evaluate(SAID)
    assert "Amara" in text
    assert "Tomás" not in text
    assert tab.evaluate(WRONG) == []
    assert tab.evaluate(DEAD_LINKS) == []


@pytest.mark.parametrize("name", ["konbini-pickup", "bank-account"])
def test_no_word_of_the_page_is_english(name: str, tab: Page, tmp_path: Path) -> None:
    path = ROOT / "examples" / f"{name}.journey.yaml"
    open_page(tab, drawn(tmp_path, path))
    text = tab.evaluate(SAID)
    values = {field: getattr(ENGLISH, field) for field in type(ENGLISH).__dataclass_fields__}
    english = {
        word for _, said in leaves(values) for word in re.findall(r"[A-Za-z]{3,}", re.sub(r"{\w+}", "", said))
    }
    told = set(re.findall(r"[A-Za-z]{3,}", text)) - set(re.findall(r"[A-Za-z]{3,}", path.read_text("utf-8")))
    assert told & english - {"NPS", "CSAT", "CES"} == set()


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "ja", "ar"])
def test_the_browser_counts_as_we_do(language: str, tab: Page) -> None:
    counts = [*range(130), 1000, 1011, 1_000_000, 1_000_001, 3_000_000]
    wanted = tab.evaluate(
        "([tag, counts]) => counts.map(count => new Intl.PluralRules(tag).select(count))", [language, counts]
    )
    assert [plural(language, count) for count in counts] == wanted
    assert words_for(language).own
