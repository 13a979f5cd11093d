"""The gallery of broken settings: each folder of `settings/` holds some, and what a person is told of them.

The texts are reviewed like prose. The JSON Schema refuses the same files, where a schema can tell.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft7Validator

from jmap.project.settings import SettingsError, load_settings
from jmap.project.settings_schema import settings_schema
from jmap.report.full import full
from jmap.source.text import SourceText
from jmap.source.toml import TomlDocument, parse

if TYPE_CHECKING:
    from tests.conftest import Expected

GALLERY = Path(__file__).parents[1] / "settings"
CASES = sorted(path.name for path in GALLERY.iterdir())
BEYOND_A_SCHEMA = {
    "extends-a-name-that-no-file-has",
    "extends-in-a-circle",
    "extends-itself",
    "extends-nothing",
    "extends-out-of-the-project",
    "pyproject-without-a-table",
    "templates-nowhere",
    "theme-file-nowhere",
    "theme-file-out-of-the-project",
}
"""What depends on other files."""


@pytest.mark.parametrize("case", CASES)
def test_a_person_is_told(case: str, tmp_path: Path, expected: Expected) -> None:
    folder = tmp_path / case
    shutil.copytree(GALLERY / case, folder)

    with pytest.raises(SettingsError) as refused:
        load_settings(folder)

    expected(GALLERY / case / "expected.txt", "".join(text for text, _ in full(refused.value.report)))


@pytest.mark.parametrize("case", CASES)
def test_the_schema_refuses_what_is_refused(case: str) -> None:
    if case == "not-utf-8":
        return
    file = next(path for path in sorted((GALLERY / case).glob("*.toml")) if path.name != "shared.toml")
    document = parse(SourceText(file.name, file.read_text("utf-8")))
    if not isinstance(document, TomlDocument):
        return
    data = document.data["tool"]["jmap"] if case == "in-a-pyproject" else document.data

    assert Draft7Validator(settings_schema()).is_valid(data) == (case in BEYOND_A_SCHEMA)


def test_the_gallery_shows_each_kind_of_mistake_once_a_person_makes_it() -> None:
    shown = "".join((GALLERY / case / "expected.txt").read_text("utf-8") for case in CASES)

    assert len(CASES) >= 50
    for name in (
        "duplicate-key",
        "missing-key",
        "out-of-range",
        "outside-project",
        "unknown-key",
        "unknown-reference",
        "unknown-value",
        "unreadable-file",
        "wrong-type",
    ):
        assert f"] {name}:" in shown
