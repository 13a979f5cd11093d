"""Each format over the same hostile report, as it comes out: `expected.*` are reviewed like prose."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jmap.lint.rule import Rule
from jmap.report.registry import FOR_READING, REPORTERS
from jmap.report.statistics import statistics

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.conftest import Expected

    from jmap.report.report import Report, Segment

FOLDER = Path(__file__).parent
ENDINGS = {
    "full": "txt",
    "concise": "txt",
    "grouped": "txt",
    "json": "json",
    "jsonl": "jsonl",
    "sarif": "sarif",
    "github": "txt",
    "gitlab": "json",
    "junit": "xml",
    "checkstyle": "xml",
    "markdown": "md",
    "rdjson": "json",
}


def written(segments: Iterable[Segment]) -> str:
    return "".join(text for text, _ in segments)


@pytest.fixture(autouse=True)
def short_rules(monkeypatch: pytest.MonkeyPatch, hostile: Report) -> None:
    """Let SARIF speak of rules with short pages, in a version that stays."""
    kept_back = (each.diagnostic for each in hostile.suppressed)
    severities = {each.name: each.severity for each in (*hostile.diagnostics, *kept_back)}
    page = "A title.\n\n## What it checks\nOne thing\nafter another.\n\n## Example\n`a`\n"
    rules = [Rule(name, severity, "0.1.0", page) for name, severity in severities.items()]
    monkeypatch.setattr("jmap.report.sarif.RULES", tuple(sorted(rules, key=lambda rule: rule.code)))
    monkeypatch.setattr("jmap.report.sarif.__version__", "1.2.3")


def test_every_format_has_an_expected_output() -> None:
    assert list(ENDINGS) == list(REPORTERS)


@pytest.mark.parametrize("name", REPORTERS)
def test_a_format(name: str, hostile: Report, expected: Expected) -> None:
    expected(FOLDER / f"expected.{name}.{ENDINGS[name]}", written(REPORTERS[name](hostile)))


@pytest.mark.parametrize("width", [80, 200])
@pytest.mark.parametrize("name", FOR_READING)
def test_a_format_in_a_terminal(name: str, width: int, hostile: Report, expected: Expected) -> None:
    expected(FOLDER / f"expected.{name}-{width}.txt", written(FOR_READING[name](hostile, width)))


def test_the_statistics(hostile: Report, expected: Expected) -> None:
    expected(FOLDER / "expected.statistics.txt", written(statistics(hostile, 80)))
