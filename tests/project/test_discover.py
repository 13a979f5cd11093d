"""Which files the arguments of a command mean."""

from __future__ import annotations

from pathlib import Path

import pytest

from jmap.errors import UsageError
from jmap.files import map_name
from jmap.project.discover import Search, find_maps, is_library
from jmap.project.ignored import Ignored
from jmap.project.settings import Glob

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
        ([".hidden/*"], [".hidden/d.journey.yaml"]),
        ([".h*/*"], [".hidden/d.journey.yaml"]),
        (["deep/.*.yaml"], ["deep/.e.journey.yaml"]),
    ],
)  # fmt: skip
def test_arguments_are_files_folders_globs_and_standard_input(arguments: list[str], found: list[str]) -> None:
    assert find_maps(arguments, Search(libraries=True)) == found


def test_a_pattern_stays_out_of_hidden_folders_and_may_start_above_the_current_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert find_maps(["**/*.journey.yaml"], Search(libraries=False)) == [
        "b.journey.yaml",
        "deep/c.journey.yaml",
        "weird [1].journey.yaml",
    ]
    monkeypatch.chdir("deep")
    assert find_maps(["../**/c*"], Search(libraries=False)) == ["../deep/c.journey.yaml"]


def test_a_pattern_leaves_the_project_by_no_linked_folder(tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "x.journey.yaml").touch()
    Path("out").symlink_to(elsewhere)
    Path("within").symlink_to("deep")

    assert find_maps(["*/*.journey.yaml"], Search(libraries=False)) == [
        "deep/c.journey.yaml",
        "within/c.journey.yaml",
    ]


def test_one_file_under_several_names_is_one_and_has_the_first(tmp_path: Path) -> None:
    named = [f"../{tmp_path.name}/deep", str(tmp_path / "deep"), "deep/../deep/c.journey.yaml", "."]
    found = find_maps(named, Search(libraries=False))

    assert [path for path in found if "c.journey" in path] == [f"../{tmp_path.name}/deep/c.journey.yaml"]


@pytest.mark.parametrize(("name", "found"), [("notes.yaml", []), ("b.journey.yaml", ["-"]), ("-", ["-"])])
def test_standard_input_is_left_out_as_what_it_is_taken_for(name: str, found: list[str]) -> None:
    ignored = Ignored([Glob("notes.yaml", Path.cwd())])
    search = Search(libraries=True, ignored=ignored, force=True, stdin_filename=name)

    assert find_maps(["-"], search) == found


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


def test_the_map_of_that_name_is_suggested_before_what_is_called_nearly_so(tmp_path: Path) -> None:
    for name in ("shoes-future.journey.yaml", "shoes.html", "shoes.journey.yaml", "shoe"):
        (tmp_path / name).touch()
    with pytest.raises(UsageError) as refused:
        find_maps([str(tmp_path / "shoes")], Search(libraries=False))

    assert refused.value.hint == f"did you mean {tmp_path / 'shoes.journey.yaml'}?"


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
