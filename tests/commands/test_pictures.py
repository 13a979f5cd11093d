"""Pictures of maps: of what, how large, and what is said where they cannot be made."""

from __future__ import annotations

import struct
import sys
from pathlib import Path

import pytest

import jmap
from jmap.commands.artefact import wanted_formats
from jmap.commands.output import Output
from jmap.commands.pictures import Sizes, sizes
from jmap.commands.render import run
from jmap.errors import ExitCode, UsageError

MAP = """\
title: A walk
stages:
  - name: Go
    steps: [{name: Finds the boots, emotion: happy}, {name: Walks, emotion: tired}]
"""
STAGES = ", ".join(f"Part {number}" for number in range(1, 21))
SCRIPTS = "title: \U00012000\nstages: [Go]\n"
pytest.importorskip("resvg_py", reason="resvg-py has no wheel for this machine")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one map."""
    monkeypatch.chdir(tmp_path)
    Path("walk.journey.yaml").write_text(MAP, encoding="utf-8")
    return tmp_path


def endings(names: list[str], target: str | None, views: list[str]) -> list[str]:
    return [form.ending for form in wanted_formats(names, target, views)]


def pixels(file: Path) -> tuple[int, int]:
    width, height = struct.unpack(">II", file.read_bytes()[16:24])
    return width, height


@pytest.mark.parametrize(
    ("names", "target", "views", "made"),
    [
        (["svg"], None, [], ["svg"]),
        (["svg", "png", "pdf"], None, ["diagram"], ["diagram.svg", "diagram.png", "diagram.pdf"]),
        (["svg"], "site/", ["diagram", "board"], ["svg", "diagram.svg"]),
        (["html", "svg", "dot", "json"], None, ["diagram"], ["html", "diagram.svg", "diagram.dot", "json"]),
        ([], "walk.svg", [], ["svg"]),
        ([], "walk.diagram.svg", [], ["diagram.svg"]),
        (["png"], "walk.diagram.png", [], ["diagram.png"]),
        ([], "walk.diagram.svg", ["board"], ["svg"]),
    ],
)
@pytest.mark.usefixtures("folder")
def test_a_picture_shows_what_is_asked_for(
    names: list[str], target: str | None, views: list[str], made: list[str]
) -> None:
    assert endings(names, target, views) == made


def test_an_unknown_view_is_refused_with_the_near_one() -> None:
    with pytest.raises(UsageError) as refused:
        endings(["svg"], None, ["diagramm"])
    assert refused.value.hint == "did you mean `diagram`?"


def test_both_views_are_made_at_once(folder: Path) -> None:
    views = ["board", "diagram"]
    assert run(["walk.journey.yaml"], Output(quiet=True), formats=["svg", "png"], views=views) is ExitCode.OK
    made = sorted(path.name for path in folder.iterdir() if path.suffix != ".yaml")
    assert made == ["walk.diagram.png", "walk.diagram.svg", "walk.png", "walk.svg"]
    assert 'class="jb"' in (folder / "walk.svg").read_text(encoding="utf-8")
    assert 'class="jf"' in (folder / "walk.diagram.svg").read_text(encoding="utf-8")


def test_both_views_do_not_share_a_file(folder: Path) -> None:
    with pytest.raises(UsageError, match="several results cannot share the file"):
        run(["walk.journey.yaml"], Output(), target="walk.svg", views=["board", "diagram"])
    assert not (folder / "walk.svg").exists()


def test_a_png_has_two_pixels_for_one_or_as_many_as_asked_for(folder: Path) -> None:
    run(["walk.journey.yaml"], Output(quiet=True), formats=["png"])
    width, height = pixels(folder / "walk.png")
    run(["walk.journey.yaml"], Output(quiet=True), formats=["png"], sizes=Sizes(scale=1))
    assert pixels(folder / "walk.png") == (width // 2, height // 2)


@pytest.mark.parametrize("scale", [0, 0.01, 11, -2, float("nan"), float("inf")])
def test_a_scale_that_nobody_means_is_refused(scale: float) -> None:
    with pytest.raises(UsageError, match="is out of range") as refused:
        sizes(scale, "fit")
    assert "from 0.1 to 10" in refused.value.hint


def test_more_pixels_than_memory_should_hold_are_refused(folder: Path) -> None:
    (folder / "walk.journey.yaml").write_text(f"title: A\nstages: [{STAGES}]\n", encoding="utf-8")
    with pytest.raises(UsageError, match="would have too many pixels") as refused:
        run(["walk.journey.yaml"], Output(), formats=["png"], sizes=Sizes(scale=10))
    assert "the largest scale for it is `--scale " in refused.value.hint
    assert not (folder / "walk.png").exists()


def test_without_a_scale_a_huge_picture_is_as_large_as_it_may_be(folder: Path) -> None:
    steps = "".join(f"\n      - {{name: Step {number}, summary: {'word ' * 60}}}" for number in range(120))
    (folder / "walk.journey.yaml").write_text(
        "title: A\nstages:\n" + f"  - name: Go\n    steps:{steps}\n" * 3, encoding="utf-8"
    )
    assert run(["walk.journey.yaml"], Output(quiet=True), formats=["png"]) is ExitCode.OK
    width, height = pixels(folder / "walk.png")
    assert 40_000_000 < width * height <= 64_500_000


@pytest.mark.parametrize("view", ["board", "diagram"])
def test_a_script_without_a_font_is_told(view: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "walk.journey.yaml").write_text(SCRIPTS.replace("Go", "\U00012000"), encoding="utf-8")
    run(["walk.journey.yaml"], Output(), formats=["svg", "png"], views=[view])
    told = capsys.readouterr().err
    assert told.count("no font of this machine has the characters of Cuneiform") == 1
    assert "boxes in the PNG" in told


def test_without_typst_all_but_the_pdf_is_made_and_the_exit_code_says_so(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    names = ["html", "pdf", "markdown"]

    assert run(["walk.journey.yaml"], Output(), formats=names, target="made") is ExitCode.FOUND
    assert sorted(path.name for path in (folder / "made").iterdir()) == ["walk.html", "walk.md"]
    told = capsys.readouterr().err
    assert "error: PDF needs typst, which is not installed\n  = help: `pip install 'jmap[pdf]'`" in told

    with pytest.raises(UsageError, match="PDF needs typst"):
        run(["walk.journey.yaml"], Output(), formats=["pdf"], target="none")
    assert not (folder / "none").exists()


def test_a_pdf_is_made_of_both_views(folder: Path) -> None:
    pytest.importorskip("typst", reason="typst is an extra")
    run(["walk.journey.yaml"], Output(quiet=True), formats=["pdf"], views=["board", "diagram"])
    for name in ("walk.pdf", "walk.diagram.pdf"):
        assert (folder / name).read_bytes().startswith(b"%PDF-1.7")


def test_a_program_asks_for_a_view_by_name() -> None:
    loaded = jmap.loads(MAP)
    assert b'class="jb"' in jmap.render(loaded, "svg")
    assert b'class="jf"' in jmap.render(loaded, "svg", view="diagram")
