"""The options of `jmap diff`."""

from __future__ import annotations

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
from jmap.commands import diff as command
from jmap.commands.output import Output
from jmap.commands.target import form_by_ending
from jmap.diff.change import Level
from jmap.project.settings import load_settings

EXAMPLES = (
    "jmap diff",
    "jmap diff old.journey.yaml new.journey.yaml",
    "jmap diff main maps/shoes.journey.yaml",
    "jmap diff v1.0:maps/shoes.journey.yaml maps/shoes.journey.yaml",
    "jmap diff --since origin/main --fail-on breaking",
    "jmap diff --since origin/main -o comment.md",
    "jmap diff main maps/shoes.journey.yaml -o review.html",
)


def diff(
    sides: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[OLD NEW | REV [PATH]...]", help="Files, folders, REV:path; or a git revision."
        ),
    ] = None,
    *,
    since: Annotated[
        str | None,
        typer.Option(
            "--since", metavar="REV", help="Compare with where this branch left REV: all maps, or PATHs."
        ),
    ] = None,
    format_: Annotated[
        command.Format | None,
        typer.Option("--format", "-f", help="How to show it; as the ending of FILE says, else text."),
    ] = None,
    target: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="Where to; standard output by default."),
    ] = None,
    level: Annotated[
        Level | None,
        typer.Option("--level", help="The mildest level that is shown; `minor` by default."),
    ] = None,
    fail_on: Annotated[
        Literal["breaking", "notable", "minor", "editorial", "never"] | None,
        typer.Option("--fail-on", help="From which level on the exit code is 1; `never` by default."),
    ] = None,
    link_base: Annotated[
        str | None,
        typer.Option(
            "--link-base", metavar="URL", help="Where files can be seen; known by itself on GitHub, GitLab."
        ),
    ] = None,
    path: Annotated[
        str | None,
        typer.Option(
            "--path", metavar="PATH", help="Where OLD and NEW belong: other libraries are read there."
        ),
    ] = None,
    config: ConfigOption = None,
    isolated: IsolatedOption = False,
    color: ColorOption = "auto",
    quiet: QuietOption = False,
    debug: DebugOption = False,  # noqa: ARG001  read by the error boundary
) -> None:
    """Say what has changed in journeys, and how much it matters.

    Two files or folders are compared, or a git revision with what is on disk; where nothing is named, that is
    what was committed last. The exit code is 0, or 1 where a change is as bad as --fail-on says, or 2 where
    something could not be compared.
    """
    refuse_unreadable(sides or ())
    said = {key: value for key, value in (("level", level), ("fail-on", fail_on)) if value}
    loaded = load_settings(Path(), config=config, isolated=isolated).with_flags({"diff": said or None})
    form = form_by_ending(target, format_) or format_ or "text"
    options = command.DiffOptions(since, form, target, link_base, path)
    raise typer.Exit(command.run(sides or [], Output(color, quiet), loaded, options))
