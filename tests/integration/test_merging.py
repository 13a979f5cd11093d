"""Two people who edit one map on two branches lose nothing: real merges and rebases in real repositories."""

# ruff: noqa: E501  the three texts of a case stand side by side

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NAME = "book.journey.yaml"
HEAD = """\
# How people borrow a book.

title: Borrowing a book
stages:
"""
FIND = """\
  # The web and the shelf.
  - id: find
    name: Find it
    emotion: 1
    touchpoints: [Catalogue, Shelf]
    pains:
      - Too many hits   # half of them ask
"""
WAIT = """\
  - id: wait
    name: Wait for it
    emotion: 0
"""
READ = """\
  - id: read
    name: Read it
    emotion: 2
    steps: [Opens it, Reads on]
"""
BOOK = HEAD + FIND + WAIT + READ
LEND = "  - id: lend\n    name: Lend it\n"
RETURN = "  - id: return\n    name: Return it\n"


def book(*stages: str) -> str:
    return HEAD + "".join(stages)


@dataclass(frozen=True)
class Repository:
    """A repository that git-setup has set up."""

    folder: Path
    variables: dict[str, str]

    def git(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["git", *arguments],
            cwd=self.folder,
            env=self.variables,
            capture_output=True,
            encoding="utf-8",
            check=check,
        )

    def write(self, text: str, name: str = NAME) -> None:
        (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / name).write_bytes(text.encode())

    def text(self, name: str = NAME) -> str:
        return (self.folder / name).read_bytes().decode()

    def commit(self) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "A change")

    def jmap(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "jmap", *arguments]
        return subprocess.run(
            command, cwd=self.folder, env=self.variables, capture_output=True, encoding="utf-8", check=False
        )


@pytest.fixture(scope="module")
def new_repository(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Repository]:
    def made() -> Repository:
        home = tmp_path_factory.mktemp("home")
        people = {
            f"GIT_{who}_{what}": "a@example.org"
            for who in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        }
        variables = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
        variables |= {
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / ".config"),
            "GIT_CONFIG_NOSYSTEM": "1",
            **people,
        }
        repository = Repository(home / "maps", variables)
        repository.folder.mkdir()
        repository.git("init", "--quiet")
        assert repository.jmap("git-setup").returncode == 0
        return repository

    return made


@pytest.fixture
def repository(new_repository: Callable[[], Repository]) -> Repository:
    return new_repository()


