"""Graphviz: finding its `dot`, and having a batch of graphs laid out by one process.

It knows nothing of journeys. No text of a map is ever given to the process, only boxes and arrows.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jmap.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

VARIABLE = "JMAP_DOT"
"""Names the `dot` to use, before all others."""
SECONDS = 60
"""How long one batch may take: a map takes a millisecond."""

_WHEEL = "graphviz-pure"


class LayoutError(UsageError):
    """Graphviz is there and could not lay out a batch; `slow` where it ran out of time."""

    def __init__(self, message: str, hint: str, *, slow: bool = False) -> None:
        super().__init__(message, hint)
        self.slow = slow


def lay_out(graphs: Sequence[str]) -> list[dict[str, Any]]:
    """Return for each graph in DOT what Graphviz says of it as JSON.

    Raises LayoutError where it cannot, and UsageError where there is no Graphviz.
    """
    if not graphs:
        return []
    output = _run(find_dot(), "\n".join(graphs))
    decoder, position, layouts = json.JSONDecoder(strict=False), 0, []
    for _ in graphs:
        try:
            layout, position = decoder.raw_decode(output, output.index("{", position))
        except ValueError:
            raise LayoutError(f"`{find_dot()}` did not lay out every diagram", _OTHER) from None
        layouts.append(layout)
    return layouts


def find_dot() -> str:
    """Return the program that lays out: `JMAP_DOT`, the wheel's, or `dot` on the PATH."""
    named = os.environ.get(VARIABLE)
    if named:
        found = shutil.which(named)
        if found is None:
            raise UsageError(
                f"{VARIABLE} names `{named}`, which is not a program here",
                f"point it at a `dot`, or unset {VARIABLE}",
            )
        return found
    found = _of_the_wheel() or shutil.which("dot")
    if found is None:
        raise UsageError("the diagram needs Graphviz, and none was found", _REMEDY)
    return found


_REMEDY = f"`pip install {_WHEEL}`, or install Graphviz, or set {VARIABLE} to a working `dot`"
_OTHER = f"set {VARIABLE} to another `dot`; what needs no picture is there with `-f dot` and `-f json`"
_SMALLER = (
    "give some of its stages maps of their own, or take arrows out; `-f dot` and `-f json` work as it is"
)


@cache
def _of_the_wheel() -> str | None:
    """Return the program of the graphviz-pure wheel; its file list knows where, else the scripts folder."""
    name = f"{_WHEEL}.exe" if sys.platform == "win32" else _WHEEL
    try:
        files = metadata.files(_WHEEL) or []
    except metadata.PackageNotFoundError:
        return None
    listed = [Path(str(file.locate())) for file in files if file.name == name]
    for path in (*listed, Path(sysconfig.get_path("scripts")) / name):
        if path.is_file():
            return str(path.resolve())
    return None


def _run(program: str, source: str) -> str:
    from graphviz.backend import dot_command, execute  # noqa: PLC0415 - 40 ms that only a diagram needs

    dot_command.DOT_BINARY = Path(program)
    try:
        done = execute.run_check(
            dot_command.command("dot", "json0"),
            input=source,
            encoding="utf-8",
            capture_output=True,
            timeout=SECONDS,
            quiet=True,
        )
    except subprocess.TimeoutExpired:
        message = f"`{program}` laid out no diagram within {SECONDS} seconds"
        raise LayoutError(message, _SMALLER, slow=True) from None
    except subprocess.CalledProcessError as error:
        said = (error.stderr or "").strip().splitlines()
        reason = f": {said[-1]}" if said else ""
        raise LayoutError(f"`{program}` failed with code {error.returncode}{reason}", _OTHER) from None
    except (OSError, execute.ExecutableNotFound, UnicodeDecodeError) as error:
        raise UsageError(f"`{program}` cannot lay out diagrams: {error}", _REMEDY) from None
    return str(done.stdout)
