"""Texts that hold more than was meant, or nothing: items and keys read as text, text read as a comment."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jmap.diagnostics import Edit, Fix, Span
from jmap.lint.naming import named
from jmap.lint.questions.texts import is_repeated, is_text, texts, told
from jmap.lint.questions.written import nodes_at
from jmap.lint.rule import Remark
from jmap.model.normalise import reader_of
from jmap.model.readers import ListReader, PartReader, reader_below
from jmap.phrases import shortened
from jmap.source.data import absent
from jmap.source.quoting import quoted
from jmap.source.tree import Mapping, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.questions.texts import Text
    from jmap.lint.subject import Subject
    from jmap.model.readers import Reader
    from jmap.source.comments import Comment
    from jmap.source.tree import Node

_KEY = re.compile(r"([a-z_]+):[^\S ]*[^\s/]")
_KEYS = re.compile(r"^ *([a-z_]+):(?P<odd>[^\S \t\r\n]*)(?=[^\s/])", re.MULTILINE)
"""Keys with no plain space behind them; a no-break space may stand there."""
_ITEM = re.compile(r"[\r\n][ \t]*(?P<item>- [^\r\n]*)")


def in_texts(subject: Subject, source: str) -> Iterator[Remark]:
    """Speak of plain texts with a line in them that begins like a list item or like a key."""
    for text in texts(subject):
        if ":" not in text.text and " - " not in text.text:
            continue  # as in most
        found = _KEY.match(text.text) if text.field == text.part.short else None
        is_keyed = found is not None and found[1] in reader_of(type(text.part)).fields
        if not (is_keyed or " - " in text.text) or is_repeated(subject, text):
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


def replaced(subject: Subject, comment: Comment, colon: int) -> Iterator[Remark]:
    """Speak of a comment that stands behind a colon, where a text should."""
    assert subject.loaded.source is not None
    location, node, reader = nodes_at(subject, colon - 1)[-1]
    entries = node.entries.items() if isinstance(node, Mapping) else ()
    key = next((key for key, entry in entries if entry.key.end == colon and absent(entry.value)), None)
    if key is None or not _holds_text(reader_below(reader, key)):
        return
    written = subject.loaded.source.text[comment.span.start : comment.span.end].rstrip()
    yield Remark(
        location,
        f"`{key}` of {named(subject, location)} is empty: YAML takes `{shortened(written)}` for a comment",
        f"write `{key}: {quoted(written)}` if it is the text, or `# {shortened(comment.text)}` if it is not",
        label="not read",
        span=comment.span,
        fix=Fix("put it in quotes", (Edit(comment.span, quoted(written)),), safe=False),
    )


def _holds_text(reader: Reader | None) -> bool:
    """Whether what is read is a text, or has one for its short form."""
    reader = reader.item if isinstance(reader, ListReader) else reader
    return reader is not None and (
        is_text(reader) or (isinstance(reader, PartReader) and bool(reader.model.short))
    )
