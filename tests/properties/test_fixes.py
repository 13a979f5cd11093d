"""Safe fixes come to an end, add nothing to what a person has written, and take nothing away: no key either.

The maps hold texts in which YAML sees keys, aliases and quotes, wherever a text may stand.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from jmap.commands.lint_files import lint_batch, plan_for
from jmap.project.settings import Settings
from jmap.source.text import SourceText
from jmap.source.tree import Mapping, Scalar, walk
from jmap.source.yaml import parse

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

PLAN = plan_for(Settings(), date(2026, 1, 1), "safe", dry=True, stdin_filename="-")
PLACES = """\
title: Seeing a doctor
stages:
  - name: Wait
    {0}
    thoughts:
      - {1}
    pains:
      - {2}
      - text: {3}
        severity: high
    delights: [{4}, Calm]
    emotion: {{score: 1, because: {5}}}
    summary: {6}
"""
ALONE = [
    "touchpoints: [Chair]",
    "touchpoints: {}",
    "opportunities:\n      {}",
    "actions:\n      - {}\n        {}",
]
WORDS = ["I", "think", "The card", "name", "stages", "naem", "maybe", "no", "24", "12:30", "it's", "ü"]
SIGNS = [
    ": ",
    ": ",
    ":",
    ", ",
    " ",
    " - ",
    "? ",
    "*",
    "&",
    "! ",
    "@",
    "%",
    "'",
    '"',
    "{",
    "}",
    "[",
    "]",
    " \N{EN DASH} ",
]
WRITTEN = st.lists(st.sampled_from([*WORDS, *SIGNS]), min_size=1, max_size=8).map(
    lambda words: "".join(words).strip()
)


@st.composite
def journeys(draw: st.DrawFn) -> str:
    """Return a map in which one or two of the texts are as somebody may have written them."""
    texts = ["touchpoints: [Chair]", *["Fine"] * 6]
    for place in draw(st.lists(st.integers(0, 6), min_size=1, max_size=2)):
        text = draw(WRITTEN)
        texts[place] = text if place else draw(st.sampled_from(ALONE)).replace("{}", text)
    return PLACES.format(*texts)


HELD = {
    "pains": ["text", "severity", "link", "owner", "id"],
    "emotion": ["feeling", "because", "score", "evidence"],
    "opportunities": ["text", "metric", "link", "status", "due"],
    "touchpoints": ["name", "summary", "duration", "goal", "because"],
}
"""Keys that may stand between braces, below a stage; one of them is out of place."""
IN_BRACES = st.lists(
    st.sampled_from([*WORDS, "severity", "because", ", ", ", ", ", ", " ", ": ", " - ", "? "]),
    min_size=1,
    max_size=6,
).map(lambda words: "".join(words).strip(" ,"))


@st.composite
def braces(draw: st.DrawFn) -> tuple[list[str], str]:
    """Return keys and a map in which they stand between braces, with texts that nobody put in quotes."""
    key = draw(st.sampled_from(sorted(HELD)))
    keys = draw(st.permutations(HELD[key]))[: draw(st.integers(1, len(HELD[key])))]
    written = ", ".join(f"{each}: {draw(IN_BRACES)}" for each in keys)
    item = f"[{{{written}}}]" if key == "touchpoints" else f"{{{written}}}"
    return [key, *keys], f"title: Seeing a doctor\nstages:\n  - name: Wait\n    {key}: {item}\n"


def mended(text: str, folder: Path) -> str:
    """Return what a map is after all safe fixes."""
    path = folder / "a.journey.yaml"
    path.write_text(text, "utf-8")
    changes = lint_batch([str(path)], PLAN).changes
    return changes[0].after.text if changes else text


def said(text: str, *, quotes: str = "") -> str:
    """Return the letters and digits of a text, and its quotes where they count."""
    return "".join(character for character in text if character.isalnum() or character in quotes)


def read(text: str) -> str:
    """Return all that YAML reads, in the order in which it stands there."""
    root = parse(SourceText("a.yaml", text)).root
    return (
        "".join(node.raw for node in walk(root) if isinstance(node, Scalar) and not node.target)
        if root
        else ""
    )


def is_within(part: str, whole: str) -> bool:
    """Whether the characters of `part` all stand in `whole`, in that order."""
    left = iter(whole)
    return all(character in left for character in part)


@given(journeys())
def test_a_safe_fix_says_what_was_written(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.getbasetemp()
    after = mended(text, folder)

    assert mended(after, folder) == after
    assert said(after) == said(text)
    assert is_within(said(read(after), quotes="\"'"), said(text, quotes="\"'"))


@given(braces())
def test_a_safe_fix_leaves_every_key_a_key(
    tmp_path_factory: pytest.TempPathFactory, written: tuple[list[str], str]
) -> None:
    keys, text = written
    after = mended(text, tmp_path_factory.getbasetemp())
    root = parse(SourceText("a.yaml", after)).root

    if after != text and root:
        found = {key for node in walk(root) if isinstance(node, Mapping) for key in node.entries}
        assert set(keys) <= found
