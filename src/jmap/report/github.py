"""The report for GitHub Actions: annotations beside the lines of a pull request.

GitHub shows ten errors, ten warnings and ten notices of a step and drops the rest without a word. So no
more than these are written, files that are no map first, and the last of a kind says how many are missing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.rule import FAMILIES
from jmap.phrases import counted
from jmap.report.paths import root_path
from jmap.source.excerpt import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.diagnostics import Diagnostic, Place
    from jmap.report.report import Report, Segment

MOST = 10
"""Annotations of a kind that GitHub shows for a step."""
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_IN_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = _IN_DATA | str.maketrans({":": "%3A", ",": "%2C"})


def github(report: Report) -> Iterator[Segment]:
    """Yield a workflow command a line, the worst first, and last a line on what was left out."""
    left_out = []
    for severity in Severity:
        found = [diagnostic for diagnostic in report.diagnostics if diagnostic.severity is severity]
        found.sort(key=lambda diagnostic: not diagnostic.code.startswith(FAMILIES["schema"]))
        more = counted(len(found) - MOST, f"more {severity}") if len(found) > MOST else ""
        left_out += [more] if more else []
        for number, diagnostic in enumerate(found[:MOST], start=1):
            note = f"\nAnd {more}: `jmap lint` shows them all." if more and number == MOST else ""
            yield f"{_command(diagnostic, report.folder, note)}\n", ""
    if left_out:
        missing = " and ".join(left_out)
        yield f"Without annotation, since GitHub shows {MOST} of a kind: {missing}.\n", ""


def _command(diagnostic: Diagnostic, folder: str, note: str) -> str:
    message = f"{visible(diagnostic.message)}\n{visible(diagnostic.help)}{note}"
    title = f"{diagnostic.code} {diagnostic.name}"
    return annotation(_COMMANDS[diagnostic.severity], diagnostic.place, folder, title, message)


def annotation(kind: str, place: Place, folder: str, title: str, message: str) -> str:
    """Return the command for one annotation: `error`, `warning` or `notice`; the texts must be visible."""
    properties = {"file": root_path(place.path, folder), **_lines(place), "title": title}
    written = ",".join(f"{name}={str(value).translate(_IN_PROPERTY)}" for name, value in properties.items())
    return f"::{kind} {written}::{message.translate(_IN_DATA)}"


def _lines(place: Place) -> dict[str, int]:
    """Return where the annotation stands; GitHub takes columns only within one line."""
    lines = {"line": place.line, "endLine": place.end_line}
    if place.line == place.end_line:
        lines |= {"col": place.column, "endColumn": place.end_column}
    return lines
