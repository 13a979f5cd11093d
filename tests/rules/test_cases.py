"""Every rule says what its page and its cases say, and says it where they say.

A case is a `yaml` block of `<rule-name>.md`, read as a map and linted with that rule alone; the rules
of the schema family always run. After `yaml` stands all that it raises, `raises="unknown-key@4:5"`:
rule, line and column; a block without it raises nothing. Also there: options of the rule as TOML,
`options="most = 3"`, other rules that run too, `with="missing-emotion"`, and the date,
`today="2026-11-22"`, which is that day unless it is said.
A block whose first line is a comment with the name of a file, `# shop.library.yaml` or `# images/shoe.png`,
is that file, beside the map in the next block; a map is one of these in a folder of its own. A
`yaml fixed` block is what becomes of the map before it by all fixes, safe or not. The examples in the
rules' own pages are run in the same way.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jmap.diagnostics import CODES, Severity
from jmap.lint.baseline import about_stale, from_json, sift
from jmap.lint.engine import lint
from jmap.lint.registry import RULES
from jmap.lint.select import Choice
from jmap.lint.subject import Subject
from jmap.model.load import load_bytes
from jmap.project.files import DiskFiles
from jmap.project.settings import BASELINE
from jmap.source.edits import apply
from jmap.source.text import SourceText

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jmap.diagnostics import Diagnostic
    from jmap.lint.rule import Rule

HERE = Path(__file__).parent
MAP = "map.journey.yaml"
PART = re.compile(r"^## (?P<heading>.+)$|^```(?P<info>\S.*)\n(?P<text>(?:.*\n)*?)```$", re.MULTILINE)
INFO = re.compile(r'(\w+)="([^"]+)"')
NAMED = re.compile(r"# (?!\w+\.journey\.yaml)(?P<name>[\w./-]+\.\w+)\n")
BY_NAME = {rule.name: rule for rule in RULES}


@dataclass(frozen=True, slots=True)
class Case:
    """The files of one case, the map last, what each of them raises, and how the map is linted."""

    heading: str
    line: int
    files: dict[str, str]
    raises: dict[str, list[str]]
    info: dict[str, str]
    fixed: list[str] = field(default_factory=list)


def cases(page: str) -> Iterator[Case]:
    """Yield the cases of a Markdown page; an info string that says something else is a mistake in it."""
    heading = ""
    files: dict[str, str] = {}
    raises: dict[str, list[str]] = {}
    case = None
    for part in PART.finditer(page):
        if part["heading"]:
            assert not files, f"no map follows the file under {heading}"
            heading = part["heading"]
            continue
        if part["info"] == "yaml fixed":
            assert case, f"nothing is fixed under {heading}"
            case.fixed.append(part["text"])
            continue
        info, file = dict(INFO.findall(part["info"])), NAMED.match(part["text"])
        assert INFO.sub("", part["info"]).strip() == "yaml", f"```{part['info']}"
        assert info.keys() <= {"raises", "options", "with", "today"}, f"```{part['info']}"
        name = file["name"] if file else MAP
        text = part["text"]
        files[name] = text.partition("\n")[2] if name.endswith(".json") else text
        raises[name] = info.get("raises", "").split()
        if not file:
            case = Case(heading, page.count("\n", 0, part.start()) + 1, files, raises, info)
            yield case
            files, raises = {}, {}
    assert not files, f"no map follows the file under {heading}"


def linted(case: Case, rules: Sequence[Rule], folder: Path) -> tuple[Diagnostic, ...]:
    """Write the files of a case, and lint its map."""
    (folder / ".git").mkdir()
    for name, text in case.files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text.encode())
    path = (folder / MAP).as_posix()
    files = DiskFiles(path)
    options = tomllib.loads(case.info.get("options", "").replace(";", "\n"))
    options = {key: tuple(value) if isinstance(value, list) else value for key, value in options.items()}
    choices = [Choice(rule, rule.severity, options) for rule in rules]
    choices += [Choice(BY_NAME[name], BY_NAME[name].severity) for name in case.info.get("with", "").split()]
    today = date.fromisoformat(case.info.get("today", "2026-11-22"))
    subject = Subject(load_bytes((folder / MAP).read_bytes(), path, files), files, today)
    diagnostics = lint(subject, choices).diagnostics
    return _without_known(diagnostics, case, choices) if BASELINE in case.files else diagnostics


def _without_known(
    diagnostics: tuple[Diagnostic, ...], case: Case, choices: Sequence[Choice]
) -> tuple[Diagnostic, ...]:
    """Take out what the baseline of a case knows, and add what it holds in vain."""
    ran = {choice.rule.name for choice in choices}
    text = SourceText(BASELINE, case.files[BASELINE])
    known = from_json(text.text, BASELINE)
    sifted = sift(diagnostics, known, lambda _: MAP, lambda key: key.path == MAP and key.rule in ran)
    return (*sifted.new, *about_stale(sifted.stale, {}, text, Severity.WARNING))


def found(case: Case, rules: Sequence[Rule], folder: Path) -> dict[str, list[str]]:
    """Return what the files of a case raise, by file, each as rule@line:column."""
    raised: dict[str, list[str]] = {name: [] for name in case.files}
    for diagnostic in linted(case, rules, folder):
        place = diagnostic.place
        raised[Path(place.path).name].append(f"{diagnostic.name}@{place.line}:{place.column}")
    return raised


def rule_cases() -> list[tuple[str, Rule, Case]]:
    return [
        (f"{rule.name}.md:{case.line} {case.heading}", rule, case)
        for rule in RULES
        for case in cases(
            (HERE / f"{rule.name}.md").read_text("utf-8") if (HERE / f"{rule.name}.md").exists() else ""
        )
    ]


def page_cases() -> list[tuple[str, Rule, Case]]:
    return [(f"{rule.name}: {case.heading}", rule, case) for rule in RULES for case in cases(rule.page)]


RULE_CASES, PAGE_CASES = rule_cases(), page_cases()


@pytest.mark.parametrize(
    ("rule", "case"), [case[1:] for case in RULE_CASES], ids=[case[0] for case in RULE_CASES]
)
def test_a_case_raises_what_it_says_where_it_says(rule: Rule, case: Case, tmp_path: Path) -> None:
    assert found(case, [rule], tmp_path) == case.raises


@pytest.mark.parametrize(
    ("rule", "case"),
    [case[1:] for case in RULE_CASES if case[2].fixed],
    ids=[case[0] for case in RULE_CASES if case[2].fixed],
)
def test_a_fix_makes_what_the_case_says(rule: Rule, case: Case, tmp_path: Path) -> None:
    fixes = [diagnostic.fix for diagnostic in linted(case, [rule], tmp_path) if diagnostic.fix]

    assert [apply(case.files[MAP], [edit for fix in fixes for edit in fix.edits])] == case.fixed
    assert {fix.safe for fix in fixes} == {rule.fix == "safe"} or rule.fix == "safe"


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
