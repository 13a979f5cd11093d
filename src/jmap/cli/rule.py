"""The options of `jmap rule`."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from jmap.cli.options import ColorOption, DebugOption, QuietOption
from jmap.commands import rule as command
from jmap.commands.output import Output

EXAMPLES = (
    "jmap rule",
    "jmap rule missing-emotion",
    "jmap rule JM101",
    "jmap rule completeness",
)


def rule(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="NAME|CODE|FAMILY", help="Which rules; an index by default.")
    ] = None,
    *,
    all_pages: Annotated[bool, typer.Option("--all", help="Show the page of every rule.")] = False,
    output_format: Annotated[
        Literal["text", "json", "markdown"], typer.Option("--output-format", "-f", help="How to show it.")
    ] = "text",
    color: ColorOption = "auto",
    quiet: QuietOption = False,
    debug: DebugOption = False,  # noqa: ARG001  read by the error boundary
) -> None:
    """Explain what the linter checks.

    What each rule looks at, why it matters, and what to write instead.
    """
    output = Output(color, quiet)
    raise typer.Exit(command.run(names or [], output, all_pages=all_pages, output_format=output_format))
