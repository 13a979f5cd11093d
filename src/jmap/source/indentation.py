"""Mistakes where a line or its value begins: tabs and other blanks, a list beside its key."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jmap.diagnostics import Diagnostic, Edit, Fix, Span
from jmap.phrases import shortened
from jmap.source.lines import indent_of

if TYPE_CHECKING:
    from jmap.source.failure import Mistake

_ODD_BLANKS = re.compile("^ *(?P<odd>[\t\xa0\u3000])[ \t\xa0\u3000]*", re.MULTILINE)
_AS_SPACES = str.maketrans({"\xa0": " ", "\u3000": "  "})
_WIDTHS = (2, 4, 8)
"""How many columns editors take a tab for, that of YAML's own habit first."""
_ODD_NAMES = {"\t": "a tab", "\xa0": "a no-break space (U+00A0)", "\u3000": "a wide space (U+3000)"}
_ADVICE = {"\t": "indent with two spaces for each level; editors can be told to insert spaces"}
_COPIED = "replace it with plain spaces; such characters come along with text copied from elsewhere"
_BESIDE = re.compile(r"\s*(?:-\s+)*(?P<key>[\w$-]+):\s+-(?:\s+(?P<item>.*?))?\s*")


def tab(mistake: Mistake) -> Diagnostic | None:
    """A tab, or a space copied from a web page, where YAML wants plain spaces."""
    at, number = mistake.failure.at, mistake.line
    if mistake.failure.context == "while scanning a simple key":
        number = mistake.source.position(mistake.failure.context_at)[0]
    start = mistake.source.line_start(number)
    found = _ODD_BLANKS.match(mistake.source.line(number))
    if found:
        span = Span(start + found.start("odd"), start + found.end())
    elif mistake.text[at : at + 1] == "\t":
        span = Span(at, at + 1)
    else:
        return None
    odd, edits = mistake.text[span.start], _with_spaces(mistake)
    fix = Fix("indent with spaces", edits, safe=False) if edits and mistake.mended_by(*edits) else None
    return mistake.told(
        f"{_ODD_NAMES[odd]} stands in the indentation, where YAML wants plain spaces",
        _ADVICE.get(odd, _COPIED),
        span,
        fix,
    )


def _with_spaces(mistake: Mistake) -> tuple[Edit, ...]:
    """Indent with spaces, so many for a tab that most is read, and most items stand like the one above."""
    source, above = mistake.source, -1
    blanks: list[re.Match[str]] = []
    lined_up = dict.fromkeys(_WIDTHS, 0)
    for number in range(1, source.line_count + 1):
        line = source.line(number)
        is_item = line.lstrip().startswith("- ")
        if odd := _ODD_BLANKS.match(mistake.text, source.line_start(number)):
            blanks.append(odd)
            for width in _WIDTHS:
                lined_up[width] += is_item and len(_spaces(odd, width)) == above
        elif line.strip():
            above = indent_of(line) if is_item else -1
    edits = {
        width: tuple(Edit(Span(*odd.span()), _spaces(odd, width)) for odd in blanks) for width in _WIDTHS
    }
    if not blanks:
        return ()
    return edits[max(_WIDTHS, key=lambda width: (mistake.reached_with(*edits[width]), lined_up[width]))]


def _spaces(blanks: re.Match[str], width: int) -> str:
    return blanks.group().translate(_AS_SPACES).expandtabs(width)


def list_beside_key(mistake: Mistake) -> Diagnostic | None:
    """`stages: - Discover`, with more items below or alone: a list begins on the line of its key."""
    if "block sequence entries" not in mistake.failure.problem:
        return None
    source = mistake.source
    below = (source.line(number) for number in range(mistake.line + 1, source.line_count + 1))
    if next(filter(str.strip, below), "").lstrip(" ").startswith("- "):
        message = "a list begins on the line of its key"
        return mistake.told(message, "begin it on a line of its own, like the items below", mistake.noticed)
    found = _BESIDE.fullmatch(source.line(mistake.line))
    return _single_item(mistake, found["key"], found["item"] or "") if found else None


def _single_item(mistake: Mistake, key: str, item: str) -> Diagnostic | None:
    """`pains: - Slow`, where one item needs no dash, or `emotion: -`, where nothing is meant."""
    at = mistake.failure.at
    instead = item or ("unknown" if key == "emotion" else "")
    edit = Edit(Span(at, mistake.line_span(mistake.line).end), instead)
    written = shortened(f"{key}: {instead}".rstrip())
    message = "a list begins on the line of its key" if item else "a dash stands here, and no value"
    advice = f"write `{written}`"
    if not item:
        advice += " while nobody has asked, or leave it out" if instead else ", or leave the key out"
    elif mistake.mended_by(edit):
        advice += ": one item needs no dash; put the text in quotes if the dash belongs to it"
    else:
        return mistake.told(message, "begin it on a line of its own, indented below its key", mistake.noticed)
    fix = Fix(f"write `{written}`", (edit,), safe=False) if mistake.mended_by(edit) else None
    return mistake.told(message, advice, mistake.noticed, fix)
