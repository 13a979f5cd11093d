"""Histories of real repositories: which commits are told, what each is compared with, what is refused."""

from __future__ import annotations

import json
import os
import shutil
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from jmap.commands.log import LogOptions, run
from jmap.commands.output import Output
from jmap.diff.change import Level
from jmap.errors import ExitCode, UsageError
from jmap.model.load import Loaded, load_bytes
from jmap.project.settings import load_settings

if TYPE_CHECKING:
    from tests.conftest import Clone

MAP = "maps/shoes.journey.yaml"
TEXT = """\
title: Buying shoes
stages:
  - {id: find, name: Find, emotion: 1}
  - {id: buy, name: Buy, emotion: -1, pains: [Forced account]}
  - {id: wear, name: Wear, emotion: 2}
"""
WORSE = TEXT.replace("emotion: -1", "emotion: -2")
BETTER = TEXT.replace("emotion: -1", "emotion: 1")
BROKEN = TEXT.replace("emotion: 2", "emotion: [2")
LIBRARY = "maps/shop.library.yaml"
TEAMS = "teams: {web: Web shop, ops: Operations}\nfeelings: {itching: 2}\n"
USING = TEXT.replace("stages:", "use: shop.library.yaml\nowner: web\nstages:")


def said(capsys: pytest.CaptureFixture[str], path: str = MAP, **options: Any) -> str:
    """Return what a history prints that ends well."""
    loaded = load_settings(Path(), isolated=True)
    assert run(path, Output("never"), loaded, LogOptions(**options)) is ExitCode.OK
    return capsys.readouterr().out


def entries(capsys: pytest.CaptureFixture[str], path: str = MAP, **options: Any) -> list[dict[str, Any]]:
    """Return the entries of the JSON document of a history."""
    found: list[dict[str, Any]] = json.loads(said(capsys, path, format="json", **options))["entries"]
    return found


def subjects(capsys: pytest.CaptureFixture[str], path: str = MAP, **options: Any) -> list[str]:
    return [entry["subject"] for entry in entries(capsys, path, **options)]


def told(entry: dict[str, Any]) -> list[str]:
    return [f"{change['rule']} {change['text']}".strip() for change in entry["changes"]]


def refused(path: str = MAP, **options: Any) -> UsageError:
    with pytest.raises(UsageError) as error:
        run(path, Output(), load_settings(Path(), isolated=True), LogOptions(**options))
    return error.value


def test_each_commit_has_its_author_dates_curve_and_changes(
    clone: Clone, capsys: pytest.CaptureFixture[str]
) -> None:
    first = clone.commit("Map it", {MAP: TEXT})
    clone.commit("Something else", {"notes.txt": "x"})
    second = clone.commit("Hear the survey", {MAP: WORSE}, author="Ben Król")

    document = json.loads(said(capsys, format="json"))

    assert [entry["commit"] for entry in document["entries"]] == [second, first]
    latest, oldest = document["entries"]
    assert (latest["author"], latest["date"]) == ("Ben Król", "2026-01-03T09:00:00+02:00")
    assert latest["committed"] == "2026-01-03T09:00:00+02:00"
    assert told(latest) == ["emotion-worse Buy: -1 -> -2"]
    assert latest["counts"] == {"breaking": 0, "notable": 0, "minor": 1, "editorial": 0}
    assert [each["score"] for each in latest["feelings"][0]["stages"]] == [1, -2, 2]
    assert told(oldest) == [f"map-added {MAP}"]
    assert [each["score"] for each in document["curves"][0]["old"]] == [1, -1, 2]


def test_a_map_is_followed_through_renames_but_not_into_the_one_it_was_copied_from(
    clone: Clone, capsys: pytest.CaptureFixture[str]
) -> None:
    clone.commit("Map it", {"a.journey.yaml": TEXT})
    clone.commit("Copy it", {"b.journey.yaml": TEXT})
    clone.commit("Move it", {"b.journey.yaml": None, MAP: WORSE})
    clone.commit("Reuse the name", {"b.journey.yaml": "title: Another\nstages: [One]\n"})

    found = entries(capsys)

    assert [(entry["subject"], entry["path"]) for entry in found] == [
        ("Move it", MAP),
        ("Copy it", "b.journey.yaml"),
    ]
    assert told(found[0])[:2] == [f"map-renamed b.journey.yaml -> {MAP}", "emotion-worse Buy: -1 -> -2"]
    assert told(found[1]) == ["map-added b.journey.yaml"]


