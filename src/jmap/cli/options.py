"""What several commands share of their options."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from jmap.commands.output import Color
from jmap.errors import UsageError
from jmap.files import STANDARD_INPUT

if TYPE_CHECKING:
    from collections.abc import Sequence

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


def refuse_unreadable(paths: Sequence[str]) -> None:
    """Refuse what names nothing that could be read: an empty path, and a standard input that is closed."""
    if "" in paths:
        raise UsageError("an empty path names no file", "name a file or a folder; `.` is the current folder")
    if STANDARD_INPUT in paths and sys.stdin is None:
        raise UsageError("standard input is closed", "send a map there, or name a file")
