"""Where the links of a result start from, and what is told of pages that are not there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from jmap.commands.links import targets_of
from jmap.commands.output import Output
from jmap.commands.render import run
from jmap.errors import ExitCode
from jmap.render.targets import BESIDE, Targets

HEAD = "title: Buying shoes\nstages:\n"


@pytest.mark.parametrize(
    ("path", "place", "flat", "targets"),
    [
        ("shoes.journey.yaml", "shoes.html", False, BESIDE),
        ("shoes.journey.yaml", None, True, BESIDE),
        ("maps/shoes.journey.yaml", "maps/../maps/page.html", False, BESIDE),
        ("maps/shoes.journey.yaml", "maps/shoes.html", True, Targets(flat=True)),
        ("maps/shoes.journey.yaml", "site/shoes.html", True, Targets("../maps/", flat=True)),
        ("-", "site/map.html", True, Targets("../", flat=True)),
        ("../shoes.journey.yaml", "shoes.html", False, Targets("../")),
        ("my maps: 100%/#1/é.journey.yaml", "x.html", False, Targets("my%20maps%3A%20100%25/%231/")),
        ("\udcff/shoes.journey.yaml", "x.html", False, Targets("%FF/")),
    ],
)
def test_links_start_where_the_result_stands(
    *, path: str, place: str | None, flat: bool, targets: Targets
) -> None:
    assert targets_of(path, None if place is None else Path(place), flat=flat) == targets


def test_a_page_on_another_drive_names_the_whole_way(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def no_way(*_: object) -> str:
        raise ValueError("path is on mount 'C:', start on mount 'D:'")

    monkeypatch.setattr(os.path, "relpath", no_way)
    targets = targets_of(str(tmp_path / "a b" / "x.journey.yaml"), Path("site/x.html"), flat=True)
    assert targets.link("../c.png") == f"{tmp_path.as_uri()}/c.png"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def zooming(names: list[str]) -> str:
    """Return a map whose stages zoom in to others."""
    return HEAD + "".join(f"  - {{name: Go, journey: {name}.journey.yaml}}\n" for name in names)


def test_of_many_missing_pages_a_few_are_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = [f"part{number}" for number in range(11)]
    (folder / "shoes.journey.yaml").write_text(zooming(names), "utf-8")
    assert run(["shoes.journey.yaml"], Output()) is ExitCode.OK
    said = capsys.readouterr().err.splitlines()
    assert said[1] == "part0.html is linked to, but not there, and neither is part0.journey.yaml"
    assert len(said) == 1 + 8 + 1
    assert said[-1] == "3 more pages are linked to, but not there"


def test_a_page_is_missed_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "shoes.journey.yaml").write_text(zooming(["part", "part"]), "utf-8")
    (folder / "boots.journey.yaml").write_text(zooming(["./part"]), "utf-8")
    run(["."], Output())
    assert capsys.readouterr().err.count("part.html") == 1


def test_why_a_map_was_not_drawn_is_told_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "shoes.journey.yaml").write_text(zooming(["part"]), "utf-8")
    (folder / "part.journey.yaml").write_text("title: Sending back\n", "utf-8")
    assert run(["./shoes.journey.yaml", "./part.journey.yaml"], Output()) is ExitCode.FOUND
    assert "linked to" not in capsys.readouterr().err


@pytest.mark.parametrize("name", ["x" * 300, "a\\x00b", "..", "."])
def test_a_name_that_no_file_can_have_breaks_nothing(folder: Path, name: str) -> None:
    (folder / "shoes.journey.yaml").write_text(f'{HEAD}  - {{name: Go, journey: "{name}"}}\n', "utf-8")
    assert run(["shoes.journey.yaml"], Output(quiet=True)) in {ExitCode.OK, ExitCode.FOUND}


def test_forms_without_links_to_maps_miss_none(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "shoes.journey.yaml").write_text(zooming(["part"]), "utf-8")
    run(["shoes.journey.yaml"], Output(), formats=["json", "mermaid", "dot"])
    assert "linked to" not in capsys.readouterr().err
