"""The options of `jmap config`."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from jmap.cli.options import ColorOption, ConfigOption, DebugOption, IsolatedOption, QuietOption
from jmap.commands import config as command
from jmap.commands.output import Output

EXAMPLES = (
    "jmap config",
    "jmap config --output-format json",
)


def config(
    *,
    output_format: Annotated[
        Literal["text", "json"], typer.Option("--output-format", "-f", help="How to show it.")
    ] = "text",
    config_file: ConfigOption = None,
    isolated: IsolatedOption = False,
    color: ColorOption = "auto",
    quiet: QuietOption = False,
    debug: DebugOption = False,  # noqa: ARG001  read by the error boundary
) -> None:
    """Show every setting, its value, and where it was said."""
    output = Output(color, quiet)
    raise typer.Exit(command.run(output, config=config_file, isolated=isolated, output_format=output_format))
