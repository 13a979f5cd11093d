"""`jmap render --inject`: what is kept between markers, what stays byte for byte, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from jmap import load
from jmap.commands.inject import run
from jmap.commands.output import Output
from jmap.errors import ExitCode, UsageError
from jmap.render.markdown import markdown

MAP = "title: A walk\nstages:\n  - name: Go\n    emotion: happy\n"
PAGE = "# Maps\n\n<!-- jmap: maps/a.journey.yaml -->\nold\n<!-- /jmap -->\n\nThe end"
QUIET = Output(quiet=True)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two maps and a page, to work in."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "a.journey.yaml").write_text(MAP, "utf-8")
    (tmp_path / "maps" / "b.journey.yaml").write_text(MAP.replace("walk", "run"), "utf-8")
    (tmp_path / "README.md").write_text(PAGE, "utf-8")
    return tmp_path


def made(path: str) -> str:
    """Return what is to stand between the markers of a map."""
    journey = load(path).map
    assert journey is not None
    return "\n" + markdown(journey, 2) + "\n"


def test_only_what_stands_between_the_markers_changes(folder: Path) -> None:
    assert run(["maps/a.journey.yaml"], QUIET, page="README.md") is ExitCode.OK
    assert (folder / "README.md").read_text("utf-8") == PAGE.replace("old\n", made("maps/a.journey.yaml"))


def test_doing_it_twice_changes_nothing(folder: Path) -> None:
    run(["maps/a.journey.yaml"], QUIET, page="README.md")
    page = folder / "README.md"
    before = page.read_bytes(), page.stat().st_mtime_ns
    assert run(["maps/a.journey.yaml"], QUIET, page="README.md") is ExitCode.OK
    assert (page.read_bytes(), page.stat().st_mtime_ns) == before


def test_a_check_writes_nothing_and_fails_where_a_map_has_changed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["maps/a.journey.yaml"], Output(), page="README.md", check=True) is ExitCode.FOUND
    assert (folder / "README.md").read_text("utf-8") == PAGE
    assert "README.md is out of date" in capsys.readouterr().err
    run(["maps/a.journey.yaml"], QUIET, page="README.md")
    assert run(["maps/a.journey.yaml"], QUIET, page="README.md", check=True) is ExitCode.OK


def test_several_maps_stand_in_one_page_and_each_is_told_from_its_folder(folder: Path) -> None:
    page = folder / "maps" / "index.md"
    both = "".join(f"<!-- jmap: {name}.journey.yaml -->\n<!-- /jmap -->\n" for name in "aba")
    page.write_text(both, "utf-8")
    run(["maps"], QUIET, page="maps/index.md")
    text = page.read_text("utf-8")
    assert text.count("## A walk") == 2
    assert text.count("## A run") == 1
    (folder / "maps" / "b.journey.yaml").write_text(MAP.replace("walk", "swim"), "utf-8")
    run(["maps/a.journey.yaml"], QUIET, page="maps/index.md")
    assert page.read_text("utf-8") == text, "a map that is not named stays as it is"


def test_of_a_folder_the_maps_without_a_place_are_told_and_left_out(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "maps" / "c.journey.yaml").write_text("title: [no map", "utf-8")
    assert run(["maps"], Output(), page="README.md") is ExitCode.OK
    told = capsys.readouterr().err.splitlines()
    assert told == [
        "README.md has no place for maps/b.journey.yaml, maps/c.journey.yaml",
        "Wrote README.md.",
    ]
    assert (folder / "README.md").read_text("utf-8") == PAGE.replace("old\n", made("maps/a.journey.yaml"))
    assert run(["maps/*.yaml"], Output(), page="README.md", check=True) is ExitCode.OK


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("arguments", [["maps", "maps/b.journey.yaml"], ["maps/b*"]])
def test_a_map_named_outright_and_a_page_for_none_of_them_are_refused(arguments: list[str]) -> None:
    with pytest.raises(UsageError, match=r"README.md has no place for ") as refused:
        run(arguments, QUIET, page="README.md")
    assert "`<!-- jmap: maps/b.journey.yaml -->`" in refused.value.hint
    assert Path("README.md").read_text("utf-8") == PAGE


def test_a_place_whose_map_is_gone_is_told_and_fails_a_check(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = folder / "README.md"
    page.write_text(f"{PAGE}\n<!-- jmap: gone.journey.yaml -->\nold\n<!-- /jmap -->\n", "utf-8")
    assert run(["maps/a.journey.yaml"], Output(), page="README.md") is ExitCode.OK
    assert "README.md:8: there is no map gone.journey.yaml, so what stands" in capsys.readouterr().err
    assert page.read_text("utf-8").endswith("<!-- jmap: gone.journey.yaml -->\nold\n<!-- /jmap -->\n")
    assert run(["maps/a.journey.yaml"], QUIET, page="README.md", check=True) is ExitCode.FOUND


def test_a_marker_that_can_name_no_file_is_told_or_is_none(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "loop").symlink_to("loop")
    odd = "".join(f"\n<!-- jmap: {name} -->\n<!-- /jmap -->\n" for name in ("loop", "a\0b", "x" * 5000))
    (folder / "README.md").write_text(PAGE + odd, "utf-8")
    assert run(["maps/a.journey.yaml"], Output(), page="README.md") is ExitCode.OK
    told = capsys.readouterr().err
    assert told.count("there is no map") == 2
    assert "there is no map loop" in told


def test_the_line_breaks_and_the_byte_order_mark_of_the_page_stay(folder: Path) -> None:
    page = folder / "README.md"
    page.write_bytes(b"\xef\xbb\xbf<!-- jmap: maps/a.journey.yaml -->\r\n<!-- /jmap -->\r\nlone\rbreak\n")
    run(["maps/a.journey.yaml"], QUIET, page="README.md")
    content = page.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf<!-- jmap: maps/a.journey.yaml -->\r\n\r\n## A walk\r\n")
    assert content.endswith(b"\r\n<!-- /jmap -->\r\nlone\rbreak\n")


def test_markers_in_a_block_of_code_are_an_example(folder: Path) -> None:
    example = "```md\n<!-- jmap: maps/a.journey.yaml -->\n```\n~~~~\n```\n<!-- jmap: x -->\n~~~~\n"
    (folder / "README.md").write_text(example + PAGE, "utf-8")
    run(["maps/a.journey.yaml"], QUIET, page="README.md")
    assert (folder / "README.md").read_text("utf-8").startswith(example)


@pytest.mark.parametrize(
    ("page", "message", "hint"),
    [
        ("# Maps\n", "README.md has no place for maps/a.journey.yaml", "<!-- jmap: maps/a.journey.yaml -->"),
        (
            PAGE.replace("<!-- /jmap -->", ""),
            "README.md:3: the place for maps/a.journey.yaml has no end",
            "<!-- /jmap -->",
        ),
        (f"<!-- jmap: x -->\n{PAGE}", "README.md:1: the place for x has no end", "<!-- /jmap -->"),
    ],
    ids=["none", "open", "nested"],
)
def test_missing_markers_are_told_with_what_to_write(
    folder: Path, page: str, message: str, hint: str
) -> None:
    (folder / "README.md").write_text(page, "utf-8")
    with pytest.raises(UsageError) as refused:
        run(["maps/a.journey.yaml"], QUIET, page="README.md")
    assert refused.value.message == message
    assert hint in refused.value.hint
    assert (folder / "README.md").read_text("utf-8") == page


@pytest.mark.usefixtures("folder")
def test_a_page_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        run(["maps/a.journey.yaml"], QUIET, page="missing.md")
    Path("README.md").write_bytes(b"\xff\xfe")
    with pytest.raises(UsageError, match="no text in UTF-8"):
        run(["maps/a.journey.yaml"], QUIET, page="README.md")


def test_a_map_with_mistakes_is_told_and_nothing_is_written(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "maps" / "a.journey.yaml").write_text(MAP.replace("emotion", "emotoin"), "utf-8")
    assert run(["maps/a.journey.yaml"], Output(), page="README.md") is ExitCode.FOUND
    assert "unknown key `emotoin`" in capsys.readouterr().err
    assert (folder / "README.md").read_text("utf-8") == PAGE


@pytest.mark.usefixtures("folder")
def test_a_map_from_standard_input_has_no_place() -> None:
    with pytest.raises(UsageError, match="standard input has no marker"):
        run(["-"], QUIET, page="README.md")
