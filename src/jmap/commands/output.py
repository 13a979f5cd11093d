"""Where commands write: what they make to standard output, everything else to standard error."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jmap.report.report import Segment

Color = Literal["auto", "always", "never"]

STYLES = {
    "error": "bold red",
    "warning": "bold yellow",
    "info": "bold cyan",
    "place": "blue",
    "frame": "blue",
    "strong": "bold",
    "": "",
}


@dataclass(frozen=True)
class Output:
    """The two streams of a command, whether they take colour, and whether it is to keep quiet."""

    color: Color = "auto"
    quiet: bool = False

    def write(self, segments: Iterable[Segment] | str) -> None:
        """Write what the command makes."""
        _write(sys.stdout, segments, colored=self.colored(sys.stdout))

    def write_bytes(self, content: bytes) -> None:
        """Write bytes that the command makes, as they are."""
        sys.stdout.flush()
        sys.stdout.buffer.write(content)

    def tell(self, segments: Iterable[Segment] | str) -> None:
        """Write what must be known besides, such as why a map was not rendered."""
        _write(sys.stderr, segments, colored=self.colored(sys.stderr))

    def note(self, text: str) -> None:
        """Write a line about how it goes, unless the command is to keep quiet."""
        if not self.quiet:
            self.tell(f"{text}\n")

    def colored(self, stream: TextIO) -> bool:
        """Whether `stream` takes colour (no-color.org; FORCE_COLOR is its counterpart)."""
        if self.color != "auto":
            return self.color == "always"
        if os.environ.get("NO_COLOR"):
            return False
        return bool(os.environ.get("FORCE_COLOR")) or stream.isatty()

    @cached_property
    def interactive(self) -> bool:
        """Whether somebody watches standard error."""
        return sys.stderr.isatty() and not self.quiet


def _write(stream: TextIO, segments: Iterable[Segment] | str, *, colored: bool) -> None:
    parts = [(segments, "")] if isinstance(segments, str) else segments
    if not colored:
        stream.write("".join(text for text, _ in parts))
        return
    from rich.console import Console  # noqa: PLC0415  only where something is coloured
    from rich.text import Text  # noqa: PLC0415

    console = Console(file=stream, force_terminal=True, highlight=False, soft_wrap=True)
    console.print(Text.assemble(*((text, STYLES[style]) for text, style in parts)), end="")
