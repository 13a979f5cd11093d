from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Literal

import pytest

from jmap.commands.output import Output
from jmap.commands.rule import run
from jmap.errors import ExitCode, UsageError
from jmap.lint.registry import RULES
from jmap.lint.rule import FAMILIES

if TYPE_CHECKING:
    from collections.abc import Callable

    from jmap.commands.output import Color

    Show = Callable[..., str]

COMPLETENESS = [rule.name for rule in RULES if rule.family == "completeness"]
BUT_EMOTION = [name for name in COMPLETENESS if name != "missing-emotion"]
HEADINGS = [f"{family} ({prefix})" for family, prefix in FAMILIES.items()]
ESCAPE = re.compile(r"\x1b\[[\d;]*m")


@pytest.fixture(name="show")
def show_fixture(capsys: pytest.CaptureFixture[str]) -> Show:
    def show(
        *names: str,
        output_format: Literal["text", "json", "markdown"] = "text",
        all_pages: bool = False,
        color: Color = "never",
    ) -> str:
        assert run(names, Output(color), all_pages=all_pages, output_format=output_format) is ExitCode.OK
        captured = capsys.readouterr()
        assert captured.err == ""
        return captured.out

    return show


def test_alone_it_lists_every_rule_under_its_family(show: Show) -> None:
    lines = show().splitlines()

    assert [line for line in lines if re.match(r"\w", line)] == HEADINGS
    assert [line.split()[:3] for line in lines if line.startswith("  ")] == [
        [rule.code, rule.name, rule.severity.value] for rule in RULES
    ]
    assert all(any(line.endswith(rule.title) for line in lines) for rule in RULES)
    assert max(map(len, lines)) <= 100


def test_a_page_in_a_pipe_is_plain_text(show: Show) -> None:
    text = show("missing-touchpoint")

    assert text.startswith(
        "missing-touchpoint (JM101)\n==========================\n\nerror · completeness · since 0.1.0\n\n"
        "A stage meets the customer nowhere.\n\nWhat it checks\n--------------\n"
    )
    assert "\n\n    title: Renewing a passport\n    stages:\n      - name:" in text
    assert not any(mark in text for mark in ("```", "## ", "\n\n\n", "\x1b"))
    assert text.endswith(".\n")


def test_a_comment_of_an_example_is_no_heading(show: Show) -> None:
    assert "\n    # town.library.yaml\n    personas:\n" in show("library-conflict")


def test_a_page_in_a_terminal_is_drawn_and_no_wider_than_a_hundred_columns(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    drawn = show("JM014", "JM102", color="always")
    lines = ESCAPE.sub("", drawn).splitlines()

    assert ESCAPE.search(drawn)
    assert lines[0].startswith("library-conflict (JM014) ──")
    assert {len(line) for line in lines if "──" in line} == {100}
    assert max(map(len, lines)) <= 100
    assert any(line.startswith("missing-emotion (JM102) ──") for line in lines)
    assert not any("```" in line or line.startswith("#") for line in lines)


def test_a_narrow_terminal_wraps_the_page(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")

    assert max(map(len, ESCAPE.sub("", show("JM102", color="always")).splitlines())) <= 60


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (["JM102"], ["missing-emotion"]),
        (["completeness"], COMPLETENESS),
        (["missing-emotion", "JM1"], ["missing-emotion", *BUT_EMOTION]),
        (["missing-emotion", "unknown-key", "JM102"], ["missing-emotion", "unknown-key"]),
    ],
)
def test_pages_come_once_each_in_the_order_of_naming(show: Show, names: list[str], shown: list[str]) -> None:
    assert re.findall(r"^(\S+) \(JM\d+\)\n=", show(*names), re.MULTILINE) == shown


def test_an_unknown_name_is_refused_with_the_nearest(show: Show) -> None:
    with pytest.raises(UsageError) as refused:
        show("missing-emotoin")

    assert refused.value.hint == "did you mean `missing-emotion`?"


def test_all_pages_are_those_of_every_rule(show: Show) -> None:
    markdown = show(all_pages=True, output_format="markdown")

    assert re.findall(r"^# (\S+) \(", markdown, re.MULTILINE) == [rule.name for rule in RULES]
    assert all(rule.page.strip() in markdown for rule in RULES)


def test_markdown_is_the_page_as_it_was_written(show: Show) -> None:
    (rule,) = (rule for rule in RULES if rule.code == "JM102")

    assert show("JM102", output_format="markdown") == (
        f"# missing-emotion (JM102)\n\nerror · completeness · since 0.1.0\n\n{rule.page.strip()}\n"
    )


def test_the_index_in_markdown_has_a_table_for_each_family(show: Show) -> None:
    markdown = show(output_format="markdown")

    assert re.findall(r"^## (.+)$", markdown, re.MULTILINE) == HEADINGS
    assert all(
        f"| {rule.code} | {rule.name} | {rule.severity} | {rule.title} |" in markdown for rule in RULES
    )


@pytest.mark.parametrize(
    ("names", "count"), [(["JM102"], 1), (["completeness"], len(COMPLETENESS)), ([], len(RULES))]
)
def test_json_has_the_documented_members(show: Show, names: list[str], count: int) -> None:
    document = json.loads(show(*names, output_format="json"))

    assert document.keys() == {"version", "rules"}
    assert len(document["rules"]) == count
    assert all(
        list(rule) == ["code", "name", "family", "severity", "since", "title", "page"]
        for rule in document["rules"]
    )
    (emotion,) = (rule for rule in document["rules"] if rule["code"] == "JM102")
    assert emotion["page"].startswith("A stage does not say how customers feel.\n\n## ")
