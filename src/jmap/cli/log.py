"""The options of `jmap log`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from jmap.cli.options import (
    ColorOption,
    ConfigOption,
    DebugOption,
    IsolatedOption,
    QuietOption,
    refuse_unreadable,
)
from jmap.commands import log as command
from jmap.commands.output import Output
from jmap.commands.target import Form, form_by_ending
from jmap.diff.change import Level
from jmap.project.settings import load_settings

EXAMPLES = (
    "jmap log maps/shoes.journey.yaml",
    "jmap log maps/shoes.journey.yaml --since v1.0 --level minor",
    'jmap log maps/shoes.journey.yaml --since "3 months ago" -f markdown',
    "jmap log maps/shoes.journey.yaml -o history.html",
)


def log(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A map in a git repository.")],
    *,
    since: Annotated[
        str | None, typer.Option("--since", metavar="REV|DATE", help="Only what came after it.")
    ] = None,
    most: Annotated[
        int | None, typer.Option("-n", "--max-count", metavar="N", min=1, help="Only the latest N commits.")
    ] = None,
    first_parent: Annotated[
        bool, typer.Option("--first-parent", help="Tell a merge as one, not the commits that it brought.")
    ] = False,
    level: Annotated[
        Level,
        typer.Option("--level", help="The mildest level that is shown; others are counted."),
    ] = Level.NOTABLE,
    format_: Annotated[
        Form | None,
        typer.Option("--format", "-f", help="How to show it; as the ending of FILE says, else text."),
    ] = None,
    target: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="Where to; standard output by default."),
    ] = None,
    config: ConfigOption = None,
    isolated: IsolatedOption = False,
    color: ColorOption = "auto",
    quiet: QuietOption = False,
    debug: DebugOption = False,  # noqa: ARG001  read by the error boundary
) -> None:
    """Tell what happened to a journey, commit by commit.

    Each commit has its author, how the stages felt after it, and what it changed. A map that was renamed is
    followed, and what libraries changed for it is told with it.
    """
    refuse_unreadable([file])
    loaded = load_settings(Path(), config=config, isolated=isolated)
    form = form_by_ending(target, format_) or format_ or "text"
    options = command.LogOptions(since, most, first_parent, form, target, level)
    raise typer.Exit(command.run(file, Output(color, quiet), loaded, options))
