"""`jmap render`: where results go, what is refused, and what is left alone."""

from __future__ import annotations

import gc
import os
from pathlib import Path

import pytest

from jmap.commands.artefact import PLAIN, find_format, wanted_formats
from jmap.commands.output import Output
from jmap.commands.pictures import AS_USUAL
from jmap.commands.render import run
from jmap.commands.render_files import draw, plan
from jmap.errors import ExitCode, UsageError
from jmap.view.look import USUAL

ROOT = Path(__file__).parents[2]
MAP = "title: A walk\nstages:\n  - name: Go\n    touchpoints: [Path]\n    emotion: happy\n"
BROKEN = "title: A walk\nstages:\n  - name: Go\n    emotoin: happy\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def targets(paths: list[str], formats: list[str], target: str | None = None) -> list[str | None]:
    """Say where each result would go."""
    jobs = plan(paths, [find_format(name) for name in formats], target)
    return [job.target.as_posix() if job.target else None for job in jobs]


def test_a_result_lies_beside_its_map() -> None:
    assert targets(["maps/shoes.journey.yaml"], ["html", "svg", "png", "pdf", "dot", "json"]) == [
        "maps/shoes.html",
        "maps/shoes.svg",
        "maps/shoes.png",
        "maps/shoes.pdf",
        "maps/shoes.diagram.dot",
        "maps/shoes.json",
    ]


def test_other_names_lose_their_ending_too() -> None:
    assert targets(["a.yaml", "b.journey.yml", "c"], ["html"]) == ["a.html", "b.html", "c.html"]


def test_a_target_is_a_file_a_folder_or_standard_output(folder: Path) -> None:
    (folder / "site").mkdir()
    assert targets(["a.journey.yaml"], ["html"], "page.htm") == ["page.htm"]
    assert targets(["a.journey.yaml"], ["html"], "site") == ["site/a.html"]
    assert targets(["a.journey.yaml"], ["html"], "new/") == ["new/a.html"]
    assert targets(["a.journey.yaml", "b.journey.yaml"], ["svg"], "new") == [
        "new/a.svg",
        "new/b.svg",
    ]
    assert targets(["a.journey.yaml"], ["svg"], "-") == [None]
    assert targets(["-"], ["html"]) == [None]
    assert targets(["-"], ["html"], "site") == ["site/map.html"]


