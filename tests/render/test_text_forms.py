"""Markdown, Mermaid and the terminal: what each example becomes, and that no text of a map changes a form."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from rich.cells import cell_len
from rich.text import Text

from jmap import load, loads
from jmap.model.inline import plain
from jmap.render.markdown import markdown
from jmap.render.mermaid import mermaid
from jmap.render.terminal import terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from markdown_it.token import Token
    from tests.conftest import Expected

    from jmap.model.journey import JourneyMap

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
EXAMPLES = sorted((ROOT / "examples").glob("*.journey.yaml"))
HARD = [
    ROOT / "tests" / "valid" / f"{name}.journey.yaml"
    for name in ("hostile-text", "very-long", "long-texts", "hebrew", "every-key", "blueprint", "five-lines")
]
FORMS: dict[str, Callable[[JourneyMap], str]] = {
    "md": markdown,
    "mmd": mermaid,
    "80.txt": lambda journey: terminal(journey, 80, color=False),
    "200.txt": lambda journey: terminal(journey, 200, color=False),
}
HOSTILE = (
    "<script>alert(1)</script>",
    "# heading\n## another #",
    "- item\n1. item\n2) item",
    "a | b \\| c || d |",
    "| --- | --- |",
    "```\ncode\n```",
    "~~~ ~~struck~~ ==",
    "![x](y) [x][y] [^1] [x]: y",
    "*a **b `c` d** e*",
    "<!-- /jmap -->",
    "--- \n===",
    "&lt; &#60; &amp;",
    "@someone #12 !3 %4 org/repo#5 :smile: GH-6",
    "https://example.org/a_b_c www.example.org a@example.org",
    "title journey section: 5: Me",
    "a;b#c:d%%e%%{init: {}}%%",
    "journey",
    "Section one",
    "accDescr {",
    "\x1b[31mred\x1b[0m \x9b1m \x07",
    "\u202eright to left\u200b",
    "「強調」 検索、です。",
    "{{ 7 * 7 }} {% raw %}",
    "$x$ $$y$$",
    "\\",
    "tab\tcr\rend\u2028line\u0085next",
    "a" * 300,
)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)
SOUP = st.lists(
    st.sampled_from([*"*_`[]()<>|#-+=~&;:%@!$\\{}. \n1a検", "**", "``", "://", "<b>"]),
    min_size=1,
    max_size=30,
)
ANY_TEXT = st.sampled_from(HOSTILE) | TEXTS | SOUP.map("".join)
PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
OWN_ELEMENTS = re.compile(r"<br>|</?(?:strong|em|code)>")


def map_with(text: str) -> JourneyMap | None:
    """Return a map that says `text` wherever a text may stand."""
    written = json.dumps(text)
    keys = ("summary", "goal", "duration", "phase", "actions", "thoughts", "delights", "competitors")
    loaded = loads(
        f"title: {written}\nsummary: {written}\ntags: [{written}]\nowner: t\nteams: {{t: {written}}}\n"
        f"evidence: {{e: {{title: {written}, summary: {written}}}}}\n"
        f"personas: {{x: {{name: {written}, quote: {written}, demographics: {{k: {written}}}}}}}\n"
        f"channels: {{c: {{name: {written}}}}}\nlanes: {{l: {written}}}\nstages:\n"
        f"  - {{name: {written}, id: s, channel: c, lanes: {{l: {written}}},\n"
        f"     emotion: {{score: 1, because: {written}}},\n"
        + "".join(f"     {key}: {written},\n" for key in keys)
        + f"     pains: {{text: {written}, id: p}},\n"
        f"     opportunities: {{text: {written}, solves: p, metric: {written}}},\n"
        f"     metrics: {{m: {{value: '3', period: {written}}}}},\n"
        f"     steps: [{{name: {written}, id: t, emotion: -1, touchpoints: [{{name: {written}, id: u}}],\n"
        f"              next: {{to: exit, when: {written}}}}}, {{name: {written}, id: v}}]}}\n"
    )
    return loaded.map


def journey(path: Path) -> JourneyMap:
    found = load(path).map
    assert found is not None
    return found


def name(path: Path) -> str:
    return path.name.removesuffix(".journey.yaml")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("path", EXAMPLES, ids=name)
def test_an_example_becomes(path: Path, form: str, expected: Expected) -> None:
    expected(HERE / "expected" / f"{name(path)}.{form}", FORMS[form](journey(path)))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("path", [EXAMPLES[0], *HARD], ids=name)
def test_the_same_map_gives_the_same_text(path: Path, form: str) -> None:
    assert FORMS[form](journey(path)) == FORMS[form](journey(path))


def tokens(text: str) -> Iterator[Token]:
    for token in PARSER.parse(text):
        yield token
        yield from token.children or ()


def structure(text: str) -> list[tuple[str, str]]:
    """Return what a page consists of, but for texts and for the marks that texts may bring."""
    return [
        (token.type, token.tag)
        for token in tokens(text)
        if not token.type.startswith(("text", "link_"))
        and not (token.type == "html_inline" and OWN_ELEMENTS.fullmatch(token.content))
    ]


def said(text: str) -> str:
    """Return the characters of a text that are seen, without those that only keep references apart."""
    return "".join(
        char for char in unicodedata.normalize("NFC", text) if char.isprintable() and not char.isspace()
    )


@given(ANY_TEXT)
def test_in_markdown_any_text_is_text(text: str) -> None:
    reference, hostile = map_with("plain"), map_with(text)
    assert reference
    if hostile is None or not said(text):
        return
    made = markdown(hostile)
    assert structure(made) == structure(markdown(reference))
    links = [str(token.attrs["href"]) for token in tokens(made) if token.type == "link_open"]
    assert all(re.match(r"https?://|mailto:|[^:]*$", link) for link in links)
    shown = said("".join(token.content for token in tokens(made) if token.type.startswith("text")))
    assert shown.count(said(plain(text))) >= 10


LINE_TEXT = r"(?:[^#;:%<>&\n]|%(?!%)|\#\d+;)+"
MERMAID = re.compile(
    rf"""journey\n\ {{4}}title\ {LINE_TEXT}\n
    (?:\ {{4}}section\ {LINE_TEXT}\n
      (?:\ {{6}}(?!%|(?i:title|section|journey|acc)){LINE_TEXT}:\ [1-5](?:\.\d+)?(?::\ {LINE_TEXT})?\n
        |\ {{6}}%%\ no\ score:\ {LINE_TEXT}\n)*)*""",
    re.VERBOSE,
)


@given(ANY_TEXT)
def test_in_mermaid_any_text_is_text(text: str) -> None:
    hostile = map_with(text)
    if hostile is None:
        return
    made = mermaid(hostile)
    assert MERMAID.fullmatch(made)
    assert made.count("\n") == 5


@pytest.mark.parametrize("path", [*EXAMPLES, *HARD], ids=name)
def test_mermaid_keeps_to_its_grammar(path: Path) -> None:
    assert MERMAID.fullmatch(mermaid(journey(path)))


@given(ANY_TEXT, st.integers(40, 220))
def test_in_the_terminal_any_text_is_text(text: str, width: int) -> None:
    hostile = map_with(text)
    if hostile is None:
        return
    made = terminal(hostile, width, color=False)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", made)
    assert max(cell_len(line) for line in made.split("\n")) <= width


@pytest.mark.parametrize("width", [20, 40, 80, 120, 200, 300])
@pytest.mark.parametrize("path", [*EXAMPLES, *HARD], ids=name)
def test_the_board_fits_the_terminal_and_colour_adds_only_colour(path: Path, width: int) -> None:
    plain_text = terminal(journey(path), width, color=False)
    coloured = terminal(journey(path), width, color=True)
    assert max(cell_len(line) for line in plain_text.split("\n")) <= max(width, 40)
    assert "\x1b[" in coloured
    stripped = re.sub(r"\x1b\[[\d;]*m", "", coloured)
    assert [line.rstrip() for line in stripped.split("\n")] == plain_text.split("\n")
    assert Text.from_ansi(coloured).plain.split() == plain_text.split()
