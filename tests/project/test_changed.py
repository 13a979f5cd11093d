"""Which maps changed since a revision, in real repositories."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from jmap.diff.git import changed_since
from jmap.errors import UsageError
from jmap.project.changed import only_changed

MAPS = [
    "a.journey.yaml",
    "maps/b.journey.yaml",
    "maps/c.journey.yaml",
    "maps/uses.journey.yaml",
    "maps/shop.library.yaml",
    "maps/ünï cödé.journey.yaml",
]


def git(*arguments: str) -> str:
    command = ["git", "-c", "user.name=Ada", "-c", "user.email=ada@example.com", *arguments]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    git("init", "--quiet", "--initial-branch", "main")
    for name in MAPS:
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text("title: Seeing a doctor\n", "utf-8")
    Path("maps/uses.journey.yaml").write_text("title: x\nuse: shop.library.yaml\n", "utf-8")
    git("add", ".")
    git("commit", "--quiet", "--message", "first")
    git("switch", "--quiet", "--create", "work")


def change(name: str) -> None:
    with Path(name).open("a", encoding="utf-8") as file:
        file.write("summary: more\n")


def test_nothing_has_changed() -> None:
    assert only_changed(MAPS, "main") == []


def test_what_is_committed_staged_changed_and_new_counts() -> None:
    change("a.journey.yaml")
    git("commit", "--quiet", "--all", "--message", "second")
    change("maps/b.journey.yaml")
    git("add", ".")
    change("maps/ünï cödé.journey.yaml")
    Path("maps/new.journey.yaml").touch()

    assert only_changed([*MAPS, "maps/new.journey.yaml"], "main") == [
        "a.journey.yaml",
        "maps/b.journey.yaml",
        "maps/ünï cödé.journey.yaml",
        "maps/new.journey.yaml",
    ]


def test_what_the_other_branch_did_since_does_not_count() -> None:
    git("switch", "--quiet", "main")
    change("a.journey.yaml")
    git("commit", "--quiet", "--all", "--message", "other")
    git("switch", "--quiet", "work")
    change("maps/c.journey.yaml")

    assert only_changed(MAPS, "main") == ["maps/c.journey.yaml"]


def test_maps_whose_library_changed_count() -> None:
    change("maps/shop.library.yaml")

    assert only_changed(MAPS, "HEAD") == ["maps/uses.journey.yaml", "maps/shop.library.yaml"]


def test_paths_are_those_of_the_folder_where_one_is(monkeypatch: pytest.MonkeyPatch) -> None:
    change("maps/b.journey.yaml")
    change("a.journey.yaml")
    monkeypatch.chdir("maps")

    assert only_changed(["b.journey.yaml", "../a.journey.yaml", "c.journey.yaml", "-"], "main") == [
        "b.journey.yaml",
        "../a.journey.yaml",
        "-",
    ]


@pytest.mark.parametrize("gone", ["delete", "rename"])
def test_maps_whose_library_is_gone_count(gone: str) -> None:
    library = Path("maps/shop.library.yaml")
    if gone == "delete":
        library.unlink()
    else:
        git("mv", str(library), "maps/other.library.yaml")

    assert only_changed(MAPS[:4], "main") == ["maps/uses.journey.yaml"]


@pytest.mark.parametrize("name", ["sofa.png", "the sofa.png", "söfa.png", "old.journey.yaml"])
def test_maps_that_name_a_file_that_is_gone_or_changed_count(name: str) -> None:
    Path("maps/b.journey.yaml").write_text(f"title: x\nstages: [{{name: y, image: img/{name}}}]\n", "utf-8")
    Path("img").mkdir()
    Path("img", name).write_text("x", "utf-8")
    git("add", ".")
    git("commit", "--quiet", "--message", "second")
    assert only_changed(MAPS, "HEAD") == []

    Path("img", name).unlink()
    assert only_changed(MAPS, "HEAD") == ["maps/b.journey.yaml"]


def test_a_map_that_may_name_its_library_by_an_escape_counts() -> None:
    Path("maps/c.journey.yaml").write_text('title: x\nuse: "s\\x68op.library.yaml"\n', "utf-8")
    Path("maps/b.journey.yaml").write_text("title: a \\ b\n", "utf-8")
    git("commit", "--quiet", "--all", "--message", "second")
    change("maps/shop.library.yaml")

    assert only_changed(MAPS[:4], "HEAD") == ["maps/c.journey.yaml", "maps/uses.journey.yaml"]


def test_a_repository_within_is_asked_for_its_own_maps() -> None:
    git("init", "--quiet", "--initial-branch", "main", "nested")
    same, other = "nested/same.journey.yaml", "nested/other.journey.yaml"
    for name in (same, other):
        Path(name).write_text("title: x\n", "utf-8")
    git("-C", "nested", "add", ".")
    git("-C", "nested", "commit", "--quiet", "--message", "first")
    change(other)
    change("a.journey.yaml")

    assert only_changed([*MAPS, same, other], "HEAD") == ["a.journey.yaml", other]
    with pytest.raises(UsageError, match="no revision `work` in nested"):
        only_changed([*MAPS, same], "work")


def test_a_hook_may_ask_too(monkeypatch: pytest.MonkeyPatch) -> None:
    change("maps/b.journey.yaml")
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    monkeypatch.chdir("maps")

    assert only_changed(["b.journey.yaml", "c.journey.yaml"], "HEAD") == ["b.journey.yaml"]


def test_a_file_that_is_gone_does_not_count() -> None:
    Path("a.journey.yaml").unlink()

    assert only_changed(MAPS[1:], "main") == []


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", "", "main:a.journey.yaml", "a b", "^HEAD"])
def test_a_revision_that_is_none_is_refused(revision: str) -> None:
    with pytest.raises(UsageError, match="git knows no revision"):
        only_changed(MAPS, revision)

    assert not Path("x").exists()


def test_without_a_repository_it_is_refused() -> None:
    Path(".git").rename("git")

    with pytest.raises(UsageError, match="is in no git repository"):
        only_changed(MAPS, "main")


def test_histories_that_never_met_are_refused() -> None:
    git("switch", "--quiet", "--orphan", "island")
    git("commit", "--quiet", "--allow-empty", "--message", "alone")

    with pytest.raises(UsageError, match="have no commit in common"):
        only_changed(MAPS, "main")


def test_a_repository_cannot_make_git_run_a_program() -> None:
    Path("evil").write_text("#!/bin/sh\ntouch ran\n", "utf-8")
    Path("evil").chmod(0o755)
    Path(".gitattributes").write_text("*.yaml diff=evil\n", "utf-8")
    for key in ("core.fsmonitor", "diff.external", "diff.evil.textconv", "diff.evil.command", "core.pager"):
        git("config", key, str(Path("evil").resolve()))
    change("a.journey.yaml")

    assert only_changed(MAPS, "main") == ["a.journey.yaml"]
    assert not Path("ran").exists()


def test_a_repository_cannot_make_git_run_a_filter() -> None:
    change("a.journey.yaml")
    git("commit", "--quiet", "--all", "--message", "second")
    Path("evil").write_text("#!/bin/sh\ntouch ran\ncat\n", "utf-8")
    Path("evil").chmod(0o755)
    Path(".git/info/attributes").write_text("b* filter=a=b\nc* filter=many.words\n", "utf-8")
    for key in ("filter.a=b.clean", "filter.a=b.smudge", "filter.many.words.process"):
        git("config", key, str(Path("evil").resolve()))
    git("config", "filter.a=b.required", "true")
    for name in MAPS[1:3]:
        change(name)

    assert only_changed(MAPS, "HEAD") == MAPS[1:3]
    assert not Path("ran").exists()
    subprocess.run(["git", "diff", "--quiet"], check=False)
    assert Path("ran").exists(), "git would have run it"


def test_a_bare_repository_among_the_files_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    git("init", "--quiet", "--bare", "maps/bare")
    Path("maps/bare/in.journey.yaml").write_text("title: x\n", "utf-8")
    git("add", "--force", "maps/bare/in.journey.yaml")
    git("commit", "--quiet", "--message", "second")
    with Path("maps/bare/config").open("a", encoding="utf-8") as file:
        file.write(f"[core]\n  worktree = .\n  bare = false\n  fsmonitor = touch {Path.cwd()}/ran\n")
    change("maps/bare/in.journey.yaml")
    monkeypatch.chdir("maps/bare")

    assert only_changed(["in.journey.yaml"], "HEAD") == ["in.journey.yaml"]
    with pytest.raises(UsageError, match="a bare one has none"):
        changed_since("HEAD", Path())
    assert not Path("../../ran").exists()


def test_what_git_cannot_read_is_told_in_its_words() -> None:
    Path(".git/index").write_text("garbage", "utf-8")

    with pytest.raises(UsageError, match=r"git cannot tell: .*index"):
        only_changed(MAPS, "HEAD")


def test_without_git_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")

    with pytest.raises(UsageError, match="git is not installed"):
        only_changed(MAPS, "main")
