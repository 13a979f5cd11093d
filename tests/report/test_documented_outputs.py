"""docs/outputs.md shows each format as it comes out; `--refresh` writes its examples anew."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import jmap
from jmap.report.registry import REPORTERS
from jmap.report.report import Report
from jmap.report.statistics import statistics

if TYPE_CHECKING:
    from tests.conftest import Expected

PAGE = Path(__file__).parents[2] / "docs" / "outputs.md"
EXAMPLE = re.compile(
    r"(?<=<!-- example: )(?P<name>\w+)(?P<head> -->\n```\w+\n)(?P<text>.*?)(?=```)", re.DOTALL
)
IN_JSON_MD = {"json", "jsonl"}
"""These are described, and held to what they write, on a page of their own."""


def examples() -> dict[str, str]:
    """Return each example of the page by its name."""
    return {found["name"]: found["text"] for found in EXAMPLE.finditer(PAGE.read_text("utf-8"))}


def written(name: str, text: str) -> str:
    """Return what the page shows of a format."""
    if name == "map":
        return text
    loaded = jmap.loads(text, "maps/book.journey.yaml")
    report = Report(jmap.lint(loaded, select=["missing-emotion"]), loaded.texts, 1)
    shown = "".join(part for part, _ in {**REPORTERS, "statistics": statistics}[name](report))
    if name == "sarif":
        (result,) = json.loads(shown)["runs"][0]["results"]
        return json.dumps(result, ensure_ascii=False, indent=2) + "\n"
    return shown


def test_each_format_has_an_example() -> None:
    assert set(examples()) == {*REPORTERS, "statistics", "map"} - IN_JSON_MD


def test_the_examples_are_what_is_written(expected: Expected) -> None:
    source = examples()["map"]

    def anew(found: re.Match[str]) -> str:
        return f"{found['name']}{found['head']}{written(found['name'], source)}"

    expected(PAGE, EXAMPLE.sub(anew, PAGE.read_text("utf-8")))


@pytest.mark.parametrize("name", REPORTERS)
def test_each_format_is_named_on_the_page(name: str) -> None:
    assert f"`{name}`" in PAGE.read_text("utf-8")