CLEAN: dict[str, tuple[str, str, str]] = {
    "both append a stage": (book(FIND, WAIT, READ, LEND), book(FIND, WAIT, READ, RETURN), book(FIND, WAIT, READ, LEND, RETURN)),
    "one edits the name, the other the emotion": (
        BOOK.replace("Wait for it", "Be patient"),
        BOOK.replace("emotion: 0", "emotion: -1"),
        BOOK.replace("Wait for it", "Be patient").replace("emotion: 0", "emotion: -1"),
    ),
    "one reorders what the other edits": (
        book(WAIT, FIND, READ),
        BOOK.replace("emotion: 1", "emotion: 2"),
        book(WAIT, FIND.replace("emotion: 1", "emotion: 2"), READ),
    ),
    "both add the same stage at different places": (book(RETURN, FIND, WAIT, READ), book(FIND, WAIT, READ, RETURN), book(RETURN, FIND, WAIT, READ)),
    "both add to one list in brackets": (
        BOOK.replace("Shelf]", "Shelf, Desk]"),
        BOOK.replace("[Catalogue", "[Friend, Catalogue"),
        BOOK.replace("[Catalogue, Shelf]", "[Friend, Catalogue, Shelf, Desk]"),
    ),
    "one removes and the other adds in brackets": (
        BOOK.replace(", Shelf]", "]"),
        BOOK.replace("Shelf]", "Shelf, Desk]"),
        BOOK.replace("Shelf]", "Desk]"),
    ),
    "one edits what is in brackets and the other adds": (
        BOOK.replace("Shelf]", "{name: Shelf, emotion: 1}]"),
        BOOK.replace("Shelf]", "Shelf, Desk]"),
        BOOK.replace("Shelf]", "{name: Shelf, emotion: 1}, Desk]"),
    ),
    "both add a key beside another": (
        BOOK.replace("emotion: 0\n", "emotion: 0\n    owner: desk\n"),
        BOOK.replace("emotion: 0\n", "emotion: 0\n    goal: Read soon\n"),
        BOOK.replace("emotion: 0\n", "emotion: 0\n    owner: desk\n    goal: Read soon\n"),
    ),
    "both edit fields of one line": (
        BOOK.replace("emotion: 0", "emotion: {score: 0, because: It takes days}"),
        BOOK.replace("emotion: 0", "emotion: -1"),
        BOOK.replace("emotion: 0", "emotion: {score: -1, because: It takes days}"),
    ),
    "both add to a list in lines": (
        BOOK.replace("    pains:\n", "    pains:\n      - No pictures\n"),
        BOOK.replace("half of them ask\n", "half of them ask\n      - Odd words\n"),
        BOOK.replace("    pains:\n", "    pains:\n      - No pictures\n").replace("ask\n", "ask\n      - Odd words\n"),
    ),
    "one makes a short form long and the other adds": (
        BOOK.replace("      - Too many hits   # half of them ask\n", "      - {text: Too many hits, severity: high}\n"),
        BOOK.replace("half of them ask\n", "half of them ask\n      - Odd words\n"),
        BOOK.replace("- Too many hits   # half of them ask\n", "- {text: Too many hits, severity: high}\n      - Odd words\n"),
    ),
    "both remove the same stage": (book(FIND, READ), book(FIND, READ), book(FIND, READ)),
    "one removes a stage and the other adds one beside it": (book(FIND, READ), book(FIND, WAIT, LEND, READ), book(FIND, LEND, READ)),
    "both make the same change": (BOOK.replace("emotion: 0", "emotion: 2"),) * 3,
    "one adds a comment and the other edits the value": (
        BOOK.replace("emotion: 0", "emotion: 0   # a guess"),
        BOOK.replace("emotion: 0", "emotion: -1"),
        BOOK.replace("emotion: 0", "emotion: -1   # a guess"),
    ),
    "both edit the header": (
        BOOK.replace("# How people borrow a book.\n", "# How people borrow a book.\n# Ours.\n").replace("emotion: 0", "emotion: 1"),
        BOOK.replace("# How people borrow a book.\n", "# How people borrow a book.\n# Theirs.\n").replace("Wait for it", "Wait"),
        BOOK.replace("# How people borrow a book.\n", "# How people borrow a book.\n# Ours.\n# Theirs.\n")
        .replace("emotion: 0", "emotion: 1")
        .replace("Wait for it", "Wait"),
    ),
    "one comments and the other edits": (
        BOOK.replace("  - id: wait", "  # Ask the desk.\n  - id: wait"),
        BOOK.replace("emotion: 0", "emotion: -1"),
        BOOK.replace("  - id: wait", "  # Ask the desk.\n  - id: wait").replace("emotion: 0", "emotion: -1"),
    ),
    "both comment on one stage": (
        BOOK.replace("  - id: wait", "  # Ours.\n  - id: wait").replace("emotion: 0", "emotion: 1"),
        BOOK.replace("  - id: wait", "  # Theirs.\n  - id: wait").replace("Wait for it", "Wait"),
        BOOK.replace("  - id: wait", "  # Ours.\n  # Theirs.\n  - id: wait").replace("emotion: 0", "emotion: 1").replace("Wait for it", "Wait"),
    ),
    "both declare the same team": (
        BOOK.replace("stages:", "teams: {desk: Desk}\nstages:"),
        BOOK.replace("title:", "teams: {desk: Desk}\ntitle:"),
        BOOK.replace("stages:", "teams: {desk: Desk}\nstages:"),
    ),
    "both declare teams": (
        BOOK.replace("stages:", "teams:\n  desk: Desk\nstages:"),
        BOOK.replace("stages:", "teams:\n  web: Web\nstages:"),
        BOOK.replace("stages:", "teams:\n  desk: Desk\n  web: Web\nstages:"),
    ),
    "one formats and the other edits": (
        BOOK.replace("id: wait\n    name: Wait for it", "name: Wait for it\n    id: wait"),
        BOOK.replace("emotion: 0", "emotion: -1").replace("Wait for it", "Wait"),
        BOOK.replace("id: wait\n    name: Wait for it", "name: Wait\n    id: wait").replace("emotion: 0", "emotion: -1"),
    ),
    "one writes an id and the other edits": (
        BOOK.replace("[Opens it, Reads on]", "[{name: Opens it, id: opens-it}, Reads on]"),
        BOOK.replace("[Opens it, Reads on]", "[Opens it, Reads on, Shuts it]"),
        BOOK.replace("[Opens it, Reads on]", "[{name: Opens it, id: opens-it}, Reads on, Shuts it]"),
    ),
    "both edit texts of several lines": (
        BOOK.replace("emotion: 0", "summary: |\n      One\n      two\n    emotion: 0"),
        BOOK.replace("emotion: 0", "emotion: 0\n    goal: >-\n      Three\n      four"),
        BOOK.replace("emotion: 0", "summary: |\n      One\n      two\n    emotion: 0\n    goal: >-\n      Three\n      four"),
    ),
    "one lays out in another way what the other edits": (
        BOOK.replace("[Catalogue, Shelf]", "\n      - Catalogue\n      - Shelf"),
        BOOK.replace("Shelf]", "{name: Shelf, emotion: 1}]"),
        BOOK.replace("Shelf]", "{name: Shelf, emotion: 1}]"),
    ),
    "other scripts": (
        BOOK.replace("Wait for it", "待つ"),
        BOOK.replace("emotion: 0", "emotion: -1 # ×"),
        BOOK.replace("Wait for it", "待つ").replace("emotion: 0", "emotion: -1 # ×"),
    ),
    "one renames without an id and the other edits": (
        BOOK.replace("  - id: read\n    name: Read it\n", "  - name: Read to the end\n"),
        BOOK.replace("emotion: 2", "emotion: {score: 2, because: It rains}"),
        BOOK.replace("  - id: read\n    name: Read it\n", "  - name: Read to the end\n").replace("emotion: 2", "emotion: {score: 2, because: It rains}"),
    ),
    "one rewords what the other gives a key": (
        BOOK.replace("Too many hits", "Far too many hits"),
        BOOK.replace("Too many hits", "{text: Too many hits, severity: high}"),
        BOOK.replace("Too many hits", "{text: Far too many hits, severity: high}"),
    ),
    "a stage is renamed without a written id": (
        BOOK.replace("  - id: wait\n    name: Wait for it\n", "  - name: Be patient\n"),
        BOOK.replace("Read it", "Read"),
        BOOK.replace("  - id: wait\n    name: Wait for it\n", "  - name: Be patient\n").replace("Read it", "Read"),
    ),
}  # fmt: skip


