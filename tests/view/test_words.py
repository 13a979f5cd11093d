"""The words that jmap writes itself, in the language of the map."""

from __future__ import annotations

import ast
import re
import tomllib
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import jmap
from jmap.assets import templates
from jmap.project.words import own_words
from jmap.view.plural import forms, plural
from jmap.view.translation import NOT_TRANSLATED, Translation, words_for
from jmap.view.words import ENGLISH, Counted, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

_DRAWING = [
    path for folder in ("view", "render") for path in (Path(jmap.__file__).parent / folder).rglob("*.py")
]
LANGUAGES = sorted(path.stem for path in (templates() / "words").glob("*.toml"))


def test_no_view_and_no_renderer_asks_for_the_english_words_by_itself() -> None:
    asking = {
        path.name
        for path in _DRAWING
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Name) and node.id == "ENGLISH" and isinstance(node.ctx, ast.Load)
    }
    # graph: for a flow of nobody's map; diff_html: for a library, which is written in no language
    assert asking <= {"translation.py", "graph.py", "diff_html.py"}


def leaves(value: Any, *path: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield every text with the names that lead to it; of a phrase about a number only the last form."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, tuple | list):
        for index, item in enumerate(value):
            yield from leaves(item, *path, str(index))
    elif isinstance(value, Counted):
        yield path, value.forms["other"]
    else:
        for key, item in value.items():
            yield from leaves(item, *path, key)


def english() -> dict[str, Any]:
    return {field.name: getattr(ENGLISH, field.name) for field in fields(Words)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_is_complete(language: str) -> None:
    data = tomllib.loads((templates() / "words" / f"{language}.toml").read_text(encoding="utf-8"))
    words = words_for(language)
    assert data.keys() == english().keys() - NOT_TRANSLATED
    found = dict(leaves({name: getattr(words, name) for name in data}))
    wanted = dict(leaves({name: value for name, value in english().items() if name in data}))
    assert found.keys() == wanted.keys()
    for path, text in wanted.items():
        assert set(re.findall(r"{\w+}", found[path])) == set(re.findall(r"{\w+}", text)), path
        assert path == ("comma",) or found[path].strip("\u00a0") == found[path].strip(), path


def test_our_own_files_hold_what_a_persons_are_held_to() -> None:
    assert sorted(own_words(templates())) == LANGUAGES == ["ar", "de", "es", "fr", "ja"]


def test_a_language_without_translation_has_english_words_and_says_so() -> None:
    words = words_for("sw-KE")
    assert (words.owner, words.language, words.spoken, words.own) == ("Owner", "sw-KE", "en", False)
    assert words_for("en-GB").own


@pytest.mark.parametrize(
    ("language", "spoken"),
    [("de", "de"), ("de-CH", "de"), ("AR-eg", "ar"), ("ja-Jpan-JP", "ja"), ("dea", "en")],
)
def test_a_tag_falls_back_to_the_language_in_it(language: str, spoken: str) -> None:
    assert words_for(language).spoken == spoken


def test_the_nearest_of_a_persons_own_translations_goes_first() -> None:
    own: dict[str, Translation] = {"de": {"owner": "Zuständig"}, "de-ch": {"severities": {"low": "Klein"}}}
    swiss, german = words_for("de-CH", own), words_for("de", own)
    assert (swiss.owner, swiss.severities["low"], swiss.severities["high"]) == ("Zuständig", "Klein", "Hoch")
    assert (german.owner, german.severities["low"]) == ("Zuständig", "Gering")
    assert words_for("en", {"en": {"owner": "Accountable"}}).owner == "Accountable"


@pytest.mark.parametrize(
    ("count", "text"), [(0, "0 of 0 emotions"), (1, "0 of 1 emotion"), (2, "0 of 2 emotions")]
)
def test_a_phrase_has_the_form_for_its_number(count: int, text: str) -> None:
    assert ENGLISH.counted(ENGLISH.emotions_measured, count, measured=0) == f"{text} measured"


def test_arabic_has_six_forms_and_japanese_one() -> None:
    every = {
        count: words_for("ar").counted(words_for("ar").review_every["day"], count)
        for count in (1, 2, 3, 11, 100)
    }
    assert every == {1: "كل يوم", 2: "كل يومين", 3: "كل 3 أيام", 11: "كل 11 يومًا", 100: "كل 100 يوم"}
    assert words_for("ja").counted(words_for("ja").review_every["day"], 1) == "1日ごと"


def test_every_count_has_one_of_the_forms_of_its_language() -> None:
    for language in ("en", "de", "fr", "es", "ja", "ar", "ar-EG", "sw"):
        found = {plural(language, count) for count in (*range(200), 1_000_000, 2_000_000)}
        assert found == set(forms(language))
