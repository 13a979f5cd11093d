"""Comparisons with real repositories: what is read of which version, and what is answered where none is."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from jmap.commands.diff import DiffOptions, run
from jmap.commands.output import Output
from jmap.diff.git import Blobs
from jmap.errors import ExitCode, UsageError
from jmap.project.settings import load_settings

LIBRARY = "teams: {web: Web shop, pay: Payments}\nfeelings: {meh: -1}\n"
MAPS = {
    "maps/shoes.journey.yaml": "title: Buying shoes\nstages: [{name: Buy, emotion: 1}, Use]\n",
    "maps/back.journey.yaml": (
        "title: Sending back\nuse: shop.library.yaml\nowner: web\n"
        "stages: [{name: Wrap, emotion: meh}, {name: Wait, owner: pay}]\n"
    ),
    "maps/zoom.journey.yaml": "title: All of it\nstages: [{name: Return, journey: back.journey.yaml}]\n",
    "maps/shop.library.yaml": LIBRARY,
    "other/ünï cödé.journey.yaml": "title: Other\nstages: [Buy]\n",
}


def git(*arguments: str, folder: str = ".") -> str:
    command = ["git", "-C", folder, "-c", "user.name=Ada", "-c", "user.email=ada@example.com", *arguments]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "clone").mkdir()
    monkeypatch.chdir(tmp_path / "clone")
    git("init", "--quiet", "--initial-branch", "main")
    for name, text in MAPS.items():
        write(name, text)
    git("add", ".")
    git("commit", "--quiet", "--message", "first")
    git("tag", "v1")


def write(name: str, text: str) -> None:
    Path(name).parent.mkdir(exist_ok=True, parents=True)
    Path(name).write_text(text, "utf-8")


def change(name: str, old: str, new: str) -> None:
    text = Path(name).read_text("utf-8")
    assert old in text
    write(name, text.replace(old, new))


def commit() -> None:
    git("add", "--all")
    git("commit", "--quiet", "--message", "next")


def diff(
    *arguments: str, capsys: pytest.CaptureFixture[str], code: int = 0, **options: Any
) -> dict[str, Any]:
    """Return the JSON document of a comparison that ends with `code`."""
    asked = DiffOptions(**{"format": "json", **options})
    assert run(arguments, Output(), load_settings(Path(), isolated=True), asked) == code
    document: dict[str, Any] = json.loads(capsys.readouterr().out)
    return document


def told(document: dict[str, Any]) -> list[str]:
    return [
        f"{file['new_path'] or file['old_path']}: {change['level']} {change['rule']} {change['text']}"
        for file in document["files"]
        for change in file["changes"]
    ]


SHORTER = "maps/shoes.journey.yaml: notable stage-removed Use"


def test_a_revision_against_what_is_on_disk(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(diff("HEAD", capsys=capsys)) == []
    change("maps/shoes.journey.yaml", ", Use", "")

    assert told(diff("HEAD", capsys=capsys)) == [SHORTER]
    assert told(diff("v1", "maps", capsys=capsys)) == [SHORTER]
    assert told(diff("main", "maps/shoes.journey.yaml", capsys=capsys)) == [SHORTER]
    assert told(diff("HEAD", "other", capsys=capsys)) == []


def test_two_revisions_never_touch_what_is_on_disk(capsys: pytest.CaptureFixture[str]) -> None:
    change("maps/shoes.journey.yaml", ", Use", "")
    commit()
    shutil.rmtree("maps")

    assert told(diff("v1", "main", capsys=capsys)) == [SHORTER]
    path = "maps/shoes.journey.yaml"
    assert [line.split(": ", 1)[1] for line in told(diff(f"v1:{path}", f"main:{path}", capsys=capsys))] == [
        SHORTER.split(": ", 1)[1]
    ]
    assert told(diff("v1:maps", "main:maps", capsys=capsys)) == [SHORTER]


def test_paths_in_a_revision_start_at_the_top_as_those_of_git_do(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    change("maps/shoes.journey.yaml", ", Use", "")
    monkeypatch.chdir("maps")

    expected = ["shoes.journey.yaml: notable stage-removed Use"]
    assert told(diff("HEAD:maps/shoes.journey.yaml", "shoes.journey.yaml", capsys=capsys)) == expected
    assert told(diff("HEAD:./shoes.journey.yaml", capsys=capsys)) == expected
    assert told(diff("HEAD", "../maps", capsys=capsys)) == expected
    with pytest.raises(UsageError, match="cannot be read") as refused:
        diff("HEAD:shoes.journey.yaml", capsys=capsys)
    assert "HEAD:maps/shoes.journey.yaml" in refused.value.hint


def test_since_compares_with_where_the_branch_began(capsys: pytest.CaptureFixture[str]) -> None:
    git("switch", "--quiet", "--create", "work")
    change("maps/shoes.journey.yaml", ", Use", "")
    commit()
    write("maps/new.journey.yaml", "title: New\nstages: [Look]\n")
    git("switch", "--quiet", "main")
    change("maps/zoom.journey.yaml", "All of it", "Everything else")
    git("commit", "--quiet", "--all", "--message", "theirs")
    git("switch", "--quiet", "work")

    assert told(diff(since="main", capsys=capsys)) == [
        "maps/new.journey.yaml: notable map-added maps/new.journey.yaml",
        SHORTER,
    ]
    assert told(diff("other", since="main", capsys=capsys)) == []


def test_libraries_are_those_of_the_same_revision(capsys: pytest.CaptureFixture[str]) -> None:
    write("maps/shop.library.yaml", "teams: {paying: Payments, web: Web shop}\nfeelings: {meh: -2}\n")
    change("maps/back.journey.yaml", "owner: pay", "owner: paying")

    document = diff("HEAD", capsys=capsys)

    used = "used by maps/back.journey.yaml"
    assert told(document) == [
        f"maps/shop.library.yaml: breaking used-declaration-renamed Payments: pay -> paying, {used}",
        "maps/shop.library.yaml: minor feelings-changed meh: -1 -> -2",
        "maps/back.journey.yaml: minor owner-changed Wait: Payments (pay) -> Payments (paying)",
    ]
    assert [each["path"] for each in document["indirect"]] == ["maps/back.journey.yaml"]
    (curve,) = document["files"][1]["curves"]
    assert [each["score"] for side in ("old", "new") for each in curve[side]] == [-1, None, -2, None]


def test_a_map_feels_its_library_though_nobody_touched_it(capsys: pytest.CaptureFixture[str]) -> None:
    change("maps/shop.library.yaml", "meh: -1", "meh: 1")

    document = diff("HEAD", "maps/back.journey.yaml", capsys=capsys)

    assert told(document) == ["maps/shop.library.yaml: minor feelings-changed meh: -1 -> 1"]
    (felt,) = document["indirect"]
    assert (felt["path"], felt["curves"][0]["new"][0]["score"]) == ("maps/back.journey.yaml", 1)
    assert told(diff("HEAD", "maps/zoom.journey.yaml", capsys=capsys)) == []


def test_a_map_feels_its_library_under_a_new_name_too(capsys: pytest.CaptureFixture[str]) -> None:
    git("mv", "maps/back.journey.yaml", "maps/home.journey.yaml")
    git("rm", "--quiet", "maps/zoom.journey.yaml")
    change("maps/home.journey.yaml", "owner: pay", "owner: pays")
    write("maps/shop.library.yaml", LIBRARY.replace("pay:", "pays:").replace("-1", "-2"))

    document = diff("HEAD", capsys=capsys)

    assert (
        "maps/shop.library.yaml: breaking used-declaration-renamed "
        "Payments: pay -> pays, used by maps/back.journey.yaml" in told(document)
    )
    assert [(each["path"], each["library"]) for each in document["indirect"]] == [
        ("maps/home.journey.yaml", "maps/shop.library.yaml")
    ]


def test_a_map_that_another_still_names_may_not_go(capsys: pytest.CaptureFixture[str]) -> None:
    git("mv", "maps/back.journey.yaml", "maps/returns.journey.yaml")
    change("maps/returns.journey.yaml", "name: Wait", "name: Waits")

    named = "still named by maps/zoom.journey.yaml"
    assert told(diff("HEAD", capsys=capsys)) == [
        f"maps/returns.journey.yaml: breaking named-map-removed maps/back.journey.yaml ({named})",
        "maps/returns.journey.yaml: minor map-renamed maps/back.journey.yaml -> maps/returns.journey.yaml",
        "maps/returns.journey.yaml: editorial stage-reworded Wait -> Waits (a guess: 94% alike)",
    ]
    change("maps/zoom.journey.yaml", "back.journey.yaml", '"b\\x61ck.journey.yaml"')
    assert any("breaking" in line for line in told(diff("HEAD", capsys=capsys)))
    change("maps/zoom.journey.yaml", '"b\\x61ck.journey.yaml"', "returns.journey.yaml")
    found = told(diff("HEAD", capsys=capsys))
    assert not any("breaking" in line for line in found)
    Path("maps/returns.journey.yaml").unlink()
    assert "maps/back.journey.yaml: notable map-removed maps/back.journey.yaml" in told(
        diff("HEAD", capsys=capsys)
    )


def test_folders_are_matched_by_paths_and_moved_maps_are_found(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    shutil.copytree("maps", tmp_path / "new")
    change(str(tmp_path / "new" / "shoes.journey.yaml"), ", Use", "")
    (tmp_path / "new" / "zoom.journey.yaml").rename(tmp_path / "new" / "all.journey.yaml")

    found = [
        line.replace(tmp_path.as_posix(), "")
        for line in told(diff("maps", str(tmp_path / "new"), capsys=capsys))
    ]

    assert found == [
        "/new/shoes.journey.yaml: notable stage-removed Use",
        "/new/all.journey.yaml: minor map-renamed maps/zoom.journey.yaml -> /new/all.journey.yaml",
    ]


@pytest.mark.parametrize("asked", [(), ("maps/sale.journey.yaml",), ("maps/shoes.journey.yaml",), ("maps",)])
def test_a_renamed_map_is_followed_by_either_name(
    asked: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    git("mv", "maps/shoes.journey.yaml", "maps/sale.journey.yaml")
    change("maps/sale.journey.yaml", "emotion: 1", "emotion: 2")
    git("mv", "other/ünï cödé.journey.yaml", "other/else.journey.yaml")

    document = diff("HEAD", *asked, capsys=capsys)

    found = told(document)
    assert "maps/sale.journey.yaml: minor emotion-better Buy: +1 -> +2" in found
    renamed = "minor map-renamed maps/shoes.journey.yaml -> maps/sale.journey.yaml"
    assert f"maps/sale.journey.yaml: {renamed}" in found
    assert len(found) == (2 if asked else 3)
    assert document["compared"] == {(): 4, ("maps",): 2}.get(asked, 1)


def test_a_map_that_does_not_load_elsewhere_keeps_none_from_being_compared(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write("other/broken.journey.yaml", "title: x\n")
    Path("maps/shoes.journey.yaml").unlink()

    (found,) = told(diff("HEAD", "maps", capsys=capsys))
    assert found == "maps/shoes.journey.yaml: notable map-removed maps/shoes.journey.yaml"


def test_all_maps_of_a_folder_that_was_renamed_are_followed(capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(60):
        write(
            f"old/{number}.journey.yaml", f"title: Map {number}\nstages: [{{name: Buy, pains: {number}}}]\n"
        )
    commit()
    git("mv", "old", "new")
    change("new/7.journey.yaml", "title", "summary: Seven\ntitle")

    found = told(diff("HEAD", capsys=capsys))

    assert len([line for line in found if "map-renamed" in line]) == 60
    assert [line for line in found if "map-renamed" not in line] == [
        "new/7.journey.yaml: minor summary-added Seven"
    ]


def test_where_nothing_is_named_it_is_what_nobody_has_committed(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change("maps/shoes.journey.yaml", ", Use", "")
    write("maps/new.journey.yaml", "title: Brand new\nstages: [Wander]\n")

    assert told(diff(capsys=capsys)) == told(diff("HEAD", capsys=capsys)) != []
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match="nothing to compare was named, and this is no git repository"):
        diff(capsys=capsys)


@pytest.mark.parametrize("broken", ["old", "new"])
def test_what_does_not_load_is_told_and_never_no_changes(
    broken: str, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = MAPS["maps/shoes.journey.yaml"], "title: x\nstagse: [Buy]\n"
    write("maps/shoes.journey.yaml", bad if broken == "old" else good)
    commit() if broken == "old" else None
    write("maps/shoes.journey.yaml", good if broken == "old" else bad)
    change("maps/zoom.journey.yaml", "All of it", "The whole of it")

    code = run(["HEAD"], Output(), load_settings(Path(), isolated=True), DiffOptions())

    out, err = capsys.readouterr()
    name = ("HEAD:" if broken == "old" else "") + "maps/shoes.journey.yaml"
    assert code == ExitCode.USAGE
    assert out.startswith(f"1 file could not be compared: {name}.")
    assert f"{name}:2:1" in err
    assert "did you mean `stages`?" in err


@pytest.mark.parametrize(
    ("fail_on", "code"), [("breaking", 0), ("notable", 1), ("editorial", 1), ("never", 0)]
)
def test_the_exit_code_is_that_of_the_worst_change(
    fail_on: str, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    change("maps/shoes.journey.yaml", ", Use", "")
    loaded = load_settings(Path(), isolated=True).with_flags({"diff": {"fail-on": fail_on}})

    assert run(["HEAD"], Output(), loaded, DiffOptions()) == code
    assert "stage removed" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (["HAED"], "git knows no revision `HAED`", "`HEAD`"),
        (["mian"], "git knows no revision `mian`", "`main`"),
        (["HEAD", "mapz"], "git knows no revision `mapz`", "`maps`"),
        (["v1..main"], r"git knows no revision `v1\.\.main`", "blank between"),
        (["--output=x"], "git knows no revision `--output=x`", "name a branch"),
        (["HEAD:maps/shoe.journey.yaml"], "no such file in this revision", "HEAD:maps/shoes.journey.yaml"),
        (["HEAD:../x.journey.yaml"], "lies outside of the repository", ""),
        (["maps/shoes.journey.yaml"], "it was not said with what", "jmap diff HEAD maps/shoes.journey.yaml"),
        (["maps/shoe.journey.yaml"], "does not exist", "maps/shoes.journey.yaml"),
        (["maps", "maps/shoes.journey.yaml"], "one is a folder", ""),
        (["C:\\maps", "maps"], "does not exist", ""),
        (["HEAD", "mapz/x.journey.yaml"], "does not exist", ""),
        (["HEAD", "/etc/passwd"], "is in no git repository", ""),
        (["maps", "maps", "maps"], "2 were named", ""),
        (["README"], "it was not said with what", "jmap diff HEAD README"),
        (["HEADX"], "it was not said with what", "jmap diff HEAD HEADX"),
    ],
)
def test_what_cannot_be_compared_is_answered(
    arguments: list[str], message: str, hint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write("README", "Maps of our shop\n")
    write("HEADX", "")

    with pytest.raises(UsageError, match=message) as refused:
        diff(*arguments, capsys=capsys)

    assert hint in refused.value.hint
    assert not Path("x").exists()


@pytest.mark.parametrize(
    "hostile",
    [
        "--output=made",
        "-Omade",
        "--upload-pack=touch made",
        "HEAD;touch made",
        "$(touch made)",
        "`touch made`",
    ],
)
def test_no_revision_or_path_is_an_order(hostile: str, capsys: pytest.CaptureFixture[str]) -> None:
    change("maps/shoes.journey.yaml", ", Use", "")
    for arguments in (
        [hostile],
        ["HEAD", hostile],
        [f"{hostile}:maps"],
        [f"HEAD:{hostile}"],
        [hostile, "maps"],
    ):
        with pytest.raises(UsageError):
            diff(*arguments, capsys=capsys)
    with pytest.raises(UsageError, match="git knows no revision"):
        diff(since=hostile, capsys=capsys)

    assert not Path("made").exists()


def test_a_file_named_like_a_drive_is_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    write("C:\\x.journey.yaml", "title: A\nstages: [Buy]\n")
    write("main:y.journey.yaml", "title: A\nstages: [Use]\n")

    (_, line) = told(diff("C:\\x.journey.yaml", "main:y.journey.yaml", capsys=capsys))

    assert line == "main:y.journey.yaml: notable stage-added Use (1st)"


def test_without_a_repository_only_files_are_compared(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree("maps", tmp_path / "plain")
    monkeypatch.chdir(tmp_path / "plain")

    assert told(diff("shoes.journey.yaml", "shoes.journey.yaml", capsys=capsys)) == []
    for arguments in (["HEAD"], ["HEAD:shoes.journey.yaml"]):
        with pytest.raises(UsageError, match="is in no git repository"):
            diff(*arguments, capsys=capsys)
    with pytest.raises(UsageError, match="is in no git repository"):
        diff(since="main", capsys=capsys)


def test_without_git_files_are_compared(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")

    assert told(diff("maps", "maps", capsys=capsys)) == []
    with pytest.raises(UsageError, match="git is not installed"):
        diff("HEAD", capsys=capsys)


def test_a_bare_repository_has_no_files_to_compare(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git("clone", "--quiet", "--bare", ".", str(tmp_path / "bare.git"))
    monkeypatch.chdir(tmp_path / "bare.git")

    for revision in ("main", "HEAD"):  # a bare repository has a file of that name
        with pytest.raises(UsageError, match="is in no git repository with files: a bare one has none"):
            diff(revision, capsys=capsys)


def test_a_shallow_clone_says_what_it_lacks(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git("switch", "--quiet", "--create", "work")
    for text in ("one", "two"):
        write("maps/note.txt", text)
        commit()
    git(
        "clone",
        "--quiet",
        "--depth",
        "1",
        "--branch",
        "work",
        f"file://{Path.cwd()}",
        str(tmp_path / "shallow"),
    )
    git(
        "fetch",
        "--quiet",
        "--depth",
        "1",
        "origin",
        "main:refs/remotes/origin/main",
        folder=str(tmp_path / "shallow"),
    )
    monkeypatch.chdir(tmp_path / "shallow")

    with pytest.raises(UsageError, match="have no commit in common here") as refused:
        diff(since="origin/main", capsys=capsys)
    assert "--unshallow" in refused.value.hint
    assert told(diff("origin/main", capsys=capsys)) == []


def test_a_submodule_is_compared_where_it_lives(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    git("clone", "--quiet", ".", str(tmp_path / "sub"))
    git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(tmp_path / "sub"), "sub")
    commit()

    with pytest.raises(UsageError, match="it lies in a submodule"):
        diff("HEAD:sub/maps/shoes.journey.yaml", capsys=capsys)
    change("sub/maps/shoes.journey.yaml", ", Use", "")
    assert told(diff("HEAD", capsys=capsys)) == []


def test_links_are_followed_within_the_repository_and_no_further(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    write(str(tmp_path / "secret.journey.yaml"), "title: Secret\nstages: [Buy]\n")
    Path("maps/inside.journey.yaml").symlink_to("shoes.journey.yaml")
    Path("maps/outside.journey.yaml").symlink_to(tmp_path / "secret.journey.yaml")
    commit()

    path = "maps/inside.journey.yaml"
    assert told(diff(f"HEAD:{path}", path, capsys=capsys)) == []
    with pytest.raises(UsageError, match="a link that leaves the repository"):
        diff("HEAD:maps/outside.journey.yaml", capsys=capsys)
    code = run(["v1"], Output(), load_settings(Path(), isolated=True), DiffOptions())
    out, err = capsys.readouterr()
    assert code == ExitCode.USAGE
    assert "Secret" not in out + err


def test_a_hook_may_ask_too(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    change("maps/shoes.journey.yaml", ", Use", "")
    monkeypatch.setenv("GIT_DIR", "nowhere")
    monkeypatch.setenv("GIT_INDEX_FILE", "nowhere/index")

    assert told(diff("HEAD", capsys=capsys)) == [SHORTER]


@pytest.mark.parametrize("kind", ["LITERAL", "GLOB", "NOGLOB"])
def test_patterns_mean_what_they_mean(
    kind: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    change("maps/shoes.journey.yaml", ", Use", "")
    monkeypatch.setenv(f"GIT_{kind}_PATHSPECS", "1")

    assert told(diff("HEAD", capsys=capsys)) == [SHORTER]


def test_a_damaged_version_is_not_taken_for_none(capsys: pytest.CaptureFixture[str]) -> None:
    blob = git("rev-parse", "HEAD:maps/shoes.journey.yaml").strip()
    change("maps/shoes.journey.yaml", ", Use", "")
    Path(".git", "objects", blob[:2], blob[2:]).unlink()

    with pytest.raises(UsageError, match="unable to read"):
        diff("HEAD", capsys=capsys)


def test_copies_of_a_map_have_the_libraries_of_its_place(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = "maps/back.journey.yaml"
    copy = str(shutil.copy(path, tmp_path / "blob-1a2b"))
    change(path, ", {name: Wait, owner: pay}", "")

    document = diff(copy, path, capsys=capsys, path=path)
    assert told(document) == [f"{path}: notable stage-removed Wait"]
    assert document["files"][0]["old_path"] == path
    assert told(diff("/dev/null", copy, capsys=capsys, path=path)) == [f"{path}: notable map-added {path}"]
    for wrong, since in (
        ((copy,), None),
        ((copy, "-"), None),
        (("maps", copy), None),
        ((copy, copy), "v1"),
    ):
        with pytest.raises(UsageError, match="--path"):
            diff(*wrong, capsys=capsys, path=path, since=since)
    with pytest.raises(UsageError, match="--path is empty"):
        diff(copy, path, capsys=capsys, path="")


def test_copies_of_folders_are_called_as_if_they_were_in_their_place(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    old, new = (tmp_path / side for side in ("left", "right"))
    for side in (old, new):
        (side / "maps").mkdir(parents=True)
        shutil.copy("maps/back.journey.yaml", side / "maps")  # and no library
    change(str(new / "maps/back.journey.yaml"), ", {name: Wait, owner: pay}", "")
    shutil.copy("maps/shoes.journey.yaml", new)

    document = diff(str(old), str(new), capsys=capsys, path=".")

    assert sorted(told(document)) == [
        "maps/back.journey.yaml: notable stage-removed Wait",
        "shoes.journey.yaml: notable map-added shoes.journey.yaml",
    ]


def test_two_revisions_may_be_compared_in_part(capsys: pytest.CaptureFixture[str]) -> None:
    change("maps/shoes.journey.yaml", ", Use", "")
    change("maps/zoom.journey.yaml", "All of it", "The whole of it")
    commit()

    assert told(diff("v1", "HEAD", "maps/shoes.journey.yaml", capsys=capsys)) == [SHORTER]
    assert len(told(diff("v1", "HEAD", capsys=capsys))) > 1


def test_without_a_commit_there_is_nothing_to_compare_with(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git("init", "--quiet", str(tmp_path / "empty"))
    monkeypatch.chdir(tmp_path / "empty")

    with pytest.raises(UsageError, match="the repository has no commit yet"):
        diff("HEAD", capsys=capsys)


def test_a_map_is_compared_with_no_library() -> None:
    write("team.library.yaml", "teams: [Shop]\n")
    with pytest.raises(UsageError, match="one is a library"):
        run(
            ["maps/shoes.journey.yaml", "team.library.yaml"],
            Output(),
            load_settings(Path(), isolated=True),
            DiffOptions(),
        )


def test_a_repository_cannot_make_git_run_a_program(capsys: pytest.CaptureFixture[str]) -> None:
    Path("evil").write_text("#!/bin/sh\ntouch ran\ncat\n", "utf-8")
    Path("evil").chmod(0o755)
    Path(".gitattributes").write_text("*.yaml diff=evil filter=evil\n", "utf-8")
    keys = (
        "core.fsmonitor",
        "diff.external",
        "diff.evil.textconv",
        "diff.evil.command",
        "core.pager",
        "filter.evil.clean",
    )
    for key in keys:
        git("config", key, str(Path("evil").resolve()))
    change("maps/shoes.journey.yaml", ", Use", "")
    change("maps/shop.library.yaml", "meh: -1", "meh: 1")
    Path("maps/zoom.journey.yaml").unlink()

    assert SHORTER in told(diff("HEAD", capsys=capsys))
    assert not Path("ran").exists()


def test_only_what_changed_is_read(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    on_disk: list[str] = []
    in_git: list[str] = []
    read_blob = Blobs.read

    def read_and_tell(path: str) -> bytes:
        on_disk.append(path)
        return Path(path).read_bytes()

    def ask_and_tell(self: Blobs, commit: str, path: str) -> tuple[str, bytes]:
        in_git.append(path)
        return read_blob(self, commit, path)

    change("maps/shoes.journey.yaml", ", Use", "")
    monkeypatch.setattr("jmap.project.versions.read", read_and_tell)
    monkeypatch.setattr(Blobs, "read", ask_and_tell)
    diff("HEAD", capsys=capsys)

    assert set(on_disk) == set(in_git) == {"maps/shoes.journey.yaml"}


def test_a_comment_overwrites_no_map(capsys: pytest.CaptureFixture[str]) -> None:
    change("maps/shoes.journey.yaml", ", Use", "")
    before = Path("maps/shoes.journey.yaml").read_bytes()

    with pytest.raises(UsageError, match="is the name of a map"):
        diff("HEAD", capsys=capsys, target="maps/shoes.journey.yaml")
    assert Path("maps/shoes.journey.yaml").read_bytes() == before
    run(
        ["HEAD"],
        Output(),
        load_settings(Path(), isolated=True),
        DiffOptions(target="out/diff.json", format="json"),
    )
    assert json.loads(Path("out/diff.json").read_text("utf-8"))["level"] == "notable"


def test_a_page_of_no_changes_says_so() -> None:
    options = DiffOptions(format="html", target="review.html")
    assert run(["v1"], Output("never"), load_settings(Path()), options) is ExitCode.OK
    assert "No changes." in Path("review.html").read_text("utf-8")


def test_a_page_has_the_words_of_its_map_and_the_templates_of_the_settings() -> None:
    write("jmap.toml", 'templates = "brand"\n')
    write("brand/compared.html.jinja", '<i>Halden</i>{% include "jmap/compared.html.jinja" %}')
    write("brand/extra.css", "i { color: teal }")
    write(
        "maps/shoes.journey.yaml", MAPS["maps/shoes.journey.yaml"].replace(", Use]", ", Weg]\nlanguage: de")
    )
    options = DiffOptions(format="html", target="review.html")
    run(["HEAD"], Output("never"), load_settings(Path()), options)

    page = Path("review.html").read_text("utf-8")
    assert '<bdi lang="de">Neu</bdi>' in page
    assert page.count("<i>Halden</i>") == 1
    assert "i { color: teal }" in page
    write("jmap.toml", 'templates = "broken"\n')
    write("broken/compared.html.jinja", "{{ document.nothing }}")
    with pytest.raises(UsageError, match=r"compared\.html\.jinja:1: .*nothing"):
        run(["HEAD"], Output("never"), load_settings(Path()), options)


def test_a_page_has_every_file_that_differs() -> None:
    write("maps/shoes.journey.yaml", MAPS["maps/shoes.journey.yaml"].replace("emotion: 1", "emotion: -1"))
    write("maps/shop.library.yaml", LIBRARY.replace("meh: -1", "meh: -2"))
    write("maps/new.journey.yaml", "title: Brand new\nstages: [Wander, Rest]\n")
    Path("other/ünï cödé.journey.yaml").unlink()
    run(["v1"], Output("never"), load_settings(Path()), DiffOptions(format="html", target="review.html"))
    page = Path("review.html").read_text("utf-8")
    assert page.count('<section class="changed-file"') == 4
    assert page.count('<div class="board"') == 1
    assert "Maps that use" in page
