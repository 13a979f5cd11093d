"""The comment on a pull request: what it says first, how long it may grow, that no map's text is markup."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from jmap.diff.change import Level
from jmap.diff.outcome import FileDiff, Indirect, Outcome, compared
from jmap.model.load import Loaded, load_source
from jmap.render.diff_markdown import MARK, Links, diff_markdown
from jmap.source.text import SourceText

if TYPE_CHECKING:
    from tests.conftest import Expected

HERE = Path(__file__).parent
OLD = """\
title: Buying shoes
stages:
  - {id: discover, name: Discover, emotion: 1, pains: Too many options}
  - {id: compare, name: Compare, emotion: 0, touchpoints: [Product page]}
  - {id: buy, name: Buy, emotion: -1, pains: Forced account}
  - {id: use, name: Use, emotion: 2}
"""
NEW = """\
title: Buying shoes
stages:
  - {id: compare, name: Evaluate options, emotion: 0, touchpoints: [Product page, Live chat]}
  - {id: discover, name: Discover, emotion: 1, thoughts: [A, B, C, D, E, F], pains: Too many options}
  - {id: buy, name: Buy, emotion: -2}
  - {id: returns, name: Returns, emotion: -1}
"""
HOSTILE = (
    "@octocat", "#123", "owner/repo#1", "<script>alert(1)</script>", "<!-- jmap diff -->", "</details>",
    "![x](http://example.com/x.png)", "[x](javascript:alert(1))", "https://example.com", "www.example.com",
    "| a | b |", "**bold**", "`code`", "```", "~~~", "$x$", "&lt;", ":+1:", "\n# heading", "%%{init: {}}%%",
    '"]\n    click', "-->", "\u202eabc", "\x1b[31m", "GH-1", "~label", "!1",
)  # fmt: skip
GITHUB = MarkdownIt("gfm-like", {"linkify": False, "html": True})


def load(text: str, path: str = "maps/shoes.journey.yaml") -> Loaded:
    loaded = load_source(SourceText(path, text))
    assert loaded.map is not None, loaded.diagnostics
    return loaded


def comment(*files: FileDiff, links: Links | None = None, failed: tuple[str, ...] = ()) -> str:
    return diff_markdown(Outcome(files, failed=failed), Level.MINOR, links or Links())


def test_the_comment_says_what_happened_to_customers(expected: Expected) -> None:
    links = Links("https://git.example.org/shop/blob/new", "https://git.example.org/shop/blob/old")

    text = comment(compared(load(OLD), load(NEW), {}), links=links)

    expected(HERE / "diff_markdown" / "expected.md", text)
    assert text.count(MARK) == 1
    assert text.startswith(MARK)
    assert len(re.findall(r"^\| [^-|]", text.split("<details>", maxsplit=1)[0], re.MULTILINE)) == 10


def test_links_start_at_the_top_of_the_repository() -> None:
    file = compared(load(OLD, "shoes.journey.yaml"), load(NEW, "shoes.journey.yaml"), {})

    text = comment(file, links=Links("https://git.example.org/b", folder="maps"))

    assert "(https://git.example.org/b/maps/shoes.journey.yaml#L" in text
    assert "](" not in comment(file)


def test_what_could_not_be_compared_comes_first() -> None:
    text = comment(compared(load(OLD), load(NEW), {}), failed=("maps/broken.journey.yaml",))

    assert text.splitlines()[1].startswith(
        "## ❌ Journeys: 1 file could not be compared: maps/broken.journey.yaml. "
    )
    assert "No changes" not in comment(failed=("a.journey.yaml",))
    assert "✅ Journeys: No changes." in comment()


def test_a_comment_has_an_end_and_says_what_it_leaves_out() -> None:
    many = "title: Long\nstages:\n" + "".join(
        f"  - {{name: Stage {n}, summary: {'x' * 300}}}\n" for n in range(150)
    )
    files = [compared(load(many, f"{n}.journey.yaml"), load(OLD, f"{n}.journey.yaml"), {}) for n in range(40)]

    text = comment(*files)

    assert 50_000 < len(text) < 60_000
    assert "Left out, since a comment has no room for it: part of" in text
    assert text.count("<details>") == text.count("</details>")
    assert [text.count(f" · {number}.journey.yaml\n\n") for number in (0, 39)] == [1, 1]
    assert "stage removed" in text


def test_maps_that_use_a_changed_library_are_named() -> None:
    users = tuple(Indirect(f"{n}.journey.yaml", f"Map {n}", "shop.library.yaml") for n in range(12))

    text = diff_markdown(Outcome((), users), Level.MINOR, Links())

    assert "### shop.library.yaml is used by 12 maps" in text
    assert "<summary>2 more</summary>" in text


@given(st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=4).map(" ".join), st.booleans())
def test_what_a_map_says_is_text_and_nothing_else(hostile: str, as_name: bool) -> None:  # noqa: FBT001  drawn
    old = {"title": "A", "stages": [{"id": "a", "name": "Buy", "summary": "one", "emotion": 1}]}
    stage = {"id": "a", "name": hostile if as_name else "Buy", "summary": hostile, "emotion": -1}
    new = {"title": hostile, "stages": [stage, {"name": f"x {hostile}", "emotion": 0}]}

    text = comment(compared(load(json.dumps(old)), load(json.dumps(new)), {}))

    charts = re.findall(r"^```mermaid\n(.*?)^```\n", text, re.DOTALL | re.MULTILINE)
    assert len(charts) == 2
    assert all("%%" not in chart and "```" not in chart for chart in charts)
    assert all(line.count('"') % 2 == 0 for chart in charts for line in chart.splitlines())
    assert text.count(MARK) == 1
    assert not re.search(
        r"(?:@|(?<!&)#)(?=\w)|\x1b|\u202e",
        re.sub(r"```mermaid.*?^```", "", text, flags=re.DOTALL | re.MULTILINE),
    )
    tokens = GITHUB.parse(text)
    inside = [child for token in tokens for child in token.children or ()]
    tags = re.findall(
        r"<[^>]*>", "".join(token.content for token in (*tokens, *inside) if token.type.startswith("html"))
    )
    assert {tag.rstrip("\n") for tag in tags} <= {
        MARK,
        "<details>",
        "<summary>",
        "</summary>",
        "</details>",
        "<br>",
    }
    assert [child.type for child in inside if child.type in {"image", "link_open", "s_open", "em_open"}] == []


@pytest.mark.parametrize("level", Level)
def test_only_what_is_bad_enough_is_shown(level: Level) -> None:
    text = diff_markdown(Outcome((compared(load(OLD), load(NEW), {}),)), level, Links())

    assert ("touchpoint added" in text) == (level in {Level.MINOR, Level.EDITORIAL})
