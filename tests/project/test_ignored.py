"""What folders leave out: hidden, ignored by git, excluded by the settings. Git itself is the judge."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from jmap.project.discover import Search, find_maps
from jmap.project.files import read
from jmap.project.ignored import Ignored, glob_mistake
from jmap.project.settings import Glob
from jmap.source.text import MAX_BYTES

MAPS = [
    "a.journey.yaml",
    "build/b.journey.yaml",
    "build/deep/c.journey.yaml",
    "docs/build/d.journey.yaml",
    "docs/draft-e.journey.yaml",
    "docs/final-draft.journey.yaml",
    "docs/kept/draft-f.journey.yaml",
    "old/g.journey.yaml",
    "sub/build/h.journey.yaml",
    "ünï cödé/i.journey.yaml",
    "tmp.journey.yaml",
]
IGNORES = {
    ".gitignore": "# notes\n/build/\ndraft-*\n!draft-f*\nold\nünï*/\n\\!x\n",
    "docs/.gitignore": "build\n",
    "docs/kept/.gitignore": "!draft-*\n",
    "sub/.gitignore": "!build/\n*.tmp\n",
    ".git/info/exclude": "tmp.*\n",
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    subprocess.run(["git", "init", "--quiet"], check=True)
    for name in MAPS:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).touch()
    for name, text in IGNORES.items():
        Path(name).write_text(text, "utf-8")


def of_git() -> list[str]:
    command = ["git", "-c", "core.excludesFile=/dev/null", "ls-files", "-z", "--others", "--exclude-standard"]
    listed = subprocess.run(command, capture_output=True, check=True).stdout.decode().split("\0")
    return sorted(name for name in listed if name.endswith(".journey.yaml"))


def found(*arguments: str, ignored: Ignored | None = None, force: bool = False) -> list[str]:
    return sorted(find_maps(arguments, Search(libraries=True, ignored=ignored, force=force)))


def test_a_folder_means_what_git_does_not_ignore() -> None:
    assert found(".") == of_git()
    assert "docs/kept/draft-f.journey.yaml" in found(".")


def test_a_pattern_means_what_git_does_not_ignore() -> None:
    assert found("**/*.journey.yaml") == of_git()


def test_a_file_that_is_named_is_read_though_git_ignores_it() -> None:
    assert found("build/b.journey.yaml") == ["build/b.journey.yaml"]
    assert found("a.journey.yaml", "build/b.journey.yaml", force=True) == ["a.journey.yaml"]


def test_without_a_repository_nobody_is_ignored() -> None:
    Path(".git").rename("git")

    assert found(".") == sorted(MAPS)


def test_the_settings_exclude_by_the_same_patterns_from_their_own_folder() -> None:
    ignored = Ignored([Glob("/docs/", Path.cwd()), Glob("sub/**/h.*", Path.cwd())])

    assert found(".", ignored=ignored) == ["a.journey.yaml"]
    assert found("docs/final-draft.journey.yaml", ignored=ignored) == ["docs/final-draft.journey.yaml"]
    assert found("docs/final-draft.journey.yaml", ignored=ignored, force=True) == []


def test_the_settings_speak_of_paths_from_where_they_stand(monkeypatch: pytest.MonkeyPatch) -> None:
    root = Path.cwd()
    monkeypatch.chdir("docs")

    assert found(".", ignored=Ignored([Glob("/docs/final*", root)])) == ["kept/draft-f.journey.yaml"]
    assert found("../sub", ignored=Ignored([Glob("/docs/", root)])) == ["../sub/build/h.journey.yaml"]


@pytest.mark.parametrize(
    ("patterns", "idle"),
    [
        (["docs/*", "!docs/kept"], []),  # the one takes back what the other does
        (["/a.*", "!a.journey.yaml"], []),
        (["/a.*", "!/a.*", "a.journey.yaml"], ["/a.*", "!/a.*"]),
        (["docs/", "!docs/kept"], ["!docs/kept"]),  # nobody looks into the folder
        (["doc/*", "!docs/kept"], ["doc/*"]),
        (["sub/", "sub/build/"], ["sub/build/"]),
    ],
)
def test_a_pattern_without_effect_is_known(patterns: list[str], idle: list[str]) -> None:
    ignored = Ignored([Glob(pattern, Path.cwd()) for pattern in patterns])

    found(".", ignored=ignored)

    assert [glob.pattern for glob in ignored.without_effect()] == idle


def test_a_folder_that_goes_round_in_a_circle_is_gone_through_once() -> None:
    Path("sub/again").symlink_to(Path.cwd())

    assert found("sub") == ["sub/build/h.journey.yaml"]


def test_a_folder_that_cannot_be_listed_stands_for_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    from os import scandir  # noqa: PLC0415  the real one, before it is replaced

    def refuse(path: str = ".") -> object:
        if str(path).rstrip("/").endswith("sub"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr("os.scandir", refuse)

    assert "sub" in found(".")
    with pytest.raises(Exception, match="sub: permission denied"):
        read("sub")


def test_lines_of_gitignore_that_make_no_sense_are_passed_over_as_git_does_it() -> None:
    with Path(".gitignore").open("a", encoding="utf-8") as file:
        file.write("[z-a]\n!\n\\\na.*\n")

    assert found(".") == of_git()
    assert "a.journey.yaml" not in found(".")


def test_a_gitignore_that_is_a_link_is_not_read_as_git_does_it(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_text("*\n", "utf-8")
    Path("old/.gitignore").symlink_to("../elsewhere")
    Path(".gitignore").unlink()

    assert found(".") == of_git()
    assert "old/g.journey.yaml" in found(".")


def test_a_gitignore_that_is_no_file_or_far_too_large_ignores_nothing() -> None:
    Path(".gitignore").unlink()
    os.mkfifo(".gitignore")
    Path("docs/.gitignore").write_bytes(b"build\n" * MAX_BYTES)

    assert {"old/g.journey.yaml", "docs/build/d.journey.yaml"} <= set(found("."))


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("", "the pattern is empty"),
        ("a/../b", "`a/../b` leaves the attic"),
        ("!", "`!` is no pattern"),
        ("[z-a]", "`[z-a]` is no pattern"),
        ("# a", "`# a` is no pattern"),
        ("/", "`/` is no pattern"),
    ],
)
def test_a_pattern_that_says_nothing_is_a_mistake(pattern: str, said: str) -> None:
    mistake = glob_mistake(pattern, "the attic")
    assert mistake is not None
    assert mistake[0].startswith(said)


@pytest.mark.parametrize("pattern", ["!a", "a/", "/a", "[a-z]", "**", "\\!a", "[[:alpha:]]"])
def test_a_pattern_as_git_knows_them_is_no_mistake(pattern: str) -> None:
    assert glob_mistake(pattern, "the attic") is None
