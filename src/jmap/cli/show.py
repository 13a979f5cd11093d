"""The options of `jmap show`."""

from __future__ import annotations

from typing import Annotated

import typer

from jmap.cli.options import ColorOption, DebugOption, QuietOption, refuse_unreadable
from jmap.commands import show as command
from jmap.commands.output import Output

EXAMPLES = (
    "jmap show shoes.journey.yaml",
    "jmap show shoes.journey.yaml | grep emotion",
    "git show HEAD:shoes.journey.yaml | jmap show -",
)


def show(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A map or a library, or `-`.")],
    *,
    color: ColorOption = "auto",
    quiet: QuietOption = False,
    debug: DebugOption = False,  # noqa: ARG001  read by the error boundary
) -> None:
    """Show a map as facts, one a line.

    Each begins with the ids of what it is about. `git diff` compares them after `jmap git-setup`. A file that
    is no map is shown as it stands.
    """
    refuse_unreadable([file])
    raise typer.Exit(command.run(file, Output(color, quiet)))
