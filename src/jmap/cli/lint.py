"""The options of `jmap lint`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

from jmap.cli.options import (
    ColorOption,
    ConfigOption,
    DebugOption,
    IsolatedOption,
    QuietOption,
    refuse_unreadable,
)
from jmap.commands import lint as command
from jmap.commands.output import Output
from jmap.errors import UsageError
from jmap.lint.words import split_words
from jmap.project.settings import Glob, load_settings
from jmap.report.registry import REPORTERS

EXAMPLES = (
    "jmap lint",
    "jmap lint maps/ --select completeness,missing-owner",
    "jmap lint maps/ --diff",
    "jmap lint maps/ -f full -f sarif=report.sarif",
    "jmap lint --changed-since origin/main --fail-on warning",
    "jmap lint --write-baseline",
)


def lint(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH", help="Files, folders, globs, or `-`; the current folder by default."),
    ] = None,
    *,
    output_format: Annotated[
        list[str] | None,
        typer.Option(
            "--output-format", "-f", metavar="FORMAT[=FILE]", help=f"{', '.join(REPORTERS)}; can repeat."
        ),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option("--select", metavar="RULE,...", help="Run only these: names, codes, families, `all`."),
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", metavar="RULE,...", help="Do not run these.")
    ] = None,
    extend_select: Annotated[
        list[str] | None,
        typer.Option("--extend-select", metavar="RULE,...", help="Run these besides what runs anyway."),
    ] = None,
    extend_ignore: Annotated[
        list[str] | None,
        typer.Option(
            "--extend-ignore", metavar="RULE,...", help="Do not run these, nor what settings ignore."
        ),
    ] = None,
    fail_on: Annotated[
        Literal["error", "warning", "info", "never"] | None,
        typer.Option("--fail-on", help="From which severity on the exit code is 1; `error` by default."),
    ] = None,
    max_warnings: Annotated[
        int | None, typer.Option("--max-warnings", metavar="N", min=0, help="Exit code 1 beyond N warnings.")
    ] = None,
    fix: Annotated[bool, typer.Option("--fix", help="Mend what can be mended safely.")] = False,
    unsafe_fixes: Annotated[
        bool, typer.Option("--unsafe-fixes", help="Mend by good guesses too, with --fix or --diff.")
    ] = False,
    diff: Annotated[
        bool,
        typer.Option("--diff", help="Only show what --fix would change; exit code 1 if anything."),
    ] = False,
    write_baseline: Annotated[
        bool, typer.Option("--write-baseline", help="Record what is found, not to hear it again.")
    ] = False,
    prune_baseline: Annotated[
        bool, typer.Option("--prune-baseline", help="Take out of the baseline what is no longer found.")
    ] = False,
    changed_since: Annotated[
        str | None,
        typer.Option("--changed-since", metavar="REV", help="Only maps that changed since a git revision."),
    ] = None,
    exclude: Annotated[
        list[str] | None,
        typer.Option("--exclude", metavar="GLOB", help="Leave these out of folders; can repeat."),
    ] = None,
    force_exclude: Annotated[
        bool, typer.Option("--force-exclude", help="Leave out excluded files even if they are named.")
    ] = False,
    cache: Annotated[
        bool | None, typer.Option("--cache/--no-cache", help="Remember what was found in unchanged maps.")
    ] = None,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Count by rule instead of telling each.")
    ] = False,
    show_files: Annotated[
        bool, typer.Option("--show-files", help="List the files that would be linted.")
    ] = False,
    today: Annotated[
        datetime | None,
        typer.Option(
            "--today", formats=["%Y-%m-%d"], metavar="DATE", help="The date to go by, as YYYY-MM-DD; today."
        ),
    ] = None,
    allow_empty: Annotated[
        bool, typer.Option("--allow-empty", help="Accept a folder or a pattern without maps.")
    ] = False,
    stdin_filename: Annotated[
        str, typer.Option("--stdin-filename", metavar="FILE", help="Where standard input is taken to stand.")
    ] = "-",
    config: ConfigOption = None,
    isolated: IsolatedOption = False,
    color: ColorOption = "auto",
    quiet: QuietOption = False,
    debug: DebugOption = False,  # noqa: ARG001  read by the error boundary
) -> None:
    """Check maps and say what they lack.

    The exit code is 1 where there is an error, or a file that is not a map.
    """
    refuse_unreadable(paths or ())
    loaded = load_settings(Path(), config=config, isolated=isolated).with_flags(
        {
            "select": tuple(split_words(select or ())),
            "ignore": tuple(split_words(ignore or ())),
            "extend-select": tuple(split_words(extend_select or ())),
            "extend-ignore": tuple(split_words(extend_ignore or ())),
            "fail-on": fail_on,
            "max-warnings": max_warnings,
            "force-exclude": force_exclude or None,
            "cache": cache,
        }
    )
    options = command.LintOptions(
        fix=fix,
        unsafe_fixes=unsafe_fixes,
        diff=diff,
        write_baseline=write_baseline,
        prune_baseline=prune_baseline,
        changed_since=changed_since,
        exclude=tuple(map(_glob, exclude or ())),
        statistics=statistics,
        show_files=show_files,
        allow_empty=allow_empty,
        today=today.date() if today else None,
        stdin_filename=stdin_filename,
    )
    output = Output(color, quiet)
    raise typer.Exit(
        command.run(paths or [], output, loaded, output_formats=output_format or [], options=options)
    )


def _glob(pattern: str) -> Glob:
    from jmap.project.ignored import glob_mistake  # noqa: PLC0415  only where something is excluded

    if mistake := glob_mistake(pattern, "the current folder"):
        message, advice = mistake
        raise UsageError(f"--exclude: {message}", advice)
    return Glob(pattern, Path.cwd())
