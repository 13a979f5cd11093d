"""Where a command tells what it found: on standard output, as wide as the terminal there is, or in a file.

The ending of a file says in which form.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from jmap.errors import UsageError
from jmap.files import STANDARD_INPUT
from jmap.project.files import write

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jmap.report.report import Segment

Form = Literal["text", "markdown", "json", "html"]

_BY_ENDING: dict[str, Form] = {
    ".md": "markdown", ".markdown": "markdown", ".json": "json", ".html": "html", ".htm": "html",
}  # fmt: skip


def form_by_ending(target: str | None, chosen: str | None) -> Form | None:
    """Return the form that the ending of a file says, if any; refuse a chosen one that contradicts it."""
    file = named_file(target)
    meant = _BY_ENDING.get(Path(file).suffix.lower()) if file else None
    if chosen and meant and chosen != meant:
        raise UsageError(f"{file} is no name for {chosen}", f"give it another ending, or write `-f {meant}`")
    return meant


def named_file(target: str | None) -> str | None:
    """Return the file that somebody chose; None for standard output."""
    return None if target in {None, "", STANDARD_INPUT} else target


def terminal_width() -> int | None:
    """Return how wide the terminal behind standard output is; None where there is none."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def write_plain(file: str, segments: Iterable[Segment]) -> None:
    """Write what was found to a file, without its styles."""
    write(Path(file), "".join(text for text, _ in segments).encode(errors="backslashreplace"))
