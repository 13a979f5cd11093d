"""As much of CSS as a theme may hold, with a position for everything: custom properties of `:root`.

They hold always, or where the reader prefers light or dark. Anything else is refused, not passed over: who
writes a style sheet expects that all of it has an effect. Knows CSS; nothing of tokens and colours.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from jmap.diagnostics import Diagnostic, Span
from jmap.frozen import frozen
from jmap.source.failure import shortened

if TYPE_CHECKING:
    from jmap.source.text import SourceText

Appearance = Literal["both", "light", "dark"]

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_PART = re.compile(
    r"""\s*(?:
        (?P<media>@media\b[^{};]*)\{
      | (?P<selector>[^{};@]+)\{
      | (?P<name>[^{}:;@\s]+)\s*:(?P<value>[^{};]*)(?:;|(?=\})|\Z)
      | (?P<end>[;}])
      | (?P<other>[^\s;{}]*[;{}]?)
    )""",
    re.VERBOSE,
)
_PREFERENCE = re.compile(r"@media\s+(?:screen\s+and\s+)?\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)\s*")
_WANTED = "a theme is `:root {…}` with tokens, and the same in `@media (prefers-color-scheme: dark) {…}`"


@frozen
class Declaration:
    """One custom property: its name with `--`, its value, and whom it is for."""

    name: str
    value: str
    appearance: Appearance
    name_span: Span
    value_span: Span


class _UnknownPartError(Exception):
    """What may not stand where it stands: `message` says why."""

    def __init__(self, message: str, span: Span) -> None:
        super().__init__(message)
        self.message = message
        self.span = span


def parse(source: SourceText) -> list[Declaration] | Diagnostic:
    """Read a style sheet; the first thing in it that no theme may hold is a diagnostic."""
    try:
        return _declarations(_COMMENT.sub(_blank, source.text))
    except _UnknownPartError as found:
        return Diagnostic("unreadable-file", found.message, _WANTED, source.place(found.span))


def _blank(comment: re.Match[str]) -> str:
    """Return so many blanks, so that all behind them stays where it is."""
    return " " * len(comment[0])


def _declarations(text: str) -> list[Declaration]:
    found: list[Declaration] = []
    media: Appearance = "both"
    is_open = False
    at, end = 0, len(text.rstrip())
    while at < end:
        part = _PART.match(text, at)
        assert part is not None, "the last way to read a part takes anything"
        at = part.end()
        kind = next(group for group, written in part.groupdict().items() if written is not None)
        span = _trimmed(part, kind)
        if part["media"] is not None and media == "both" and not is_open:
            media = _preference(text, span)
        elif part["selector"] is not None and not is_open and text[span.start : span.end] == ":root":
            is_open = True
        elif part["value"] is not None and is_open:
            found.append(_declaration(part, media))
        elif part["end"] == "}" and (is_open or media != "both"):
            is_open, media = False, media if is_open else "both"
        elif part["end"] != ";":
            written = shortened(" ".join(text[span.start : span.end].split()))
            raise _UnknownPartError(f"`{written}` may not stand in a theme", span)
    if is_open or media != "both":
        raise _UnknownPartError("a `}` is missing at the end", Span(end, end))
    return found


def _preference(text: str, span: Span) -> Literal["light", "dark"]:
    written = text[span.start : span.end]
    known = _PREFERENCE.fullmatch(written)
    if not known:
        raise _UnknownPartError(f"a theme knows no `{shortened(written)}`", span)
    return "light" if known[1] == "light" else "dark"


def _declaration(part: re.Match[str], appearance: Appearance) -> Declaration:
    name, value = _trimmed(part, "name"), _trimmed(part, "value")
    return Declaration(part["name"], part["value"].strip(), appearance, name, value)


def _trimmed(part: re.Match[str], group: str) -> Span:
    """Return where a group stands without the blanks around it."""
    start, written = part.start(group), part[group]
    start += len(written) - len(written.lstrip())
    return Span(start, start + len(written.strip()))
