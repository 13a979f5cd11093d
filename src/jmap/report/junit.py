"""The report for test pages, such as those of Jenkins and GitLab: each diagnostic is a failed test."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from jmap.files import LIBRARY_ENDINGS, MAP_ENDINGS
from jmap.report.full import excerpted
from jmap.report.paths import root_path
from jmap.report.xml import DECLARATION, attributes, content

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from jmap.diagnostics import Diagnostic
    from jmap.report.report import Report, Segment

_ENDINGS = (*MAP_ENDINGS, *LIBRARY_ENDINGS)
"""Left out of the names of classes: at a dot, Jenkins begins another package."""


def junit(report: Report) -> Iterator[Segment]:
    """Yield the document: a suite for each file with diagnostics, or one that has passed."""
    found = {path: list(each) for path, each in groupby(report.diagnostics, key=lambda each: each.place.path)}
    unchecked = [path for path in report.unloaded if path not in found]
    counts = {"tests": len(report.diagnostics), "failures": len(report.diagnostics), "errors": len(unchecked)}
    counts["tests"] += len(unchecked) or int(not found)
    yield f"{DECLARATION}<testsuites{attributes({'name': 'jmap', **counts})}>\n", ""
    for path, diagnostics in found.items():
        yield from _suite(path, diagnostics, report)
    for path in unchecked:
        yield from _unchecked(root_path(path, report.folder))
    if not found and not unchecked:
        yield _open("jmap", {"tests": 1, "failures": 0, "errors": 0}), ""
        yield f"    <testcase{attributes({'classname': 'jmap', 'name': report.summary})}/>\n", ""
        yield "  </testsuite>\n", ""
    yield "</testsuites>\n", ""


def _suite(path: str, diagnostics: Sequence[Diagnostic], report: Report) -> Iterator[Segment]:
    file = root_path(path, report.folder)
    count = len(diagnostics)
    yield _open(file, {"tests": count, "failures": count, "errors": 0, "file": file}), ""
    for diagnostic in diagnostics:
        case = {"classname": _class(file), "name": f"{diagnostic.name}: {diagnostic.message}"}
        failure = {"type": diagnostic.severity.value, "message": diagnostic.message}
        text = "".join(text for text, _ in excerpted(diagnostic, report))
        yield f"    <testcase{attributes(case)}>\n", ""
        yield f"      <failure{attributes(failure)}>{content(text)}</failure>\n", ""
        yield "    </testcase>\n", ""
    yield "  </testsuite>\n", ""


def _unchecked(file: str) -> Iterator[Segment]:
    """Yield the suite of a map that something in one of its libraries keeps from being checked."""
    error = {
        "type": "unchecked",
        "message": "a mistake in a library that this map uses keeps the rules from checking it",
    }
    yield _open(file, {"tests": 1, "failures": 0, "errors": 1, "file": file}), ""
    yield f"    <testcase{attributes({'classname': _class(file), 'name': 'could not be checked'})}>\n", ""
    yield f"      <error{attributes(error)}/>\n    </testcase>\n  </testsuite>\n", ""


def _open(name: str, values: Mapping[str, str | int]) -> str:
    return f"  <testsuite{attributes({'name': name, **values})}>\n"


def _class(file: str) -> str:
    return next((file.removesuffix(ending) for ending in _ENDINGS if file.endswith(ending)), file)
