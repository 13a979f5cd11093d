"""The command line: options in, exit code out, and the one place where errors end."""

from __future__ import annotations

import os
import sys
import traceback
from typing import TYPE_CHECKING

import typer
from typer.exceptions import TyperException

from jmap.cli.app import app_for
from jmap.commands.output import Output
from jmap.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from jmap.project.settings import SettingsError


def run(arguments: list[str]) -> int:
    """Run the command line and return the exit code; no traceback gets out unless `--debug` asks for it."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]  # text streams of a process
    try:
        code = app_for(arguments)(arguments, prog_name="jmap", standalone_mode=False) or ExitCode.OK
        sys.stdout.flush()
    except SystemExit:  # how typer ends when nobody reads on, as in `jmap rule | head`
        _leave_standard_output()
        return ExitCode.OK
    except (KeyboardInterrupt, Exception) as error:  # noqa: BLE001  the boundary: nothing gets past it
        return _answer(error, debug="--debug" in arguments)
    return int(code)


def _answer(error: BaseException, *, debug: bool) -> ExitCode:
    """Tell what ended the run, and return its exit code."""
    from jmap.project.settings import SettingsError  # noqa: PLC0415  only where a run ends in an error

    match error:
        case SettingsError():
            code = _tell_settings(error)
        case UsageError():
            code = _tell(error.message, error.hint)
        case TyperException():
            code = _tell(error.format_message().replace("Value error, ", ""), _usage_hint(error))
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


def _tell_settings(error: SettingsError) -> ExitCode:
    """Tell all the mistakes of a settings file as those of a map are told."""
    from jmap.report.full import full  # noqa: PLC0415  only where there are some
    from jmap.report.report import Report  # noqa: PLC0415

    Output().tell(full(Report(error.diagnostics, error.texts, len(error.texts))))
    return ExitCode.USAGE


def _usage_hint(error: TyperException) -> str:
    context = getattr(error, "ctx", None)
    return f"see `{context.command_path} --help`" if context else "see `jmap --help`"
