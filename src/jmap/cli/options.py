"""What several commands share of their options."""

from __future__ import annotations

from typing import Annotated

import typer

from jmap.commands.output import Color

ColorOption = Annotated[
    Color, typer.Option("--color", help="Colour: `auto` follows the terminal and NO_COLOR.")
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing about how it goes.")]
ConfigOption = Annotated[
    str | None, typer.Option("--config", metavar="FILE", help="Settings to go by, instead of the nearest.")
]
IsolatedOption = Annotated[bool, typer.Option("--isolated", help="Go by no settings file.")]
DebugOption = Annotated[bool, typer.Option("--debug", help="Show the traceback of a bug.")]
Maps = Annotated[
    list[str], typer.Argument(metavar="MAP", help="Maps: files, folders, globs, or `-` for standard input.")
]
