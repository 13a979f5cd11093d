"""The hooks for pre-commit, each run by pre-commit itself in a git repository of its own.

The same cases are run twice: with jmap installed by pre-commit from a repository made of this checkout, as
teams get it, and with the hooks' own command lines on the jmap under test, which takes no installation.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from tests.cli.test_transcripts import environment

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
MANIFEST: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
INSTALLED_FROM = ("src", "templates", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")
POOR = "title: Borrowing a book\n\nstages:\n  - name: Look it up\n    touchpoints: [Catalogue]\n"
GOOD = f"{POOR}    emotion: hopeful\n"
DAMAGED = """\
title: Borrowing a book
stages:
  - name: Look it up
    touchpoints: [Catalogue]
    thoughts:
      - Skeptical: is it there?
"""


@dataclass(frozen=True)
class Hooks:
    """Where pre-commit gets the hooks from, and the environment in which it runs."""

    variables: dict[str, str]
    repository: dict[str, Any]

    def configured(self, identifier: str, settings: dict[str, Any]) -> str:
        """Return a configuration of pre-commit with one of the hooks."""
        hook = {"id": identifier}
        if self.repository["repo"] == "local":
            (hook,) = (each | {"language": "system"} for each in MANIFEST if each["id"] == identifier)
        return yaml.safe_dump({"repos": [self.repository | {"hooks": [hook | settings]}]})


@dataclass(frozen=True)
class Repository:
    """A git repository with one of the hooks."""

    folder: Path
    hooks: Hooks

    def run(self, *options: str) -> subprocess.CompletedProcess[str]:
        """Stage everything, and run pre-commit on it."""
        self.do("git", "add", "--all", check=True)
        return self.do(sys.executable, "-m", "pre_commit", "run", "--color=never", *options, check=False)

    def do(self, *command: str, check: bool) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            cwd=self.folder,
            env=self.hooks.variables,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=check,
        )


@pytest.fixture(scope="module", params=["local", pytest.param("installed", marks=pytest.mark.slow)])
def hooks(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Hooks:
    home = tmp_path_factory.mktemp("pre-commit")
    # Within a hook of git itself, its variables would send the git below to another repository.
    variables = {key: value for key, value in environment(home).items() if not key.startswith("GIT_")}
    variables |= {"PRE_COMMIT_HOME": str(home / "cache"), "HOME": str(home)}
    if request.param == "local":
        return Hooks(variables, {"repo": "local"})
    source = home / "jmap"
    source.mkdir()
    for name in INSTALLED_FROM:
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, source / name)
    for command in (
        ("init", "--quiet"),
        ("add", "."),
        ("-c", "user.name=A", "-c", "user.email=a@example.com", "commit", "--quiet", "-m", "jmap"),
    ):
        subprocess.run(["git", *command], cwd=source, env=variables, check=True)
    head = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=source, env=variables, check=True, capture_output=True, text=True
    )
    variables["PATH"] = os.environ["PATH"]
    return Hooks(variables, {"repo": str(source), "rev": head.stdout.strip()})


@pytest.fixture
def repository(hooks: Hooks, tmp_path: Path) -> Callable[..., Repository]:
    def made(identifier: str, files: dict[str, str], **settings: Any) -> Repository:
        subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, env=hooks.variables, check=True)
        for name, text in files.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text, "utf-8")
        (tmp_path / ".pre-commit-config.yaml").write_text(hooks.configured(identifier, settings), "utf-8")
        return Repository(tmp_path, hooks)

    return made


def test_a_mistake_keeps_the_commit_back_and_is_told(repository: Callable[..., Repository]) -> None:
    done = repository("jmap-lint", {"maps/book.journey.yaml": POOR, "good.journey.yml": GOOD}).run()

    assert done.returncode == 1
    assert re.search(r"^jmap lint\.+Failed$", done.stdout, re.MULTILINE)
    assert "error[JM102] missing-emotion: stage `look-it-up` has no emotion" in done.stdout
    assert "maps/book.journey.yaml:4:5" in done.stdout


@pytest.mark.parametrize("identifier", ["jmap-lint", "jmap-fix", "jmap-fmt"])
def test_maps_without_a_mistake_pass_untouched(
    repository: Callable[..., Repository], identifier: str
) -> None:
    made = repository(identifier, {"book.journey.yaml": GOOD, "shared.library.yaml": "teams: {desk: Desk}\n"})

    done = made.run("--all-files")

    assert (done.returncode, "Passed" in done.stdout) == (0, True), done.stdout
    assert (made.folder / "book.journey.yaml").read_text("utf-8") == GOOD


def test_a_library_is_checked(repository: Callable[..., Repository]) -> None:
    done = repository("jmap-lint", {"shared.library.yml": "team: {desk: Desk}\n"}).run()

    assert done.returncode == 1
    assert "unknown key `team` in the library" in done.stdout


def test_other_files_are_not_looked_at(repository: Callable[..., Repository]) -> None:
    done = repository("jmap-lint", {"notes.yaml": POOR, "journey.yaml": POOR, "journey.md": POOR}).run()

    assert (done.returncode, "(no files to check)Skipped" in done.stdout) == (0, True), done.stdout


@pytest.mark.parametrize("identifier", ["jmap-lint", "jmap-fix", "jmap-fmt"])
def test_a_hook_passes_whose_files_are_all_excluded(
    repository: Callable[..., Repository], identifier: str
) -> None:
    made = repository(identifier, {"jmap.toml": 'exclude = ["old/"]\n', "old/book.journey.yaml": DAMAGED})

    done = made.run()

    assert (done.returncode, "Passed" in done.stdout) == (0, True), done.stdout
    assert (made.folder / "old/book.journey.yaml").read_text("utf-8") == DAMAGED


def test_an_excluded_file_says_nothing_beside_others(repository: Callable[..., Repository]) -> None:
    files = {"jmap.toml": 'exclude = ["old/"]\n', "old/book.journey.yaml": POOR, "book.journey.yaml": POOR}

    done = repository("jmap-lint", files).run()

    assert done.returncode == 1
    assert "book.journey.yaml:4:5" in done.stdout
    assert "old/book.journey.yaml" not in done.stdout


def test_what_is_mended_keeps_the_commit_back_and_what_remains_is_told(
    repository: Callable[..., Repository],
) -> None:
    made = repository("jmap-fix", {"book.journey.yaml": DAMAGED})

    done = made.run()

    assert done.returncode == 1
    assert "- files were modified by this hook" in done.stdout
    assert "error[JM102] missing-emotion: stage `look-it-up` has no emotion" in done.stdout
    assert '- "Skeptical: is it there?"' in (made.folder / "book.journey.yaml").read_text("utf-8")


def test_what_is_mended_whole_passes_once_it_is_staged(repository: Callable[..., Repository]) -> None:
    made = repository("jmap-fix", {"book.journey.yaml": f"{DAMAGED}    emotion: worried\n"})

    first, second = made.run(), made.run()

    assert (first.returncode, "files were modified by this hook" in first.stdout) == (1, True)
    assert (second.returncode, "Passed" in second.stdout) == (0, True), second.stdout


def test_what_is_formatted_passes_once_it_is_staged(repository: Callable[..., Repository]) -> None:
    made = repository("jmap-fmt", {"book.journey.yaml": "stages: [Look it up]\ntitle: Borrowing a book\n"})

    first, second = made.run(), made.run()

    assert (first.returncode, "files were modified by this hook" in first.stdout) == (1, True)
    assert (second.returncode, "Passed" in second.stdout) == (0, True), second.stdout
    assert (made.folder / "book.journey.yaml").read_text("utf-8").startswith("title: ")


@pytest.mark.parametrize("identifier", ["jmap-lint", "jmap-fix"])
def test_no_file_is_an_option(repository: Callable[..., Repository], identifier: str) -> None:
    files = {"--exclude=*.journey.yaml": GOOD, "--ignore=all/a.journey.yaml": GOOD, "book.journey.yaml": POOR}

    done = repository(identifier, files).run("--all-files")

    assert done.returncode == 1
    assert "book.journey.yaml:4:5" in done.stdout


def test_a_team_adds_options_of_its_own(repository: Callable[..., Repository]) -> None:
    options = ["--select=missing-touchpoint", "--output-format=concise"]

    done = repository("jmap-lint", {"book.journey.yaml": POOR}, args=options).run()

    assert (done.returncode, "Passed" in done.stdout) == (0, True), done.stdout
