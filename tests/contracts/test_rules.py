"""Every rule is in the registry, has a code and a page, and is called the same everywhere."""

from __future__ import annotations

import re
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

import pytest

from jmap.diagnostics import CODES
from jmap.lint import rules
from jmap.lint.registry import RULES
from jmap.lint.rule import FAMILIES

if TYPE_CHECKING:
    from jmap.lint.rule import Rule

MODULES = {
    module.name: import_module(f"{rules.__name__}.{module.name}") for module in iter_modules(rules.__path__)
}
HEADINGS = [
    "What it checks",
    "Why it matters to customers",
    "Example",
    "Use instead",
    "What it does not flag",
]
OPTIONAL = ["Options", "Source", "Built-in words"]
LONGEST_LINE = 110
LONGEST_TITLE = 55
"""So that the index fits into a hundred columns."""
MOST_LINES_OF_A_PAGE = 60
each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)


def test_the_registry_holds_the_rule_of_every_module() -> None:
    assert {name: module.RULE for name, module in MODULES.items()} == {
        rule.name.replace("-", "_"): rule for rule in RULES
    }


def test_every_code_has_a_rule_in_the_order_of_codes() -> None:
    assert [(rule.name, rule.code) for rule in RULES] == sorted(CODES.items(), key=lambda item: item[1])


def test_codes_are_unique_and_names_are_kebab_case() -> None:
    assert len(set(CODES.values())) == len(CODES)
    assert all(re.fullmatch(r"JM\d{3}", code) for code in CODES.values())
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)+", name) for name in CODES)


def test_every_family_has_rules_and_no_rule_is_without_one() -> None:
    assert {rule.family for rule in RULES} == set(FAMILIES)


@each_rule
def test_a_rule_is_checked_by_loading_or_by_itself(rule: Rule) -> None:
    assert (rule.check is None) == (rule.family in {"schema", "lint"})


@each_rule
def test_a_page_says_everything_under_its_usual_headings(rule: Rule) -> None:
    title, *parts = re.split(r"^## (.+)\n", rule.page, flags=re.MULTILINE)
    headings, texts = parts[::2], parts[1::2]
    wanted = [
        heading.removesuffix(" to customers") if rule.family == "schema" else heading for heading in HEADINGS
    ]

    assert headings[: len(wanted)] == wanted
    assert headings[len(wanted) :] == [heading for heading in OPTIONAL if heading in headings]
    assert title.strip() == rule.title
    assert all(text.strip() for text in texts)


@each_rule
def test_a_page_is_short(rule: Rule) -> None:
    lines = rule.page.splitlines()

    assert rule.title.endswith(".")
    assert len(rule.title) <= LONGEST_TITLE
    assert len(lines) <= MOST_LINES_OF_A_PAGE
    assert max(map(len, lines)) <= LONGEST_LINE


@each_rule
def test_a_page_names_only_rules_that_exist(rule: Rule) -> None:
    words = set(re.findall(r"`([a-z]+(?:-[a-z]+)+)`", rule.page))

    assert words <= CODES.keys()


@each_rule
def test_since_is_a_version(rule: Rule) -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", rule.since)
