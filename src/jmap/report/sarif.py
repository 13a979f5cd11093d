"""The report for code scanning: SARIF 2.1.0 (OASIS), with the pages of the rules that spoke.

Columns count UTF-16 units from 1, ends are exclusive. What is suppressed is there, marked as such.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from jmap import __version__
from jmap.diagnostics import Severity, Suppressed
from jmap.lint.registry import RULES
from jmap.report.columns import recounted, utf16_units
from jmap.report.fingerprint import fingerprints
from jmap.report.paths import root_path, uri
from jmap.report.report import advice

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jmap.diagnostics import Diagnostic, Fix, Place
    from jmap.lint.rule import Rule
    from jmap.report.report import Report, Segment
    from jmap.source.text import SourceText

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT = "%SRCROOT%"
"""What paths are relative to, by the name that readers of SARIF know for it."""
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_KINDS = {"comment": "inSource", "baseline": "external"}
_GITHUB_SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}
_FINGERPRINT = "jmap/v1"
_UNCHECKED = "A mistake in this file, or in a library that it uses, keeps the other rules from checking it."


def sarif(report: Report) -> Iterator[Segment]:
    """Yield the log: one run, its rules, a result for each diagnostic."""
    suppressions = {each.diagnostic: each for each in report.suppressed}
    diagnostics = sorted((*report.diagnostics, *suppressions), key=lambda each: each.sort_key)
    spoken = {diagnostic.name for diagnostic in diagnostics}
    rules = [rule for rule in RULES if rule.name in spoken]
    indices = {rule.name: index for index, rule in enumerate(rules)}
    known_by = fingerprints(report)
    results = []
    for diagnostic in diagnostics:
        result = _result(diagnostic, report, indices)
        result["partialFingerprints"] = {_FINGERPRINT: known_by[diagnostic]}
        if diagnostic in suppressions:
            result["suppressions"] = [_suppression(suppressions[diagnostic])]
        results.append(result)
    run = {
        "tool": {"driver": {"name": "jmap", "version": __version__, "rules": list(map(_rule, rules))}},
        "invocations": [_invocation(report)],
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The root of the repository."}}},
        "columnKind": "utf16CodeUnits",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "results": results,
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    yield json.dumps(log, ensure_ascii=False, indent=2) + "\n", ""


def _rule(rule: Rule) -> dict[str, Any]:
    page = rule.page.strip()
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": _what_it_checks(page) or rule.title},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.family], "problem.severity": _GITHUB_SEVERITIES[rule.severity]},
    }


def _what_it_checks(page: str) -> str:
    """Return the first section of a rule's page, on one line."""
    _, _, section = page.partition("\n## What it checks\n")
    return " ".join(section.partition("\n## ")[0].split())


def _result(diagnostic: Diagnostic, report: Report, indices: Mapping[str, int]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "ruleIndex": indices[diagnostic.name],
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": advice(diagnostic)},
        "locations": [{"physicalLocation": _location(diagnostic.place, report)}],
    }
    if diagnostic.related:
        result["relatedLocations"] = [
            {
                "id": number,
                "physicalLocation": _location(related.place, report),
                "message": {"text": related.text},
            }
            for number, related in enumerate(diagnostic.related)
        ]
    text = report.texts.get(diagnostic.place.path)
    if diagnostic.fix and text:
        result["fixes"] = [_fix(diagnostic.fix, text, report)]
    return result


def _location(place: Place, report: Report) -> dict[str, Any]:
    return {"artifactLocation": _artifact(place.path, report), "region": _region(place, report)}


def _artifact(path: str, report: Report) -> dict[str, str]:
    address = uri(root_path(path, report.folder))
    return {"uri": address} if address.startswith("file:") else {"uri": address, "uriBaseId": _ROOT}


def _region(place: Place, report: Report) -> dict[str, int]:
    place = recounted(place, report.texts.get(place.path), utf16_units)
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _fix(fix: Fix, text: SourceText, report: Report) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(text.place(edit.span), report), "insertedContent": {"text": edit.text}}
        for edit in fix.edits
    ]
    change = {"artifactLocation": _artifact(text.path, report), "replacements": replacements}
    return {"description": {"text": fix.title}, "artifactChanges": [change], "properties": {"safe": fix.safe}}


def _suppression(suppressed: Suppressed) -> dict[str, str]:
    reason = {"justification": suppressed.reason} if suppressed.reason else {}
    return {"kind": _KINDS[suppressed.by], **reason}


def _invocation(report: Report) -> dict[str, Any]:
    """Say that the run came to its end, and which files the rules could not check."""
    notifications = [
        {
            "level": "error",
            "message": {"text": _UNCHECKED},
            "locations": [{"physicalLocation": {"artifactLocation": _artifact(path, report)}}],
        }
        for path in report.unloaded
    ]
    return {"executionSuccessful": True, "toolExecutionNotifications": notifications}
