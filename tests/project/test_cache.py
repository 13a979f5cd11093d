"""The cache: a second run says what the first has said and lints only what may have changed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import jmap
from jmap import cli
from jmap.commands import lint_files
from jmap.diagnostics import Diagnostic, Edit, Fix, Place, Related, Severity, Span, Suppressed
from jmap.project import cache
from jmap.project.found import Found, packed, unpacked
from jmap.report.registry import REPORTERS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jmap.commands.lint_files import Plan
    from jmap.commands.lint_result import Batch

SHOES = """\
title: Buying shoes
use: [house.library.yaml]
reviewed: 2026-11-01
stages:
  - {name: Discover, touchpoints: [Advert], emotion: curious, image: images/advert.png}
  - name: Pay  # jmap: ignore[missing-emotion] nobody asked yet
    touchpoints: [Card form]
"""
HOUSE = "channels: {web: {name: Website}}\n"
FILES = {"shoes.journey.yaml": SHOES, "socks.journey.yaml": SHOES, "house.library.yaml": HOUSE}
ALL = ["house.library.yaml", "shoes.journey.yaml", "socks.journey.yaml"]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "project"
    (home / "images").mkdir(parents=True)
    (home / ".git").mkdir()
    for name, text in FILES.items():
        (home / name).write_text(text, "utf-8")
    monkeypatch.chdir(home)
    return home


@pytest.fixture(params=["by their times", "by their bytes"])
def compared(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Compare files as if they had not been touched for a while, or as if they just had been."""
    age = 3600 * 10**9
    monkeypatch.setattr(cache, "_SETTLED", -age if request.param == "by their times" else age)


