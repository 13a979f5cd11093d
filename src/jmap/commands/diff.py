"""`jmap diff`: what has changed in journeys from one version to another."""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from jmap.commands.diff_files import Comparison
from jmap.commands.git_driver import note_missing_driver
from jmap.commands.lint_report import refuse_overwriting
from jmap.commands.target import named_file, terminal_width, write_plain
from jmap.diff.change import Level
from jmap.diff.git import Blobs, folder_in
from jmap.errors import ExitCode, UsageError
from jmap.frozen import frozen
from jmap.project.ignored import Ignored
from jmap.project.planner import Planner
from jmap.report.full import full
from jmap.report.report import Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jmap.commands.output import Output
    from jmap.diff.outcome import Outcome
    from jmap.project.settings import LoadedSettings
    from jmap.project.versions import Plan
    from jmap.render.diff_markdown import Links
    from jmap.report.report import Segment

Format = Literal["text", "markdown", "json", "html", "github"]


@frozen
class DiffOptions:
    """What is asked of one comparison, beside what the settings say."""

    since: str | None = None
    format: Format = "text"
    target: str | None = None
    """The file to write to; None for standard output."""
    link_base: str | None = None
    path: str | None = None
    """Where the file belongs of which two versions are compared."""


def run(arguments: Sequence[str], output: Output, loaded: LoadedSettings, options: DiffOptions) -> ExitCode:
    """Compare what the arguments mean and tell it; what cannot be compared is told besides, exit code 2."""
    output.note(*loaded.notes)
    said = loaded.settings.diff
    chosen = {rule: Level(level) for rule, level in said.get("levels", {}).items()}
    with ExitStack() as stack:
        kept: dict[Path, Blobs] = {}

        def blobs(root: Path) -> Blobs:
            return kept.setdefault(root, stack.enter_context(Blobs(root)))

        planner = Planner(blobs, Ignored(loaded.settings.exclude))
        plan = planner.plan(arguments, options.since, options.path)
        comparison = Comparison(plan, chosen)
        outcome = comparison.outcome()
    note_missing_driver(output)
    if comparison.reports:
        output.tell(full(Report.merged(comparison.reports)))
    _write(outcome, comparison, loaded, output, options)
    if outcome.failed:
        return ExitCode.USAGE
    fail_on = said.get("fail-on", "never")
    reached = fail_on != "never" and outcome.level is not None and outcome.level.rank <= Level(fail_on).rank
    return ExitCode.FOUND if reached else ExitCode.OK


def _write(
    outcome: Outcome, comparison: Comparison, loaded: LoadedSettings, output: Output, options: DiffOptions
) -> None:
    """Write the outcome to where it goes; in quiet, nothing where nothing differs."""
    file = named_file(options.target)
    width = None if file else terminal_width()
    segments = list(_formatted(outcome, comparison, loaded, options, width))
    if file:
        paths = [path for pair in comparison.plan.pairs for path in (pair.old, pair.new) if path]
        refuse_overwriting([(options.format, file)], paths)
        write_plain(file, segments)
    elif options.format != "text":
        output.write(segments, exact=True)
    elif not output.quiet or outcome.files or outcome.indirect:
        output.write(segments)


def _formatted(
    outcome: Outcome, comparison: Comparison, loaded: LoadedSettings, options: DiffOptions, width: int | None
) -> Iterable[Segment]:
    """Return the outcome in the form that was asked for; each is loaded only then."""
    plan = comparison.plan
    least = Level(loaded.settings.diff.get("level", Level.MINOR))
    folder = folder_in(plan.root, Path()) if plan.root else ""
    match options.format:
        case "json":
            from jmap.report.diff_json import diff_json  # noqa: PLC0415  as the docstring says

            return diff_json(outcome)
        case "github":
            from jmap.report.diff_github import diff_github  # noqa: PLC0415

            return diff_github(outcome, least, folder)
        case "html":
            from jmap.commands.diff_page import diff_page  # noqa: PLC0415

            return [(diff_page(outcome, comparison, least, loaded), "")]
        case "markdown":
            from jmap.render.diff_markdown import diff_markdown  # noqa: PLC0415

            return [(diff_markdown(outcome, least, _links(plan, options.link_base, folder)), "")]
        case "text":
            from jmap.report.diff_text import diff_text  # noqa: PLC0415

            return diff_text(outcome, least, width)


def _links(plan: Plan, base: str | None, folder: str) -> Links:
    """Return where files can be seen: below the given address, else in the repository of this CI job."""
    from jmap.render.diff_markdown import Links  # noqa: PLC0415  only where it is asked for

    known = os.environ
    if base is not None:
        if not base.startswith(("https://", "http://")):
            raise UsageError(f"--link-base `{base}` is no address", "write one that begins with https://")
        return Links(base.rstrip("/"), folder=folder)
    blob, commit = "", ""
    if known.get("GITHUB_REPOSITORY") and known.get("GITHUB_SHA"):
        blob = f"{known.get('GITHUB_SERVER_URL', 'https://github.com')}/{known['GITHUB_REPOSITORY']}/blob"
        commit = known["GITHUB_SHA"]
    elif known.get("CI_PROJECT_URL") and known.get("CI_COMMIT_SHA"):
        blob, commit = f"{known['CI_PROJECT_URL']}/-/blob", known["CI_COMMIT_SHA"]
    if not blob or plan.root is None:
        return Links(folder=folder)
    new, old = plan.new.revision, plan.old.revision
    return Links(f"{blob}/{new.commit if new else commit}", f"{blob}/{old.commit}" if old else "", folder)
