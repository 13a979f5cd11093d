"""The public functions, as a program would use them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

import jmap
from jmap.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from jmap.model.load import Loaded

MAP = """\
title: A walk
stages:
  - name: Go
    steps: [Ties the laces, {name: Walks, id: walk, emotion: happy, next: [{to: exit, share: 30%}]}]
  - name: Rest
    pains: Wet bench
"""


def codes(loaded: Loaded, *, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> list[str]:
    return [diagnostic.code for diagnostic in jmap.lint(loaded, select=select, ignore=ignore)]


def test_a_map_is_loaded_linted_and_rendered(tmp_path: Path) -> None:
    path = tmp_path / "walk.journey.yaml"
    path.write_text(MAP, encoding="utf-8")
    loaded = jmap.load(path)
    assert loaded.map is not None
    assert loaded.map.stages[0].steps[1].id == "walk"
    founding = ["missing-touchpoint", "missing-emotion"]
    assert codes(loaded, select=founding) == ["JM101", "JM101", "JM102"]
    assert codes(loaded, select=founding, ignore=["missing-touchpoint"]) == ["JM102"]
    assert {"JM101", "JM102", "JM103"} <= set(codes(loaded))
    assert jmap.render(loaded, "svg").startswith(b"<svg")


def test_what_does_not_load_says_why_and_is_not_drawn() -> None:
    loaded = jmap.loads("title: A walk\nstges: []\n")
    assert loaded.map is None
    assert [diagnostic.name for diagnostic in loaded.diagnostics] == ["unknown-key"]
    with pytest.raises(ValueError, match="has mistakes"):
        jmap.render(loaded)


def test_the_json_holds_the_map_its_ids_curves_and_flow() -> None:
    loaded = jmap.loads(MAP)
    document = json.loads(jmap.render(loaded, "json"))
    assert jmap.loads(json.dumps(document["map"], ensure_ascii=False)).map == loaded.map
    items = {item["full_id"]: item for item in document["items"]}
    assert list(items) == ["go", "go/ties-the-laces", "go/walk", "rest", "rest/wet-bench"]
    assert (items["go/walk"]["written"], items["go/walk"]["line"], items["go/walk"]["column"]) == (
        True,
        4,
        29,
    )
    assert not items["go/ties-the-laces"]["written"]
    assert document["flow"] == [
        {"source": "go/ties-the-laces", "target": "go/walk", "share": None, "when": None, "rest": False},
        {"source": "go/walk", "target": "exit", "share": 0.3, "when": None, "rest": False},
        {"source": "go/walk", "target": "rest", "share": 0.7, "when": None, "rest": True},
    ]
    (curve,) = document["curves"]
    assert [[point["step"] for point in segment] for segment in curve["segments"]] == [["walk"]]


def test_a_map_is_drawn_in_a_theme_and_with_templates(tmp_path: Path) -> None:
    (tmp_path / "brand.css").write_text(":root { --pain: #FF9999; }", "utf-8")
    (tmp_path / "header.html.jinja").write_text("<p>Ours</p>", "utf-8")
    loaded = jmap.loads("title: Buying shoes\nstages: [Discover]\n")

    with pytest.warns(UserWarning, match="in light, `pain` on `pain-bg` has a contrast of 1.8:1"):
        page = jmap.render(loaded, theme=tmp_path / "brand.css", templates=tmp_path)
    assert b"--pain:#FF9999" in page
    assert b"<p>Ours</p>" in page
    with pytest.raises(UsageError, match=r"nowhere\.css:1: the file cannot be read"):
        jmap.render(loaded, theme=tmp_path / "nowhere.css")


def test_two_maps_are_compared_loaded_or_not() -> None:
    old, new = jmap.loads(MAP), jmap.loads(MAP.replace("Wet bench", "Wet old bench"))
    assert old.map
    assert new.map

    (change,) = jmap.diff(old, new)

    assert (change.level, change.text) == ("minor", "Rest: Wet bench -> Wet old bench (a guess: 82% alike)")
    assert change.place
    assert change.place.line == 6
    assert [each.text for each in jmap.diff(old.map, new.map)] == [change.text]
    assert jmap.diff(old, old) == ()
    with pytest.raises(ValueError, match="has mistakes"):
        jmap.diff(old, jmap.loads("title: A walk\n"))
