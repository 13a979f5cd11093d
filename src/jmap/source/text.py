"""A file's text and its line index: bytes to text, offsets to lines and columns.

Knows encodings and line breaks; nothing of YAML.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from dataclasses import field

from jmap.diagnostics import Diagnostic, Place, Span
from jmap.frozen import frozen

MAX_BYTES = 1024 * 1024
"""A larger file is refused: a thousand times the size of a long map."""

LINE_BREAK = re.compile(r"\r\n|\n|\r")
_OTHER_ENCODINGS = (
    (BOM_UTF32_LE, "UTF-32"),
    (BOM_UTF32_BE, "UTF-32"),
    (BOM_UTF16_LE, "UTF-16"),
    (BOM_UTF16_BE, "UTF-16"),
)
_SAVE_AS_UTF8 = "save the file as UTF-8: editors offer it under “Save as” or “Encoding”"


def line_break_of(text: str) -> str:
    """Return the line break that a text uses: its first one, a line feed where it has none."""
    found = LINE_BREAK.search(text)
    return found.group() if found else "\n"


def end_of_line(text: str, at: int) -> int:
    """Return the offset of the first line break from `at` on, or that of the end."""
    found = LINE_BREAK.search(text, at)
    return found.start() if found else len(text)


def decode(data: bytes, path: str) -> SourceText | Diagnostic:
    """Read UTF-8 with or without a byte order mark; anything else is a diagnostic that says what it is."""
    if len(data) > MAX_BYTES:
        return Diagnostic(
            "too-large",
            f"the file is larger than {MAX_BYTES:,} bytes, the most that a map may have",
            "split the journey: a stage can point at a map of its own with `journey:`",
            Place(path),
        )
    for mark, encoding in _OTHER_ENCODINGS:
        if data.startswith(mark):
            return _unreadable(path, f"the file is {encoding}, not UTF-8")
    if b"\0" in data[:4]:
        return _unreadable(path, "the file is UTF-16 or not a text at all")
    body = data.removeprefix(BOM_UTF8)
    try:
        return SourceText(path, body.decode("utf-8"), bom=body is not data)
    except UnicodeDecodeError as error:
        return _undecodable(body, error.start, path)


def _undecodable(body: bytes, start: int, path: str) -> Diagnostic:
    """Say which byte on which line is not UTF-8, and what it may have been meant as."""
    if b"\0" in body:
        return _unreadable(path, "this is not a text file")
    before = SourceText(path, body[:start].decode("utf-8"))
    end = len(before.text)
    place = before.place(Span(end, end))
    byte = body[start : start + 1]
    meant = byte.decode("cp1252", errors="ignore")
    hint = f" (in Windows-1252 it is `{meant}`)" if meant.isprintable() and meant else ""
    return _unreadable(path, f"byte 0x{byte.hex().upper()} on line {place.line} is not UTF-8{hint}", place)


def _unreadable(path: str, message: str, place: Place | None = None) -> Diagnostic:
    return Diagnostic("unreadable-file", message, _SAVE_AS_UTF8, place or Place(path))


@frozen
class SourceText:
    """The text of one file, in characters. A line ends at LF, CRLF or CR and nowhere else."""

    path: str
    text: str
    """Without the byte order mark."""
    bom: bool = False
    _starts: list[int] = field(default_factory=list, init=False, repr=False, compare=False)

    def encoded(self) -> bytes:
        """Return the bytes of the file."""
        return (BOM_UTF8 if self.bom else b"") + self.text.encode()

    @property
    def line_count(self) -> int:
        """How many lines there are; after a final line break stands one more, empty."""
        return len(self._line_starts())

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column of `offset`, both from 1."""
        starts = self._line_starts()
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    def place(self, span: Span) -> Place:
        """Return where `span` stands, for a diagnostic."""
        line, column = self.position(span.start)
        end_line, end_column = self.position(span.end)
        return Place(self.path, span, line, column, end_line, end_column)

    def line(self, number: int) -> str:
        """Return line `number`, from 1, without its break."""
        starts = self._line_starts()
        if number == len(starts):
            return self.text[starts[-1] :]
        return self.text[starts[number - 1] : starts[number]].rstrip("\r\n")

    def line_start(self, number: int) -> int:
        """Return the offset at which line `number`, from 1, begins."""
        return self._line_starts()[number - 1]

    def _line_starts(self) -> list[int]:
        """Offsets of the lines, found when first asked for: most maps have nothing to report."""
        if not self._starts:
            self._starts.extend((0, *(found.end() for found in LINE_BREAK.finditer(self.text))))
        return self._starts
