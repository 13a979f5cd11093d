"""The options of `jmap render`."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from jmap.cli.options import ColorOption, DebugOption, Maps, QuietOption, refuse_unreadable
from jmap.commands import inject as injection
from jmap.commands import render as command
from jmap.commands.artefact import FORMATS
from jmap.commands.output import Output
from jmap.commands.pictures import VIEWS, sizes
from jmap.errors import UsageError

EXAMPLES = (
    "jmap render shoes.journey.yaml --open",
    "jmap render maps/ -o site/",
    "jmap render shoes.journey.yaml -f svg -f png",
    "jmap render shoes.journey.yaml -o shoes.pdf --paper a3",
    "jmap render shoes.journey.yaml -f svg --view diagram",
    "jmap render shoes.journey.yaml -f terminal",
    "jmap render shoes.journey.yaml --inject README.md",
    "jmap render - -f json < shoes.journey.yaml",
)


def render(
    maps: Maps,
    *,
    format_: Annotated[
        list[str] | None,
        typer.Option("--format", "-f", help=f"{', '.join(FORMATS)}; can repeat."),
    ] = None,
    target: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE|DIR|-", help="Where to; beside the map by default."),
    ] = None,
    view: Annotated[
        list[str] | None,
        typer.Option(metavar="|".join(VIEWS), help="What svg, png and pdf show; can repeat."),
    ] = None,
    scale: Annotated[
        float | None, typer.Option(metavar="N", help="Pixels of a png for each of the picture's own; 2.")
    ] = None,
    paper: Annotated[
        Literal["fit", "a4", "a3", "letter"],
        typer.Option(help="Pages of a pdf: one as large as the picture, or sheets of paper, landscape."),
    ] = "fit",
    inject: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Put maps as Markdown between their markers in a page."),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="With --inject: write nothing, fail where a map has changed.")
    ] = False,
    open_: Annotated[bool, typer.Option("--open", help="Open the result.")] = False,
    color: ColorOption = "auto",
    quiet: QuietOption = False,
    debug: DebugOption = False,  # noqa: ARG001  read by the error boundary
) -> None:
    """Draw maps as pages, pictures, text or data.

    shoes.journey.yaml becomes shoes.html beside it; pictures of the flow diagram are called
    shoes.diagram.svg and so on; -f terminal shows the board at once. With --inject a page keeps a map
    between the lines `<!-- jmap: shoes.journey.yaml -->` and `<!-- /jmap -->`. A map with mistakes is not
    drawn: they are told, and the exit code is 1.
    """
    refuse_unreadable(maps)
    output = Output(color, quiet)
    if inject is not None:
        if format_ or target or open_:
            raise UsageError("--inject goes with neither --format, --output nor --open", "leave them out")
        raise typer.Exit(injection.run(maps, output, page=inject, check=check))
    if check:
        raise UsageError("--check goes with --inject alone", "name the page: `--inject README.md --check`")
    raise typer.Exit(
        command.run(
            maps,
            output,
            formats=format_ or [],
            target=target,
            views=view or [],
            sizes=sizes(scale, paper),
            open_it=open_,
        )
    )
