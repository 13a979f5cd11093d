"""The text of a file that settings are read from, or why it has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Diagnostic, Place
from jmap.files import FileRefusedError
from jmap.project.files import read
from jmap.source.text import MAX_BYTES, SourceText, decode

if TYPE_CHECKING:
    from pathlib import Path


def read_text(path: Path, shown: str, what: str = "settings") -> SourceText | Diagnostic:
    """Return the text of a file that people are shown as `shown`; `what` it holds is told in messages."""
    try:
        content = read(str(path))
    except FileRefusedError as refused:
        message = f"the file cannot be read: {refused.reason}"
        return Diagnostic("unreadable-file", message, "check the path and who may read it", Place(shown))
    if len(content) > MAX_BYTES:
        message = f"the file is larger than {MAX_BYTES:,} bytes, the most that {what} may have"
        advice = f"{what} are a few lines; check which file this is"
        return Diagnostic("too-large", message, advice, Place(shown))
    return decode(content, shown)
