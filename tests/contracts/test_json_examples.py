"""docs/json.md shows what the commands really print."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jmap
from jmap.commands.lint import run
from jmap.commands.output import Output
from jmap.project.settings import load_settings

if TYPE_CHECKING:
    import pytest

DOCUMENT = Path(__file__).parents[2] / "docs" / "json.md"
MISSPELT = "title: A walk\nstages:\n  - name: Go\n    emotoin: happy\n"


def example(name: str) -> str:
    """Return the block behind the mark `name`."""
    found = re.search(rf"<!-- example: {name} -->\n```\w+\n(.*?)```", DOCUMENT.read_text("utf-8"), re.DOTALL)
    assert found, name
    return found[1]


def test_the_diagnostics_are_those_of_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("walk.journey.yaml").write_text(MISSPELT, "utf-8")
    run(["walk.journey.yaml"], Output(quiet=True), load_settings(Path()), output_formats=["json"])
    assert capsys.readouterr().out == example("lint")


def test_the_map_is_that_of_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("walk.journey.yaml").write_text(example("map"), "utf-8")
    made: dict[str, Any] = json.loads(jmap.render(jmap.load("walk.journey.yaml"), "json"))
    shown = json.loads(example("render"))
    assert {**made, "items": made["items"][:1]} == {**made, **shown}
    assert shown["items"] == made["items"][:1]
