"""The commands, put together for Typer."""

from __future__ import annotations

from importlib import import_module
from typing import Annotated

import typer

from jmap import __version__
from jmap.cli.plain import PlainCommand, PlainGroup
from jmap.commands.output import writing
from jmap.errors import ExitCode, UsageError
from jmap.suggest import did_you_mean

COMMANDS = (
    *("new", "render", "lint", "fmt"),
    *("diff", "log", "show", "merge", "git-setup"),
    *("rule", "schema", "config"),
)
"""Each is the function in the module of its name here (`-` is `_`), with `EXAMPLES` for its help."""

_MEANT = {
    **dict.fromkeys(("init", "create", "start"), "new"),
    **dict.fromkeys(("build", "draw", "export", "html"), "render"),
    **dict.fromkeys(("check", "validate", "test"), "lint"),
    **dict.fromkeys(("rules", "explain"), "rule"),
    "format": "fmt",
    "history": "log",
    "settings": "config",
}
"""What other tools call our commands."""


def app_for(arguments: list[str]) -> typer.Typer:
    """Return the app with the command that is asked for alone, or with all: each takes time to make.

    Raises UsageError for a command that is none.
    """
    for name in arguments[:1]:
        if not name.startswith("-") and name not in COMMANDS:
            near = f"did you mean `{_MEANT[name]}`?" if name in _MEANT else did_you_mean(name, COMMANDS)
            raise UsageError(f"no command is called `{name}`", near or "`jmap --help` lists them")
    app = typer.Typer(
        name="jmap",
        cls=PlainGroup,
        help="Journey maps as code: write a customer journey in YAML, get a page, a diagram and a verdict.",
        epilog=_examples("jmap new checkout", "jmap render checkout.journey.yaml --open", "jmap lint"),
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    app.callback(invoke_without_command=True)(_main)
    for name in [name for name in COMMANDS if name in arguments[:1]] or COMMANDS:
        python_name = name.replace("-", "_")
        module = import_module(f"jmap.cli.{python_name}")
        app.command(name, cls=PlainCommand, epilog=_examples(*module.EXAMPLES))(getattr(module, python_name))
    return app


def _main(
    context: typer.Context,
    *,
    version: Annotated[bool, typer.Option("--version", help="Show the version.")] = False,
) -> None:
    if version:
        with writing():
            typer.echo(f"jmap {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        with writing():
            typer.echo(context.get_help())
        raise typer.Exit(ExitCode.USAGE)


def _examples(*commands: str) -> str:
    """Return the end of a help page: commands to try, a line each."""
    # The first character keeps the lines as they are.
    return "\b\nExamples:\n" + "\n".join(f"  {command}" for command in commands)
