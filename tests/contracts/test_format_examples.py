"""docs/formats.md names every format, and shows what the commands really make."""

from __future__ import annotations

import re
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import jmap
from jmap.commands.artefact import FORMATS
from jmap.commands.output import Output
from jmap.commands.render import run

if TYPE_CHECKING:
    from jmap.model.load import Loaded

DOCUMENT = Path(__file__).parents[2] / "docs" / "formats.md"


def example(name: str) -> str:
    """Return the block behind the mark `name`."""
    found = re.search(
        rf"<!-- example: {name} -->\n(`{{3,}})\w+\n(.*?)\1", DOCUMENT.read_text("utf-8"), re.DOTALL
    )
    assert found, name
    return found[2]


@pytest.fixture
def loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Loaded:
    monkeypatch.chdir(tmp_path)
    Path("walk.journey.yaml").write_text(example("map"), "utf-8")
    return jmap.load("walk.journey.yaml")


@pytest.mark.parametrize("name", ["markdown", "mermaid", "terminal"])
def test_an_example_is_what_the_map_becomes(name: str, loaded: Loaded) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what Mermaid leaves out has an example of its own
        assert jmap.render(loaded, name).decode() == example(name)


@pytest.mark.usefixtures("loaded")
def test_what_is_left_out_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    run(["walk.journey.yaml"], Output(quiet=True), formats=["mermaid"])
    assert capsys.readouterr().err == example("left out")


def test_every_format_is_named() -> None:
    text = DOCUMENT.read_text("utf-8")
    assert [name for name in FORMATS if f"`{name}`" not in text] == []
