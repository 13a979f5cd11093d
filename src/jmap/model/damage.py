"""Text that YAML read otherwise than it was meant: a colon, a comma or braces have made a mapping of it."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from jmap.diagnostics import Diagnostic, Edit, Fix, Span
from jmap.model.decimal_comma import with_point, without_separators
from jmap.model.readers import (
    DictReader,
    IdReader,
    ListReader,
    NumberReader,
    PartReader,
    ShareReader,
    TextReader,
)
from jmap.model.synonyms import known_keys, meant_key
from jmap.source.data import absent
from jmap.source.quoting import holds_key, holds_quotes_of_yaml, quoted
from jmap.source.tree import Mapping, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.model.locate import Locator, Origin
    from jmap.model.readers import Location
    from jmap.source.tree import Entry, Node


_REASONS = (
    (": ", "YAML takes what stands before `: ` for a key"),
    (",", "between braces, YAML ends a text at the comma"),
)
_BRACES = "YAML takes braces for keys with values"
_QUESTION = "YAML takes `?` for the beginning of a key"
_LONGEST_ADVICE = 200
_PIECE = re.compile(r"\s*,\s*(?P<word>(?:[^\s,{}\[\]:]|[ \t]+(?=[^\s,{}])|:(?=[^\s,{}\[\]]))+)(?=\s*[,}])")
_DIGITS = re.compile(r",\d(?:[^\s,{}\[\]:]|[ \t]+(?=[^\s,{}]))*(?=\s*[,}])", re.ASCII)
"""A piece of a number, behind a comma without a space."""


def damaged_part(
    origin: Origin, missing: list[str], unknown: list[str], locator: Locator
) -> Diagnostic | None:
    """Return what to say of a part whose keys are really text or a name; None where they are keys."""
    return _name_as_key(origin, missing, unknown, locator) or _damaged_by_colon(
        origin, missing, unknown, locator
    )


def was_text(node: Node, locator: Locator) -> bool:
    """Whether a mapping was meant as text: one line with one colon, or words in braces."""
    if not isinstance(node, Mapping) or "\n" in locator.source.text[node.span.start : node.span.end]:
        return False
    values = [entry.value for entry in node.entries.values()]
    return (
        all(_bare(value) for value in values)
        if node.flow
        else len(values) == 1 and isinstance(values[0], Scalar)
    )


def damaged_text(origin: Origin, span: Span, locator: Locator, *, is_text: bool = True) -> Diagnostic:
    """Say that what stands at `span` needs quotes, and add them where it is one line.

    Quotes that are there already are taken for part of the text; where YAML needs them, that is a guess.
    So it is where a key of the language stands in it, or where it is not known to be a text.
    """
    text = locator.source.text[span.start : span.end].rstrip()
    span = Span(span.start, span.start + len(text))  # behind `? really`, the empty value is on the next line
    reason = next((reason for mark, reason in _REASONS if mark in text), _BRACES)
    reason = _QUESTION if text.startswith("?") else reason
    message, advice, fix = f"this text needs quotes: {reason}", "put all of it in quotes", None
    if "\n" not in text and "\r" not in text:
        before = locator.source.text[: span.start]
        is_text = is_text and before.rstrip(" ")[-1:] not in {"\n", "\r"}  # keys below a key, perhaps
        safe = is_text and not holds_quotes_of_yaml(text) and not holds_key(text, known_keys())
        fix = Fix("put the text in quotes", (Edit(span, quoted(text)),), safe)
        advice = f"write `{quoted(text)}`" if len(text) <= _LONGEST_ADVICE else advice
    return locator.diagnostic("damaged-text", origin.location, message, advice, span=span, fix=fix)


def _name_as_key(
    origin: Origin, missing: list[str], unknown: list[str], locator: Locator
) -> Diagnostic | None:
    """Recognise `- Search: {emotion: curious}`, and `- Search:` before other keys: the name is no key."""
    assert isinstance(origin.reader, PartReader)
    node, short = origin.node, origin.reader.model.short
    if not isinstance(node, Mapping) or missing != [short] or len(unknown) != 1:
        return None
    entry, others = node.entries[unknown[0]], len(node.entries) > 1
    is_name = isinstance(entry.value, Mapping) or (absent(entry.value) and others and not node.flow)
    if not is_name or meant_key(unknown[0], origin.reader.fields, locator.near):
        return None
    message = f"`{unknown[0]}` stands where a key is expected"
    advice = f"write `{short}: {unknown[0]}`, with its other keys below, at the same depth"
    return locator.diagnostic("unknown-key", origin.location, message, advice, span=entry.key.span)


def _damaged_by_colon(
    origin: Origin, missing: list[str], unknown: list[str], locator: Locator
) -> Diagnostic | None:
    """Recognise `- Skeptical: is it safe?` and `- {safe, sound}`: none of the keys is one."""
    assert isinstance(origin.reader, PartReader)
    node, short = origin.node, origin.reader.model.short
    if not isinstance(node, Mapping) or missing != [short] or not unknown:
        return None
    if len(node.entries) != len(unknown) or (len(unknown) > 1 and not was_text(node, locator)):
        return None
    key, value = node.entries[unknown[0]].key, node.entries[unknown[0]].value
    if not isinstance(value, Scalar) or meant_key(key.raw, [short], locator.near):
        return None
    has_braces = locator.source.text[node.start] == "{"  # `[a, b: c]` has a mapping without
    is_key = has_braces and key.raw.isidentifier() and key.raw == key.raw.lower() and not absent(value)
    if is_key or isinstance(origin.reader.fields[short], IdReader):
        return None  # who writes `{words: Slow}` means a key, and a reference is no sentence
    return damaged_text(origin, node.span, locator)


def cut_by_commas(origin: Origin, unknown: list[str], locator: Locator) -> list[tuple[Diagnostic, set[str]]]:
    """Recognise `{text: Nobody, really}`: what follows the comma has become a key without a value.

    Each diagnostic comes with the keys that are none. A text ends before the next key that has a value.
    """
    node, text = origin.node, locator.source.text
    if not isinstance(node, Mapping) or not node.flow or not isinstance(origin.reader, PartReader):
        return []
    told = []
    end = node.start
    for entry in node.entries.values():
        pieces = list(takewhile(lambda piece: piece["word"] in unknown, _behind(entry, _PIECE, text)))
        if pieces and entry.key.start >= end:
            end = pieces[-1].end()
            if diagnostic := _told_cut(origin, entry, pieces, locator):
                told.append((diagnostic, {piece["word"] for piece in pieces}))
    return told


def cut_in_braces(locator: Locator) -> Iterator[Diagnostic]:
    """Yield what commas cut off between braces where it may be a key, so that nothing else tells of it.

    Where keys are free, that is a number: `{csat: 4,2/5, nps: 3}`. Where they are known, it is the word
    that one of them is called by: `{text: Wants to see name, id}`.
    """
    for origin in _in_braces((), locator):
        assert isinstance(origin.node, Mapping)
        if isinstance(origin.reader, DictReader):
            yield from _cut_numbers(origin, origin.node, locator)
        elif isinstance(origin.reader, PartReader):
            yield from _cut_before_known_keys(origin, origin.node, origin.reader, locator)


def _cut_before_known_keys(
    origin: Origin, node: Mapping, reader: PartReader, locator: Locator
) -> Iterator[Diagnostic]:
    for entry in node.entries.values():
        pieces = _behind(entry, _PIECE, locator.source.text)
        known = list(takewhile(lambda piece: piece["word"] in reader.fields, pieces))
        if not known or not isinstance(entry.value, Scalar) or " " not in entry.value.raw:
            continue  # `{name: Search, steps}` is a beginning
        told = damaged_text(origin, Span(entry.value.start, known[-1].end()), locator, is_text=False)
        yield replace(told, help=f"{told.help}; or `{known[0]['word']}:` if that is a key")


def _cut_numbers(origin: Origin, node: Mapping, locator: Locator) -> Iterator[Diagnostic]:
    text = locator.source.text
    for entry in node.entries.values():
        pieces = list(_behind(entry, _DIGITS, text))
        if not pieces or not isinstance(entry.value, Scalar) or not entry.value.plain:
            continue
        span = Span(entry.value.start, pieces[-1].end())
        written = text[span.start : span.end]
        if not written.startswith("0") and (digits := without_separators(written)):
            yield _in_two(origin, span, digits, "without separators", locator)
        elif number := with_point(written):
            yield _in_two(origin, span, number, "with a point", locator)
        else:
            yield damaged_text(origin, span, locator, is_text=False)


def _behind(entry: Entry, piece: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield what commas have cut off from the value of an entry, piece by piece."""
    end = entry.value.end
    while not absent(entry.value) and (found := piece.match(text, end)):
        yield found
        end = found.end()