@pytest.mark.parametrize(
    ("paths", "formats", "target", "message"),
    [
        (["a.journey.yaml"], ["html", "svg"], "a.html", "several results cannot share the file a.html"),
        (["a.journey.yaml", "b.journey.yaml"], ["html"], "-", "cannot share standard output"),
        (["x/a.journey.yaml", "y/a.journey.yaml"], ["html"], "site/", "would both become site/a.html"),
        (["a.journey.yaml"], ["html"], "a.journey.yaml", "is a map and would be overwritten"),
        (["a.journey.yaml"], ["html"], "b.journey.yaml", "is the name of a map or a library"),
        (["a.json"], ["json"], None, "is a map and would be overwritten"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_what_would_be_lost_is_refused(
    paths: list[str], formats: list[str], target: str | None, message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        targets(paths, formats, target)


def test_an_unknown_format_is_refused_with_the_near_one() -> None:
    with pytest.raises(UsageError) as refused:
        find_format("htlm")
    assert refused.value.hint == "did you mean `html`?"


def test_a_map_with_mistakes_is_told_and_the_others_are_drawn(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "good.journey.yaml").write_text(MAP, encoding="utf-8")
    (folder / "bad.journey.yaml").write_text(BROKEN, encoding="utf-8")
    assert run(["."], Output(), formats=["json"]) is ExitCode.FOUND
    assert sorted(path.name for path in folder.glob("*.json")) == ["good.json"]
    told = capsys.readouterr()
    assert told.out == ""
    assert "unknown key `emotoin`" in told.err
    assert "Wrote good.json" in told.err


def test_many_maps_give_what_few_give(folder: Path) -> None:
    """From 200 maps on, several processes draw: the results must not show it."""
    for number in range(210):
        (folder / f"m{number:03}.journey.yaml").write_text(
            MAP.replace("walk", f"walk {number}"), encoding="utf-8"
        )
    assert run(["."], Output(quiet=True), formats=["json", "dot"], target="all/") is ExitCode.OK
    assert (
        run(["m007.journey.yaml"], Output(quiet=True), formats=["json", "dot"], target="one/") is ExitCode.OK
    )
    assert len(list((folder / "all").iterdir())) == 420
    for name in ("m007.json", "m007.diagram.dot"):
        assert (folder / "all" / name).read_bytes() == (folder / "one" / name).read_bytes()


def test_no_page_leaves_work_to_the_collector(tmp_path: Path) -> None:
    examples = (ROOT / "examples").glob("*.journey.yaml")
    alone = [str(path) for path in examples if "baseline:" not in path.read_text("utf-8")]
    jobs = [[job] for job in plan(alone, [find_format("html")], str(tmp_path))]
    draw(jobs, PLAIN, AS_USUAL, USUAL)  # what is loaded and compiled for them may do so
    gc.collect()
    gc.disable()
    try:
        draw(jobs, PLAIN, AS_USUAL, USUAL)
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_the_same_map_gives_the_same_bytes(folder: Path) -> None:
    (folder / "a.journey.yaml").write_text(MAP, encoding="utf-8")
    formats = ["html", "svg", "png", "dot", "json"]
    made: list[dict[str, bytes]] = []
    for target in ("first", "second"):
        run(["a.journey.yaml"], Output(quiet=True), formats=formats, target=f"{target}/")
        made.append({path.name: path.read_bytes() for path in (folder / target).iterdir()})
    assert len(made[0]) == len(formats)
    assert made[0] == made[1]


def test_a_result_keeps_the_mode_of_the_file_it_replaces(folder: Path) -> None:
    (folder / "a.journey.yaml").write_text(MAP, encoding="utf-8")
    (folder / "a.json").write_text("old", encoding="utf-8")
    (folder / "a.json").chmod(0o640)
    run(["a.journey.yaml"], Output(quiet=True), formats=["json"])
    assert (folder / "a.json").stat().st_mode & 0o777 == 0o640
    assert not list(folder.glob(".*"))


@pytest.mark.parametrize(
    ("formats", "target", "made"),
    [
        ([], None, ["html"]),
        ([], "-", ["html"]),
        ([], "site/", ["html"]),
        ([], "a.svg", ["svg"]),
        ([], "A.HTM", ["html"]),
        ([], "flow.gv", ["dot"]),
        (["png"], "picture.dat", ["png"]),
        (["svg", "svg"], None, ["svg"]),
    ],
)
@pytest.mark.usefixtures("folder")
def test_the_ending_of_the_target_says_what_to_make(
    formats: list[str], target: str | None, made: list[str]
) -> None:
    assert [form.name for form in wanted_formats(formats, target)] == made


@pytest.mark.parametrize(
    ("formats", "target", "message"),
    [
        ([], "a.docx", "no format has the ending of a.docx"),
        (["svg"], "a.html", "a.html is no name for svg"),
        (["html,svg"], None, "no format is called `html,svg`"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_a_name_for_something_else_is_refused(formats: list[str], target: str | None, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        wanted_formats(formats, target)


@pytest.mark.usefixtures("folder")
def test_a_device_is_written_to_and_stays() -> None:
    Path("a.journey.yaml").write_text(MAP, encoding="utf-8")
    run(["a.journey.yaml"], Output(quiet=True), formats=["json"], target=os.devnull)
    assert Path(os.devnull).is_char_device()


def test_a_link_that_leaves_the_project_is_neither_read_nor_written(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = folder / "project"
    project.mkdir()
    (folder / "secret").write_text("api_key: hunter2", encoding="utf-8")
    (project / "a.journey.yaml").write_text(MAP, encoding="utf-8")
    (project / "b.journey.yaml").symlink_to(folder / "secret")
    (project / "a.json").symlink_to(folder / "secret")
    with pytest.raises(UsageError, match="leads out of the project by a link"):
        run(["project"], Output(), formats=["json"])
    assert run(["project"], Output(), formats=["json"], target="site/") is ExitCode.OK
    assert (folder / "secret").read_text(encoding="utf-8") == "api_key: hunter2"
    assert "hunter2" not in capsys.readouterr().err


def test_a_baseline_is_laid_under_the_page(folder: Path) -> None:
    (folder / "now.journey.yaml").write_text(MAP.replace("Path", "Road"))
    (folder / "next.journey.yaml").write_text(MAP.replace("stages", "baseline: now.journey.yaml\nstages"))
    assert run(["next.journey.yaml"], Output("never")) is ExitCode.OK
    page = (folder / "next.html").read_text()
    assert "<del" in page
    assert 'class="before"' in page
    run(["next.journey.yaml"], Output("never"), formats=["svg"])
    assert "Road" not in (folder / "next.svg").read_text()


@pytest.mark.parametrize(
    ("baseline", "reason"),
    [
        ("gone.journey.yaml", "there is no such file or folder"),
        ("broken.journey.yaml", "it has mistakes; see `jmap lint broken.journey.yaml`"),
    ],
)
def test_without_its_baseline_a_page_is_drawn_and_says_so(
    folder: Path, capsys: pytest.CaptureFixture[str], baseline: str, reason: str
) -> None:
    (folder / "broken.journey.yaml").write_text(BROKEN)
    (folder / "next.journey.yaml").write_text(MAP.replace("stages", f"baseline: {baseline}\nstages"))
    assert run(["next.journey.yaml"], Output("never")) is ExitCode.OK
    assert reason in capsys.readouterr().err
    assert "<del" not in (folder / "next.html").read_text()
