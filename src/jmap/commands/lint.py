"""`jmap lint`: advice on maps, and everything that keeps a file from being one."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from jmap.commands.read import load_file
from jmap.commands.spread import spread
from jmap.diagnostics import Severity
from jmap.errors import ExitCode, UsageError
from jmap.lint.engine import lint
from jmap.lint.select import chosen
from jmap.lint.subject import Subject
from jmap.model.load import Loaded
from jmap.project.discover import STANDARD_INPUT, find_maps, refuse_map
from jmap.project.files import DiskFiles, write
from jmap.report.registry import REPORTERS
from jmap.report.report import Report
from jmap.suggest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jmap.commands.output import Output
    from jmap.diagnostics import Diagnostic
    from jmap.lint.select import Choice
    from jmap.model.use import LoadedLibrary
    from jmap.source.text import SourceText

_BATCH = 100


def run(
    paths: Sequence[str],
    output: Output,
    *,
    output_formats: Sequence[str] = ("full",),
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> ExitCode:
    """Lint maps and libraries and report; the exit code is 1 where an error was found."""
    targets = report_targets(output_formats)
    choices = chosen(select, ignore)
    report = lint_files(find_maps(paths or ["."], libraries=True), choices)
    for name, file in targets:
        segments = REPORTERS[name](report)
        if file is None and name == "full" and output.quiet and not report.diagnostics:
            continue  # nothing was found, and that is how it goes
        if file is None:
            output.write(segments)
        else:
            write(Path(file), "".join(text for text, _ in segments).encode(errors="backslashreplace"))
    if ("full", None) not in targets:
        output.note(report.summary)
    failed = any(diagnostic.severity is Severity.ERROR for diagnostic in report.diagnostics)
    return ExitCode.FOUND if failed or report.unloaded else ExitCode.OK


def lint_files(paths: Sequence[str], choices: Sequence[Choice]) -> Report:
    """Load and lint files; what a library is told, it is told once, however many maps use it."""
    # The first is read in this process, the only one that has standard input.
    ordered = sorted(paths, key=lambda path: path != STANDARD_INPUT)
    reports = [report for _, report in spread(partial(lint_batch, choices=choices), ordered, _BATCH)]
    found = {diagnostic for report in reports for diagnostic in report.diagnostics}
    return Report(
        tuple(sorted(found, key=lambda diagnostic: diagnostic.sort_key)),
        {path: text for report in reports for path, text in report.texts.items()},
        len(paths),
        tuple(path for report in reports for path in report.unloaded),
    )


def lint_batch(paths: Sequence[str], choices: Sequence[Choice]) -> Report:
    """Load and lint some files in this process."""
    libraries: dict[str, LoadedLibrary] = {}
    found: list[Diagnostic] = []
    texts: dict[str, SourceText] = {}
    unloaded = []
    for path in paths:
        loaded = load_file(path, libraries)
        if isinstance(loaded, Loaded):
            subject = Subject(loaded, DiskFiles(path), datetime.now().astimezone().date())
            diagnostics = lint(subject, choices).diagnostics
        else:
            diagnostics = loaded.diagnostics
        if diagnostics:
            found += diagnostics
            texts.update(loaded.texts)
        if not loaded.is_whole:
            unloaded.append(path)
    return Report(tuple(found), texts, len(paths), tuple(unloaded))


def report_targets(output_formats: Sequence[str]) -> list[tuple[str, str | None]]:
    """Split each `FORMAT=FILE`; refuse unknown formats and two on standard output."""
    targets = []
    for written in output_formats or ("full",):
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
