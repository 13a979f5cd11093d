"""`jmap lint`: advice on maps, and everything that keeps a file from being one."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from jmap.commands.lint_files import Batch, Plan, lint_batch, report_of
from jmap.commands.lint_report import report_targets, tell_report
from jmap.commands.read import standard_input
from jmap.commands.spread import spread
from jmap.diagnostics import Severity
from jmap.errors import ExitCode, UsageError
from jmap.frozen import frozen
from jmap.lint.select import chosen, find_rules
from jmap.project.discover import STANDARD_INPUT, Search, find_maps
from jmap.project.files import project_root
from jmap.project.ignored import Ignored
from jmap.project.settings import BASELINE
from jmap.report.registry import FOR_READING, REPORTERS
from jmap.report.report import Report, counted
from jmap.source.edits import unified_diff

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from jmap.commands.lint_files import Change, Fixing
    from jmap.commands.output import Output
    from jmap.project.cache import Cache
    from jmap.project.settings import LoadedSettings, Settings

_BATCH = 100


@frozen
class LintOptions:
    """What is asked of one run of the linter, beside what the settings say."""

    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False
    write_baseline: bool = False
    prune_baseline: bool = False
    changed_since: str | None = None
    statistics: bool = False
    show_files: bool = False
    allow_empty: bool = False
    today: date | None = None
    stdin_filename: str = STANDARD_INPUT

    @property
    def fixing(self) -> Fixing:
        """What is mended, be it written or only shown."""
        if not self.fix and not self.diff:
            return "nothing"
        return "unsafe" if self.unsafe_fixes else "safe"


def run(
    paths: Sequence[str],
    output: Output,
    loaded: LoadedSettings,
    *,
    output_formats: Sequence[str] = (),
    options: LintOptions = LintOptions(),  # noqa: B008  frozen
) -> ExitCode:
    """Lint maps and libraries and report; the exit code says whether something was found that must not be."""
    settings = loaded.settings
    refuse_contradictions(options, paths)
    targets = report_targets(output_formats or [settings.output_format])
    plan = _plan(settings, options)
    for note in loaded.notes:
        output.note(note)
    files = _files(paths, settings, options, output)
    if options.show_files:
        output.write("".join(f"{path}\n" for path in files))
        return ExitCode.OK
    cache = _cache(loaded, plan)
    found = lint_files(files, plan, cache)
    for reason in found.unwritten:
        output.tell(f"error: {reason}\n")
    report = replace(found.report, folder=_folder())
    if options.diff:
        return _show_changes(found.changes, report, output)
    report = _with_baseline(report, files, plan, loaded, options, output)
    if options.fix and STANDARD_INPUT in files:
        _write_mended_input(found.changes, output)
        output.tell(REPORTERS[targets[0][0]](report))
        if targets[0][0] not in FOR_READING:
            output.note(report.summary)
    else:
        tell_report(report, targets, output, statistics=options.statistics)
    if found.unwritten:
        return ExitCode.USAGE
    return _verdict(report, settings)


def lint_files(paths: Sequence[str], plan: Plan, cache: Cache | None = None) -> Batch:
    """Load, lint and perhaps mend files; a library is told its mistakes once, however many maps use it."""
    known = {
        path: found for path in paths if cache and path != STANDARD_INPUT and (found := cache.known(path))
    }
    # The first is read in this process, the only one that has standard input.
    ordered = sorted((path for path in paths if path not in known), key=lambda path: path != STANDARD_INPUT)
    batches = [batch for _, batch in spread(partial(lint_batch, plan=plan), ordered, _BATCH)]
    if cache:
        for path, found in (each for batch in batches for each in batch.found):
            if path != STANDARD_INPUT:
                cache.remember(path, found)
        cache.save()
    changes = [change for batch in batches for change in batch.changes]
    old = (report_of(path, found) for path, found in known.items())
    return Batch(
        Report.merged((*old, *(batch.report for batch in batches))),
        tuple(sorted(changes, key=lambda change: change.path)),
        tuple(reason for batch in batches for reason in batch.unwritten),
    )


def _cache(loaded: LoadedSettings, plan: Plan) -> Cache | None:
    """Return the cache for runs of this kind; none where files are mended or come from standard input."""
    if not loaded.settings.cache or plan.fixing != "nothing":
        return None
    from jmap.project.cache import Cache  # noqa: PLC0415

    dated = any(choice.rule.dated for choice in plan.choices)
    how = [(each.rule.code, each.severity.value, sorted(each.options.items())) for each in plan.choices]
    narrowed = [(str(glob), sorted(names)) for glob, names in plan.per_file_ignores.items()]
    said = [how, narrowed, plan.require_reason, plan.today.isoformat() if dated else ""]
    return Cache(loaded.root, map(repr, said))


def refuse_contradictions(options: LintOptions, paths: Sequence[str]) -> None:
    """Refuse options that have no effect beside others, or that none could have."""
    if options.unsafe_fixes and not (options.fix or options.diff):
        raise UsageError("--unsafe-fixes alone mends nothing", "add --fix to mend, or --diff to look first")
    if options.write_baseline and options.prune_baseline:
        raise UsageError(
            "--write-baseline adds to the baseline and --prune-baseline takes away", "choose one"
        )
    if options.diff and (options.fix or options.write_baseline or options.prune_baseline):
        raise UsageError("--diff only shows what --fix would do, and writes nothing", "choose one of them")
    if options.stdin_filename != STANDARD_INPUT and STANDARD_INPUT not in paths:
        raise UsageError("--stdin-filename names what comes from standard input", "add `-` as a path")
    if (options.write_baseline or options.prune_baseline) and paths == [STANDARD_INPUT]:
        raise UsageError("a baseline is of files, and standard input is none", "name the file")


def _plan(settings: Settings, options: LintOptions) -> Plan:
    return Plan(
        chosen(
            settings.select,
            settings.ignore,
            settings.extend_select,
            severities=settings.severities() if settings.severity else {},
            options=settings.rules,
        ),
        options.today or datetime.now().astimezone().date(),
        {
            glob: frozenset(rule.name for word in words for rule in find_rules(word))
            for glob, words in settings.per_file_ignores.items()
        },
        settings.require_reason,
        options.fixing,
        options.diff,
        options.stdin_filename,
    )


def _files(paths: Sequence[str], settings: Settings, options: LintOptions, output: Output) -> list[str]:
    """Return the files to lint; say so where what was named comes down to none."""
    ignored = Ignored(settings.exclude)
    search = Search(
        libraries=True, ignored=ignored, force=settings.force_exclude, allow_empty=options.allow_empty
    )
    files = find_maps(paths or ["."], search)
    if not files:
        output.note("There is nothing to lint: all that was named is excluded, or there is nothing.")
    if files and options.changed_since is not None:
        from jmap.project.changed import only_changed  # noqa: PLC0415  only where git is asked

        files = only_changed(files, options.changed_since)
        if not files:
            output.note(f"No map has changed since {options.changed_since}.")
    return files


def _with_baseline(  # noqa: PLR0913, PLR0917  all that a run knows
    report: Report,
    files: Sequence[str],
    plan: Plan,
    loaded: LoadedSettings,
    options: LintOptions,
    output: Output,
) -> Report:
    """Lay the baseline over the report, after it was added to or pruned where that is asked for."""
    if not (options.write_baseline or options.prune_baseline or (loaded.root / BASELINE).exists()):
        return report
    from jmap.commands.baseline_file import BaselineFile  # noqa: PLC0415  most projects have none

    baseline = BaselineFile(loaded.root)
    ran = _ran(files, plan)
    if options.write_baseline:
        output.note(baseline.record(report))
    if options.prune_baseline:
        output.note(baseline.prune(report, ran))
    stale = next((each.severity for each in plan.choices if each.rule.name == "stale-baseline"), None)
    return baseline.laid_over(report, ran, stale)


def _ran(files: Sequence[str], plan: Plan) -> dict[str, frozenset[str]]:
    """Return the names of the rules that ran on each file."""
    shown = [plan.stdin_filename if path == STANDARD_INPUT else path for path in files]
    return {path: frozenset(choice.rule.name for choice in plan.choices_for(path)) for path in shown}


def _show_changes(changes: Sequence[Change], report: Report, output: Output) -> ExitCode:
    """Print what --fix would change as a patch; also tell of files that could not be checked."""
    for change in changes:
        output.write(unified_diff(change.path, change.before.text, change.after.text))
    files = counted(len(changes), "file")
    output.note(f"Would fix {report.fixed:,} in {files}." if changes else "Nothing would be fixed.")
    if report.unloaded:
        output.note(f"{', '.join(report.unloaded)}: not a map as it stands, see `jmap lint`.")
    return ExitCode.FOUND if changes or report.unloaded else ExitCode.OK


def _write_mended_input(changes: Sequence[Change], output: Output) -> None:
    """Write what standard input became to standard output, mended or not."""
    output.write_bytes(changes[0].after.encoded() if changes else standard_input())


def _folder() -> str:
    """Return the current folder below the repository's root, empty at the root."""
    folder = Path.cwd().resolve().relative_to(project_root(Path())).as_posix()
    return "" if folder == "." else folder


def _verdict(report: Report, settings: Settings) -> ExitCode:
    """Return what the process ends with; a map that could not be checked is never fine."""
    worst_allowed = -1 if settings.fail_on == "never" else Severity(settings.fail_on).rank
    failed = any(diagnostic.severity.rank <= worst_allowed for diagnostic in report.diagnostics)
    warnings = sum(diagnostic.severity is Severity.WARNING for diagnostic in report.diagnostics)
    too_many = settings.max_warnings is not None and warnings > settings.max_warnings
    return ExitCode.FOUND if failed or too_many or report.unloaded else ExitCode.OK
