"""Safe fixes come to an end, add nothing to what a person has written, and take nothing away.

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
from jmap.source.tree import Scalar, walk
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