def _in_braces(location: Location, locator: Locator) -> Iterator[Origin]:
    """Yield the mappings between braces, at a location and below."""
    origin = locator.origin(location)
    if isinstance(origin.node, Mapping) and origin.node.flow:
        yield origin
    for key in origin.reader.children(origin.node):
        yield from _in_braces((*location, key), locator)


def _in_two(origin: Origin, span: Span, better: str, how: str, locator: Locator) -> Diagnostic:
    """Tell of a number that a comma cuts."""
    message, advice = "the comma cuts this number in two", f"write `{better}`, {how}"
    fix = Fix(f"write `{better}`", (Edit(span, better),), safe=False)
    return locator.diagnostic("damaged-text", origin.location, message, advice, span=span, fix=fix)


def _told_cut(
    origin: Origin, entry: Entry, pieces: list[re.Match[str]], locator: Locator
) -> Diagnostic | None:
    """Say what to do with a value and the pieces behind it that commas have cut off."""
    assert isinstance(origin.reader, PartReader)
    key, value = entry.key.raw, entry.value
    if not isinstance(value, Scalar) or not value.plain or not value.raw:
        return None
    span = Span(value.start, pieces[-1].end())
    written, reader = locator.source.text[span.start : span.end], origin.reader.fields.get(key)
    item = reader.item if isinstance(reader, ListReader) else reader
    if isinstance(item, NumberReader) and (digits := without_separators(written)):
        return _in_two(origin, span, digits, "without separators", locator)
    if number := with_point(written):
        return _in_two(origin, span, number, "with a point", locator)
    if reader is not item and isinstance(item, TextReader):
        message, advice = (
            f"between braces, YAML ends `{key}` at the comma",
            f"write `[{written}]`, in brackets",
        )
        fix = Fix(f"write `[{written}]`", (Edit(span, f"[{written}]"),), safe=False)
        return locator.diagnostic("damaged-text", origin.location, message, advice, span=span, fix=fix)
    if isinstance(item, NumberReader | ShareReader):
        return None
    words = {piece["word"].partition(" ")[0].partition("=")[0] for piece in pieces}
    is_text = item is not None and words.isdisjoint(origin.reader.fields)
    return damaged_text(origin, span, locator, is_text=is_text)


def _bare(node: Node) -> bool:
    return isinstance(node, Scalar) and node.plain and node.raw == ""
