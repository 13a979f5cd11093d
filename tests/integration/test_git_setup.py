"""What git does with maps once it is set up, and that it can be taken back."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from jmap.diff.git_config import wanted_settings

if TYPE_CHECKING:
    from pathlib import Path

BOOK = """\
title: Borrowing a book
stages:
  - id: find
    name: Find it
    emotion: 1
    summary: Long enough
    goal: To keep what changes
    needs: [Light]
    steps: [Opens the catalogue]
    touchpoints: [Catalogue, Shelf]
"""


@dataclass(frozen=True)
class Clone:
    """A repository and a home of its own."""

    folder: Path
    variables: dict[str, str]

    def run(self, *command: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, cwd=self.folder, env=self.variables, capture_output=True, encoding="utf-8", check=check
        )

    def git(self, *arguments: str) -> str:
        return self.run("git", *arguments).stdout

    def setup(self, *options: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        return self.run(sys.executable, "-m", "jmap", "git-setup", *options, check=check)

    def commit(self, text: str, name: str = "book.journey.yaml") -> None:
        (self.folder / name).write_text(text, "utf-8")
        self.git("add", "--all")
        self.git(
            "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "--quiet", "--message", "Change"
        )


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    variables = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    home = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / "settings"), "GIT_CONFIG_NOSYSTEM": "1"}
    made = Clone(tmp_path / "maps", variables | home)
    made.folder.mkdir()
    made.git("init", "--quiet")
    return made


@pytest.mark.parametrize("command", [("fmt", "book.journey.yaml"), ("diff", "HEAD")])
def test_a_clone_without_the_driver_is_told_once(clone: Clone, command: tuple[str, ...]) -> None:
    def said(*options: str, **variables: str) -> str:
        told = Clone(clone.folder, {key: value for key, value in clone.variables.items() if key != "CI"})
        told.variables.update(variables)
        return told.run(sys.executable, "-m", "jmap", *command, *options).stderr

    clone.setup()
    clone.commit(BOOK)
    assert "git-setup" not in said()

    for name in wanted_settings():
        clone.git("config", "--unset-all", name)

    assert said().count("does not: run `jmap git-setup`.") == 1
    assert "git-setup" not in said("--quiet") + said(CI="true")
    (clone.folder / ".gitattributes").unlink()
    assert "git-setup" not in said()


def test_it_is_said_what_is_set_and_a_second_time_nothing_is(clone: Clone) -> None:
    first, second = clone.setup(), clone.setup()

    settings = [f"Set {name}" for name in wanted_settings()]
    assert first.stdout.splitlines() == [*settings, "Added 4 lines to .gitattributes"]
    assert second.stdout == "Nothing to do: git is set up.\n"
    assert (clone.folder / ".gitattributes").read_text("utf-8").splitlines() == [
        "*.journey.yaml diff=jmap merge=jmap",
        "*.journey.yml diff=jmap merge=jmap",
        "*.library.yaml diff=jmap merge=jmap",
        "*.library.yml diff=jmap merge=jmap",
    ]


def test_taken_back_all_is_as_it_was(clone: Clone) -> None:
    attributes, config = clone.folder / ".gitattributes", clone.folder / ".git" / "config"
    attributes.write_text("*.png binary\n", "utf-8")
    before = config.read_bytes()
    clone.setup()

    taken_back = clone.setup("--remove")

    assert "Removed merge.jmap.driver\n" in taken_back.stdout
    assert config.read_bytes() == before
    assert attributes.read_text("utf-8") == "*.png binary\n"
    assert clone.setup("--remove").stdout == "Nothing to do: git is not set up.\n"


def test_attributes_of_nothing_else_are_taken_away_whole(clone: Clone) -> None:
    clone.setup()
    clone.setup("--remove")

    assert [path.name for path in clone.folder.iterdir()] == [".git"]


def test_what_somebody_else_has_set_stays(clone: Clone) -> None:
    clone.git("config", "diff.jmap.xfuncname", "^title")

    added, removed = clone.setup().stdout, clone.setup("--remove").stdout

    assert "Left diff.jmap.xfuncname as it is: it was set by somebody else.\n" in added
    assert "Left diff.jmap.xfuncname as it is: it was set by somebody else.\n" in removed
    assert clone.git("config", "diff.jmap.xfuncname") == "^title\n"


def test_a_setting_of_another_python_is_ours(clone: Clone) -> None:
    clone.setup()
    driver = clone.git("config", "merge.jmap.driver").strip().replace(sys.executable, "'/old one/python'")
    clone.git("config", "merge.jmap.driver", driver)

    assert clone.setup().stdout == "Set merge.jmap.driver\n"


def test_a_new_clone_is_told_what_it_lacks(clone: Clone) -> None:
    clone.setup()
    clone.commit(BOOK)
    other = Clone(clone.folder.parent / "other", clone.variables)
    clone.git("clone", "--quiet", ".", str(other.folder))

    before, _, after = other.setup("--check", check=False), other.setup(), other.setup("--check")

    assert before.returncode == 1
    assert before.stdout == "".join(f"Missing: {name}\n" for name in wanted_settings())
    assert (after.returncode, after.stdout) == (0, "")


def test_all_clones_of_a_person_can_be_set_up_at_once(clone: Clone) -> None:
    clone.setup("--global")
    clone.commit(BOOK)
    clone.commit(BOOK.replace("emotion: 1", "emotion: 2"))

    shown = clone.git("diff", "HEAD~")
    clone.setup("--global", "--remove")

    assert "+stages/find/emotion/score: 2" in shown
    assert [path.name for path in clone.folder.iterdir() if path.name != ".git"] == ["book.journey.yaml"]
    assert clone.git("diff", "HEAD~").count("+    emotion: 2") == 1


def test_a_diff_names_the_stage_above_each_change(clone: Clone) -> None:
    clone.setup()
    clone.commit(BOOK)
    clone.commit(BOOK.replace("Shelf]", "Desk]"))

    shown = clone.git("diff", "HEAD~").splitlines()
    by_lines = clone.git("diff", "--no-textconv", "HEAD~").splitlines()

    assert [line for line in shown if line.startswith("@@")] == ["@@ -6,4 +6,4 @@ stages/find: Find it"]
    assert {"-stages/find/touchpoints: Shelf", "+stages/find/touchpoints: Desk"} <= set(shown)
    assert [line for line in by_lines if line.startswith("@@")] == ["@@ -7,4 +7,4 @@ id: find"]


def test_a_tool_for_differences_knows_the_libraries_of_a_map(clone: Clone) -> None:
    clone.setup()
    (clone.folder / "town.library.yaml").write_text("teams: {desk: Service desk}\n", "utf-8")
    book = BOOK.replace("stages:", "use: town.library.yaml\nowner: desk\nstages:")
    clone.commit(book)
    clone.commit(book.replace("Shelf]", "Desk]"))

    told = clone.git("difftool", "--tool=jmap", "--no-prompt", "HEAD~")

    assert "- minor      touchpoint removed: Shelf" in told.replace("−", "-")
    assert told.startswith("2 minor changes in 1 file.\n\nBorrowing a book  book.journey.yaml")


def test_a_tool_for_differences_is_given_any_name(clone: Clone) -> None:
    clone.setup()
    name = 'it\'s "our" $(book)  x.journey.yaml'
    clone.commit(BOOK, name)
    clone.commit(BOOK.replace("Shelf]", "Desk]"), name)

    told = clone.git("difftool", "--tool=jmap", "--no-prompt", "HEAD~")

    assert told.startswith(f"2 minor changes in 1 file.\n\nBorrowing a book  {name}")


def test_a_tool_for_differences_is_given_whole_folders(clone: Clone) -> None:
    clone.setup()
    clone.commit(BOOK, "a b.journey.yaml")
    clone.commit(BOOK.replace("Shelf]", "Desk]"), "a b.journey.yaml")
    clone.commit(BOOK.replace("Borrowing", "Buying"), "new.journey.yaml")

    told = clone.run("git", "difftool", "--tool=jmap", "--dir-diff", "HEAD~2")

    assert told.stderr == ""
    assert told.stdout.startswith(
        "1 notable and 2 minor changes in 2 files.\n\nBuying a book  new.journey.yaml\n"
    )
    assert "Borrowing a book  a b.journey.yaml\n" in told.stdout
    assert "+ minor      touchpoint added: Desk" in told.stdout


def test_whole_folders_have_their_libraries(clone: Clone) -> None:
    clone.setup()
    used = {name: clone.folder / f"{name}.library.yaml" for name in ("same", "other")}
    used["same"].write_text("teams: {desk: Service desk}\n", "utf-8")
    used["other"].write_text("feelings: {meh: -1}\n", "utf-8")
    book = BOOK.replace("stages:", "use: [same.library.yaml, other.library.yaml]\nowner: desk\nstages:")
    clone.commit(book)
    used["other"].write_text("feelings: {meh: -2, wow: 2}\n", "utf-8")
    clone.commit(book.replace("Shelf]", "Desk]"))
    used["other"].write_text("feelings: {}\n", "utf-8")

    told = clone.run("git", "difftool", "--tool=jmap", "--dir-diff", "HEAD~", "HEAD")

    assert told.stderr == ""
    assert "minor      touchpoint added: Desk" in told.stdout
    assert "feelings changed: meh: −1 → meh: −2, wow: 2" in told.stdout
    assert "git-difftool" not in told.stdout


def test_a_map_with_mistakes_does_not_end_a_diff(clone: Clone) -> None:
    clone.setup()
    clone.commit(BOOK)
    clone.commit(f"{BOOK}stages: [\n")

    done = clone.run("git", "diff", "HEAD~")

    assert "+stages: [" in done.stdout
    assert "no map as it stands" in done.stderr


def test_without_jmap_a_diff_shows_the_text(clone: Clone) -> None:
    clone.setup()
    textconv = clone.git("config", "diff.jmap.textconv").strip().replace(sys.executable, "/gone/python")
    clone.git("config", "diff.jmap.textconv", textconv)
    clone.commit(BOOK)
    clone.commit(BOOK.replace("emotion: 1", "emotion: 2"))

    assert "+    emotion: 2" in clone.git("diff", "HEAD~")


def test_outside_a_repository_it_says_so(clone: Clone) -> None:
    clone.run("rm", "-r", ".git")

    done = clone.setup(check=False)

    assert done.returncode == 2
    assert "is in no git repository with files" in done.stderr


@pytest.mark.parametrize(
    "before",
    [
        b"*.png binary\r\n*.jpg binary\r\n",
        b"*.png binary",
        "a\u2028b text\n\x0c\n".encode(),
        b"# x\n" * 300_000,
    ],
    ids=["Windows", "no last break", "other breaks", "large"],
)
def test_other_attributes_stay_byte_for_byte(clone: Clone, before: bytes) -> None:
    attributes = clone.folder / ".gitattributes"
    attributes.write_bytes(before)

    clone.setup()
    added = attributes.read_bytes()
    clone.setup("--remove")

    assert added.startswith(before)
    assert added.count(b"diff=jmap") == 4
    assert attributes.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("merge.jmap.driver", "nonsense %A", "Foreign: merge.jmap.driver was set by somebody else"),
        ("diff.jmap.textconv", None, "Broken: diff.jmap.textconv calls /gone/python, which is not there"),
    ],
)
def test_a_setting_that_does_not_work_is_told(clone: Clone, name: str, value: str | None, said: str) -> None:
    clone.setup()
    ours = clone.git("config", name).strip().replace(sys.executable, "/gone/python")
    clone.git("config", name, value or ours)

    checked = clone.setup("--check", check=False)

    assert checked.returncode == 1
    assert checked.stdout.startswith(said)


def test_what_is_set_for_all_clones_counts_in_each(clone: Clone) -> None:
    clone.setup("--global")

    assert clone.setup("--check").stderr == "Git is set up.\n"
    assert clone.setup("--check", "--global").stderr == "Git is set up.\n"