Cases = dict[str, tuple[str, str, str]]


def part_ways(repository: Repository, cases: Cases, *, swapped: bool = False) -> None:
    """Commit a map for each case, then their changes on a branch, and ours on another, which is checked out."""
    sides = (2, 1) if swapped else (1, 2)
    for number, branch in ((0, "base"), (sides[1], "theirs"), (sides[0], "ours")):
        repository.git("checkout", "--quiet", "-b", branch, *(["base"] if number else []))
        for name, texts in cases.items():
            repository.write((BOOK, *texts)[number], named(name))
        repository.commit()


def named(case: str) -> str:
    return f"{case.replace(' ', '-')}.journey.yaml"


@pytest.fixture(scope="module")
def merged_by_git(new_repository: Callable[[], Repository]) -> Repository:
    made = new_repository()
    part_ways(made, CLEAN)
    made.git("merge", "theirs", "--message", "Merge", check=False)
    return made


@pytest.fixture(scope="module")
def rebased_by_git(new_repository: Callable[[], Repository]) -> Repository:
    made = new_repository()
    part_ways(made, CLEAN, swapped=True)  # what is rebased is what git calls theirs
    made.git("rebase", "theirs", check=False)
    return made


@pytest.fixture(scope="module")
def left_in_conflict(new_repository: Callable[[], Repository]) -> tuple[Repository, str]:
    made = new_repository()
    part_ways(made, CONFLICTS)
    return made, made.git("merge", "theirs", check=False).stderr


