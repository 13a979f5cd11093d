"""Where the reports of a linter run go, and what they look like there."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from jmap.errors import UsageError
from jmap.project.discover import STANDARD_INPUT, refuse_map
from jmap.project.files import write
from jmap.report.registry import FOR_READING, REPORTERS
from jmap.suggest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jmap.commands.output import Output
    from jmap.report.report import Report, Segment

_ANNOTATED = {"full", "concise", "grouped"}
"""Outputs for people, beside which GitHub Actions is given annotations without being asked."""

Target = tuple[str, str | None]
"""An output format and the file that it goes to, None for standard output."""


def report_targets(output_formats: Sequence[str]) -> list[Target]:
    """Split each `FORMAT=FILE`; refuse unknown formats and two on standard output."""
    targets: list[Target] = []
    for written in output_formats:
        name, _, file = written.partition("=")
        if name not in REPORTERS:
            known = ", ".join(REPORTERS)
            raise UsageError(
                f"no output format is called `{name}`", did_you_mean(name, REPORTERS) or f"one of {known}"
            )
        if file and file != STANDARD_INPUT:
            refuse_map(Path(file))
        targets.append((name, None if file in {"", STANDARD_INPUT} else file))
    files = [file for _, file in targets if file]
    if len(set(files)) < len(files):
        raise UsageError("two formats cannot share one file", "give each a file of its own")
    if sum(file is None for _, file in targets) > 1:
        raise UsageError(
            "two formats cannot share standard output", "give one of them a file: `-f json=report.json`"
        )
    return targets


def tell_report(report: Report, targets: Sequence[Target], output: Output, *, statistics: bool) -> None:
    """Write every report to where it goes."""
    for name, file in targets:
        if file is not None:
            segments = REPORTERS[name](report)
            write(Path(file), "".join(text for text, _ in segments).encode(errors="backslashreplace"))
        elif not (name in FOR_READING and output.quiet and not report.diagnostics):
            output.write(_fitted(name, report, statistics=statistics))
            if name in _ANNOTATED and os.environ.get("GITHUB_ACTIONS") == "true":
                output.write(REPORTERS["github"](report))
    if not any(file is None and name in FOR_READING for name, file in targets) and not statistics:
        output.note(report.summary)


def _fitted(name: str, report: Report, *, statistics: bool) -> Iterable[Segment]:
    """Return a report for standard output, fitted to the terminal where there is one."""
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    if statistics and name in _ANNOTATED:
        from jmap.report.statistics import statistics as counted  # noqa: PLC0415  only where it is asked for

        return counted(report, width)
    return FOR_READING[name](report, width) if name in FOR_READING else REPORTERS[name](report)
