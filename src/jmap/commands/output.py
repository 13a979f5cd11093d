"""Where commands write: what they make to standard output, everything else to standard error.

Names and texts of strangers are among it: those that people read can neither play with a terminal nor give
orders to GitHub Actions, which takes lines of a log for commands.
"""

from __future__ import annotations

import os
import re
import sys
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Literal, TextIO

from jmap.frozen import frozen
from jmap.source.excerpt import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jmap.report.report import Segment

Color = Literal["auto", "always", "never"]

STYLES = {
    "error": "bold red",
    "warning": "bold yellow",
    "info": "bold cyan",
    "place": "blue",
    "frame": "blue",
    "strong": "bold",
    "added": "green",
    "removed": "red",
    "changed": "yellow",
    "moved": "cyan",
    "": "",
}

_COMMAND = re.compile(r"(?:^|\r)\s*:(?=:)|#(?=#\[)", re.MULTILINE)
"""Where GitHub Actions takes a line for a command: `::` at its beginning, `##[` anywhere."""


class StandardOutputError(Exception):
    """Standard output takes nothing more; `reason` says why as the system does."""

    def __init__(self, error: OSError) -> None:
        self.reason = (error.strerror or str(error)).lower()
        super().__init__(self.reason)


@contextmanager
def writing() -> Iterator[None]:
    """Tell what goes wrong while standard output is written from all else that the system refuses."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise StandardOutputError(error) from None


@frozen
class Output:
    """The two streams of a command, whether they take colour, and whether it is to keep quiet."""

    color: Color = "auto"
    quiet: bool = False

    def write(self, segments: Iterable[Segment] | str, *, exact: bool = False) -> None:
        """Write what the command makes; what a program reads stays `exact`."""
        parts = list(_parts(segments))
        if not exact:
            parts = list(_tame(parts, terminal=sys.stdout.isatty()))
        with writing():
            _write(sys.stdout, parts, colored=self.colored(sys.stdout))

    def write_bytes(self, content: bytes) -> None:
        """Write bytes that the command makes, as they are."""
        with writing():
            sys.stdout.flush()
            sys.stdout.buffer.write(content)

    def tell(self, segments: Iterable[Segment] | str) -> None:
        """Write what must be known besides, such as why a map was not rendered."""
        _write(sys.stderr, _tame(_parts(segments), terminal=True), colored=self.colored(sys.stderr))

    def note(self, *lines: str) -> None:
        """Write lines about how it goes, unless the command is to keep quiet."""
        for line in lines if not self.quiet else ():
            self.tell(f"{line}\n")

    def warn(self, *lines: str) -> None:
        """Write what is not as somebody will want it, though all goes on."""
        for line in lines:
            self.tell([("warning", "warning"), (f": {line}\n", "")])

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


def _parts(segments: Iterable[Segment] | str) -> Iterable[Segment]:
    return [(segments, "")] if isinstance(segments, str) else segments


def _tame(parts: Iterable[Segment], *, terminal: bool) -> Iterator[Segment]:
    """Yield `parts` with signs in place of what would be an order to the terminal or to GitHub Actions."""
    in_actions = os.environ.get("GITHUB_ACTIONS") == "true"
    for part, style in parts:
        text = "\n".join(map(visible, part.split("\n"))) if terminal else part
        yield _COMMAND.sub(_shown, text) if in_actions else text, style


def _shown(found: re.Match[str]) -> str:
    """Return the first sign of a command as an escape."""
    lead, sign = found.group()[:-1], found.group()[-1]
    return f"{lead}\\x{ord(sign):02x}"


def _write(stream: TextIO, parts: Iterable[Segment], *, colored: bool) -> None:
    if not colored:
        stream.write("".join(text for text, _ in parts))
        return
    from rich.console import Console  # noqa: PLC0415  only where something is coloured
    from rich.text import Text  # noqa: PLC0415

    console = Console(file=stream, force_terminal=True, highlight=False, soft_wrap=True)
    console.print(Text.assemble(*((text, STYLES[style]) for text, style in parts)), end="")
