"""Why a text is not TOML: the standard library's complaint, told in words that help.

Knows TOML and how people who write YAML or Python get it wrong; nothing of settings.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jmap.diagnostics import Diagnostic, Place, Span

if TYPE_CHECKING:
    from jmap.source.text import SourceText

_WHERE = re.compile(
    r"(?P<complaint>.*) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)"
)
_WORD = re.compile(r"\"[^\"\n]*\"?|'[^'\n]*'?|[^\s,=\[\]{}#\"']+")
_KEY = re.compile(r"^[ \t]*+(?:\[++[ \t]*+([^\[\]\n]++)\]|([^=\[\]#\n]++)=)", re.MULTILINE)
_TWICE = re.compile(r"Cannot (overwrite|declare|mutate|redefine)|Duplicate")
_INLINE = re.compile(r"Duplicate inline table key '(.+)'")
_TRUTHS = {"true": "true", "yes": "true", "on": "true", "false": "false", "no": "false", "off": "false"}
_EXAMPLE = '`fail-on = "warning"`'

_ESCAPE = r"Unescaped|escape|Invalid hex|scalar value"
_COMPLAINTS = (
    (
        r"Invalid statement|Invalid initial character for a key",
        "a key was expected here",
        f"write a line such as {_EXAMPLE}, or the name of a table in brackets: `[severity]`",
    ),
    (r"Expected '=' after a key", "there is no `=` after the key", f"write a line such as {_EXAMPLE}"),
    (
        r"Unterminated string|Expected \"'|Illegal character '\\n'",
        "the text has no closing quote",
        "close it on the same line with the quote that it begins with",
    ),
    (
        r"Unclosed array",
        "the list is not closed here",
        "put commas between its items, each text in quotes, and close it with `]`",
    ),
    (
        r"Unclosed inline table",
        "the table is not closed here",
        "put commas between its entries and close it with `}` on the same line",
    ),
    (
        _ESCAPE,
        "a backslash has a meaning of its own between double quotes",
        "write forward slashes in paths; for a real backslash use single quotes, or write it twice",
    ),
    (
        r"Expected newline or end of document",
        "something follows the value on this line",
        "one line holds one key and one value; put a text in quotes and a comment after `#`",
    ),
    (r"Expected '\]|Expected \"\]", "the name of the table is not closed", "close it with `]`"),
    (r"[Ii]nvalid character|Illegal character", "there is a character here that cannot be seen", "delete it"),
    (r"date", "there is no such date", "put it in quotes if it is a text"),
    (r"digits", "there is a number with thousands of digits", "write a number of the usual size"),
)
"""What the standard library complains of, as a pattern; what a person is told of it, and what to do."""


def refused(source: SourceText, error: str) -> Diagnostic:
    """Tell what the standard library said of a text that is not TOML."""
    found = _WHERE.match(error)
    complaint = found["complaint"] if found else error
    at = len(source.text)
    if found and found["line"]:
        at = _offset(source.text, int(found["line"]), int(found["column"]))
    elif not found:
        at = 0
    if _TWICE.match(complaint):
        return _twice(source, complaint, at)
    if re.search(_ESCAPE, complaint):
        at = max(source.text.rfind("\\", 0, at), 0)
    span = _shown(source, at)
    message, advice = _explained(complaint, source.text[:at], source.text[at:])
    is_value = complaint == "Invalid value" and _WORD.match(source.text, at)
    name = "wrong-type" if is_value else "unreadable-file"
    return Diagnostic(name, message, advice, source.place(span))


def too_deep(source: SourceText) -> Diagnostic:
    """Tell that a thousand lists stand in one another, or that a key has fifty parts."""
    message = "lists and tables are nested too deeply to be read"
    return Diagnostic("unreadable-file", message, "settings need two levels", Place(source.path))


def _offset(text: str, line: int, column: int) -> int:
    """Return where a line and a column are in a text; the standard library counts CRLF as one character."""
    start = 0
    for _ in range(line - 1):
        start = text.index("\n", start) + 1
    return min(start + column - 1, len(text))


def _shown(source: SourceText, at: int) -> Span:
    """Return the word at an offset, else its character; at the end of a line what stands before it."""
    if found := _WORD.match(source.text, at):
        return Span(*found.span())
    if at < len(source.text) and source.text[at] not in "\r\n":
        return Span(at, at + 1)
    line = source.line_start(source.position(at)[0])
    words = source.text[line:at].split() or source.text[:at].split() or [""]
    start = source.text.rindex(words[-1], 0, at)
    return Span(start, start + len(words[-1]))


def _explained(complaint: str, before: str, rest: str) -> tuple[str, str]:
    """Return what is wrong and what to do, where `rest` could not be read."""
    if complaint == "Invalid value":
        return _no_value(before, rest)
    if complaint.startswith("Expected '='") and rest.startswith(":"):
        return "there is a colon after the key", f"TOML has `=` where YAML has `:`, as in {_EXAMPLE}"
    if complaint.startswith("Invalid initial") and rest[:1] in {"\n", "\r"}:
        return (
            "a table in braces stands on one line",
            "write it on one line, or under a heading in brackets, such as `[severity]`",
        )
    for pattern, message, advice in _COMPLAINTS:
        if re.search(pattern, complaint):
            return message, advice
    return "this cannot be read as TOML", f"write lines such as {_EXAMPLE} and tables such as `[severity]`"


def _no_value(before: str, rest: str) -> tuple[str, str]:
    found = _WORD.match(rest)
    if not found and before.rstrip().endswith("="):
        return "the key has no value", "write one behind the `=`, or remove the key"
    if not found:
        return "a value was expected here", "close a list with `]`, and put one comma between its items"
    word = found.group()
    if truth := _TRUTHS.get(word.lower()):
        return f"`{word}` is no value", f"write `{truth}`"
    return f"`{word}` is no value", f'put a text in quotes: `"{word}"`'


def _twice(source: SourceText, complaint: str, at: int) -> Diagnostic:
    """Tell that a key or a table is there already; that is noticed behind the second."""
    written, start = "", 0
    for key in _KEY.finditer(source.text, 0, at + 1):
        written, start = key[key.lastindex or 0].rstrip(), key.start(key.lastindex or 0)
    span = Span(start, start + len(written))
    if inline := _INLINE.match(complaint):
        span = _shown(source, max(source.text.rfind(inline[1], 0, at), 0))
    return Diagnostic(
        "duplicate-key",
        f"`{source.text[span.start : span.end]}` is written twice",
        "keep one of the two; a table in brackets may stand only once, with all its keys below it",
        source.place(span),
    )
