"""The command line: options in, exit code out, and the one place where errors end."""

from __future__ import annotations

import contextlib
import os
import sys
import traceback

import typer
from typer.exceptions import TyperException

from jmap.cli.app import app_for
from jmap.commands.output import Output, StandardOutputError, writing
from jmap.errors import ExitCode, UsageError
from jmap.source.excerpt import visible


def run(arguments: list[str]) -> int:
    """Run the command line and return the exit code; no traceback gets out unless `--debug` asks for it."""
    if sys.stderr is None:  # closed, so what would be told is lost
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115  open until the process ends
    if sys.stdout is None:
        return _tell("standard output is closed", "redirect it to a file or to /dev/null")
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]  # text streams of a process
    try:
        code = app_for(arguments)(arguments, prog_name="jmap", standalone_mode=False) or ExitCode.OK
        with writing():
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
            from jmap.report.full import full  # noqa: PLC0415  as above

            Output().tell(full(error.report))
            code = ExitCode.USAGE
        case UsageError():
            code = _tell(error.message, error.hint)
        case TyperException():
            from jmap.cli.usage import complaint, hint  # noqa: PLC0415  as above

            code = _tell(complaint(error), hint(error))
        case KeyboardInterrupt() | typer.Abort():
            code = ExitCode.INTERRUPTED
        case BrokenPipeError():
            _leave_standard_output()
            code = ExitCode.OK
        case StandardOutputError():
            _leave_standard_output()
            code = _tell(f"cannot write to standard output: {error.reason}", "redirect it elsewhere")
        case FileNotFoundError(filename=None):
            code = _tell("the current folder is no longer there", "change to one that is")
        case OSError(filename=None):  # no file of ours: those answer for themselves
            _leave_standard_output()
            code = _tell(f"the system does not go along: {(error.strerror or str(error)).lower()}")
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
    with contextlib.suppress(OSError):
        sys.stdout.flush()
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _tell(message: str, hint: str = "") -> ExitCode:
    told = f"error: {visible(message)}\n"
    if hint:
        told += f"  = help: {visible(hint)}\n"
    Output("never").tell(told)
    return ExitCode.USAGE
