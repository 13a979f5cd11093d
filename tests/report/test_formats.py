"""What each format promises to the tool that reads it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest
import xmlschema
from jsonschema import Draft4Validator, Draft202012Validator
from markdown_it import MarkdownIt

from jmap.diagnostics import Diagnostic, Place, Severity
from jmap.report.registry import REPORTERS
from jmap.report.report import Report

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMAS = Path(__file__).parent / "schemas"
EMPTY = Report((), {}, 3)
VALIDATORS = {
    "sarif": Draft4Validator(json.loads((SCHEMAS / "sarif-2.1.0-rtm.5.json").read_text("utf-8"))),
    "gitlab": Draft202012Validator(json.loads((SCHEMAS / "gitlab.schema.json").read_text("utf-8"))),
    "rdjson": Draft202012Validator(json.loads((SCHEMAS / "rdjson.schema.json").read_text("utf-8"))),
}
XML_SCHEMAS = {"junit": "junit-10.xsd", "checkstyle": "checkstyle.xsd"}


def written(name: str, report: Report) -> str:
    return "".join(text for text, _ in REPORTERS[name](report))


def document(name: str, report: Report) -> Any:
    return json.loads(written(name, report))


@cache
def xml_schema(name: str) -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(SCHEMAS / XML_SCHEMAS[name])


def many(severity: Severity, count: int) -> Iterator[Diagnostic]:
    for number in range(count):
        place = Place(f"maps/{number:04}.journey.yaml")
        yield Diagnostic("missing-emotion", f"stage `s{number}` has no emotion", "add one", place, severity)


@pytest.mark.parametrize("name", VALIDATORS)
def test_json_is_valid_by_its_schema(name: str, hostile: Report) -> None:
    for report in (hostile, EMPTY):
        errors = [error.message for error in VALIDATORS[name].iter_errors(document(name, report))]
        assert errors == []


@pytest.mark.parametrize("name", XML_SCHEMAS)
def test_xml_is_valid_by_its_schema(name: str, hostile: Report) -> None:
    for report in (hostile, EMPTY):
        xml_schema(name).validate(written(name, report))


def test_json_lines_are_the_diagnostics_of_the_document(hostile: Report) -> None:
    lines = [json.loads(line) for line in written("jsonl", hostile).splitlines()]

    assert lines == document("json", hostile)["diagnostics"]
    assert len(lines) == len(hostile.diagnostics)


def sarif_results(report: Report) -> list[dict[str, Any]]:
    (run,) = document("sarif", report)["runs"]
    return list(run["results"])


def test_sarif_points_to_the_rule_with_its_page(hostile: Report) -> None:
    (run,) = document("sarif", hostile)["runs"]
    rules = run["tool"]["driver"]["rules"]

    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    emotion = next(rule for rule in rules if rule["name"] == "missing-emotion")
    assert "## What it checks" in emotion["help"]["markdown"]
    assert emotion["properties"]["tags"] == ["completeness"]
    assert emotion["defaultConfiguration"] == {"level": "error"}


def test_sarif_counts_utf16_units(hostile: Report) -> None:
    result = next(each for each in sarif_results(hostile) if each["ruleId"] == "JM018")
    line = "    touchpoints: [Shop 😀, web, Söök | ping]"
    replacements = result["fixes"][0]["artifactChanges"][0]["replacements"]

    def cut(region: dict[str, int]) -> str:
        data = line.encode("utf-16-le")
        return data[2 * region["startColumn"] - 2 : 2 * region["endColumn"] - 2].decode("utf-16-le")

    assert cut(result["locations"][0]["physicalLocation"]["region"]) == "Shop 😀, web, Söök | ping"
    assert [cut(each["deletedRegion"]) for each in replacements] == ["web", "ping"]
    assert [each["insertedContent"]["text"] for each in replacements] == ["Web", "pong"]


def test_sarif_names_files_from_the_root_in_ascii(hostile: Report) -> None:
    uris = {
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for result in sarif_results(hostile)
    }

    assert "research/maps/spring sale/100% 検索, “A:B”.journey.yaml" in map(unquote, uris)
    assert all(re.fullmatch(r"([\w./~-]|%[0-9A-F]{2})+", uri, re.ASCII) for uri in uris)


def test_sarif_marks_what_is_suppressed(hostile: Report) -> None:
    suppressions = [result["suppressions"] for result in sarif_results(hostile) if "suppressions" in result]

    assert suppressions == [[{"kind": "external"}], [{"kind": "inSource", "justification": "asked in May"}]]


def test_sarif_says_which_files_were_not_checked(hostile: Report) -> None:
    (invocation,) = document("sarif", hostile)["runs"][0]["invocations"]

    assert invocation["executionSuccessful"]
    assert len(invocation["toolExecutionNotifications"]) == len(hostile.unloaded)


def test_github_keeps_within_ten_of_a_kind_and_says_how_many_more() -> None:
    report = Report(
        (*many(Severity.ERROR, 24), *many(Severity.WARNING, 11), *many(Severity.INFO, 10)), {}, 45
    )
    *commands, last = written("github", report).splitlines()

    kinds = [command[2:].partition(" ")[0] for command in commands]
    assert kinds == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
    assert commands[9].endswith("add one%0AAnd 14 more errors: `jmap lint` shows them all.")
    assert commands[19].endswith("add one%0AAnd 1 more warning: `jmap lint` shows them all.")
    assert commands[29].endswith("add one")
    assert last == "Without annotation, since GitHub shows 10 of a kind: 14 more errors and 1 more warning."


def test_github_shows_first_what_is_no_map() -> None:
    broken = Diagnostic("unknown-key", "unknown key", "did you mean it?", Place("maps/z.journey.yaml"))
    commands = written("github", Report((*many(Severity.ERROR, 12), broken), {}, 13)).splitlines()

    assert commands[0].startswith("::error file=maps/z.journey.yaml,")


def test_github_escapes_properties_and_data() -> None:
    place = Place("a,b:c%d\r\n.yaml", line=2, column=3, end_line=4, end_column=1)
    (line,) = written(
        "github", Report((Diagnostic("unknown-key", "50%, a:b", "x", place),), {}, 1)
    ).splitlines()

    assert line == (
        "::error file=a%2Cb%3Ac%25d%0D%0A.yaml,line=2,endLine=4,title=JM003 unknown-key::50%25, a:b%0Ax"
    )


def test_gitlab_takes_no_fingerprint_twice(hostile: Report) -> None:
    quality = document("gitlab", hostile)

    assert len({each["fingerprint"] for each in quality}) == len(quality) == len(hostile.diagnostics)
    assert {each["severity"] for each in quality} == {"major", "minor", "info"}


def test_junit_has_a_test_even_where_nothing_was_found() -> None:
    shown: Any = xml_schema("junit").to_dict(written("junit", EMPTY))

    assert (shown["@tests"], shown["@failures"]) == ("1", "0")
    assert shown["testsuite"][0]["testcase"][0]["@name"] == "Checked 3 files: nothing to report."


def test_junit_counts_what_it_holds(hostile: Report) -> None:
    shown: Any = xml_schema("junit").to_dict(written("junit", hostile))
    cases = [case for suite in shown["testsuite"] for case in suite["testcase"]]

    assert int(shown["@tests"]) == len(cases) == len(hostile.diagnostics) + 1
    assert int(shown["@failures"]) == sum("failure" in case for case in cases) == len(hostile.diagnostics)
    assert int(shown["@errors"]) == sum("error" in case for case in cases) == 1


def test_rdjson_counts_bytes_and_makes_one_suggestion_of_a_fix(hostile: Report) -> None:
    found = next(
        each for each in document("rdjson", hostile)["diagnostics"] if each["code"]["value"] == "damaged-text"
    )
    line = "    touchpoints: [Shop 😀, web, Söök | ping]".encode()
    (suggestion,) = found["suggestions"]

    def cut(range_: dict[str, Any]) -> str:
        return line[range_["start"]["column"] - 1 : range_["end"]["column"] - 1].decode()

    assert cut(found["location"]["range"]) == "Shop 😀, web, Söök | ping"
    assert cut(suggestion["range"]) == "web, Söök | ping"
    assert suggestion["text"] == "Web, Söök | pong"


def test_rdjson_leaves_paths_to_reviewdog(hostile: Report) -> None:
    assert "../house.library.yaml" in {
        each["location"]["path"] for each in document("rdjson", hostile)["diagnostics"]
    }


def drawn(markdown: str) -> str:
    return str(MarkdownIt("gfm-like", {"linkify": False}).render(markdown))


def test_markdown_draws_a_table_a_file_and_nothing_of_the_map(hostile: Report) -> None:
    html = drawn(written("markdown", hostile))

    assert html.count("<table>") == html.count("<details>") == 4
    assert "<td>[*] <code>Shop 😀 | &lt;i&gt;@team&lt;/i&gt; | \\x1b[31mred</code> cannot be *read*" in html
    assert "<h3><code>research/maps/gone`|&lt;b&gt;.journey.yaml</code></h3>" in html
    assert not re.search(r"<(?!/?(table|t[rhd]|thead|tbody|details|summary|ul|li|code|p|h3|strong)\b)", html)


def test_markdown_stays_within_a_comment_and_says_what_is_missing() -> None:
    text = written("markdown", Report(tuple(many(Severity.ERROR, 1000)), {}, 1000))

    assert len(text) <= 65_000
    shown = text.count("| ❌ error |")
    assert 100 < shown < 1000
    assert text.endswith(f"\nAnd {1000 - shown} errors more: `jmap lint` shows them all.\n")


def test_markdown_begins_with_the_verdict() -> None:
    assert written("markdown", EMPTY) == "✅ **Checked 3 files: nothing to report.**\n"
    infos = Report(tuple(many(Severity.INFO, 1)), {}, 1)
    assert written("markdown", infos).startswith("ℹ️ **Found 1 info in 1 file.**\n")


def test_standard_input_keeps_its_name(hostile: Report) -> None:
    piped = tuple(replace(each, place=replace(each.place, path="-")) for each in hostile.diagnostics[:1])
    report = replace(hostile, diagnostics=piped, suppressed=())

    assert document("gitlab", report)[0]["location"]["path"] == "-"
    assert written("github", report).startswith("::error file=-,")
