"""Where the reports of a linter run go, and what they look like there."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from jmap.commands.target import named_file, terminal_width, write_plain
from jmap.errors import UsageError
from jmap.project.discover import refuse_map
from jmap.project.files import leaves_project
from jmap.report.registry import FOR_READING, REPORTERS
from jmap.suggest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jmap.commands.output import Output
    from jmap.report.report import Report, Segment

_ANNOTATED = {"full", "concise", "grouped"}
"""Outputs for people, beside which GitHub Actions is given annotations without being asked."""
_READ_BY_PEOPLE = {*_ANNOTATED, "markdown"}

Target = tuple[str, str | None]
"""An output format and the file that it goes to, None for standard output."""


def report_targets(output_formats: Sequence[str], *, statistics: bool) -> list[Target]:
    """Split each `FORMAT=FILE`; refuse unknown formats, and two that share a place."""
    targets: list[Target] = []
    for written in output_formats:
        name, has_file, file = written.partition("=")
        if name not in REPORTERS:
            known = ", ".join(REPORTERS)
            raise UsageError(
                f"no output format is called `{name}`", did_you_mean(name, REPORTERS) or f"one of {known}"
            )
        if has_file and not file:
            raise UsageError(f"`{written}` names no file", f"write `{name}=FILE`, or `{name}` alone")
        targets.append((name, named_file(file)))
    files = [_place(file) for _, file in targets if file]
    if len(set(files)) < len(files):
        raise UsageError("two formats cannot share one file", "give each a file of its own")
    if sum(file is None for _, file in targets) > 1:
        raise UsageError(
            "two formats cannot share standard output", "give one of them a file: `-f json=report.json`"
        )
    if statistics and not any(file is None and name in _ANNOTATED for name, file in targets):
        raise UsageError("--statistics is for people and goes to standard output", "add `-f full`")
    return targets


def refuse_overwriting(targets: Sequence[Target], kept: Iterable[Path | str]) -> None:
    """Refuse to write a report over one of the files `kept`, which the run goes by."""
    files = [file for _, file in targets if file]
    places = {os.path.realpath(path) for path in kept} if files else set()
    for file in files:
        if str(_place(file)) in places:
            raise UsageError(f"a report would overwrite {file}, which this run goes by", "name another file")


def _place(file: str) -> Path:
    """Return where a report would really be written; refuse what no report may replace."""
    if leaves_project(Path(file)):
        raise UsageError(
            f"{file} leads out of the project by a link", "remove the link, or name another file"
        )
    try:
        place = Path(file).resolve()
    except (OSError, RuntimeError, ValueError):
        raise UsageError(f"{file} is a link to itself, or no name for a file", "name another file") from None
    refuse_map(Path(file))
    refuse_map(place)
    if ".git" in (part.lower() for part in place.parts):
        raise UsageError(f"{file} belongs to git", "name another file")
    return place


def tell_report(report: Report, targets: Sequence[Target], output: Output, *, statistics: bool) -> None:
    """Write every report to where it goes; raises UsageError at the end for those that cannot be written."""
    refused = list(_refused(report, targets))
    for name in (name for name, file in targets if file is None):
        if not (name in FOR_READING and output.quiet and not report.diagnostics):
            output.write(_fitted(name, report, statistics=statistics), exact=name not in _READ_BY_PEOPLE)
            if name in _ANNOTATED and os.environ.get("GITHUB_ACTIONS") == "true":
                output.write(REPORTERS["github"](report), exact=True)
    if not any(file is None and name in FOR_READING for name, file in targets) and not statistics:
        output.note(report.summary)
    if refused:
        raise UsageError("; ".join(refused), "name another file")


def _refused(report: Report, targets: Sequence[Target]) -> Iterator[str]:
    """Write the reports that go to files; yield why one could not be."""
    for name, file in targets:
        if file is not None:
            try:
                write_plain(file, REPORTERS[name](report))
            except UsageError as error:
                yield error.message


def _fitted(name: str, report: Report, *, statistics: bool) -> Iterable[Segment]:
    """Return a report for standard output, fitted to the terminal where there is one."""
    width = terminal_width()
    if statistics and name in _ANNOTATED:
        from jmap.report.statistics import statistics as counted  # noqa: PLC0415  only where it is asked for

        return counted(report, width)
    return FOR_READING[name](report, width) if name in FOR_READING else REPORTERS[name](report)
