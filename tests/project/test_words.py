"""A person's own words: read from the folder of their templates, and refused with all mistakes at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import jmap
from jmap.project.settings import SettingsError
from jmap.project.words import own_words
from jmap.render.html import page
from jmap.report.full import full
from jmap.view.document import document
from jmap.view.look import Look

if TYPE_CHECKING:
    from tests.conftest import Expected

HERE = Path(__file__).parent

MISTAKES = """\
ownr = "Titolare"
tags = 3
share = "tutti"
out_of_five = "{rating} su {tutti}"
count = "n {"
feelings = ["Arrabbiato", "Felice"]
severities = "alta"

[severities_]
low = "bassa"

[states]
current = "Oggi"
currnet = "Oggi"

[emotions_measured]
one = "una sola"
few = "{measured} di {count}"
"""


def written(folder: Path, **files: str) -> Path:
    (folder / "words").mkdir()
    for name, text in files.items():
        (folder / "words" / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


def test_words_of_a_new_language_go_onto_the_page(tmp_path: Path) -> None:
    folder = written(
        tmp_path,
        it='owner = "Titolare"\n[review_every.month]\none = "ogni mese"\nother = "ogni {count} mesi"\n',
    )
    loaded = jmap.loads(
        "title: A\nlanguage: it-CH\nowner: x\nreview_every: 6 months\nteams: {x: X}\nstages: [B]\n"
    )
    assert loaded.map is not None
    html = page(document(loaded.map, Look(words=own_words(folder)))).decode()
    assert "Titolare" in html
    assert "ogni 6 mesi" in html
    assert 'lang="it-CH"' in html
    assert ' lang="en"' not in html


def test_a_page_in_a_language_without_words_says_which_are_english() -> None:
    loaded = jmap.loads("title: A\nlanguage: it\nstages: [B]\n")
    assert loaded.map is not None
    html = page(document(loaded.map)).decode()
    assert '<p class="eyebrow" lang="en">' in html
    assert "<h1><bdi>A</bdi></h1>" in html


def test_all_mistakes_are_told_with_what_was_meant(
    tmp_path: Path, expected: Expected, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path, it=MISTAKES, italiano="", fr="owner = \n")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SettingsError) as refused:
        own_words(Path())
    expected(HERE / "own-words.txt", "".join(text for text, _ in full(refused.value.report)))


def test_a_folder_without_words_has_none(tmp_path: Path) -> None:
    assert own_words(tmp_path) == {}
