"""Every rule says what its page and its cases say, and says it where they say.

A case is a `yaml` block of `<rule-name>.md`, read as a map and linted with that rule alone; the rules
of the schema family always run. After `yaml` stands all that it raises, `raises="unknown-key@4:5"`:
rule, line and column; a block without it raises nothing. A block whose first line is a comment with
the name of a library, `# shop.library.yaml`, is that library, beside the map in the next block.
The examples in the rules' own pages are run in the same way.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jmap.diagnostics import CODES, Severity
from jmap.lint.engine import lint
from jmap.lint.registry import RULES
from jmap.model.load import load_bytes
from jmap.project.files import DiskFiles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jmap.lint.rule import Rule

HERE = Path(__file__).parent
MAP = "map.journey.yaml"
PART = re.compile(r"^## (?P<heading>.+)$|^```(?P<info>\S.*)\n(?P<text>(?:.*\n)*?)```$", re.MULTILINE)
INFO = re.compile(r'yaml(?: raises="(?P<raises>[^"]+)")?')
LIBRARY = re.compile(r"# (?P<name>[\w.-]+\.library\.yaml)\n")


@dataclass(frozen=True, slots=True)
class Case:
    """The files of one case, the map last, and what each of them raises."""

    heading: str
    line: int
    files: dict[str, str]
    raises: dict[str, list[str]]


def cases(page: str) -> Iterator[Case]:
    """Yield the cases of a Markdown page; an info string that says something else is a mistake in it."""
    heading = ""
    files: dict[str, str] = {}
    raises: dict[str, list[str]] = {}
    for part in PART.finditer(page):
        if part["heading"]:
            assert not files, f"no map follows the library under {heading}"
            heading = part["heading"]
            continue
        info, library = INFO.fullmatch(part["info"]), LIBRARY.match(part["text"])
        assert info, f"```{part['info']}"
        name = library["name"] if library else MAP
        files[name] = part["text"]
        raises[name] = (info["raises"] or "").split()
        if not library:
            yield Case(heading, page.count("\n", 0, part.start()) + 1, files, raises)
            files, raises = {}, {}
    assert not files, f"no map follows the library under {heading}"


def found(case: Case, rules: Sequence[Rule], folder: Path) -> dict[str, list[str]]:
    """Return what the files of a case raise, by file, each as rule@line:column."""
    (folder / ".git").mkdir()
    for name, text in case.files.items():
        (folder / name).write_bytes(text.encode())
    path = (folder / MAP).as_posix()
    diagnostics = lint(load_bytes((folder / MAP).read_bytes(), path, DiskFiles(path)), rules)
    raised: dict[str, list[str]] = {name: [] for name in case.files}
    for diagnostic in diagnostics:
        place = diagnostic.place
        raised[Path(place.path).name].append(f"{diagnostic.name}@{place.line}:{place.column}")
    return raised


def rule_cases() -> list[tuple[str, Rule, Case]]:
    return [
        (f"{rule.name}.md:{case.line} {case.heading}", rule, case)
        for rule in RULES
        for case in cases((HERE / f"{rule.name}.md").read_text("utf-8"))
    ]


def page_cases() -> list[tuple[str, Rule, Case]]:
    return [(f"{rule.name}: {case.heading}", rule, case) for rule in RULES for case in cases(rule.page)]


RULE_CASES, PAGE_CASES = rule_cases(), page_cases()


@pytest.mark.parametrize(
    ("rule", "case"), [case[1:] for case in RULE_CASES], ids=[case[0] for case in RULE_CASES]
)
def test_a_case_raises_what_it_says_where_it_says(rule: Rule, case: Case, tmp_path: Path) -> None:
    assert found(case, [rule], tmp_path) == case.raises


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_cases_of_a_rule_show_it_speaking_and_silent(rule: Rule) -> None:
    raised = [
        {raises.partition("@")[0] for file in case.raises.values() for raises in file}
        for _, owner, case in RULE_CASES
        if owner is rule
    ]

    assert len(raised) > 2
    assert any(rule.name in names for names in raised)
    assert any(not names for names in raised)


def test_cases_name_only_rules_that_exist() -> None:
    files = {path.stem for path in HERE.glob("*.md")}

    assert files == set(CODES)


@pytest.mark.parametrize(
    ("rule", "case"), [case[1:] for case in PAGE_CASES], ids=[case[0] for case in PAGE_CASES]
)
def test_the_examples_of_a_page_are_true(rule: Rule, case: Case, tmp_path: Path) -> None:
    rules = [other for other in RULES if other is rule or other.severity is Severity.ERROR]

    raised = [name for file in found(case, rules, tmp_path).values() for name in file]

    assert case.heading in {"Example", "Use instead"}
    assert {name.partition("@")[0] for name in raised} == (
        {rule.name} if case.heading == "Example" else set()
    )


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_page_shows_the_mistake_and_what_to_write_instead(rule: Rule) -> None:
    assert {case.heading for case in cases(rule.page)} == {"Example", "Use instead"}
