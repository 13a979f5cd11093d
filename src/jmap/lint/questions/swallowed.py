"""Texts that hold more than was meant, or nothing: items and keys read as text, text read as a comment."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jmap.diagnostics import Edit, Fix, Span
from jmap.lint.naming import named
from jmap.lint.questions.texts import is_repeated, is_text, texts, told
from jmap.lint.questions.written import nodes_at
from jmap.lint.rule import Remark
from jmap.model.locate import key_of
from jmap.model.normalise import reader_of
from jmap.model.readers import ListReader, PartReader, reader_below
from jmap.phrases import shortened
from jmap.source.data import absent
from jmap.source.quoting import quoted
from jmap.source.tree import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.questions.texts import Text
    from jmap.lint.subject import Subject
    from jmap.model.readers import Location, Reader
    from jmap.source.comments import Comment
    from jmap.source.tree import Node

_KEY = re.compile(r"([a-z_]+):[^\S ]*[^\s/]")
_KEYS = re.compile(r"^ *([a-z_]+):(?P<odd>[^\S \t\r\n]*)(?=[^\s/])", re.MULTILINE)
"""Keys with no plain space behind them; a no-break space may stand there."""
_BULLETS = r"[*+\u2010-\u2015\u2212\u2022\u25cf\u25e6\u30fb]|\d{1,2}[.)]"
_BULLET = re.compile(rf"[\r\n][ \t]+(?:{_BULLETS}) ")
_ITEM = re.compile(rf"[\r\n][ \t]*(?P<item>(?:-|{_BULLETS}) [^\r\n]*)")
_OPEN_QUOTE = re.compile(r""": (?:"[^"\r\n]*|'[^'\r\n]*)[\r\n]""")
_SIGNS_AT_END = ',;"'
_ODD_END = re.compile(r"""[\w.!?][,;"][ \t]*$""", re.MULTILINE)
_LINE_WITH_KEY = re.compile(r"[\r\n]+(?P<indent> *)(?P<key>[a-z_]+:)(?=\s)")
_COMMA = re.compile("(?P<sign>[\u060c\u061b\u3001\uff0c\uff1b])\\s*")
_LISTED = re.compile("\\[[^\\[\\],]*[\u060c\u061b\u3001\uff0c\uff1b][^\\[\\],]*\\]")
"""Brackets with a comma of another script in them, and none of YAML's."""


def in_texts(subject: Subject, source: str) -> Iterator[Remark]:
    """Speak of texts with a line in them that begins like a list item or like a key."""
    has_bullets, has_open = _BULLET.search(source) is not None, _OPEN_QUOTE.search(source) is not None
    has_odd_end = _ODD_END.search(source) is not None
    for text in texts(subject):
        if has_odd_end and text.text[-1] in _SIGNS_AT_END:
            yield from _odd_end(subject, text, source)
        if has_open and ":" in text.text:
            yield from _over_keys(subject, text, source)
        if ":" not in text.text and " - " not in text.text and not has_bullets:
            continue  # as in most
        found = _KEY.match(text.text) if text.field == text.part.short else None
        is_keyed = found is not None and found[1] in reader_of(type(text.part)).fields
        if not (is_keyed or has_bullets or " - " in text.text) or is_repeated(subject, text):
            continue
        node = subject.loaded.locator.origin(text.location).node
        if isinstance(node, Scalar) and node.plain:
            yield from _keys(subject, text, node, source) if is_keyed else _items(subject, text, node, source)


def _items(subject: Subject, text: Text, node: Node, source: str) -> Iterator[Remark]:
    if found := _ITEM.search(source, node.start, node.end):
        yield Remark(
            text.location,
            f"{told(subject, text)} has `{shortened(found['item'])}` in it: YAML reads no list there",
            "give each item a dash, and indent all of them alike; or put the text in quotes if it is one",
            label="part of the text above",
            span=Span(*found.span("item")),
        )


def _odd_end(subject: Subject, text: Text, source: str) -> Iterator[Remark]:
    """Speak of a plain text that ends with a comma, as in JSON, or with a quote that nothing opens."""
    node, sign = subject.loaded.locator.origin(text.location).node, text.text[-1]
    if not isinstance(node, Scalar) or not node.plain or text.text.count(sign) > 1:
        return
    if is_repeated(subject, text) or source[node.end - 1] != sign:
        return
    end = Span(node.end - 1, node.end)
    yield Remark(
        text.location,
        f"{told(subject, text)} ends with `{sign}`: YAML takes it for part of the text",
        "remove it, or put the text in quotes if it belongs there",
        label="part of the text",
        span=end,
        fix=Fix("remove it", (Edit(end, ""),), safe=False),
    )


