"""`jmap rule`: what the linter checks, as an index or as a page for each rule.

The JSON form is one document: `version`, which rises when a member changes its meaning or goes, and
`rules`, each with `code`, `name`, `family`, `severity`, `since` (the version that brought it), `title`
(what is wrong, in one sentence) and `page` (the whole page, in Markdown).
"""

from __future__ import annotations

import json
import re
import sys
from itertools import groupby
from typing import TYPE_CHECKING

from jmap.errors import ExitCode
from jmap.lint.registry import RULES
from jmap.lint.rule import FAMILIES
from jmap.lint.select import find_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any, Literal

    from jmap.commands.output import Output
    from jmap.lint.rule import Rule
    from jmap.report.report import Segment

VERSION = 1


def run(
    names: Sequence[str],
    output: Output,
    *,
    all_pages: bool = False,
    output_format: Literal["text", "json", "markdown"] = "text",
) -> ExitCode:
    """Show the pages of the rules that `names` stand for, or an index of all rules."""
    rules = RULES if all_pages else _named(names)
    if output_format == "json":
        output.write(_json(rules or RULES), exact=True)
    elif output_format == "markdown":
        output.write("\n".join(map(_markdown, rules)) if rules else _markdown_index())
    elif not rules:
        output.write(_index())
    elif output.colored(sys.stdout):
        from jmap.commands.rule_page import draw  # noqa: PLC0415  only where a page is drawn

        for rule in rules:
            draw(f"{rule.name} ({rule.code})", _facts(rule), rule.page)
    else:
        output.write("\n\n".join(_plain(_markdown(rule)) for rule in rules))
    return ExitCode.OK


def _named(names: Iterable[str]) -> tuple[Rule, ...]:
    """Return each rule that is named once, in the order of naming; an unknown name is a UsageError."""
    return tuple(dict.fromkeys(rule for name in names for rule in find_rules(name)))


def _families() -> Iterator[tuple[str, list[Rule]]]:
    for family, rules in groupby(RULES, key=lambda rule: rule.family):
        yield f"{family} ({FAMILIES[family]})", list(rules)


def _index() -> Iterator[Segment]:
    """Yield the index as styled text."""
    widest = max(len(rule.name) for rule in RULES)
    for family, rules in _families():
        yield f"{family}\n", "strong"
        for rule in rules:
            yield f"  {rule.code}  {rule.name:<{widest}}  ", ""
            yield f"{rule.severity.value:<7}", rule.severity.value
            yield f"  {rule.title}\n", ""
        yield "\n", ""
    yield "`jmap rule NAME` shows the page of a rule, with examples.\n", ""


def _markdown_index() -> str:
    lines = []
    for family, rules in _families():
        lines += [f"## {family}", "", "| code | name | severity | what is wrong |", "|---|---|---|---|"]
        lines += [f"| {rule.code} | {rule.name} | {rule.severity} | {rule.title} |" for rule in rules]
        lines += [""]
    return "\n".join(lines)


def _markdown(rule: Rule) -> str:
    return f"# {rule.name} ({rule.code})\n\n{_facts(rule)}\n\n{rule.page.strip()}\n"


def _facts(rule: Rule) -> str:
    return f"{rule.severity} · {rule.family} · since {rule.since}"


def _plain(markdown: str) -> str:
    """Turn a page into plain text: headings are underlined, examples indented."""
    lines: list[str] = []
    in_example = False
    for line in markdown.splitlines():
        if line.startswith("```"):
            in_example = not in_example
            lines.append("")
        elif in_example:
            lines.append(f"    {line}".rstrip())
        elif heading := re.fullmatch(r"(?P<marks>#+) (?P<text>.+)", line):
            mark = "=" if heading["marks"] == "#" else "-"
            lines += [heading["text"], mark * len(heading["text"])]
        else:
            lines.append(line)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).rstrip("\n") + "\n"


def _json(rules: Sequence[Rule]) -> str:
    document = {"version": VERSION, "rules": [_members(rule) for rule in rules]}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _members(rule: Rule) -> dict[str, Any]:
    return {
        "code": rule.code,
        "name": rule.name,
        "family": rule.family,
        "severity": rule.severity.value,
        "since": rule.since,
        "title": rule.title,
        "page": rule.page.strip() + "\n",
    }
