"""The options of `jmap git-setup`."""

from __future__ import annotations

from typing import Annotated

import typer

from jmap.cli.options import ColorOption, DebugOption, QuietOption
from jmap.commands import git_setup as command
from jmap.commands.output import Output
from jmap.errors import UsageError

EXAMPLES = (
    "jmap git-setup",
    "jmap git-setup --global",
    "jmap git-setup --check",
    "jmap git-setup --remove",
)


def git_setup(
    *,
    everywhere: Annotated[
        bool, typer.Option("--global", help="For all your clones, in your own settings.")
    ] = False,
    remove: Annotated[bool, typer.Option("--remove", help="Take back what this command has set.")] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Only say what is missing; exit code 1 if anything is.")
    ] = False,
    color: ColorOption = "auto",
    quiet: QuietOption = False,
    debug: DebugOption = False,  # noqa: ARG001  read by the error boundary
) -> None:
    """Make git show and merge maps by what they say.

    Sets up `git diff`, `git difftool -t jmap` and the merge driver in this clone's settings, and names the
    files in .gitattributes, which everybody gets; each clone runs this once.
    """
    if remove and check:
        raise UsageError("--check only looks and --remove takes away", "choose one of them")
    raise typer.Exit(command.run(Output(color, quiet), everywhere=everywhere, remove=remove, check=check))
