"""The gallery of broken maps: a folder of `invalid/` holds one, and in expected.txt what a person is told.

The texts are reviewed like prose. What a fix says of itself is tried on every one of them.
"""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jmap import loads
from jmap.commands.lint_files import Plan, lint_batch
from jmap.commands.lint_result import report_on
from jmap.lint.registry import RULES
from jmap.lint.select import chosen
from jmap.report.full import full
from jmap.source.edits import apply
from jmap.source.libyaml import first_failure
from jmap.source.text import SourceText
from jmap.source.tree import Scalar, walk
from jmap.source.yaml import parse

if TYPE_CHECKING:
    from tests.conftest import Expected

    from jmap.diagnostics import Diagnostic, Edit
    from jmap.report.report import Report

GALLERY = Path(__file__).parent / "invalid"
CASES = sorted(path.name for path in GALLERY.iterdir())
ENTRY = "map.journey.yaml"
BY_NAME = {rule.name: rule for rule in RULES}


def linted(case: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Report:
    """Lint the map of a copy of the case, which stands in no git repository, from its own folder."""
    copy = folder / case
    shutil.copytree(GALLERY / case, copy)
    monkeypatch.chdir(copy)
    return report_on(lint_batch([ENTRY], Plan(chosen(), date(2026, 11, 22))))


def words(text: str) -> str:
    """Return the letters and digits of a text, which no safe fix may touch."""
    return "".join(character for character in text if character.isalnum())


def read_words(text: str) -> str:
    """Return the letters and digits that YAML reads in a text."""
    root = parse(SourceText(ENTRY, text)).root
    return "".join(words(node.raw) for node in walk(root) if isinstance(node, Scalar)) if root else ""


@pytest.mark.parametrize("case", CASES)
def test_a_person_is_told(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expected: Expected
) -> None:
    report = linted(case, tmp_path, monkeypatch)

    assert report.unloaded == (ENTRY,)
    expected(GALLERY / case / "expected.txt", "".join(text for text, _ in full(report)))


def needs_a_person(report: Report) -> bool:
    """Whether no fix makes YAML of the map."""
    return any(each.name == "yaml-syntax" and not each.fix for each in report.diagnostics)


def other_syntax_fixes(report: Report, diagnostic: Diagnostic) -> list[Edit]:
    """Return the edits that mend all syntax errors but this one."""
    others = (each for each in report.diagnostics if each.name == "yaml-syntax" and each != diagnostic)
    return [edit for each in others if each.fix for edit in each.fix.edits]


@pytest.mark.parametrize("case", CASES)
def test_fixes_do_what_they_promise(case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report = linted(case, tmp_path, monkeypatch)

    for diagnostic in report.diagnostics:
        fix = diagnostic.fix
        if fix is None or diagnostic.place.path != ENTRY or needs_a_person(report):
            continue
        before = apply(report.texts[ENTRY].text, other_syntax_fixes(report, diagnostic))
        after = apply(report.texts[ENTRY].text, (*other_syntax_fixes(report, diagnostic), *fix.edits))
        assert first_failure(after) is None, "the fix makes no YAML of it"
        assert BY_NAME[diagnostic.name].fix == "safe" or not fix.safe
        assert BY_NAME[diagnostic.name].fix is not None
        if fix.safe:
            assert len(loads(after, ENTRY).diagnostics) < len(report.diagnostics)
            assert words(after) == read_words(after), "nothing may be cut off"
            says_it_so = fix.title in {"write `true`", "write `false`"} or fix.title.endswith("by its id")
            assert words(after) == words(before) or says_it_so


def test_the_gallery_is_large_and_has_every_rule_of_the_schema_family() -> None:
    shown = "".join((GALLERY / case / "expected.txt").read_text("utf-8") for case in CASES)

    assert len(CASES) >= 60
    assert {rule.name for rule in RULES if rule.always_runs and f"] {rule.name}:" not in shown} == set()
