"""The command line: options in, exit code out, and the one place where errors end."""

from __future__ import annotations

import os
import sys
import traceback
from typing import Annotated, Literal

import typer
from typer.exceptions import TyperException

from jmap import __version__
from jmap.commands.output import Color, Output
from jmap.errors import ExitCode, UsageError


def _examples(*commands: str) -> str:
    """Return the end of a help page: commands to try, a line each."""
    # The first character keeps the lines as they are.
    return "\b\nExamples:\n" + "\n".join(f"  {command}" for command in commands)


app = typer.Typer(
    name="jmap",
    help="Journey maps as code: write a customer journey in YAML, get a page, a diagram and a verdict.",
    epilog=_examples("jmap new checkout", "jmap render checkout.journey.yaml --open", "jmap lint"),
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)

ColorOption = Annotated[
    Color, typer.Option("--color", help="Colour: `auto` follows the terminal and NO_COLOR.")
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing about how it goes.")]
DebugOption = Annotated[bool, typer.Option("--debug", help="Show the traceback of a bug.")]
Maps = Annotated[
    list[str], typer.Argument(metavar="MAP", help="Maps: files, folders, globs, or `-` for standard input.")
]


@app.callback(invoke_without_command=True)
def _main(
    context: typer.Context,
    *,
    version: Annotated[bool, typer.Option("--version", help="Show the version.")] = False,
) -> None:
    if version:
        typer.echo(f"jmap {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit(ExitCode.USAGE)


@app.command(
    epilog=_examples("jmap new checkout", "jmap new maps/returns --template retail", "jmap new --list")
)
def new(
    name: Annotated[
        str | None, typer.Argument(help="Name of the map: `checkout` makes checkout.journey.yaml.")
    ] = None,
    *,
    template: Annotated[str, typer.Option("--template", "-t", help="Starter to copy.")] = "minimal",
    show_list: Annotated[bool, typer.Option("--list", "-l", help="List the starters.")] = False,
    color: ColorOption = "auto",
    quiet: QuietOption = False,
    debug: DebugOption = False,  # noqa: ARG001  read by the error boundary
) -> None:
    """Make a new map from a starter.

    It never writes over a file that is there.
    """
    from jmap.commands import new as command  # noqa: PLC0415  each command loads what it needs

    output = Output(color, quiet)
    if show_list:
        raise typer.Exit(command.show_list(output))
    if name is None:
        raise UsageError(
            "a new map needs a name", "write `jmap new checkout`, or `jmap new --list` to see the starters"
        )
    raise typer.Exit(command.run(name, output, template=template))


@app.command(
    epilog=_examples(
        "jmap render shoes.journey.yaml --open",
        "jmap render maps/ -o site/",
        "jmap render shoes.journey.yaml -f svg -f png",
        "jmap render - -f json < shoes.journey.yaml",
    )
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
    from jmap.commands import render as command  # noqa: PLC0415

    del view  # the diagram is the only picture so far; naming it keeps scripts right when there are more
    output = Output(color, quiet)
    raise typer.Exit(command.run(maps, output, formats=format_ or [], target=target, open_it=open_))


@app.command(
    epilog=_examples(
        "jmap lint",
        "jmap lint maps/ --select completeness",
        "jmap lint shoes.journey.yaml -f concise",
        "jmap lint maps/ -f full -f json=report.json",
    )
)
def lint(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH", help="Files, folders, globs, or `-`; the current folder by default."),
    ] = None,
    *,
    output_format: Annotated[
        list[str] | None,
        typer.Option(
            "--output-format", "-f", metavar="FORMAT[=FILE]", help="full, concise or json; can repeat."
        ),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option("--select", metavar="RULE,...", help="Run only these: names, codes, families, `all`."),
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", metavar="RULE,...", help="Do not run these.")
    ] = None,
    color: ColorOption = "auto",
    quiet: QuietOption = False,
    debug: DebugOption = False,  # noqa: ARG001  read by the error boundary
) -> None:
    """Check maps and say what they lack.

    The exit code is 1 where there is an error.
    """
    from jmap.commands import lint as command  # noqa: PLC0415

    output = Output(color, quiet)
    raise typer.Exit(
        command.run(
            paths or [],
            output,
            output_formats=output_format or ["full"],
            select=select or [],
            ignore=ignore or [],
        )
    )


@app.command(
    epilog=_examples("jmap rule", "jmap rule missing-emotion", "jmap rule JM101", "jmap rule completeness")
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
    from jmap.commands import rule as command  # noqa: PLC0415

    output = Output(color, quiet)
    raise typer.Exit(command.run(names or [], output, all_pages=all_pages, output_format=output_format))


@app.command(
    epilog=_examples("jmap schema > journey.schema.json", "jmap schema library -o library.schema.json")
)
def schema(
    of: Annotated[Literal["map", "library"], typer.Argument(help="What the schema describes.")] = "map",
    *,
    file: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="Where to write it.")
    ] = None,
    color: ColorOption = "auto",
    quiet: QuietOption = False,
    debug: DebugOption = False,  # noqa: ARG001  read by the error boundary
) -> None:
    """Print the JSON Schema for editors.

    With it an editor completes keys and marks mistakes while you write.
    """
    from jmap.commands import schema as command  # noqa: PLC0415

    raise typer.Exit(command.run(of, Output(color, quiet), file=file))


def run(arguments: list[str]) -> int:
    """Run the command line and return the exit code; no traceback gets out unless `--debug` asks for it."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]  # text streams of a process
    try:
        code = app(arguments, prog_name="jmap", standalone_mode=False) or ExitCode.OK
        sys.stdout.flush()
    except SystemExit:  # how typer ends when nobody reads on, as in `jmap rule | head`
        _leave_standard_output()
        return ExitCode.OK
    except (KeyboardInterrupt, Exception) as error:  # noqa: BLE001  the boundary: nothing gets past it
        return _answer(error, debug="--debug" in arguments)
    return int(code)


def _answer(error: BaseException, *, debug: bool) -> ExitCode:
    """Tell what ended the run, and return its exit code."""
    match error:
        case UsageError():
            code = _tell(error.message, error.hint)
        case TyperException():
            code = _tell(error.format_message(), _usage_hint(error))
        case KeyboardInterrupt() | typer.Abort():
            code = ExitCode.INTERRUPTED
        case BrokenPipeError():
            _leave_standard_output()
            code = ExitCode.OK
        case OSError(filename=None):  # no file of ours: those answer for themselves
            _leave_standard_output()
            code = _tell(f"cannot write to standard output: {(error.strerror or str(error)).lower()}")
        case _ if debug:
            traceback.print_exception(error)
            code = ExitCode.BUG
        case _:
            _tell(
                f"this is a bug in jmap: {type(error).__name__}: {error}", "run it with --debug and report it"
            )
            code = ExitCode.BUG
    return code


def _leave_standard_output() -> None:
    """Point it elsewhere, or Python complains about what could not be written on its way out."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _tell(message: str, hint: str = "") -> ExitCode:
    typer.echo(f"error: {message}", err=True)
    if hint:
        typer.echo(f"  = help: {hint}", err=True)
    return ExitCode.USAGE


def _usage_hint(error: TyperException) -> str:
    context = getattr(error, "ctx", None)
    return f"see `{context.command_path} --help`" if context else "see `jmap --help`"
