"""`jmap lint`: advice on maps, and everything that keeps a file from being one."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import cached_property, partial
from typing import TYPE_CHECKING

from jmap.commands.lint_report import refuse_overwriting, report_targets, tell_report
from jmap.commands.lint_result import Batch, joined, report_on
from jmap.commands.progress import with_progress
from jmap.commands.spread import spread
from jmap.diagnostics import Severity
from jmap.errors import ExitCode, UsageError
from jmap.files import STANDARD_INPUT
from jmap.frozen import frozen
from jmap.phrases import counted
from jmap.project.discover import Search, find_maps, is_library
from jmap.project.ignored import Ignored
from jmap.project.settings import BASELINE
from jmap.report.registry import FOR_READING, REPORTERS
from jmap.report.report import mended_in

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence
    from datetime import date

    from jmap.commands.lint_files import Fixing, Plan
    from jmap.commands.lint_result import Change
    from jmap.commands.output import Output
    from jmap.project.cache import Cache
    from jmap.project.settings import Glob, LoadedSettings, Settings
    from jmap.report.report import Report

_BATCH = 25
"""With more, a process may wait for the last batch of another; with fewer, libraries are read too often."""


@frozen
class LintOptions:
    """What is asked of one run of the linter, beside what the settings say; `diff` goes before `fix`."""

    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False
    write_baseline: bool = False
    prune_baseline: bool = False
    changed_since: str | None = None
    exclude: tuple[Glob, ...] = ()
    """What to leave out besides."""
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
    _refuse_baseline(options, paths, isolated=loaded.isolated)
    if options.diff and (output_formats or options.statistics):
        raise UsageError("--diff shows a patch and no report", "leave out what asks for a report, or --diff")
    targets = report_targets(output_formats or [settings.output_format], statistics=options.statistics)
    output.note(*loaded.notes)
    work = _Work(_files(paths, loaded, options, output), loaded, options)
    refuse_overwriting(targets, [*work.files, loaded.root / BASELINE, loaded.path or ""])
    if options.show_files or not work.files:
        work.plan  # noqa: B018  words that name no rule are refused all the same
    if options.show_files:
        output.write("".join(f"{path}\n" for path in work.files))
        return ExitCode.OK
    done = work.done(output)
    for reason in done.unwritten:
        output.tell(f"error: {reason}\n")
    report = report_on(done)
    if options.diff:
        return _show_changes(done.changes, report, output)
    _note_mended("Fixed", report, output)
    report = _with_baseline(report, work, output)
    if options.fix and STANDARD_INPUT in paths:
        _write_mended_input(done.changes, output)
        output.tell(REPORTERS[targets[0][0]](report))
        if targets[0][0] not in FOR_READING:
            output.note(report.summary)
    else:
        tell_report(report, targets, output, statistics=options.statistics)
    if done.unwritten:
        return ExitCode.USAGE
    return _verdict(report, settings, output)


@frozen
class _Work:
    """What is to be linted, and how; rules are loaded only where they must run or be judged."""

    files: Sequence[str]
    loaded: LoadedSettings
    options: LintOptions

    @cached_property
    def today(self) -> date:
        """The day to go by."""
        return self.options.today or datetime.now().astimezone().date()

    @cached_property
    def plan(self) -> Plan:
        """How files are linted; words that name no rule are refused."""
        from jmap.commands.lint_files import plan_for  # noqa: PLC0415  rules and models take long to load

        options = self.options
        return plan_for(
            self.loaded.settings,
            self.today,
            options.fixing,
            dry=options.diff,
            stdin_filename=options.stdin_filename,
        )

    def ran(self) -> dict[str, frozenset[str]]:
        """Return the names of the rules that ran on each file, without what stands for standard input."""
        files = [path for path in self.files if path not in {STANDARD_INPUT, self.options.stdin_filename}]
        return {path: frozenset(each.rule.name for each in self.plan.choices_for(path)) for path in files}

    def done(self, output: Output) -> Batch:
        """Load, lint and perhaps mend the files of which the cache does not know what there is to find."""
        cache = self._cache()
        known = {path: found for path in self.files if cache and (found := cache.known(path))}
        # The first is read in this process, the only one that has standard input.
        rest = [path for path in self.files if path not in known]
        rest.sort(key=lambda path: path != STANDARD_INPUT)
        fresh = joined(with_progress(self._batches(rest), len(rest), "Linting", output)) if rest else Batch()
        if cache:
            for found in fresh.found:
                cache.remember(found)
            cache.save()
        return joined([Batch(tuple(known.values())), fresh])

    def _batches(self, files: Sequence[str]) -> Generator[tuple[int, Batch], None, None]:
        """Yield batches of files with their sizes; what is mended in a library, its maps are to see."""
        from jmap.commands.lint_files import lint_batch  # noqa: PLC0415  as above

        work = partial(lint_batch, plan=self.plan)
        ahead = frozenset(filter(is_library, files)) if self.options.fix else frozenset()
        yield from spread(work, [path for path in files if path in ahead], _BATCH)
        yield from spread(work, [path for path in files if path not in ahead], _BATCH)

    def _cache(self) -> Cache | None:
        """Return the cache for runs of this kind; none where files are mended or one is standard input."""
        settings = self.loaded.settings
        if not settings.cache or self.options.fixing != "nothing" or STANDARD_INPUT in self.files:
            return None
        from jmap.project.cache import Cache  # noqa: PLC0415  not for editors, which ask for one map

        # Which files are linted, and what becomes of what is found in them, makes no difference to that.
        alike = replace(settings, exclude=(), force_exclude=False, fail_on="error", max_warnings=None)
        return Cache(self.loaded.root, repr(replace(alike, output_format="full")), self.today)


def refuse_contradictions(options: LintOptions, paths: Sequence[str]) -> None:
    """Refuse options that have no effect beside others, or that none could have."""
    if options.unsafe_fixes and not (options.fix or options.diff):
        raise UsageError("--unsafe-fixes alone mends nothing", "add --fix to mend, or --diff to look first")
    if options.write_baseline and options.prune_baseline:
        raise UsageError(
            "--write-baseline adds to the baseline and --prune-baseline takes away", "choose one"
        )
    if options.diff and (options.write_baseline or options.prune_baseline):
        raise UsageError("--diff only shows what --fix would do, and writes nothing", "choose one of them")
    if options.stdin_filename != STANDARD_INPUT and STANDARD_INPUT not in paths:
        raise UsageError("--stdin-filename names what comes from standard input", "add `-` as a path")


def _refuse_baseline(options: LintOptions, paths: Sequence[str], *, isolated: bool) -> None:
    """Refuse to change the baseline where there can be none."""
    if not options.write_baseline and not options.prune_baseline:
        return
    if paths == [STANDARD_INPUT]:
        raise UsageError("a baseline is of files, and standard input is none", "name the file")
    if isolated:
        raise UsageError("--isolated leaves the baseline out too", "leave one of the two options out")


def _files(paths: Sequence[str], loaded: LoadedSettings, options: LintOptions, output: Output) -> list[str]:
    """Return the files to lint; say so where what was named comes down to none, and where patterns do."""
    settings, arguments = loaded.settings, paths or ["."]
    ignored = Ignored((*settings.exclude, *options.exclude))
    search = Search(
        libraries=True,
        ignored=ignored,
        force=settings.force_exclude,
        allow_empty=options.allow_empty,
        stdin_filename=options.stdin_filename,
    )
    files = find_maps(arguments, search)
    if not files:
        output.note("There is nothing to lint: all that was named is excluded, or there is nothing.")
    if settings.exclude or options.exclude or settings.per_file_ignores:
        from jmap.project.idle_patterns import idle_patterns  # noqa: PLC0415  only where there are any

        output.note(*idle_patterns(arguments, files, ignored, loaded))
    if files and options.changed_since is not None:
        from jmap.project.changed import only_changed  # noqa: PLC0415  only where git is asked

        files = only_changed(files, options.changed_since)
        if not files:
            output.note(f"No map has changed since {options.changed_since}.")
    return files


def _with_baseline(report: Report, work: _Work, output: Output) -> Report:
    """Lay the baseline over the report, after it was added to or pruned where that is asked for."""
    options, root = work.options, work.loaded.root
    if work.loaded.isolated or not (
        options.write_baseline or options.prune_baseline or (root / BASELINE).exists()
    ):
        return report
    from jmap.commands.baseline_file import BaselineFile  # noqa: PLC0415  most projects have none

    if options.prune_baseline and not (root / BASELINE).exists():
        raise UsageError(
            "there is no baseline here to prune", "`jmap lint --write-baseline` makes one, where you need it"
        )
    baseline = BaselineFile(root, work.ran())
    if options.write_baseline:
        output.note(baseline.record(report))
    if options.prune_baseline:
        output.note(baseline.prune(report))
    stale = next((each.severity for each in work.plan.choices if each.rule.name == "stale-baseline"), None)
    return baseline.laid_over(report, stale)


def _note_mended(verb: str, report: Report, output: Output) -> None:
    """Say in which files what was mended, or would be."""
    for line in mended_in(report):
        output.note(f"{verb} in {line}")


def _show_changes(changes: Sequence[Change], report: Report, output: Output) -> ExitCode:
    """Print what --fix would change as a patch; also tell of files that could not be checked."""
    from jmap.commands.patch import patch  # noqa: PLC0415  only where it is asked for

    for change in changes:
        output.write(patch(change.before, change.after))
    _note_mended("Would fix", report, output)
    files = counted(len(changes), "file")
    told = f"Would fix {report.fixed - report.uncovered:,} in {files}"
    if report.uncovered:
        comes = "comes" if report.uncovered == 1 else "come"
        told += f", and {report.uncovered:,} more that {comes} to light behind them"
    output.note(f"{told}." if changes else "Nothing would be fixed.")
    if report.unloaded:
        output.note(f"{', '.join(report.unloaded)}: not a map as it stands, see `jmap lint`.")
    return ExitCode.FOUND if changes or report.unloaded else ExitCode.OK


def _write_mended_input(changes: Sequence[Change], output: Output) -> None:
    """Write what standard input became to standard output, mended or not."""
    from jmap.commands.read import all_of_standard_input  # noqa: PLC0415  it loads models too

    mended = next((each.after.encoded() for each in changes if each.named == STANDARD_INPUT), None)
    output.write_bytes(all_of_standard_input() if mended is None else mended)


def _verdict(report: Report, settings: Settings, output: Output) -> ExitCode:
    """Return what the process ends with; a map that could not be checked is never fine."""
    worst_allowed = -1 if settings.fail_on == "never" else Severity(settings.fail_on).rank
    failed = any(diagnostic.severity.rank <= worst_allowed for diagnostic in report.diagnostics)
    warnings = sum(diagnostic.severity is Severity.WARNING for diagnostic in report.diagnostics)
    too_many = settings.max_warnings is not None and warnings > settings.max_warnings
    if too_many:
        output.note(f"{counted(warnings, 'warning')}, more than the {settings.max_warnings} that may be.")
    return ExitCode.FOUND if failed or too_many or report.unloaded else ExitCode.OK
