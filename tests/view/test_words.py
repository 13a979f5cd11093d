"""The words that jmap writes itself, in the language of the map."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import jmap
from jmap.view.plural import forms, plural
from jmap.view.words import ENGLISH, words_for

_DRAWING = [
    path for folder in ("view", "render") for path in (Path(jmap.__file__).parent / folder).rglob("*.py")
]


def test_no_view_and_no_renderer_asks_for_the_english_words_by_itself() -> None:
    asking = {
        path.name
        for path in _DRAWING
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Name) and node.id == "ENGLISH" and isinstance(node.ctx, ast.Load)
    }
    assert asking <= {"words.py", "graph.py"}  # graph: for a flow of nobody's map


def test_a_language_without_translation_has_english_words_and_says_so() -> None:
    words = words_for("sw-KE")
    assert (words.owner, words.language, words.spoken, words.own) == ("Owner", "sw-KE", "en", False)
    assert words_for("en-GB").own


@pytest.mark.parametrize(
    ("count", "text"), [(0, "0 of 0 emotions"), (1, "0 of 1 emotion"), (2, "0 of 2 emotions")]
)
def test_a_phrase_has_the_form_for_its_number(count: int, text: str) -> None:
    assert ENGLISH.counted(ENGLISH.emotions_measured, count, measured=0) == f"{text} measured"


def test_every_count_has_one_of_the_forms_of_its_language() -> None:
    for language in ("en", "de", "fr", "es", "ja", "ar", "ar-EG", "sw"):
        found = {plural(language, count) for count in (*range(200), 1_000_000, 2_000_000)}
        assert found == set(forms(language))
