"""Where a command tells what it found: on standard output, as wide as the terminal there is, or in a file."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from jmap.files import STANDARD_INPUT
from jmap.project.files import write

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jmap.report.report import Segment


def named_file(target: str | None) -> str | None:
    """Return the file that somebody chose; None for standard output."""
    return None if target in {None, "", STANDARD_INPUT} else target


def terminal_width() -> int | None:
    """Return how wide the terminal behind standard output is; None where there is none."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def write_plain(file: str, segments: Iterable[Segment]) -> None:
    """Write what was found to a file, without its styles."""
    write(Path(file), "".join(text for text, _ in segments).encode(errors="backslashreplace"))
