"""Text that needs quotes in YAML: how to write it in quotes, and how to tell that a line holds some."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jmap.diagnostics import Diagnostic, Edit, Fix, Span
from jmap.source.alignment import reached_by_moving
from jmap.source.lines import LIST_ITEM, line_at
from jmap.suggest import nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from jmap.source.failure import Mistake

_REASONS = {
    "*": "YAML takes a word after `*` for an alias",
    "&": "YAML takes a word after `&` for an anchor",
    "!": "YAML takes a word after `!` for a tag",
    ">": "YAML takes `>` for the beginning of a text of several lines",
    "|": "YAML takes `|` for the beginning of a text of several lines",
    "@": "YAML lets no text begin with `@`",
    "`": "YAML lets no text begin with a backtick",
    "%": "YAML lets no text begin with `%`",
    "[": "YAML takes `[` for the beginning of a list",
    "{": "YAML takes `{` for the beginning of a mapping",
    '"': 'YAML ends the text at the next `"`',
    "'": "YAML ends the text at the next `'`",
    "?": "YAML takes `?` for the beginning of a key",
    "-": "YAML takes `-` for the beginning of a list item",
    ",": "YAML takes `,` for the end of a list item",
}
_COLON = "YAML takes what stands before `: ` for a key"

_LONGEST_ADVICE = 200
_LEAD = re.compile(r"""\s*(?:-\s+)*(?:[^\s:#\[\]{}"'&*!|>%@`,?-][^:#]*:\s+)?""")
_DASHES = re.compile(r"\s*(?:-\s+)+(?=[^\s:#\[\]{}\"'&*!|>%@`,?-])")
_COMMENT = re.compile(r"\s#")
_IN_QUOTES = re.compile(r"""(?<!\w)(["'])(.*?)\1""")
_PERHAPS_NO_TEXT = re.compile(r"""^-|^[>|][-+\d]|^[\[{].*[\]}]$|[\]}"'][,;.]$|^(["']).*?\1\s*[,;:]""")
_PIECE = re.compile(r",[^,:{}\[\]\r\n]*(?=[,}])")
"""What a comma cuts off from a text between braces: words without a colon."""
_IN_BRACKETS = re.compile(r"\[.*\]|\{.*\}")
_PLAIN = re.compile(r"\w[^:#]*")
_BLOCK_HEADER = re.compile(r"[|>][-+0-9]*")
_KEY = re.compile(r"\s*(?:-\s+)*[\w$-]+")
_KEY_ALONE = re.compile(r"[\w$-]+:")
_KEY_INSIDE = re.compile(r"(?<![^\s,{\[])([\w$]+):(?!\S)")
_BEGINS = re.compile(r"\s*(?:-\s|[^\s:]+:\s)")
_OUTER = re.compile(r"\s*(?:-\s+)*(?=[^\s:]+:\s)|\s*(?:-\s+)*(?=-\s)|\s*")


def quoted(text: str) -> str:
    """Return `text` in double quotes, or in single ones where it holds double quotes or backslashes."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def holds_quotes_of_yaml(text: str) -> bool:
    """Whether YAML needs quotes that stand in a text: nobody may have meant them as part of it."""
    return any(not _PLAIN.fullmatch(inside) for _, inside in _IN_QUOTES.findall(text))


def holds_key(text: str, keys: Collection[str]) -> bool:
    """Whether one of the keys stands in a text, with its colon: the text may be more than one value."""
    return any(key in keys for key in _KEY_INSIDE.findall(text))


def needs_quotes(mistake: Mistake) -> Diagnostic | None:
    """Explain the failure by a text that needs quotes, if quotes mend it."""
    edits = [Edit(span, _requoted(mistake.text[slice(*span)])) for span in _suspects(mistake)]
    reached = {edit: mistake.reached_with(edit) for edit in dict.fromkeys(edits)}
    mending = [edit for edit in reached if reached[edit]]
    texts = [edit for edit in mending if not holds_key(edit.text.partition("\n")[2], mistake.keys)]
    likeliest = max(texts or mending, key=reached.__getitem__, default=None)
    if likeliest is None or _is_line_of_its_own(mistake, likeliest.span):
        return None
    return _told(mistake, likeliest)


def _is_line_of_its_own(mistake: Mistake, text: Span) -> bool:
    """Whether the line is rather a misplaced key or list item than the last one of a text."""
    line = line_at(mistake, mistake.line)
    begins = line.name == LIST_ITEM or line.name.strip("`") in mistake.keys
    return begins and text.start < mistake.source.line_start(line.number) and reached_by_moving(mistake) > 0


def _told(mistake: Mistake, edit: Edit) -> Diagnostic:
    start, end = edit.span
    value = mistake.text[start:end]
    reason = _REASONS.get(value[0], _COLON)
    number = mistake.source.position(start)[0]
    line, line_start = mistake.source.line(number), mistake.source.line_start(number)
    if end <= line_start + len(line) <= line_start + _LONGEST_ADVICE:
        advice = f"write `{(line[: start - line_start] + edit.text + line[end - line_start :]).strip()}`"
    else:
        advice = "put quotes around all of it"
        if value[0] in "\"'":
            advice = f"write `{edit.text[0]}` in place of the outer `{value[0]}`"
    is_other = start == line_start or _PERHAPS_NO_TEXT.search(value) is not None
    is_sure = not (is_other or holds_quotes_of_yaml(value) or holds_key(value, mistake.keys))
    is_sure = is_sure and any(map(str.isalnum, value))
    if key := next((key for key in _KEY_INSIDE.findall(value) if key in mistake.keys), ""):
        advice += f", or begin a new line before `{key}:`"
    if value == "?":
        advice = "leave the key out while nobody knows; put the sign in quotes if it is the text"
    fix = Fix("put the text in quotes", (edit,), safe=is_sure)
    return mistake.told(f"this text needs quotes: {reason}", advice, edit.span, fix)


def _suspects(mistake: Mistake) -> Iterator[Span]:
    """Yield what may be one text: an item between brackets, a line's value, that and its continuation."""
    failure, source = mistake.failure, mistake.source
    if "flow" in failure.context:
        yield from _flow_item(mistake)
        return
    if "mapping values" in failure.problem:  # which YAML says outside brackets only
        lines = [mistake.line] if _one_word(mistake) else [mistake.line, _first_line(mistake)]
    else:
        lines = [mistake.line, source.position(failure.last.start)[0]]
        if failure.brackets:
            yield from _flow_item(mistake)
    for number in dict.fromkeys(lines):
        span = _value(mistake, number)
        if span is None:
            continue
        yield span
        end = _continuation_end(mistake, number)
        is_whole = _IN_BRACKETS.fullmatch(mistake.text, *span) is not None
        if end > span.end and not is_whole and not _one_word(mistake):
            yield Span(span.start, end)


def _value(mistake: Mistake, number: int) -> Span | None:
    """Return what stands on line `number` behind its dashes and its key, and before a comment."""
    line, start = mistake.source.line(number), mistake.source.line_start(number)
    item = _DASHES.match(line)
    lead = item if item and _is_text(mistake, number, item.end()) else _LEAD.match(line)
    comment = _COMMENT.search(line)
    first = lead.end() if lead else 0
    value = line[first : comment.start() if comment else None].rstrip()
    if not value or _BLOCK_HEADER.fullmatch(value) or _KEY_ALONE.fullmatch(value):
        return None
    return Span(start + first, start + first + len(value))


def _is_text(mistake: Mistake, number: int, start: int) -> bool:
    """Whether the item at `start` of a line stands alone and has a colon behind what is no key."""
    words, colon, _ = mistake.source.line(number)[start:].partition(":")
    if not mistake.keys or not colon or nearest(words, mistake.keys):
        return False
    below = (mistake.source.line(each) for each in range(number + 1, mistake.source.line_count + 1))
    following = next((line for line in below if line.strip()), "")
    return _indent(following) <= _indent(mistake.source.line(number))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _one_word(mistake: Mistake) -> bool:
    """Whether libyaml met the colon behind the only word of its line: more likely a key than text."""
    start = mistake.source.line_start(mistake.line)
    return (
        "mapping values" in mistake.failure.problem
        and _KEY.fullmatch(mistake.text[start : mistake.failure.at]) is not None
    )


def _first_line(mistake: Mistake) -> int:
    """Return the line above on which the text began that libyaml was reading."""
    number = mistake.line - 1
    while number > 1 and not _BEGINS.match(mistake.source.line(number)):
        number -= 1
    return max(number, 1)


def _flow_item(mistake: Mistake) -> Iterator[Span]:
    """Yield the value of the key around the failure, or the item of the list."""
    text, at = mistake.text, mistake.failure.at
    start, end = at, at
    while start > 0 and text[start - 1] not in "[{,\r\n":
        start -= 1
    while end < len(text) and text[end] not in "]},\r\n":
        end += 1
    braces = mistake.failure.brackets
    if braces and text[braces[-1]] == "{":
        while piece := _PIECE.match(text, end):
            end = piece.end()
    start += len(text[start:end]) - len(text[start:end].lstrip())
    end = start + len(text[start:end].rstrip())
    colon = text.find(": ", start, end)
    if colon >= 0 and text[start] not in _REASONS:
        yield Span(end - len(text[colon + 1 : end].lstrip()), end)
    if start < end:
        yield Span(start, end)


def _continuation_end(mistake: Mistake, number: int) -> int:
    """Return the end of the lines that continue the text of line `number`: those indented deeper."""
    source = mistake.source
    outer = _OUTER.match(source.line(number))
    indent = outer.end() if outer else 0
    end = 0
    for following in range(number + 1, source.line_count + 1):
        line = source.line(following)
        if line.strip() and _indent(line) <= indent:
            break
        if line.strip():
            end = mistake.line_span(following).end
    return end


def _requoted(value: str) -> str:
    """Put `value` in quotes; quotes that stand around all of it already are replaced, not kept as text."""
    mark = value[0]
    if mark in "\"'" and len(value) > 1 and value.endswith(mark):
        close = value.index(mark, 1)
        belongs_inside = value[close - 1].isspace() or value[close + 1 : close + 2].isalnum()
        if belongs_inside:
            return quoted(value[1:-1])
    return quoted(value)
