"""Diagnostics for what YAML allows and a map does not: tags, merge keys, odd keys, sizes.

Owns their wording. Whether something is refused is decided in `yaml`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from jmap.diagnostics import Diagnostic, Edit, Fix, Related, Span
from jmap.phrases import shortened
from jmap.source.quoting import quoted
from jmap.source.tree import Entry, Mapping, Node, Scalar
from jmap.suggest import did_you_mean

if TYPE_CHECKING:
    from collections import abc
    from collections.abc import Sequence

    from jmap.source.text import SourceText


_PASTED = 3
"""From so many keys on, all of a text stands twice."""
_INCLUDES = {"!include", "!import", "!file", "!ref"}
_NAMING = {"name", "text"}
_DASHES = re.compile(r" *(?:- +)+")
_DOUBLE_BRACES = re.compile(r"\{\{[^{}\r\n]*\}\}")


class Refused(Exception):  # noqa: N818  it carries a diagnostic to `parse` and is no error of its own
    """The reading stops here."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def too_deep(source: SourceText, at: int, limit: int) -> Refused:
    """Lists in lists in lists."""
    return Refused(
        Diagnostic(
            "too-large",
            f"lists and keys are nested more than {limit} deep here",
            "a map needs about ten levels; look for brackets or spaces that were repeated by mistake",
            source.place(Span(at, at + 1)),
        )
    )


def too_many_nodes(source: SourceText, at: int, limit: int) -> Refused:
    """A huge file, or aliases of aliases that would grow without end."""
    return Refused(
        Diagnostic(
            "too-large",
            f"the file has more than {limit:,} values, counting what stands behind each alias",
            "split the journey: a stage can point at a map of its own with `journey:`",
            source.place(Span(at, at + 1)),
        )
    )


def with_blank(source: SourceText, at: int) -> tuple[Edit, ...]:
    """Put a space behind the dash at `at`; what is lined up below the name moves with it."""
    number, column = source.position(at)
    edits = [Edit(Span(at + 1, at + 1), " ")]
    for following in range(number + 1, source.line_count + 1):
        line, start = source.line(following), source.line_start(following)
        indent = len(line) - len(line.lstrip(" "))
        if line.strip() and (indent < column or (indent > column and len(edits) == 1)):
            break
        if line.strip():
            edits.append(Edit(Span(start, start), " "))
    return tuple(edits)


def dash_without_blank(source: SourceText, at: int) -> Refused:
    """`-name` where `- name` is meant."""
    number = source.position(at)[0]
    return Refused(
        Diagnostic(
            "yaml-syntax",
            "a space is missing after the dash",
            f"write `- {shortened(source.line(number).strip()[1:])}`",
            source.place(Span(at, at + 1)),
            fix=Fix("put a space after the dash", with_blank(source, at), safe=True),
        )
    )


def second_document(source: SourceText, end: int) -> Refused:
    """A `---` after the first document, which ends at `end`; what is missing may stand behind it."""
    return Refused(
        Diagnostic(
            "unsupported-yaml",
            "a second document begins here, and a file holds one map",
            "remove the `---`, or move what follows it to a file of its own",
            source.place(Span(end - 3, end)),
            label="what follows was not read",
        )
    )


def tag_directive(source: SourceText) -> Diagnostic:
    """A `%TAG` line before the document."""
    start = max(source.text.find("%TAG"), 0)
    end = start + len("%TAG")
    return Diagnostic(
        "unsupported-yaml",
        "`%TAG` declares YAML tags, which a map does not have",
        "remove the line",
        source.place(Span(start, end)),
    )


def tag(source: SourceText, span: Span, node: Node) -> Diagnostic:
    """A tag such as `!!str`, or a text that begins with an exclamation mark."""
    written = shortened(source.text[span.start : span.end])
    place = source.place(span)
    if written.startswith("!!") and written[2:].isalpha():
        return Diagnostic(
            "unsupported-yaml",
            f"`{written}` is a YAML tag, and a map has none",
            f"remove `{written}`; put a text that looks like a number in quotes if it must stay text",
            place,
        )
    if written in _INCLUDES:
        advice = (
            "a map includes no other file; what several maps share stands in a library, named under `use`"
        )
        return Diagnostic("unsupported-yaml", f"`{written}` is a YAML tag, and a map has none", advice, place)
    whole = Span(span.start, max(span.end, node.span.end))
    text = source.text[whole.start : whole.end]
    if not isinstance(node, Scalar) or not node.plain or "\n" in text or "\r" in text:
        return Diagnostic(
            "unsupported-yaml", f"`{written}` is a YAML tag, and a map has none", f"remove `{written}`", place
        )
    return Diagnostic(
        "unsupported-yaml",
        "this text needs quotes: YAML takes a word after `!` for a tag",
        f"put it in quotes: `{shortened(quoted(text))}`",
        source.place(whole),
        fix=Fix("put the text in quotes", (Edit(whole, quoted(text)),), safe=True),
    )


