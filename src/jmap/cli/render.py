"""The options of `jmap render`."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from jmap.cli.options import ColorOption, DebugOption, Maps, QuietOption
from jmap.commands import render as command
from jmap.commands.output import Output

EXAMPLES = (
    "jmap render shoes.journey.yaml --open",
    "jmap render maps/ -o site/",
    "jmap render shoes.journey.yaml -f svg -f png",
    "jmap render - -f json < shoes.journey.yaml",
)


def render(
    maps: Maps,
    *,
    format_: Annotated[
        list[str] | None, typer.Option("--format", "-f", help="html, svg, png, dot or json; can repeat.")
    ] = None,
    target: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE|DIR|-", help="Where to; beside the map by default."),
    ] = None,
    view: Annotated[
        Literal["diagram"] | None,
        typer.Option("--view", help="What svg, png and dot show: the flow diagram."),
    ] = None,
    open_: Annotated[bool, typer.Option("--open", help="Open the result.")] = False,
    color: ColorOption = "auto",
    quiet: QuietOption = False,
    debug: DebugOption = False,  # noqa: ARG001  read by the error boundary
) -> None:
    """Draw maps as pages, pictures or data.

    shoes.journey.yaml becomes shoes.html beside it; pictures of the flow diagram are called
    shoes.diagram.svg and so on. A map with mistakes is not drawn: they are told, and the exit code is 1.
    """
    del view  # the diagram is the only picture so far; naming it keeps scripts right when there are more
    output = Output(color, quiet)
    raise typer.Exit(command.run(maps, output, formats=format_ or [], target=target, open_it=open_))
