"""The options of `jmap render`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from jmap.cli.options import (
    ColorOption,
    ConfigOption,
    DebugOption,
    IsolatedOption,
    Maps,
    QuietOption,
    refuse_unreadable,
)
from jmap.commands import render as command
from jmap.commands.artefact import FORMATS
from jmap.commands.output import Output
from jmap.commands.pictures import AS_USUAL, VIEWS, sizes
from jmap.errors import UsageError
from jmap.project.settings import load_settings, named_file
from jmap.view.look import Look

if TYPE_CHECKING:
    from collections.abc import Mapping

EXAMPLES = (
    "jmap render shoes.journey.yaml --open",
    "jmap render maps/ -o site/",
    "jmap render shoes.journey.yaml -f svg -f png",
    "jmap render shoes.journey.yaml -o shoes.pdf --paper a3",
    "jmap render shoes.journey.yaml -f svg --view diagram",
    "jmap render shoes.journey.yaml -f terminal",
    "jmap render shoes.journey.yaml --theme brand.css",
    "jmap render shoes.journey.yaml --persona maya --columns steps",
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
        typer.Option(
            help="Pages of a pdf: one as large as the picture, or sheets of paper, landscape.",
            case_sensitive=False,
        ),
    ] = "fit",
    theme: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Colours and fonts: a style sheet with tokens such as `--ink`."),
    ] = None,
    templates: Annotated[
        str | None,
        typer.Option(metavar="DIR", help="Templates of yours, which go before those of jmap."),
    ] = None,
    columns: Annotated[
        Literal["stages", "steps"], typer.Option(help="What has a column of its own on the board.")
    ] = "stages",
    group: Annotated[
        Literal["stage", "channel"], typer.Option(help="What the steps of the diagram are gathered by.")
    ] = "stage",
    persona: Annotated[
        str | None,
        typer.Option(metavar="ID", help="Show what one persona lives, and that path in the diagram."),
    ] = None,
    inject: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Put maps as Markdown between their markers in a page."),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="With --inject: write nothing, fail where a map has changed.")
    ] = False,
    open_: Annotated[bool, typer.Option("--open", help="Open the result.")] = False,
    config: ConfigOption = None,
    isolated: IsolatedOption = False,
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
    look = Look(columns=columns, group=group, persona=persona)
    settings = load_settings(Path(), config=config, isolated=isolated).with_flags(
        {"theme": _style_sheet(theme), "templates": _folder(templates)}
    )
    if inject is not None:
        _refuse_beside_inject(
            {
                "--format": bool(format_),
                "--output": target is not None,
                "--view": bool(view),
                "--scale": scale is not None,
                "--paper": paper != AS_USUAL.paper,
                "--theme": theme is not None,
                "--templates": templates is not None,
                "--open": open_,
            }
        )
        from jmap.commands import inject as injection  # noqa: PLC0415  most maps go into no page

        raise typer.Exit(injection.run(maps, output, page=inject, check=check, settings=settings, look=look))
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
            settings=settings,
            look=look,
            open_it=open_,
        )
    )


def _refuse_beside_inject(options: Mapping[str, bool]) -> None:
    """Refuse options on where a result goes, or how it looks: a map goes into a page, as Markdown."""
    given = [name for name, is_given in options.items() if is_given]
    if given:
        raise UsageError(
            f"--inject puts Markdown into a page, so {' and '.join(given)} would change nothing",
            f"leave {'it' if len(given) == 1 else 'them'} out",
        )


def _style_sheet(written: str | None) -> dict[str, Path] | None:
    """Return what `--theme` says as settings would."""
    if written is None:
        return None
    path = named_file(Path(), written, "--theme")
    if path.is_dir():
        raise UsageError(f"{written} is a folder", "--theme takes a style sheet; --templates takes a folder")
    return {"file": path}


def _folder(written: str | None) -> Path | None:
    """Return what `--templates` says as settings would."""
    if written is None:
        return None
    path = named_file(Path(), written, "--templates")
    if not path.is_dir():
        raise UsageError(
            f"{written} is no folder", "--templates takes the folder in which your templates are"
        )
    return path
