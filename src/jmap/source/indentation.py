"""Mistakes of indentation: tabs, and lines that line up with nothing above them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jmap.diagnostics import Diagnostic, Edit, Fix, Span
from jmap.phrases import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.source.failure import Mistake

_ODD_BLANKS = re.compile("^ *(?P<odd>[\t\xa0\u3000])[ \t\xa0\u3000]*", re.MULTILINE)
_AS_BLANKS = str.maketrans({"\t": "  ", "\xa0": " ", "\u3000": "  "})
_ODD_NAMES = {"\t": "a tab", "\xa0": "a no-break space (U+00A0)", "\u3000": "a wide space (U+3000)"}
_ADVICE = {"\t": "indent with two spaces for each level; editors can be told to insert spaces"}
_COPIED = "replace it with plain spaces; such characters come along with text copied from elsewhere"
_KEY = re.compile(r"[\w$-]+:(?:\s|$)")
_BESIDE = re.compile(r"\s*(?:-\s+)*(?P<key>[\w$-]+):\s+-(?:\s+(?P<item>.*?))?\s*")
_MOST_TRIES = 8
_LIST_ITEM = "the list item"


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
    edits = tuple(
        Edit(Span(*blanks.span()), blanks.group().translate(_AS_BLANKS))
        for blanks in _ODD_BLANKS.finditer(mistake.text)
    )
    odd = mistake.text[span.start]
    fix = Fix("indent with spaces", edits, safe=False) if edits and mistake.mended_by(*edits) else None
    return mistake.told(
        f"{_ODD_NAMES[odd]} stands in the indentation, where YAML wants plain spaces",
        _ADVICE.get(odd, _COPIED),
        span,
        fix,
    )


def too_deep(mistake: Mistake) -> Diagnostic | None:
    """A key that is indented deeper than the key in the line above, which has its value already."""
    span = mistake.line_span(mistake.line)
    column = span.start - mistake.source.line_start(mistake.line)
    above = list(_above(mistake))
    if not above or not _KEY.match(mistake.text, span.start):
        return None
    number, wanted, sibling = next(other for other in reversed(above) if other[0] == above[0][0])
    if wanted >= column or sibling == _LIST_ITEM:
        return None
    edits = _moved(mistake, column, wanted)
    if not mistake.mended_by(*edits):
        return None
    return mistake.told(
        f"{_name(mistake.text[span.start : span.end])} is indented too deep",
        f"indent it by {wanted}, like {sibling} on line {number}",
        mistake.word(span.start),
        Fix(f"indent it like {sibling}", edits, safe=False),
    )


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


def missing_dash(mistake: Mistake) -> Diagnostic | None:
    """The keys of a first item without the dash that the items below it have."""
    source = mistake.source
    span = mistake.line_span(mistake.line)
    if not mistake.text.startswith("- ", span.start):
        return None
    dash, first = span.start - source.line_start(mistake.line), 0
    for number in range(mistake.line - 1, 0, -1):
        line = source.line(number)
        indent = len(line) - len(line.lstrip(" "))
        if line.strip() and indent <= dash:
            break
        first = number if line.strip() and indent == dash + len("- ") else first
    start = source.line_start(first) + dash if first else 0
    edit = Edit(Span(start, start + len("- ")), "- ")
    if not first or not mistake.mended_by(edit):
        return None
    key = mistake.line_span(first)
    if mistake.text.startswith("- ", key.start):
        return None
    return mistake.told(
        "a dash is missing before the first item of this list",
        f"write `- {shortened(mistake.text[key.start : key.end])}`",
        mistake.word(key.start),
        Fix("put a dash before it", (edit,), safe=False),
    )


def misplaced(mistake: Mistake) -> Diagnostic | None:
    """A key or a list item that is indented like nothing above it."""
    source = mistake.source
    span = mistake.line_span(mistake.line)
    if ": " in mistake.text[span.start : mistake.failure.at] or span.start == span.end:
        return None
    if not mistake.text[span.start : span.end].strip():
        return mistake.told(
            "here stands only space of a kind that YAML takes for text",
            "delete this line, or the space in it",
            span,
        )
    column = span.start - source.line_start(mistake.line)
    what = _name(mistake.text[span.start : span.end])
    is_key = what.strip("`") in mistake.keys
    keys = _keys_of_item(mistake, mistake.line, column) if what == _LIST_ITEM else set()

    def unlike(other: tuple[int, int, str]) -> tuple[int, bool, int]:
        number, at, name = other
        shared = keys & _keys_of_item(mistake, number, at) if keys and name == _LIST_ITEM else ()
        return abs(at - column), (name.strip("`") in mistake.keys) != is_key, -len(shared)

    above = sorted(_above(mistake), key=unlike)
    for sibling_line, sibling_column, sibling in above[:_MOST_TRIES]:
        edits = _mending(mistake, column, sibling_column)
        if edits:
            return mistake.told(
                f"{what} is indented by {column}, which fits nothing above it",
                f"indent it by {sibling_column}, like {sibling} on line {sibling_line}",
                mistake.word(span.start),
                Fix(f"indent it like {sibling}", edits, safe=False),
            )
    if what == _LIST_ITEM:
        return mistake.told(
            "a list item stands where a key is expected",
            "give the list a key of its own in the line above, or indent it below the key that it belongs to",
            mistake.word(span.start),
        )
    return mistake.told(
        f"{what} does not fit what stands above it",
        "a key has either a text behind its colon or indented lines below it; indent keys of one thing alike",
        mistake.word(span.start),
    )


def _keys_of_item(mistake: Mistake, number: int, column: int) -> set[str]:
    """Return the keys of the list item whose dash stands at `column` of line `number`."""
    inside, source, keys = column + len("- "), mistake.source, set()
    for each in range(number, source.line_count + 1):
        line = source.line(each)
        if each > number and line[:inside].strip():
            break
        found = _KEY.match(line, inside)
        if found:
            keys.add(found.group())
    return keys


def _mending(mistake: Mistake, column: int, wanted: int) -> tuple[Edit, ...]:
    """Indent the line by `wanted`, alone or with what is below it; empty where neither mends the text."""
    edits = _moved(mistake, column, wanted)
    tries = [each for each in (edits, edits[:1]) if wanted != column and mistake.mended_by(*each)]
    return max(tries, key=mistake.reached_with, default=())


def _moved(mistake: Mistake, column: int, wanted: int) -> tuple[Edit, ...]:
    """Indent the misplaced line by `wanted`, and with it what is indented deeper below it."""
    source, edits = mistake.source, []
    for number in range(mistake.line, source.line_count + 1):
        line, start = source.line(number), source.line_start(number)
        indent = len(line) - len(line.lstrip(" "))
        if line.strip() and indent <= column and number > mistake.line:
            break
        if line.strip():
            edits.append(Edit(Span(start, start + column), " " * wanted))
    return tuple(edits)


def _above(mistake: Mistake) -> Iterator[tuple[int, int, str]]:
    """Yield line, column and name of what the line could line up with, the nearest line first."""
    seen: set[int] = set()
    lowest = None
    for number in range(mistake.line - 1, 0, -1):
        line = mistake.source.line(number)
        indent = len(line) - len(line.lstrip(" "))
        if not line.strip() or line.lstrip().startswith("#") or (lowest is not None and indent > lowest):
            continue
        lowest = indent
        while indent < len(line):
            if indent not in seen:
                seen.add(indent)
                yield number, indent, _name(line[indent:])
            if not line[indent:].startswith("- "):
                break
            indent += 2 + len(line[indent + 2 :]) - len(line[indent + 2 :].lstrip())
        if lowest == 0:
            return


def _name(text: str) -> str:
    """Name what stands at the beginning of a line."""
    if text.startswith("- "):
        return _LIST_ITEM
    return f"`{shortened(text.partition(':')[0].strip())}`"
