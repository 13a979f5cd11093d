"""What a default run says of maps that ordinary people wrote, as prose to be read and judged.

A map stands in `ordinary/<case>/`, and `expected.txt` beside it holds every diagnostic that it gets: the
line of the map, what is said of it, and what to do. The first word of a case says how far its writer had
come. The maps are not written for the rules: one that gets silly advice is a reason to mend the rule.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jmap.lint.engine import lint
from jmap.lint.select import chosen
from jmap.lint.subject import Subject
from jmap.model.load import load_bytes
from jmap.project.files import DiskFiles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.conftest import Expected

    from jmap.diagnostics import Diagnostic

ORDINARY = Path(__file__).parent / "ordinary"
CASES = sorted(folder.name for folder in ORDINARY.iterdir())
TODAY = date(2026, 11, 22)
MOST = {"five": 5, "finished": 4}
"""How many diagnostics a map may get; what is half finished gets what it gets."""


def the_map(case: str) -> Path:
    (path,) = (ORDINARY / case).glob("*.journey.yaml")
    return path


def diagnostics_of(path: Path) -> tuple[Diagnostic, ...]:
    files = DiskFiles(path.as_posix())
    loaded = load_bytes(path.read_bytes(), path.as_posix(), files)
    return lint(Subject(loaded, files, TODAY), chosen()).diagnostics


def prose(path: Path, diagnostics: Iterable[Diagnostic]) -> str:
    """Tell the diagnostics of a map so that nobody needs to look anything up."""
    return "\n".join(_paragraphs(path.read_text("utf-8").splitlines(), diagnostics)) + "\n"


def _paragraphs(lines: list[str], diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
    told = 0
    for told, diagnostic in enumerate(diagnostics, 1):  # noqa: B007  the count is wanted at the end
        place = diagnostic.place
        yield f"{place.line} | {lines[place.line - 1]}"
        yield f"{diagnostic.severity} {diagnostic.code} {diagnostic.name}: {diagnostic.message}"
        if diagnostic.label:
            yield f"  at column {place.column}: {diagnostic.label}"
        yield f"  help: {diagnostic.help}"
        yield ""
    yield f"{told} in all"


@pytest.mark.parametrize("case", CASES)
def test_a_map_gets_the_advice_that_was_read_and_found_good(case: str, expected: Expected) -> None:
    path = the_map(case)
    expected(path.parent / "expected.txt", prose(path, diagnostics_of(path)))


@pytest.mark.parametrize("case", [case for case in CASES if case.partition("-")[0] in MOST])
def test_good_advice_is_little_advice(case: str) -> None:
    assert len(diagnostics_of(the_map(case))) <= MOST[case.partition("-")[0]]


def test_the_maps_are_of_many_kinds() -> None:
    states = [case.partition("-")[0] for case in CASES]
    loaded = [load_bytes(the_map(case).read_bytes(), case).map for case in CASES]
    languages = {journey.language.partition("-")[0] for journey in loaded if journey}

    assert len(CASES) >= 20
    assert set(states) == {"five", "half", "decent", "finished"}
    assert languages == {"en", "de", "es", "fr", "ja", "nl"}
