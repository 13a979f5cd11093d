"""The report for a step summary or a comment: Markdown as GitHub and GitLab draw it, the verdict first.

A comment holds 65,536 characters: what would not fit is counted instead.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.report.paths import root_path
from jmap.report.report import marked, severities
from jmap.source.excerpt import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jmap.diagnostics import Diagnostic
    from jmap.report.report import Report, Segment

_MOST_CHARACTERS = 65_000
_SIGNS = {Severity.ERROR: "❌", Severity.WARNING: "⚠️", Severity.INFO: "ℹ️"}  # noqa: RUF001  a sign for people
_TABLE = "| line | | what | rule |\n|--:|---|---|---|\n"
_FOLD = "\n<details><summary>What to do</summary>\n\n"
_FOLD_END = "\n</details>\n"
_MARKS = re.compile(r"[\\`*_\[\]<&~$]")
_PIPE = r"\|"
_MENTION = "@\N{ZERO WIDTH SPACE}"
_CODE = re.compile(r"(?<!`)`([^`]+)`(?!`)")
_ROOM_FOR_THE_REST = 200


def markdown(report: Report) -> Iterator[Segment]:
    """Yield the verdict, then for each file a table and, folded, what to do."""
    sign = (
        min(report.diagnostics, key=lambda each: each.severity.rank).severity if report.diagnostics else None
    )
    verdict = f"{_SIGNS[sign] if sign else '✅'} **{escaped(report.summary)}**\n"
    yield verdict, ""
    room = _MOST_CHARACTERS - _ROOM_FOR_THE_REST - len(verdict)
    left_out: list[Diagnostic] = []
    for path, found in groupby(report.diagnostics, key=lambda each: each.place.path):
        heading = f"\n### {code(root_path(path, report.folder))}\n\n"
        shown, rest = _fitting(list(found), room - len(heading + _TABLE + _FOLD + _FOLD_END))
        left_out += rest
        if shown:
            section = heading + _section(shown)
            room -= len(section)
            yield section, ""
    if left_out:
        yield f"\nAnd {severities(left_out)} more: `jmap lint` shows them all.\n", ""


def _fitting(diagnostics: Sequence[Diagnostic], room: int) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """Return the diagnostics of a file whose lines fit into `room` characters, and the others."""
    for count, diagnostic in enumerate(diagnostics):
        line = str(diagnostic.place.line)
        room -= len(_row(diagnostic) + _advice(diagnostic.name, diagnostic.help, [line]))
        if room < 0:
            return list(diagnostics[:count]), list(diagnostics[count:])
    return list(diagnostics), []


def _section(diagnostics: Sequence[Diagnostic]) -> str:
    lines_of: dict[tuple[str, str], list[str]] = {}
    for each in diagnostics:
        lines_of.setdefault((each.name, each.help), []).append(str(each.place.line))
    rows = "".join(map(_row, diagnostics))
    advice = "".join(_advice(name, text, lines) for (name, text), lines in lines_of.items())
    return f"{_TABLE}{rows}{_FOLD}{advice}{_FOLD_END}"


def _row(diagnostic: Diagnostic) -> str:
    cells = (
        str(diagnostic.place.line),
        f"{_SIGNS[diagnostic.severity]} {diagnostic.severity}",
        escaped(marked(diagnostic)),
        code(diagnostic.name),
    )
    return f"| {' | '.join(cell.replace('|', _PIPE) for cell in cells)} |\n"


def _advice(name: str, text: str, lines: Sequence[str]) -> str:
    where = f"{'line' if len(lines) == 1 else 'lines'} {', '.join(lines)}"
    return f"- {code(name)}, {where}: {escaped(visible(text))}\n"


def code(text: str) -> str:
    """Return `text` as inline code."""
    text = visible(text)
    fence = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
    padding = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{padding}{text}{padding}{fence}"


def escaped(text: str) -> str:
    """Return `text` so that only what stands between single backticks is markup: it is code."""
    pieces = _CODE.split(text)
    if any("`" in piece for piece in pieces):
        return _plain(text)
    return "".join(code(piece) if index % 2 else _plain(piece) for index, piece in enumerate(pieces))


def _plain(text: str) -> str:
    """Return `text` as nothing but text, which calls nobody by name either."""
    return _MARKS.sub(r"\\\g<0>", text).replace("@", _MENTION)