@pytest.mark.parametrize("case", CLEAN)
def test_what_both_have_changed_is_merged(merged_by_git: Repository, case: str) -> None:
    assert merged_by_git.text(named(case)) == CLEAN[case][2]


@pytest.mark.parametrize("case", CLEAN)
def test_rebasing_says_the_same(rebased_by_git: Repository, case: str) -> None:
    assert rebased_by_git.text(named(case)) == CLEAN[case][2]


def test_nothing_is_left_to_do(merged_by_git: Repository, rebased_by_git: Repository) -> None:
    for repository in (merged_by_git, rebased_by_git):
        assert repository.git("status", "--porcelain").stdout == ""
        assert repository.git("log", "-1", "--format=%s", "theirs..HEAD").stdout


CONFLICTS: dict[str, tuple[str, str, str]] = {
    "the same field": (
        BOOK.replace("emotion: 0", "emotion: -1"),
        BOOK.replace("emotion: 0", "emotion: 1"),
        BOOK.replace("    emotion: 0\n", "<<<<<<< ours\n    emotion: -1\n=======\n    emotion: 1\n>>>>>>> theirs\n"),
    ),
    "one deletes what the other edits": (
        book(FIND, READ),
        BOOK.replace("emotion: 0", "emotion: 1"),
        book(FIND, "<<<<<<< ours\n=======\n", WAIT.replace("emotion: 0", "emotion: 1"), ">>>>>>> theirs\n", READ),
    ),
    "one edits what the other deletes": (
        BOOK.replace("emotion: 0", "emotion: 1"),
        book(FIND, READ),
        book(FIND, "<<<<<<< ours\n", WAIT.replace("emotion: 0", "emotion: 1"), "=======\n>>>>>>> theirs\n", READ),
    ),
    "the same new id with different content": (
        book(LEND, FIND, WAIT, READ),
        book(FIND, WAIT, READ, LEND.replace("Lend it", "Borrow it")),
        book("<<<<<<< ours\n", LEND, "=======\n", LEND.replace("Lend it", "Borrow it"), ">>>>>>> theirs\n", FIND, WAIT, READ),
    ),
    "the same new name with different content": (
        book("  - name: Lend it\n    emotion: 1\n", FIND, WAIT, READ),
        book(FIND, WAIT, READ, "  - name: Lend it\n    emotion: 2\n"),
        book(
            "<<<<<<< ours\n  - name: Lend it\n    emotion: 1\n=======\n  - name: Lend it\n    emotion: 2\n>>>>>>> theirs\n",
            FIND, WAIT, READ,
        ),
    ),
    "the same field in brackets": (
        BOOK.replace("Shelf]", "{name: Shelf, emotion: 1}]"),
        BOOK.replace("Shelf]", "{name: Shelf, emotion: 2}]"),
        BOOK.replace(
            "    touchpoints: [Catalogue, Shelf]\n",
            "<<<<<<< ours\n    touchpoints: [Catalogue, {name: Shelf, emotion: 1}]\n"
            "=======\n    touchpoints: [Catalogue, {name: Shelf, emotion: 2}]\n>>>>>>> theirs\n",
        ),
    ),
    "a comment on what the other deletes": (
        BOOK.replace("emotion: 0", "emotion: 0   # why?"),
        book(FIND, READ),
        book(FIND, "<<<<<<< ours\n", WAIT.replace("emotion: 0", "emotion: 0   # why?"), "=======\n>>>>>>> theirs\n", READ),
    ),
    "two new names for one thing": (
        BOOK.replace("  - id: read\n    name: Read it\n", "  - name: Read to the end\n"),
        BOOK.replace("  - id: read\n    name: Read it\n", "  - name: Read it aloud\n"),
        BOOK.replace(
            "  - id: read\n    name: Read it\n",
            "<<<<<<< ours\n  - name: Read to the end\n=======\n  - name: Read it aloud\n>>>>>>> theirs\n",
        ),
    ),
    "a new name that may be that of something else": (
        book(FIND, WAIT, "  - name: Put it away\n    emotion: 1\n"),
        BOOK.replace("emotion: 2", "emotion: 1.5"),
        book(
            FIND, WAIT, "  - name: Put it away\n    emotion: 1\n",
            "<<<<<<< ours\n=======\n", READ.replace("emotion: 2", "emotion: 1.5"), ">>>>>>> theirs\n",
        ),
    ),
    "one removes what the other names": (
        book(FIND.replace("    pains:\n      - Too many hits   # half of them ask\n", ""), WAIT, READ),
        f"{BOOK}    opportunities: {{text: Sort them, solves: too-many-hits}}\n",
        book(FIND.replace("    pains:\n      - Too many hits   # half of them ask\n", ""), WAIT, READ)
        + "<<<<<<< ours\n=======\n    opportunities: {text: Sort them, solves: too-many-hits}\n>>>>>>> theirs\n",
    ),
    "one gives another id to what the other names": (
        BOOK.replace("id: wait", "id: queue"),
        BOOK.replace("steps: [Opens it, Reads on]", "steps: [Opens it, {name: Reads on, next: wait}]"),
        BOOK.replace("id: wait", "id: queue").replace(
            "    steps: [Opens it, Reads on]\n",
            "<<<<<<< ours\n    steps: [Opens it, Reads on]\n"
            "=======\n    steps: [Opens it, {name: Reads on, next: wait}]\n>>>>>>> theirs\n",
        ),
    ),
    "one field of two": (
        BOOK.replace("Wait for it", "Sit").replace("emotion: 0", "emotion: 1"),
        BOOK.replace("Wait for it", "Stand"),
        BOOK.replace("    name: Wait for it\n", "<<<<<<< ours\n    name: Sit\n=======\n    name: Stand\n>>>>>>> theirs\n").replace("emotion: 0", "emotion: 1"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CONFLICTS)
def test_a_conflict_is_marked_and_nothing_else(left_in_conflict: tuple[Repository, str], case: str) -> None:
    repository, said = left_in_conflict

    assert repository.text(named(case)) == CONFLICTS[case][2]
    assert f"{named(case)}: 1 conflict to resolve, marked in the file" in said
    assert named(case) in repository.git("diff", "--name-only", "--diff-filter=U").stdout.split()


def changed(
    repository: Repository, name: str, texts: tuple[str, str, str]
) -> subprocess.CompletedProcess[str]:
    """Let two branches part over one file, and merge them."""
    for number, branch in enumerate(("base", "theirs", "ours")):
        repository.git("checkout", "--quiet", "-b", branch, *(["base"] if number else []))
        repository.write(texts[number], name)
        repository.commit()
    return repository.git("merge", "theirs", "--message", "Merge", check=False)


@pytest.mark.parametrize(
    "name",
    [
        "$(touch x).journey.yaml",
        "`touch x`.journey.yaml",
        "a' b\"; touch x; '.journey.yaml",
        "a\nb.journey.yaml",
        "-x.journey.yaml",
        "%A %s.journey.yaml",
        "maps/検索 .journey.yml",
    ],
)
def test_no_name_of_a_file_reaches_the_shell(repository: Repository, name: str) -> None:
    texts = (BOOK, BOOK.replace("emotion: 0", "emotion: -1"), BOOK.replace("Wait for it", "Wait"))

    done = changed(repository, name, texts)
    shown = repository.git("diff", "base", "HEAD")

    assert (done.returncode, repository.text(name)) == (0, texts[1].replace("Wait for it", "Wait")), (
        done.stderr
    )
    assert {"-stages/wait/emotion/score: 0", "+stages/wait/emotion/score: -1"} <= set(
        shown.stdout.splitlines()
    )
    assert {path.name for path in repository.folder.iterdir()} <= {".git", ".gitattributes", name, "maps"}


def test_windows_breaks_and_a_mark_at_the_beginning_are_kept(repository: Repository) -> None:
    def written(text: str) -> str:
        return "\ufeff" + text.replace("\n", "\r\n")

    repository.git("config", "core.autocrlf", "false")
    theirs, ours = BOOK.replace("emotion: 0", "emotion: -1"), BOOK.replace("Wait for it", "Wait")

    done = changed(repository, NAME, (written(BOOK), theirs, written(ours)))

    assert done.returncode == 0, done.stderr
    assert repository.text() == written(ours.replace("emotion: 0", "emotion: -1"))


def test_a_missing_break_at_the_end_is_no_conflict(repository: Repository) -> None:
    bare = BOOK.removesuffix("\n")

    done = changed(repository, NAME, (bare, f"{bare}\n{LEND}", f"{bare}\n{RETURN}"))

    assert (done.returncode, repository.text()) == (0, f"{BOOK}{RETURN}{LEND}"), done.stderr


def test_libraries_are_merged_by_ids(repository: Repository) -> None:
    base = "teams:\n  desk: {name: Desk}\nchannels: {web: Web}\n"
    theirs = base.replace("{name: Desk}", "{name: Desk, link: x}").replace("Web}", "Web, post: Post}")
    ours = base.replace("Desk", "Front desk").replace("{web", "{phone: Phone, web")

    done = changed(repository, "shop.library.yaml", (base, theirs, ours))

    assert done.returncode == 0, done.stdout
    assert repository.text("shop.library.yaml") == (
        "teams:\n  desk: {name: Front desk, link: x}\nchannels: {phone: Phone, web: Web, post: Post}\n"
    )


def test_what_is_no_map_is_marked_wherever_its_sides_differ(repository: Repository) -> None:
    base = "stages: [\n" + "".join(f"  {number},\n" for number in range(20))

    done = changed(repository, NAME, (base, base.replace("  1,", "  one,"), base.replace("  18,", "  last,")))
    again = repository.git("diff", "base", "HEAD")

    assert done.returncode == 1  # nobody can tell whether it is right
    assert "<<<<<<< ours\n  1,\n=======\n  one,\n>>>>>>> theirs\n" in repository.text()
    assert "<<<<<<< ours\n  last,\n=======\n  18,\n>>>>>>> theirs\n" in repository.text()
    assert again.returncode == 0


def test_without_jmap_git_merges_by_lines(repository: Repository) -> None:
    driver = repository.git("config", "merge.jmap.driver").stdout.replace(sys.executable, "/gone/python")
    repository.git("config", "merge.jmap.driver", driver.strip())

    done = changed(
        repository,
        NAME,
        (BOOK, BOOK.replace("emotion: 0", "emotion: 1"), BOOK.replace("emotion: 0", "emotion: 2")),
    )

    assert done.returncode == 1
    assert "<<<<<<< ours\n    emotion: 2\n=======\n    emotion: 1\n>>>>>>> theirs\n" in repository.text()


def test_no_code_of_the_repository_runs(repository: Repository) -> None:
    for module in ("jmap", "yaml", "typing", "typer"):
        repository.write("open('x', 'w')\n", f"{module}.py")
    texts = (BOOK, BOOK.replace("emotion: 0", "emotion: -1"), BOOK.replace("Wait for it", "Wait"))

    done = changed(repository, NAME, texts)
    repository.git("diff", "base", "HEAD", "--", NAME)

    assert done.returncode == 0, done.stderr
    assert not (repository.folder / "x").exists()
