"""The options of `jmap schema`."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from jmap.cli.options import ColorOption, DebugOption, QuietOption
from jmap.commands import schema as command
from jmap.commands.output import Output

EXAMPLES = (
    "jmap schema > journey.schema.json",
    "jmap schema library -o library.schema.json",
)


def schema(
    of: Annotated[
        Literal["map", "library", "settings"],
        typer.Argument(metavar="KIND", help="What the schema describes."),
    ] = "map",
    *,
    file: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="Where to write it.")
    ] = None,
    color: ColorOption = "auto",
    quiet: QuietOption = False,
    debug: DebugOption = False,  # noqa: ARG001  read by the error boundary
) -> None:
    """Print the JSON Schema for editors.

    With it an editor completes keys and marks mistakes while you write.
    """
    raise typer.Exit(command.run(of, Output(color, quiet), file=file))
