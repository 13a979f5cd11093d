"""`jmap show`: a map as facts, one a line, so that git can show what has changed about it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from jmap.commands.read import all_of_standard_input
from jmap.errors import ExitCode, UsageError
from jmap.files import STANDARD_INPUT, FileRefusedError
from jmap.model.facts import facts, written_part
from jmap.project.files import read
from jmap.source.text import SourceText, decode

if TYPE_CHECKING:
    from jmap.commands.output import Output


def run(path: str, output: Output) -> ExitCode:
    """Write the facts of a file, whatever its name; one that is no map as it stands, with a note.

    It ends well in both cases: git gives up a whole diff where one file cannot be shown.
    """
    try:
        content = all_of_standard_input() if path == STANDARD_INPUT else read(path, most=None)
    except FileRefusedError as refused:
        raise UsageError(f"cannot read {path}: {refused.reason}", "name a map, or `-`") from None
    source = decode(content, path)
    part = written_part(source) if isinstance(source, SourceText) else None
    if part is None:
        output.note(f"{path} is no map as it stands, so its text is shown; `jmap lint` says why.")
        if sys.stdout.isatty():
            output.write(
                content.decode(errors="replace")
            )  # which shows what would be an order to the terminal
        else:
            output.write_bytes(content)
    else:
        output.write("".join(f"{fact}\n" for fact in facts(part)))
    return ExitCode.OK
