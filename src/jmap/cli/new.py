"""The options of `jmap new`."""

from __future__ import annotations

from typing import Annotated

import typer

from jmap.cli.options import ColorOption, DebugOption, QuietOption
from jmap.commands import new as command
from jmap.commands.output import Output
from jmap.errors import UsageError

EXAMPLES = (
    "jmap new checkout",
    "jmap new maps/returns --template retail",
    "jmap new --list",
)


def new(
    name: Annotated[
        str | None, typer.Argument(help="Name of the map: `checkout` makes checkout.journey.yaml.")
    ] = None,
    *,
    template: Annotated[str, typer.Option("--template", "-t", help="Starter to copy.")] = "minimal",
    show_list: Annotated[bool, typer.Option("--list", "-l", help="List the starters.")] = False,
    color: ColorOption = "auto",
    quiet: QuietOption = False,
    debug: DebugOption = False,  # noqa: ARG001  read by the error boundary
) -> None:
    """Make a new map from a starter.

    It never writes over a file that is there.
    """
    output = Output(color, quiet)
    if show_list:
        raise typer.Exit(command.show_list(output))
    if name is None:
        raise UsageError(
            "a new map needs a name", "write `jmap new checkout`, or `jmap new --list` to see the starters"
        )
    raise typer.Exit(command.run(name, output, template=template))