def alias(source: SourceText, span: Span, name: str, known: Sequence[str], *, recursive: bool) -> Diagnostic:
    """An alias that nothing stands behind: unknown, or inside the very thing it names."""
    if recursive:
        return Diagnostic(
            "unsupported-yaml",
            f"`*{name}` stands inside `&{name}`, so it would contain itself",
            "write out what is meant here instead of the alias",
            source.place(span),
        )
    name = shortened(name)
    suggestion = did_you_mean(name, known)
    return Diagnostic(
        "yaml-syntax",
        f"no anchor `&{name}` stands before `*{name}`",
        suggestion or f"put the text in quotes if it is text, or mark the value it repeats with `&{name}`",
        source.place(span),
    )


def composite_key(source: SourceText, key: Node) -> Diagnostic:
    """A list or a mapping where a key should stand; `{{name}}` reads as one."""
    found = _DOUBLE_BRACES.match(source.text, max(key.span.start - 1, 0))
    if found:
        text = found.group()
        return Diagnostic(
            "damaged-text",
            "this text needs quotes: YAML takes `{` for the beginning of a mapping",
            f"write `{shortened(quoted(text))}`",
            source.place(Span(*found.span())),
            fix=Fix("put the text in quotes", (Edit(Span(*found.span()), quoted(text)),), safe=True),
        )
    return Diagnostic(
        "wrong-type",
        "a key must be a text, and this is a list or a mapping",
        "if this is text, put all of it in quotes",
        source.place(key.span),
    )


def empty_key(source: SourceText, key: Scalar) -> Diagnostic:
    """No key, or `null` as a key."""
    return Diagnostic(
        "wrong-type",
        "a key is missing before the colon",
        "write a key there, or put the whole text in quotes",
        source.place(key.span),
    )


def merge_key(source: SourceText, key: Scalar) -> Diagnostic:
    """A plain `<<`."""
    return Diagnostic(
        "unsupported-yaml",
        "`<<` merges keys, which a map cannot do",
        "write the keys out; a value can be shared as it is: `owner: &owner shop`, then `owner: *owner`",
        source.place(key.span),
    )


def missing_dash(source: SourceText, key: Scalar, entries: abc.Mapping[str, Entry]) -> Diagnostic | None:
    """A name, or the first key, again in one list item: more likely the next item, without its dash."""
    first, again = next(iter(entries.values())).key, entries[key.raw].key
    if key.raw not in _NAMING and again is not first:
        return None
    row, column = source.position(first.span.start)
    line_start = source.line_start(row)
    lead = source.text[line_start : first.span.start]
    number, at = source.position(key.span.start)
    start = source.line_start(number)
    if not _DASHES.fullmatch(lead) or at != column or source.text[start : key.span.start].strip():
        return None
    dash = lead.rindex("-")
    name, above = shortened(key.raw), list(entries.values())[-1]
    advice = f"is a `- ` missing before it, where the next item begins? Else keep one `{name}`"
    fix: Fix | None = Fix(
        "put a dash before it", (Edit(Span(start + dash, key.span.start), lead[dash:]),), safe=False
    )
    if isinstance(above.value, Scalar) and above.value.plain and not above.value.raw:
        written, fix = f"- {source.line(number).strip()}", None
        advice = f"indent it below `{above.key.raw}`, if it belongs there: `{shortened(written)}`"
    return Diagnostic(
        "duplicate-key",
        f"the key `{name}` stands twice in one list item",
        advice,
        source.place(key.span),
        label="this one is not read",
        fix=fix,
        related=(Related(source.place(again.span), "the first one"),),
    )


def duplicate_key(source: SourceText, key: Scalar, first: Entry) -> Diagnostic:
    """The same key twice in one mapping; `first` is the one that counts."""
    advice = "keep one of them; where several may stand, write them as a list behind one key"
    if not isinstance(first.value, Scalar):
        advice = "keep one of them, or move what stands behind it to the first one"
    return Diagnostic(
        "duplicate-key",
        f"the key `{shortened(key.raw)}` stands here twice",
        advice,
        source.place(key.span),
        label="this one is not read",
        related=(Related(source.place(first.key.span), "the first one"),),
    )


def begun_again(told: Sequence[Diagnostic], root: Node) -> Sequence[Diagnostic]:
    """Tell of a whole text that was pasted behind itself once, and not for each of its keys."""
    twice = [each for each in told if _is_at_the_top(each)]
    first = next(iter(root.entries.values())).key if isinstance(root, Mapping) and root.entries else None
    if first is None or len(twice) < _PASTED or twice[0].related[0].place.span != first.span:
        return told
    again = replace(
        twice[0],
        message=f"the file begins a second time here: {len(twice)} of its keys stand above already",
        help="delete what stands here twice, and keep what is right",
    )
    return [again, *(each for each in told if not _is_at_the_top(each))]


def _is_at_the_top(told: Diagnostic) -> bool:
    """Whether it is a key of the whole map that stands twice."""
    return told.name == "duplicate-key" and told.place.column == 1
