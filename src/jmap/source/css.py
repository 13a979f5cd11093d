"""As much of CSS as a theme may hold, with a position for everything: custom properties of `:root`.

They hold always, or where the reader prefers light or dark. Anything else is refused, not passed over: who
writes a style sheet expects that all of it has an effect. Knows CSS; nothing of tokens and colours.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from jmap.diagnostics import Diagnostic, Span
from jmap.frozen import frozen
from jmap.phrases import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

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
_MARK = re.compile(r"[;{}]")
_PREFERENCE = re.compile(r"@media\s+(?:screen\s+and\s+)?\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)\s*")
_WANTED = "a theme is `:root {…}` with tokens, and the same in `@media (prefers-color-scheme: dark) {…}`"


_Mistake = tuple[str, str, Span]
"""The name of the rule, what is wrong, and where."""


@frozen
class Declaration:
    """One custom property: its name with `--`, its value, and whom it is for."""

    name: str
    value: str
    appearance: Appearance
    name_span: Span
    value_span: Span


def parse(source: SourceText) -> tuple[list[Declaration], list[Diagnostic]]:
    """Read a style sheet: what it declares, and a diagnostic for each thing that no theme may hold."""
    text = _COMMENT.sub(_blank, source.text)
    found: list[Declaration] = []
    mistakes: list[Diagnostic] = []
    for part in _parts(text):
        if isinstance(part, Declaration):
            found.append(part)
        else:
            name, message, span = part
            mistakes.append(Diagnostic(name, message, _WANTED, source.place(span)))
    return found, mistakes


def _blank(comment: re.Match[str]) -> str:
    """Return so many blanks, so that all behind them stays where it is."""
    return " " * len(comment[0])


def _parts(text: str) -> Iterator[Declaration | _Mistake]:
    """Yield what stands in a style sheet, without the blocks of what may not stand there."""
    media: Appearance = "both"
    is_open = False
    at, end = 0, len(text.rstrip())
    while at < end:
        part = _PART.match(text, at)
        assert part is not None, "the last way to read a part takes anything"
        at = part.end()
        kind = next(group for group, written in part.groupdict().items() if written is not None)
        span = _trimmed(part, kind)
        preference = part["media"] and _PREFERENCE.fullmatch(text[span.start : span.end])
        if preference and media == "both" and not is_open:
            media = "light" if preference[1] == "light" else "dark"
        elif part["selector"] is not None and not is_open and text[span.start : span.end] == ":root":
            is_open = True
        elif part["value"] is not None and is_open:
            yield _declaration(part, media)
        elif part["end"] == "}" and (is_open or media != "both"):
            is_open, media = False, media if is_open else "both"
        elif part["end"] != ";":
            written = shortened(text[span.start : span.end])
            yield "unknown-key", f"`{written}` may not stand in a theme", span
            if not part["name"] and not part["end"]:
                at = _behind(text, at - (part[0][-1] in ";{}"))
    if is_open or media != "both":
        yield "unreadable-file", "a `}` is missing at the end", Span(end, end)


def _behind(text: str, at: int) -> int:
    """Return where a statement ends, with its block if it has one; the end of what surrounds it is left."""
    depth = 0
    for mark in _MARK.finditer(text, at):
        depth += {"{": 1, "}": -1}.get(mark[0], 0)
        if depth <= 0:
            return mark.start() if depth < 0 else mark.end()
    return len(text)


def _declaration(part: re.Match[str], appearance: Appearance) -> Declaration:
    name, value = _trimmed(part, "name"), _trimmed(part, "value")
    return Declaration(part["name"], part["value"].strip(), appearance, name, value)


def _trimmed(part: re.Match[str], group: str) -> Span:
    """Return where a group stands without the blanks around it."""
    start, written = part.start(group), part[group]
    start += len(written) - len(written.lstrip())
    return Span(start, start + len(written.strip()))