def test_a_rename_on_one_branch_meets_a_change_on_another(
    clone: Clone, capsys: pytest.CaptureFixture[str]
) -> None:
    clone.commit("Map it", {"old.journey.yaml": TEXT})
    clone.git("switch", "--quiet", "--create", "work")
    clone.commit("Hear the survey", {"old.journey.yaml": WORSE})
    clone.git("switch", "--quiet", "main")
    clone.commit("Move it", {"old.journey.yaml": None, MAP: TEXT})
    clone.git("merge", "--quiet", "--no-edit", "work")

    found = entries(capsys)

    assert [(entry["subject"], entry["path"]) for entry in found] == [
        ("Move it", MAP),
        ("Hear the survey", "old.journey.yaml"),
        ("Map it", "old.journey.yaml"),
    ]
    assert told(found[0]) == [f"map-renamed old.journey.yaml -> {MAP}"]
    assert told(found[1]) == ["emotion-worse Buy: -1 -> -2"]


def test_a_merge_is_told_only_where_it_says_something_by_itself(
    clone: Clone, capsys: pytest.CaptureFixture[str]
) -> None:
    clone.commit("Map it", {MAP: TEXT})
    clone.git("switch", "--quiet", "--create", "work")
    clone.commit("Rename", {MAP: TEXT.replace("name: Find", "name: Look round")})
    clone.git("switch", "--quiet", "main")
    clone.commit("Wear", {MAP: TEXT.replace("emotion: 2", "emotion: 1")})
    both = TEXT.replace("name: Find", "name: Look round").replace("emotion: 2", "emotion: 1")

    clone.git("merge", "--quiet", "--no-commit", "--strategy", "ours", "work")
    clone.commit("Merge cleanly", {MAP: both})
    assert subjects(capsys) == ["Wear", "Rename", "Map it"]
    assert told(entries(capsys, first_parent=True)[0]) == ["stage-renamed Find -> Look round"]
    assert subjects(capsys, first_parent=True) == ["Merge cleanly", "Wear", "Map it"]

    clone.git("reset", "--quiet", "--hard", "HEAD~1")
    clone.git("merge", "--quiet", "--no-commit", "--strategy", "ours", "work")
    clone.commit("Merge and more", {MAP: both.replace("emotion: -1", "emotion: 1")})
    assert subjects(capsys) == ["Merge and more", "Wear", "Rename", "Map it"]
    assert told(entries(capsys)[0]) == ["emotion-turned-good Buy: -1 -> +1"]


def test_after_versions_that_do_not_load_the_last_that_did_is_compared_with(
    clone: Clone, capsys: pytest.CaptureFixture[str]
) -> None:
    clone.commit("Map it", {MAP: TEXT})
    clone.commit("Break it", {MAP: BROKEN})
    clone.commit("Break it more", {MAP: BROKEN + "]]"})
    clone.commit("Mend it", {MAP: BETTER})

    mended, more, broken, _ = entries(capsys)

    assert told(mended) == ["emotion-turned-good Buy: -1 -> +1"]
    assert mended["note"] == "the map loads again; compared with the last version that did"
    assert [entry["loads"] for entry in (mended, more, broken)] == [True, False, False]
    assert broken["diagnostics"][0]["rule"] == "yaml-syntax"
    assert broken["diagnostics"][0]["line"] == 5
    assert "does not load: line 5: " in said(capsys)


def test_a_map_that_never_loaded_before_begins_where_it_does(
    clone: Clone, capsys: pytest.CaptureFixture[str]
) -> None:
    clone.commit("Begin", {MAP: BROKEN})
    clone.commit("Mend it", {MAP: TEXT})

    assert entries(capsys)[0]["note"] == "the first version that loads"
    assert entries(capsys)[0]["changes"] == []


def test_what_changes_no_word_of_the_journey_says_so(
    clone: Clone, capsys: pytest.CaptureFixture[str]
) -> None:
    clone.commit("Map it", {MAP: TEXT})
    clone.commit("Comment", {MAP: f"# ours\n{TEXT}"})

    assert entries(capsys)[0]["note"] == "only comments or layout: the journey says what it said"


