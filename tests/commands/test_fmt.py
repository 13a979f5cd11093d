"""`jmap fmt` on real files: what is written, what stays, and what it returns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jmap.commands import fmt
from jmap.commands.fmt import FmtOptions, run
from jmap.commands.output import Output
from jmap.errors import ExitCode
from jmap.project.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

MESSY = "stages: [A]\ntitle: T\n"
NEAT = "title: T\nstages: [A]\n"
OUTPUT = Output("never", quiet=True)


def formatted(*paths: Path, options: FmtOptions = FmtOptions()) -> ExitCode:  # noqa: B008  frozen
    return run([str(path) for path in paths], OUTPUT, Settings(), options)


def test_bytes_around_the_text_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.journey.yaml"
    path.write_bytes(b"\xef\xbb\xbfstages: [A]\r\ntitle: \xe6\xa4\x9c # \xc3\x97")

    assert formatted(path) == ExitCode.OK
    assert path.read_bytes() == b"\xef\xbb\xbftitle: \xe6\xa4\x9c # \xc3\x97\r\nstages: [A]"


def test_a_file_in_canonical_form_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "a.journey.yaml"
    path.write_text(NEAT, "utf-8")
    before = path.stat()

    assert formatted(path) == ExitCode.OK
    assert path.stat() == before


@pytest.mark.parametrize("options", [FmtOptions(check=True), FmtOptions(diff=True)])
def test_looking_writes_nothing(tmp_path: Path, options: FmtOptions) -> None:
    path = tmp_path / "a.journey.yaml"
    path.write_text(MESSY, "utf-8")

    assert formatted(path, options=options) == ExitCode.FOUND
    assert path.read_text("utf-8") == MESSY


def test_what_would_say_something_else_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.journey.yaml"
    path.write_text(MESSY, "utf-8")
    monkeypatch.setattr(fmt, "canonical", lambda _loaded, **_: NEAT.replace("T", "U"))

    assert formatted(path) == ExitCode.FOUND
    assert path.read_text("utf-8") == MESSY
    assert (
        "a.journey.yaml stays as it is: in canonical form it would say something else"
        in capsys.readouterr().err
    )


def test_a_file_that_is_read_only_stays_and_the_others_are_formatted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shut, other = tmp_path / "a.journey.yaml", tmp_path / "b.journey.yaml"
    for path in (shut, other):
        path.write_text(MESSY, "utf-8")
    shut.chmod(0o444)

    assert formatted(tmp_path) == ExitCode.FOUND
    assert (shut.read_text("utf-8"), other.read_text("utf-8")) == (MESSY, NEAT)
    assert "a.journey.yaml is read-only and stays as it is" in capsys.readouterr().err


def test_several_processes_format_many_files(tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.journey.yaml" for number in range(220)]
    for path in paths:
        path.write_text(MESSY, "utf-8")

    assert formatted(tmp_path) == ExitCode.OK
    assert {path.read_text("utf-8") for path in paths} == {NEAT}