class Runs:
    """Runs `jmap lint` and remembers which files it had to lint."""

    def __init__(self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self.capsys = capsys
        self.linted: list[str] = []
        real = lint_files.lint_batch

        def lint_batch(paths: Sequence[str], plan: Plan) -> Batch:
            self.linted += paths
            return real(paths, plan)

        monkeypatch.setattr(lint_files, "lint_batch", lint_batch)

    def lint(self, *arguments: str) -> tuple[int, str]:
        """Return the exit code and what was said."""
        self.linted.clear()
        code = cli.run(["lint", "--today=2026-11-22", *arguments])
        said = self.capsys.readouterr()
        return code, said.out + said.err


@pytest.fixture
def runs(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Runs:
    return Runs(capsys, monkeypatch)


def entries() -> dict[str, object]:
    """Return what the one file of the cache holds."""
    (file,) = Path(".jmap-cache").glob("*.json")
    read = json.loads(file.read_bytes())
    assert isinstance(read, dict)
    return read


@pytest.mark.usefixtures("compared")
@pytest.mark.parametrize("output", ["full", "json", "sarif", "concise"])
def test_what_has_not_changed_is_not_linted_again_and_the_report_is_the_same(runs: Runs, output: str) -> None:
    first = runs.lint("-f", output)
    assert runs.linted == ALL

    assert runs.lint("-f", output) == first
    assert runs.linted == []
    assert runs.lint("-f", output, "--no-cache") == first
    assert runs.linted == ALL
    assert "broken-path" in first[1]


def a_map_changes() -> None:
    Path("shoes.journey.yaml").write_text(SHOES.replace("curious", "anxious"), "utf-8")


def a_library_changes() -> None:
    Path("house.library.yaml").write_text(HOUSE.replace("Website", "Internet"), "utf-8")


def a_library_goes() -> None:
    Path("house.library.yaml").unlink()


def an_image_comes() -> None:
    Path("images/advert.png").touch()


def an_image_with_a_near_name_comes() -> None:
    Path("images/adverts.png").touch()


def settings_change() -> None:
    Path("jmap.toml").write_text('severity = {broken-path = "warning"}\n', "utf-8")


def an_option_of_a_rule_changes() -> None:
    Path("jmap.toml").write_text("[rules.too-many-stages]\nmost = 1\n", "utf-8")


@pytest.mark.usefixtures("compared")
@pytest.mark.parametrize(
    ("change", "linted"),
    [
        (a_map_changes, ["shoes.journey.yaml"]),
        (a_library_changes, ALL),
        (a_library_goes, ALL[1:]),
        (an_image_comes, ALL[1:]),
        (an_image_with_a_near_name_comes, ALL[1:]),
        (settings_change, ALL),
        (an_option_of_a_rule_changes, ALL),
    ],
)
def test_what_may_have_changed_is_linted_again(
    change: Callable[[], None], linted: list[str], runs: Runs
) -> None:
    before = runs.lint()
    change()
    after = runs.lint()

    assert runs.linted == linted
    assert after == runs.lint("--no-cache")
    assert (after == before) == (change is a_library_changes)


def test_an_image_that_goes_is_noticed(runs: Runs) -> None:
    an_image_comes()
    code, said = runs.lint()
    assert (code, "broken-path" in said) == (0, False)
    Path("images/advert.png").unlink()

    code, said = runs.lint()
    assert (code, "broken-path" in said) == (1, True)


@pytest.mark.parametrize(
    "arguments", [["--select=all"], ["--ignore=JM2"], ["--extend-select=missing-thought"]]
)
def test_another_selection_is_another_run(arguments: list[str], runs: Runs) -> None:
    runs.lint()
    runs.lint(*arguments)
    assert runs.linted == ALL
    runs.lint(*arguments)
    assert runs.linted == []


def test_on_another_day_what_goes_by_the_date_is_linted_again(runs: Runs) -> None:
    runs.lint()
    _, said = runs.lint("--today=2028-01-01")

    assert runs.linted == ALL[1:]
    assert "overdue-review" in said


def test_what_does_not_go_by_the_date_is_not(runs: Runs) -> None:
    runs.lint("--select=broken-path")
    runs.lint("--select=broken-path", "--today=2028-01-01")

    assert runs.linted == []


def test_another_version_knows_nothing(runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    runs.lint()
    monkeypatch.setattr(jmap, "__version__", "999")
    runs.lint()

    assert runs.linted == ALL


def test_a_program_that_is_worked_on_knows_nothing(runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    # Nowhere is a list of what was installed, be the one under test installed or not.
    monkeypatch.setattr(jmap, "__file__", "nowhere/jmap/__init__.py")
    monkeypatch.setattr(cache, "_modules", lambda _folder: [("jmap/old.py", 1, 1)])
    runs.lint()
    monkeypatch.setattr(cache, "_modules", lambda _folder: [("jmap/new.py", 1, 1)])
    runs.lint()

    assert runs.linted == ALL


def test_an_installed_program_is_known_by_its_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "jmap").mkdir()
    record = tmp_path / f"jmap-{jmap.__version__}.dist-info" / "RECORD"
    record.parent.mkdir()
    record.write_text("jmap/a.py,sha256=1,1\n", "utf-8")
    monkeypatch.setattr(jmap, "__file__", str(tmp_path / "jmap" / "__init__.py"))
    first = list(cache._program())  # noqa: SLF001  what is tested
    (tmp_path / "jmap" / "a.py").touch()

    assert list(cache._program()) == first  # noqa: SLF001  as above
    record.write_text("jmap/a.py,sha256=2,1\n", "utf-8")
    assert list(cache._program()) != first  # noqa: SLF001  as above


def test_what_could_not_be_checked_is_not_remembered(runs: Runs) -> None:
    Path("shoes.journey.yaml").write_text("title: Shoes\n", "utf-8")
    first = runs.lint()

    assert runs.lint() == first
    assert runs.linted == ["shoes.journey.yaml"]
    assert "shoes.journey.yaml" not in entries()


@pytest.mark.usefixtures("compared")
def test_a_file_that_was_only_touched_is_the_same(runs: Runs) -> None:
    runs.lint()
    os.utime("shoes.journey.yaml", (1_700_000_000, 1_700_000_000))
    runs.lint()

    assert runs.linted == []


def test_a_file_changed_while_it_was_linted_is_linted_again(
    runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = lint_files.lint_batch

    def lint_batch(paths: Sequence[str], plan: Plan) -> Batch:
        batch = real(paths, plan)
        a_map_changes()
        return batch

    monkeypatch.setattr(lint_files, "lint_batch", lint_batch)
    _, said = runs.lint("shoes.journey.yaml", "-f", "full")
    assert "-->" in said
    assert "curious" not in said, "lines are shown only of the text that was linted"
    monkeypatch.setattr(lint_files, "lint_batch", real)

    assert runs.lint("shoes.journey.yaml") == runs.lint("shoes.journey.yaml", "--no-cache")


def test_the_baseline_is_laid_over_what_is_known(runs: Runs) -> None:
    runs.lint("--write-baseline")
    code, said = runs.lint()

    assert runs.linted == []
    assert (code, "in the baseline" in said) == (0, True)


def test_a_word_that_names_no_rule_is_refused_whatever_is_known(runs: Runs) -> None:
    runs.lint()

    assert runs.lint("--ignore=mising-emotion")[0] == jmap.errors.ExitCode.USAGE


def test_nothing_is_kept_of_files_that_are_gone(runs: Runs) -> None:
    runs.lint()
    Path("socks.journey.yaml").unlink()
    a_map_changes()
    runs.lint("shoes.journey.yaml")

    assert runs.linted == ["shoes.journey.yaml"]
    assert sorted(entries()) == ALL[:2]


def test_only_the_latest_runs_are_kept_and_files_of_others_stay(runs: Runs) -> None:
    runs.lint()
    mine = Path(".jmap-cache/mine.json")
    mine.touch()
    for rule in ("JM101", "JM102", "JM103", "JM104", "JM105"):
        runs.lint(f"--select={rule}")

    assert mine.exists()
    assert len(list(Path(".jmap-cache").glob("*.json"))) == 1 + 4


def test_git_does_not_see_it(runs: Runs) -> None:
    Path(".git").rmdir()
    subprocess.run(["git", "init", "--quiet"], check=True)
    runs.lint()

    seen = subprocess.run(["git", "status", "--porcelain"], capture_output=True, text=True, check=True).stdout
    assert "jmap-cache" not in seen
    assert Path(".jmap-cache").is_dir()


@pytest.mark.parametrize("arguments", [["--no-cache"], ["--diff"], ["--fix", "--stdin-filename=x.yaml", "-"]])
def test_there_is_none_where_none_is_wanted(
    arguments: list[str], runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jmap.commands.read.standard_input", SHOES.encode)
    monkeypatch.setattr("jmap.commands.read.all_of_standard_input", SHOES.encode)
    runs.lint("shoes.journey.yaml", *arguments)

    assert not Path(".jmap-cache").exists()


HOSTILE = [
    b"",
    b"\xff\xfe",
    b"null",
    b"[]",
    b"[" * 100_000,
    b'{"shoes.journey.yaml": 3}',
    b'{"shoes.journey.yaml": {"digest": []}}',
    b'{"shoes.journey.yaml": ' + b"9" * 5000 + b"}",
]
SOUND: list[object] = ["no-valley", "", "", [0, 0, 1, 1, 1, 1], "error", "", []]
"""An entry as far as its fix."""
BEYOND = 100_000
"""An offset that a map may have, and these have not."""
DAMAGES: list[dict[str, object]] = [
    {"digest": 1},
    {"dated": "yes"},
    {"more": 1},
    {"more": {"diagnostics": [["no-such-rule", *[""] * 9]]}},
    {"more": {"diagnostics": [1]}},
    {"more": {"diagnostics": [[[], *[""] * 9]]}},
    {"more": {"diagnostics": [["no-valley", "", "", [0, 0, 0, 0, -1, 0], "error", "", [], None, "", []]]}},
    {"more": {"diagnostics": [["no-valley", "", "", [True, 0, 1, 1, 1, 1], "error", "", [], None, "", []]]}},
    {"more": {"diagnostics": [["no-valley", "", "", [0, 0, 1, 1, 1, 1], "dire", "", [], None, "", []]]}},
    {"more": {"diagnostics": [["no-valley", "", "", [0, 0, 1, 1, 1, 1], "error", "", [], [1], "", []]]}},
    {"more": {"diagnostics": [["no-valley", "", "", [10**9, 0, 1, 1, 1, 1], "error", "", [], None, "", []]]}},
    {"more": {"diagnostics": [["no-valley", "", "", [0, 0, 10**9, 1, 1, 1], "error", "", [], None, "", []]]}},
    {"more": {"diagnostics": [[*SOUND, ["", [], True], "", []]]}},
    {"more": {"suppressed": [1]}},
    {"more": {"libraries": [["\0", "x"]]}},
    {"more": {"asked": [["\0", "x"]]}},
    {"more": {"asked": [[3, True]]}},
]


@pytest.mark.parametrize("content", HOSTILE, ids=range(len(HOSTILE)))
def test_a_cache_that_is_none_is_as_good_as_none(content: bytes, runs: Runs) -> None:
    first = runs.lint()
    (file,) = Path(".jmap-cache").glob("*.json")
    file.write_bytes(content)

    assert runs.lint() == first
    assert runs.linted == ALL
    assert sorted(entries()) == ALL


@pytest.mark.parametrize("damage", DAMAGES, ids=range(len(DAMAGES)))
def test_an_entry_that_is_none_is_as_good_as_none(damage: dict[str, object], runs: Runs) -> None:
    first = runs.lint()
    (file,) = Path(".jmap-cache").glob("*.json")
    found = json.loads(file.read_bytes())
    found["shoes.journey.yaml"] |= damage
    file.write_text(json.dumps(found), "utf-8")

    assert runs.lint() == first
    assert runs.linted == ["shoes.journey.yaml"]


@pytest.mark.parametrize("output", sorted(REPORTERS))
@pytest.mark.parametrize(
    "edits", [[[BEYOND, BEYOND, "x"]], [[0, 9, "x"], [3, 7, "y"]]], ids=["far", "across"]
)
def test_places_that_no_text_has_do_no_harm(output: str, edits: list[object], runs: Runs) -> None:
    Path("shoes.journey.yaml").write_text(f"{SHOES}# {'long ' * 100}\r\n", "utf-8")
    runs.lint()
    (file,) = Path(".jmap-cache").glob("*.json")
    found = json.loads(file.read_bytes())
    length = len(Path("shoes.journey.yaml").read_bytes())
    last = ["no-valley", "", "", [length - 1, length, 1, 1, 1, 1], "error", "", [], None, "", []]
    beyond = ["no-valley", "", "", [BEYOND] * 6, "error", "", [], ["mend it", edits, True], "", []]
    found["shoes.journey.yaml"]["more"] = {"diagnostics": [beyond, last]}
    file.write_text(json.dumps(found), "utf-8")

    code, said = runs.lint("-f", output)
    assert (code, "bug in jmap" in said) == (1, False)
    assert runs.linted == [], "or this shows nothing"


def test_a_folder_that_is_a_link_is_left_alone(runs: Runs, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    Path(".jmap-cache").symlink_to(elsewhere)

    assert runs.lint() == runs.lint()
    assert list(elsewhere.iterdir()) == []


def test_where_it_cannot_be_written_nothing_is_said(runs: Runs) -> None:
    first = runs.lint("--no-cache")
    Path(".jmap-cache").write_text("a file of somebody", "utf-8")

    assert runs.lint() == first
    assert Path(".jmap-cache").read_text("utf-8") == "a file of somebody"


def test_a_pipe_in_its_place_is_not_waited_for(runs: Runs) -> None:
    first = runs.lint()
    (file,) = Path(".jmap-cache").glob("*.json")
    file.unlink()
    os.mkfifo(file)

    assert runs.lint() == first


def test_two_runs_at_once_leave_a_whole_cache() -> None:
    command = [sys.executable, "-m", "jmap", "lint", "-f", "concise"]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(2)]
    first, second = (process.communicate()[0] for process in both)

    assert first == second
    assert sorted(entries()) == ALL
    assert sorted(path.suffix for path in Path(".jmap-cache").iterdir()) == ["", ".json"]


def test_all_that_was_found_comes_back() -> None:
    place = Place("a.journey.yaml", Span(3, 9), 1, 4, 2, 1)
    fix = Fix("mend", (Edit(Span(3, 3), "a: \U0001f45f"),), safe=True)
    related = (Related(Place("b.library.yaml", Span(1, 2)), "first here"), Related(place, "again"))
    rich = Diagnostic("no-valley", "m", "h", place, Severity.INFO, "label", related, fix, "stages/pay")
    plain = Diagnostic("flat-emotion", "m\n", "h", Place("a.journey.yaml"), Severity.WARNING)
    found = Found(
        "a.journey.yaml",
        (rich, plain),
        (Suppressed(plain, "comment", "why"),),
        "digest",
        (("b.library.yaml", "its digest"),),
        (("image.png", False), ("images", "digest of names")),
        dated=True,
    )

    assert unpacked("a.journey.yaml", json.loads(json.dumps(packed(found)))) == found


def test_a_cache_that_somebody_else_has_made_is_not_believed(runs: Runs) -> None:
    first = runs.lint()
    (file,) = Path(".jmap-cache").glob("*.json")
    found = json.loads(file.read_bytes())
    found["shoes.journey.yaml"].pop("more")
    file.write_text(json.dumps(found), "utf-8")
    planted = file.with_name("0" * 32 + ".json")
    planted.write_text(json.dumps(found), "utf-8")
    Path(".jmap-cache/.gitignore").unlink()

    assert runs.lint() == first
    assert runs.linted == ALL
    assert not planted.exists(), "or the next run of its kind would take it for ours"
    assert runs.lint() == first
    assert runs.linted == []


@pytest.mark.parametrize("name", [".gitignore", "the file"])
def test_nothing_is_written_where_a_link_in_the_cache_leads(name: str, runs: Runs) -> None:
    first = runs.lint()
    (file,) = Path(".jmap-cache").glob("*.json")
    link = file if name == "the file" else file.with_name(name)
    link.unlink()
    link.symlink_to("../house.library.yaml")

    assert runs.lint() == first
    assert runs.linted == ALL
    assert Path("house.library.yaml").read_text("utf-8") == HOUSE
