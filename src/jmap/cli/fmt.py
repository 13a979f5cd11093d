"""The options of `jmap fmt`."""

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
from jmap.commands import fmt as command
from jmap.commands.output import Output
from jmap.project.settings import load_settings

EXAMPLES = (
    "jmap fmt shoes.journey.yaml",
    "jmap fmt maps/ --check",
    "jmap fmt maps/ --add-ids --diff",
    "jmap fmt - < shoes.journey.yaml",
)


def fmt(
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help="Files, folders, globs, or `-`.")],
    *,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; list what would change; exit code 1 if anything.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Write nothing; show what would change; exit code 1 if anything.")
    ] = False,
    add_ids: Annotated[
        bool, typer.Option("--add-ids", help="Write ids where there are none, to survive a new name.")
    ] = False,
    force_exclude: Annotated[
        bool, typer.Option("--force-exclude", help="Leave out excluded files even if they are named.")
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
    """Put maps and libraries into one order and one layout, in place.

    Comments stay with what they speak of, and a map says afterwards what it said before. One with mistakes
    is left as it is: they are told, and the exit code is 1.
    """
    refuse_unreadable(paths)
    output = Output(color, quiet)
    loaded = load_settings(Path(), config=config, isolated=isolated)
    settings = loaded.with_flags({"force-exclude": force_exclude or None}).settings
    output.note(*loaded.notes)
    options = command.FmtOptions(check=check, diff=diff, add_ids=add_ids, stdin_filename=stdin_filename)
    raise typer.Exit(command.run(paths, output, settings, options))