def test_library_changes_are_told_where_they_reach_the_map(
    clone: Clone, capsys: pytest.CaptureFixture[str]
) -> None:
    using = USING.replace("emotion: 2", "emotion: itching")
    clone.commit("Map it", {MAP: using, LIBRARY: TEAMS})
    clone.commit("Unused team", {LIBRARY: TEAMS.replace("Operations", "Back office")})
    clone.commit("Used team", {LIBRARY: TEAMS.replace("Web shop", "Online shop")})
    clone.commit(
        "Feeling", {LIBRARY: TEAMS.replace("Web shop", "Online shop").replace("itching: 2", "itching: 1")}
    )
    clone.commit("Other feeling", {LIBRARY: TEAMS.replace("itching: 2", "itching: 1, dull: -1")})

    found = entries(capsys)

    assert [entry["subject"] for entry in found] == ["Other feeling", "Feeling", "Used team", "Map it"]
    other, feeling, team, _ = found
    assert [change["rule"] for change in team["libraries"][0]["changes"]] == ["team-renamed"]
    assert team["libraries"][0]["path"] == LIBRARY
    assert [each["score"] for each in feeling["curves"][0]["new"]] == [1, -1, 1]
    assert [change["rule"] for change in other["libraries"][0]["changes"]] == ["team-renamed"]
    assert "through maps/shop.library.yaml" in said(capsys, level=Level.MINOR)


@pytest.mark.parametrize(
    "use",
    [
        "use: shop.library.yaml",
        "use :\n# why\n\n- shop.library.yaml # so",
        "use: [\n  shop.library.yaml,\n]",
        '"use": shop.library.yaml',
        "tags: &files [shop.library.yaml]\nuse: *files",
        "summary: >\n  we use: it\nuse: shop.library.yaml",
        "? use\n: shop.library.yaml",
    ],
)
def test_libraries_are_known_however_they_are_named(
    use: str, clone: Clone, capsys: pytest.CaptureFixture[str]
) -> None:
    clone.commit("Map it", {MAP: USING.replace("use: shop.library.yaml", use), LIBRARY: TEAMS})
    clone.commit("Rename the team", {LIBRARY: TEAMS.replace("Web shop", "Shop")})

    (entry, first) = entries(capsys)
    assert first["loads"], first["diagnostics"]
    assert [told(each) for each in entry["libraries"]] == [["team-renamed Web shop -> Shop"]]


def test_a_map_loads_from_where_its_library_is_there(
    clone: Clone, capsys: pytest.CaptureFixture[str]
) -> None:
    clone.commit("Map it", {MAP: USING})
    clone.commit("Add the library", {LIBRARY: TEAMS})
    clone.commit("Break the library", {LIBRARY: "teams: ["})

    broken, mended, first = entries(capsys)

    assert broken["diagnostics"][0]["path"] == LIBRARY
    assert mended["note"] == "the first version that loads"
    assert "there is no such file in this commit" in first["diagnostics"][0]["message"]


def test_a_map_that_is_gone_or_came_back_is_told(clone: Clone, capsys: pytest.CaptureFixture[str]) -> None:
    clone.commit("Map it", {MAP: TEXT})
    clone.commit("Drop it", {MAP: None})
    assert [told(entry) for entry in entries(capsys)] == [[f"map-removed {MAP}"], [f"map-added {MAP}"]]

    clone.commit("Take it back", {MAP: BETTER})
    assert subjects(capsys) == ["Take it back", "Drop it", "Map it"]


@pytest.mark.parametrize("since", ["v1", "2026-01-03", "2026-01-03T00:00:00Z"])
def test_since_a_revision_or_a_date(since: str, clone: Clone, capsys: pytest.CaptureFixture[str]) -> None:
    clone.commit("Map it", {MAP: TEXT})
    clone.commit("Worse", {MAP: WORSE})
    clone.git("tag", "v1")
    clone.commit("Better", {MAP: BETTER})

    found = entries(capsys, since=since)

    assert [entry["subject"] for entry in found] == ["Better"]
    assert told(found[0]) == ["emotion-turned-good Buy: -2 -> +1"]
    assert subjects(capsys, since="2026-01") == ["Better", "Worse", "Map it"]
    assert subjects(capsys, since="300 years ago") == ["Better", "Worse", "Map it"]
    assert "No commit changed this journey." in said(capsys, since="HEAD")


