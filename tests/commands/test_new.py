"""A new map is what its starter promises, on whatever day it is begun."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from jmap.commands.new import begun, starters
from jmap.lint.engine import lint
from jmap.lint.select import chosen
from jmap.lint.subject import Subject
from jmap.model.load import load_bytes
from jmap.project.files import DiskFiles

STARTERS = starters()
FOLDER = Path(__file__).parents[2] / "templates" / "starters"
WRITTEN = date(2026, 11, 22)


def remarks(text: str, folder: Path, today: date) -> list[str]:
    """Say what all rules, info rules included, have to say of a map in `folder`."""
    path = (folder / "new.journey.yaml").as_posix()
    files = DiskFiles(path)
    subject = Subject(load_bytes(text.encode(), path, files), files, today)
    linted = lint(subject, chosen(["all"]))
    assert not linted.suppressed
    return [f"{told.place.line}: {told.name}: {told.message}" for told in linted.diagnostics]


@pytest.mark.parametrize("name", STARTERS)
def test_a_starter_is_an_example_of_everything_that_is_checked(name: str) -> None:
    text = (FOLDER / f"{name}.journey.yaml").read_text("utf-8")

    assert remarks(text, FOLDER, WRITTEN) == []


@pytest.mark.parametrize("today", [date(2026, 12, 31), date(2028, 2, 29), date(2035, 1, 1)], ids=str)
@pytest.mark.parametrize("name", STARTERS)
def test_a_new_map_is_as_good_in_years_to_come(name: str, today: date, tmp_path: Path) -> None:
    assert remarks(begun(STARTERS[name], "Mine", today), tmp_path, today) == []


def test_dates_keep_their_distance() -> None:
    text = begun(STARTERS["b2b-saas"], "Mine", date(2028, 1, 5))

    assert "\nreviewed: 2028-01-05 # the day it was begun: write the day on which you" in text
    assert "kind: interview, date: 2027-11, n: 13" in text
    assert "due: 2028-05\n" in text


@pytest.mark.parametrize("name", STARTERS)
def test_a_starter_says_what_it_is_and_what_it_teaches(name: str) -> None:
    assert STARTERS[name].summary
    assert STARTERS[name].text.startswith("#\n# Look here for: ")
