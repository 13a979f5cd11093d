"""Which files the arguments of a command mean."""

from __future__ import annotations

from pathlib import Path

import pytest

from jmap.errors import UsageError
from jmap.project.discover import Search, find_maps, is_library, map_name

FILES = [
    "b.journey.yaml",
    "a.journey.yml",
    "notes.yaml",
    "shared.library.yaml",
    "deep/c.journey.yaml",
    ".hidden/d.journey.yaml",
    "deep/.e.journey.yaml",
    "weird [1].journey.yaml",
]

BESIDE = ["a.journey.yml", "b.journey.yaml", "shared.library.yaml"]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in FILES:
        path = Path(name)
        path.parent.mkdir(exist_ok=True)
        path.touch()


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["."], [*BESIDE, "weird [1].journey.yaml", "deep/c.journey.yaml"]),
        (["deep"], ["deep/c.journey.yaml"]),
        (["b.journey.yaml", "a.journey.yml"], ["b.journey.yaml", "a.journey.yml"]),
        (["b.journey.yaml", "./b.journey.yaml"], ["b.journey.yaml"]),
        (["notes.yaml"], ["notes.yaml"]),
        (["-"], ["-"]),
        (["*.journey.yaml"], ["b.journey.yaml", "weird [1].journey.yaml"]),
        (["**/c*"], ["deep/c.journey.yaml"]),
        (["weird [1].journey.yaml"], ["weird [1].journey.yaml"]),
        ([".hidden/d.journey.yaml"], [".hidden/d.journey.yaml"]),
    ],
)  # fmt: skip
def test_arguments_are_files_folders_globs_and_standard_input(arguments: list[str], found: list[str]) -> None:
    assert find_maps(arguments, Search(libraries=True)) == found


def test_libraries_are_found_where_they_are_asked_for() -> None:
    assert "shared.library.yaml" not in find_maps(["."], Search(libraries=False))


@pytest.mark.parametrize(
    ("argument", "hint"),
    [
        ("b.journey.yml", "did you mean b.journey.yaml?"),
        ("b", "did you mean b.journey.yaml?"),
        ("nothing-like-it", "check the path"),
        ("*.json", "put the pattern in quotes"),
    ],
)
def test_what_means_nothing_is_refused_with_a_hint(argument: str, hint: str) -> None:
    with pytest.raises(UsageError) as refused:
        find_maps([argument], Search(libraries=True))

    assert hint in refused.value.hint


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("maps/shoes.journey.yaml", "shoes"),
        ("shoes.journey.yml", "shoes"),
        ("shoes.yaml", "shoes"),
        ("shoes", "shoes"),
        (".journey.yaml", ".journey"),
    ],
)
def test_the_name_of_a_map(path: str, name: str) -> None:
    assert map_name(path) == name


def test_a_library_is_known_by_its_name() -> None:
    assert [is_library(name) for name in ("a.library.yaml", "a.library.yml", "library.yaml")] == [
        True,
        True,
        False,
    ]
