"""What folders leave out: hidden, ignored by git, excluded by the settings. Git itself is the judge."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from jmap.project.discover import Search, find_maps
from jmap.project.files import read
from jmap.project.ignored import Ignored
from jmap.project.settings import Glob

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