def _over_keys(subject: Subject, text: Text, source: str) -> Iterator[Remark]:
    """Speak of a text in quotes that goes on over keys, since its first line lacks the second quote."""
    origin = subject.loaded.locator.origin(text.location)
    node = origin.node
    if not isinstance(node, Scalar) or node.plain or origin.key is None or origin.alias is not None:
        return
    assert subject.loaded.source is not None
    column = subject.loaded.source.position(origin.key.start)[1] - 1
    lines = _LINE_WITH_KEY.finditer(source, node.start, node.end)
    over = next((line for line in lines if len(line["indent"]) <= column), None)
    if over is None:
        return
    first = source[node.start : node.end].splitlines()[0].rstrip()
    end = node.start + len(first)
    yield Remark(
        text.location,
        f"{told(subject, text)} goes on over `{over['key']}` below it, up to the next `{first[0]}`",
        f"close the quote where the text ends: `{shortened(first)}{first[0]}`",
        label="never closed on this line",
        span=Span(node.start, end),
        fix=Fix("close the quote", (Edit(Span(end, end), first[0]),), safe=False),
    )


def other_commas(subject: Subject, source: str) -> Iterator[Remark]:
    """Speak of lists in brackets whose commas are of another script, so that all of it is one item."""
    for listed in _LISTED.finditer(source):
        path = reversed(nodes_at(subject, listed.start()))
        around = next((each for each in path if each.node.start == listed.start()), None)
        item = around.node.items[0] if around and isinstance(around.node, Sequence) else None
        comma = _COMMA.search(source, *item.span) if isinstance(item, Scalar) and item.plain else None
        if around is None or not isinstance(item, Scalar) or comma is None:
            continue
        edits = tuple(Edit(Span(*each.span()), ", ") for each in _COMMA.finditer(source, *item.span))
        yield Remark(
            (*around.location, 0),
            f"{_list_named(subject, around.location)} has one item: `{comma['sign']}` is no comma to YAML",
            f"write `[{shortened(_COMMA.sub(', ', item.raw))}]` if they are several, or put it in quotes",
            label="one item or several?",
            span=item.span,
            fix=Fix("write the comma of the keyboard", edits, safe=False),
        )


def _keys(subject: Subject, text: Text, node: Node, source: str) -> Iterator[Remark]:
    fields, written = reader_of(type(text.part)).fields, source[node.start : node.end]
    blanks = [found.span("odd") for found in _KEYS.finditer(written) if found[1] in fields]
    edits = tuple(Edit(Span(node.start + start, node.start + end), " ") for start, end in blanks)
    line = written.splitlines()[0]
    key, _, value = line.partition(":")
    yield Remark(
        text.location,
        f"{told(subject, text)} is `{shortened(line)}`: YAML reads no key, for no plain space follows it",
        f"write `{key}: {shortened(value.strip())}`, or put the text in quotes if it is one",
        label="all of this is text",
        span=Span(node.start, node.start + len(line)),
        fix=Fix("put a space behind the colon", edits, safe=False),
    )


def replaced(subject: Subject, comment: Comment, mark: int) -> Iterator[Remark]:
    """Speak of a comment that stands behind a colon or a dash, where a text should."""
    assert subject.loaded.source is not None
    source = subject.loaded.source.text
    is_item = source[mark] == "-"
    location, node, reader = nodes_at(subject, mark - (not is_item))[-1]
    written = source[comment.span.start : comment.span.end].rstrip()
    if is_item:
        items = node.items if isinstance(node, Sequence) else ()
        is_empty = any(item.start == mark + 1 and absent(item) for item in items)
        key, what, instead = "", f"an item of {_list_named(subject, location)}", f"- {quoted(written)}"
        held: Reader | None = reader
    else:
        entries = node.entries.items() if isinstance(node, Mapping) else ()
        key = next((key for key, entry in entries if entry.key.end == mark and absent(entry.value)), "")
        is_empty, held = bool(key), reader_below(reader, key) if key else None
        what, instead = f"`{key}` of {named(subject, location)}", f"{key}: {quoted(written)}"
    if not is_empty or not _holds_text(held):
        return
    yield Remark(
        location,
        f"{what} is empty: YAML takes `{shortened(written)}` for a comment",
        f"write `{instead}` if it is the text, or `# {shortened(comment.text)}` if it is not",
        label="not read",
        span=comment.span,
        fix=Fix("put it in quotes", (Edit(comment.span, quoted(written)),), safe=False),
    )


def _list_named(subject: Subject, location: Location) -> str:
    return f"`{key_of(location)}` of {named(subject, location[:-1])}"


def _holds_text(reader: Reader | None) -> bool:
    """Whether what is read is a text, or has one for its short form."""
    reader = reader.item if isinstance(reader, ListReader) else reader
    return reader is not None and (
        is_text(reader) or (isinstance(reader, PartReader) and bool(reader.model.short))
    )