@pytest.mark.parametrize(
    "since", ["yesterdy", "--all", "-1", "", "2026-13-01", "2026", "HEAD; touch x", "^HEAD"]
)
def test_since_what_is_neither(since: str, clone: Clone) -> None:
    clone.commit("Map it", {MAP: TEXT})

    assert "is neither a revision nor a date" in refused(since=since).message


def test_the_latest_few(clone: Clone, capsys: pytest.CaptureFixture[str]) -> None:
    for number, text in enumerate((TEXT, WORSE, BETTER, TEXT)):
        clone.commit(f"Commit {number}", {MAP: text})

    assert subjects(capsys, most=2) == ["Commit 3", "Commit 2"]
    assert "and earlier ones that are not shown" in said(capsys, most=2)
    assert "not shown" not in said(capsys, most=4).splitlines()[1]


def test_each_version_is_loaded_once(
    clone: Clone, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    loads: list[str] = []

    def counted(data: bytes, path: str, *others: Any, **more: Any) -> Loaded:
        loads.append(path)
        return load_bytes(data, path, *others, **more)

    monkeypatch.setattr("jmap.commands.log_reader.load_bytes", counted)
    for number, text in enumerate((TEXT, WORSE, TEXT, WORSE, TEXT)):
        clone.commit(f"Commit {number}", {MAP: text})

    assert len(entries(capsys)) == 5
    assert loads == [MAP, MAP]


def test_git_is_started_as_often_for_many_commits_as_for_few(
    clone: Clone, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    calls = tmp_path / "calls"
    counting = tmp_path / "bin" / "git"
    counting.parent.mkdir()
    counting.write_text(f'#!/bin/sh\necho x >> "{calls}"\nexec "{shutil.which("git")}" "$@"\n', "utf-8")
    counting.chmod(stat.S_IRWXU)
    started = []
    for count in (3, 30):
        for number in range(count):
            texts = {MAP: USING + f"# {number}\n", LIBRARY: TEAMS + f"# {number}\n"}
            broken = {LIBRARY: None} if number % 5 == 1 else {}
            clone.commit(f"Commit {number}", texts)
            clone.commit("Break or go on", broken)
        with monkeypatch.context() as patched:
            patched.setenv("PATH", f"{counting.parent}{os.pathsep}{os.environ['PATH']}")
            calls.unlink(missing_ok=True)
            assert len(entries(capsys)) >= count
        started.append(len(calls.read_text("utf-8").splitlines()))

    assert started[0] == started[1]
    assert started[0] <= 8


NAMES = ["--all.journey.yaml", ":(glob)**.journey.yaml", "a b ünï\t.journey.yaml", "$(touch x).journey.yaml"]


@pytest.mark.parametrize("name", NAMES)
def test_names_are_neither_options_nor_patterns_nor_commands(
    name: str, clone: Clone, capsys: pytest.CaptureFixture[str]
) -> None:
    clone.commit("Map it", {f"./{name}": TEXT, "other.journey.yaml": TEXT})
    clone.commit("Other", {"other.journey.yaml": WORSE})

    assert subjects(capsys, f"./{name}") == ["Map it"]
    assert not Path("x").exists()


@pytest.mark.parametrize(
    "library", ['"a\\0b"', '"a\\nb"', "/etc/passwd", "../../../etc/passwd", "--all", "https://example.com/x"]
)
def test_names_of_libraries_are_no_arguments(
    library: str, clone: Clone, capsys: pytest.CaptureFixture[str]
) -> None:
    clone.commit("Map it", {MAP: TEXT + f"use: [{library}]\n"})

    assert [entry["loads"] for entry in entries(capsys)] == [False]


@pytest.mark.parametrize("form", ["text", "markdown", "html", "json"])
def test_no_text_of_a_stranger_is_an_order_or_markup(
    form: str, clone: Clone, capsys: pytest.CaptureFixture[str]
) -> None:
    evil = "<script>alert(1)</script> \x1b[31m\x9b2J ``` [x](javascript:alert(1)) &amp; |"
    name = json.dumps(evil).replace("\\u009b", "\\x9b")
    clone.commit(evil, {MAP: TEXT.replace("Buying shoes", name)}, author="<b>Eve \x1b]0;x")
    clone.commit(evil, {MAP: TEXT.replace("Buying shoes", name).replace("name: Buy", f"name: {name}")})

    text = said(capsys, format=form, level=Level.EDITORIAL)

    if form == "json":
        assert json.loads(text)["entries"][0]["subject"].startswith("<script>")
    else:
        assert "\x1b" not in text
        assert "\x9b" not in text
    if form in {"markdown", "html"}:
        assert "<script" not in text
    if form == "markdown":
        assert "[x](" not in text


def test_a_shallow_clone_says_that_history_ends(
    clone: Clone, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    clone.commit("Map it", {MAP: TEXT})
    clone.commit("Worse", {MAP: WORSE})
    clone.commit("Better", {MAP: BETTER})
    clone.git("clone", "--quiet", "--depth", "2", clone.folder.as_uri(), str(tmp_path / "shallow"))

    document = json.loads(said(capsys, f"../shallow/{MAP}", format="json"))

    assert document["shallow"] is True
    assert [entry["subject"] for entry in document["entries"]] == ["Better", "Worse"]
    assert document["entries"][1]["changes"] == []
    assert document["entries"][1]["note"].startswith("a shallow clone ends here")
    assert "`git fetch --unshallow`" in said(capsys, f"../shallow/{MAP}")


def test_a_submodule_has_its_own_history(
    clone: Clone, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    clone.commit("Map it", {MAP: TEXT})
    allowed = ("-c", "protocol.file.allow=always")
    outer = type(clone)(tmp_path / "outer")
    outer.git(*allowed, "submodule", "--quiet", "add", clone.folder.as_uri(), "sub")
    outer.commit("Add a submodule", {})
    assert subjects(capsys, f"../outer/sub/{MAP}") == ["Map it"]

    outer.git("submodule", "--quiet", "deinit", "--force", "--all")
    error = refused(f"../outer/sub/{MAP}")
    assert "lies in a submodule that is not checked out" in error.message
    assert "git submodule update --init" in error.hint


def test_what_has_no_history_is_refused(
    clone: Clone, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path(MAP).parent.mkdir()
    Path(MAP).write_text(TEXT, "utf-8")
    assert refused().message == "the repository has no commit yet"

    clone.commit("Something else", {"notes.txt": "x", MAP: None, LIBRARY: TEAMS})
    Path(MAP).write_text(TEXT, "utf-8")
    assert refused().message == f"{MAP} is in no commit yet"
    assert refused("maps/shos.journey.yaml").hint == f"did you mean {MAP}?"
    assert refused("maps").message == "maps is a folder, and one map is expected"
    assert refused("-").message == "standard input has no history"
    assert refused(LIBRARY).message == f"{LIBRARY} is a library, and a map is expected"

    (tmp_path / "alone.journey.yaml").write_text(TEXT, "utf-8")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert "is in no git repository" in refused("../alone.journey.yaml").message


def test_a_bare_repository_and_a_machine_without_git_are_refused(
    clone: Clone, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clone.commit("Map it", {MAP: TEXT})
    clone.git("clone", "--quiet", "--bare", str(clone.folder), str(tmp_path / "bare"))
    assert "is in no git repository with files" in refused(f"../bare/{MAP}").message

    monkeypatch.setenv("PATH", str(Path(sys.executable).parent / "nowhere"))
    assert refused().message == "git is not installed"


RUNS_PROGRAMS = (
    "core.fsmonitor",
    "core.pager",
    "diff.external",
    "diff.evil.command",
    "diff.evil.textconv",
    "filter.evil.smudge",
    "gpg.program",
)


def test_a_repository_runs_nothing_of_its_own(
    clone: Clone, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    program = tmp_path / "evil"
    program.write_text(f'#!/bin/sh\ntouch "{tmp_path}/ran"\ncat "$@"\n', "utf-8")
    program.chmod(stat.S_IRWXU)
    clone.commit("Map it", {MAP: TEXT, ".gitattributes": "*.yaml diff=evil filter=evil\n"})
    clone.commit("Worse", {MAP: WORSE})
    for key in RUNS_PROGRAMS:
        clone.git("config", key, str(program))
    clone.git("config", "log.showSignature", "true")

    assert subjects(capsys) == ["Worse", "Map it"]
    assert not (tmp_path / "ran").exists()


def test_nothing_is_written_over_the_map(clone: Clone) -> None:
    clone.commit("Map it", {MAP: TEXT})

    assert "is the name of a map" in refused(target=MAP, format="html").message
    assert Path(MAP).read_text("utf-8") == TEXT
