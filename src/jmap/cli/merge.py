"""The options of `jmap merge`."""

from __future__ import annotations

from typing import Annotated

import typer

from jmap.cli.options import ColorOption, DebugOption, QuietOption
from jmap.commands import merge as command
from jmap.commands.output import Output
from jmap.diff.merge_marks import Marks

EXAMPLES = (
    "jmap git-setup   # makes git call it",
    "jmap merge base.yaml ours.yaml theirs.yaml --path shoes.journey.yaml",
)


def merge(
    base: Annotated[str, typer.Argument(metavar="BASE", help="The file before both changes.")],
    ours: Annotated[str, typer.Argument(metavar="OURS", help="The file as we have it; becomes the result.")],
    theirs: Annotated[str, typer.Argument(metavar="THEIRS", help="The file as they have it.")],
    *,
    path: Annotated[str, typer.Option(metavar="FILE", help="What the file is called in messages.")] = "",
    marker_size: Annotated[
        int, typer.Option("--marker-size", metavar="N", min=1, help="How long the marks of a conflict are.")
    ] = 7,
    color: ColorOption = "auto",
    quiet: QuietOption = False,
    debug: DebugOption = False,  # noqa: ARG001  read by the error boundary
) -> None:
    """Merge three versions of a map by ids, as git's merge driver.

    The exit code is 0 where all is merged, 1 where conflicts are marked in the result, and 129 where OURS is
    left as it was.
    """
    output = Output(color, quiet)
    raise typer.Exit(command.run(base, ours, theirs, output, path=path, marks=Marks(marker_size)))
