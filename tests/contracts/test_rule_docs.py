"""The index lists every rule, each family has a document, and the page for rule authors shows one that works.

`--refresh` writes the index and the documents anew.
"""

from __future__ import annotations

import re
from importlib.util import module_from_spec, spec_from_file_location
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.contracts import test_rules
from tests.rules.test_cases import cases, found

from jmap.diagnostics import CODES
from jmap.lint.options import options_of
from jmap.lint.registry import RULES
from jmap.lint.rule import FAMILIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Expected
    from tests.rules.test_cases import Case

    from jmap.lint.rule import Rule

DOCS = Path(__file__).parents[2] / "docs"
INDEX = DOCS / "rules.md"
GENERATED = re.compile(r"(?<=<!-- generated: index -->\n).*(?=<!-- end -->)", re.DOTALL)
FENCED_OR_HEADING = re.compile(r"^```.*?^```$|^## ", re.DOTALL | re.MULTILINE)
FILES = re.compile(r"^````\w+ (\S+)\n((?:.*\n)*?)````$", re.MULTILINE)
SHOWN: dict[str, str] = dict(FILES.findall((DOCS / "writing-rules.md").read_text("utf-8")))
"""The files of the page for rule authors by name."""
OF_FAMILY = {family: list(rules) for family, rules in groupby(RULES, key=lambda rule: rule.family)}


def runs(rule: Rule) -> str:
    return "always" if rule.always_runs else "on" if rule.on else "off"


def index() -> Iterator[str]:
    for family, rules in OF_FAMILY.items():
        yield f"\n## {family} ({FAMILIES[family]})\n"
        yield "| code | name | severity | runs | fix | what is wrong |"
        yield "|---|---|---|---|---|---|"
        for rule in rules:
            name = f"[{rule.name}](rules/{family}.md#{rule.name})"
            cells = rule.code, name, rule.severity.value, runs(rule), rule.fix or "", rule.title
            yield f"| {' | '.join(cells)} |".replace("|  |", "| |")
    yield ""


def document(family: str) -> Iterator[str]:
    yield f"# {family} ({FAMILIES[family]})\n"
    yield "These pages are also shown by `jmap rule NAME`. All rules are in the [index](../rules.md).\n"
    for rule in OF_FAMILY[family]:
        fix = f" · {rule.fix} fix" if rule.fix else ""
        yield f"## {rule.name}\n"
        yield f"`{rule.code}` · {rule.severity} · {runs(rule)} · since {rule.since}{fix}\n"
        yield f"{demoted(rule.page.strip())}\n"


def demoted(page: str) -> str:
    """Return a page with its headings a level deeper; what only looks like one in an example stays."""
    return FENCED_OR_HEADING.sub(lambda part: "### " if part[0] == "## " else part[0], page)


def test_the_index_lists_every_rule(expected: Expected) -> None:
    page = INDEX.read_text("utf-8")

    assert len(GENERATED.findall(page)) == 1
    expected(INDEX, GENERATED.sub(lambda _: "\n".join(index()), page))


@pytest.mark.parametrize("family", OF_FAMILY)
def test_a_family_has_a_document_with_the_pages_of_its_rules(family: str, expected: Expected) -> None:
    expected(DOCS / "rules" / f"{family}.md", "\n".join(document(family)))


def test_there_is_no_document_without_a_family() -> None:
    assert {path.stem for path in (DOCS / "rules").iterdir()} == set(OF_FAMILY)


@pytest.fixture
def shown_rule(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Rule:
    """The rule that the page for authors shows, as a module of its own, with a code that is free."""
    file = tmp_path / "crowded_cast.py"
    file.write_text(SHOWN[file.name], "utf-8")
    specification = spec_from_file_location("crowded_cast", file)
    assert specification is not None
    assert specification.loader is not None
    module = module_from_spec(specification)
    specification.loader.exec_module(module)
    rule: Rule = module.RULE
    monkeypatch.setitem(CODES, rule.name, "JM699")
    return rule


def test_the_rule_that_is_shown_has_a_page_as_it_should_be(shown_rule: Rule) -> None:
    test_rules.test_a_page_says_everything_under_its_usual_headings(shown_rule)
    test_rules.test_a_page_is_short(shown_rule)
    assert [option.name for option in options_of(shown_rule)] == ["most"]
    assert options_of(shown_rule)[0].description


def test_the_cases_that_are_shown_are_true(shown_rule: Rule, tmp_path: Path) -> None:
    examples = [*cases(SHOWN["crowded-cast.md"]), *cases(shown_rule.page)]

    raised = {case.heading: raised_by(case, shown_rule, tmp_path) for case in examples}

    assert {heading for heading, names in raised.items() if names} == {"Five", "A stricter team", "Example"}
    assert all(
        raised[case.heading] == case.raises["map.journey.yaml"] for case in cases(SHOWN["crowded-cast.md"])
    )


def raised_by(case: Case, rule: Rule, folder: Path) -> list[str]:
    """Lint a case in a folder of its own; return what its map raises."""
    below = folder / case.heading
    below.mkdir()
    return found(case, [rule], below)["map.journey.yaml"]
