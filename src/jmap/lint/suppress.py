"""Suppressions: comments that ask not to hear something, `# jmap: ignore[missing-emotion] asked in May`.

A suppression covers a node of the YAML tree, never a line: on a line of its own the outermost node that
starts on the next line, behind something the outermost node that starts on its line. `ignore-file` covers
the whole file. What is wrong with suppressions is told in `suppression_check`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from jmap.diagnostics import Span, Suppressed
from jmap.source.tree import Mapping, Sequence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from collections.abc import Sequence as List

    from jmap.diagnostics import Diagnostic
    from jmap.source.comments import Comment
    from jmap.source.text import SourceText
    from jmap.source.tree import Node

_FORM = re.compile(r"jmap:[ \t]*(?P<kind>ignore-file|ignore)[ \t]*\[(?P<words>[^\]]*)\](?P<reason>.*)")
_WORD = re.compile(r"[^\s,]+(?:[ \t]+[^\s,]+)*")
MOST, MOST_WORDS = 1000, 100
"""Nobody writes so many suppressions in a map, or so many rules into one, but to keep the linter busy."""
_MEANT = re.compile(r"jmap:")


class Word(NamedTuple):
    """One rule, family or code as a suppression names it."""

    text: str
    span: Span


class Suppression(NamedTuple):
    """One comment that suppresses, as it is written."""

    comment: Comment
    words: tuple[Word, ...]
    reason: str
    covers: Span | None
    """The stretch of the text in which it holds; None where nothing starts that it could cover."""


class Sifted(NamedTuple):
    """Diagnostics that are still to be said, those that are not, and the words that kept something back."""

    kept: list[Diagnostic]
    suppressed: list[Suppressed]
    used: set[Word]


def is_meant(comment: Comment) -> bool:
    """Whether a comment speaks to jmap, be it in the right form or not."""
    return _MEANT.match(comment.text) is not None


def in_form(comment: Comment) -> bool:
    """Whether a comment is written as a suppression is."""
    return _FORM.fullmatch(comment.text) is not None


def suppressions(comments: List[Comment], root: Node, source: SourceText) -> list[Suppression]:
    """Return the suppressions of a file in order, without comments of another form or beyond the limits."""
    meant = [(comment, form) for comment in comments if (form := _FORM.fullmatch(comment.text))]
    if not meant:
        return []
    scopes = _scopes(root, source)
    found = (_suppression(comment, form, scopes, source) for comment, form in meant[:MOST])
    return [each for each in found if len(each.words) <= MOST_WORDS]


def sifted(
    diagnostics: List[Diagnostic], by: List[Suppression], names_of: Callable[[str], set[str]]
) -> Sifted:
    """Keep back what a suppression covers; `names_of` gives the rules that a word stands for."""
    by_rule: dict[str, list[tuple[Suppression, Word]]] = {}
    for each in by:
        for word in each.words:
            for name in names_of(word.text):
                by_rule.setdefault(name, []).append((each, word))
    found = Sifted([], [], set())
    for diagnostic in diagnostics:
        parts = diagnostic.stands_for
        held = [(part, holding) for part in parts if (holding := _holding(part, by_rule))]
        whole = _holding(diagnostic, by_rule)
        found.used.update(word for _, holding in (*held, (diagnostic, whole)) for _, word in holding)
        if whole:
            found.suppressed.append(Suppressed(diagnostic, "comment", whole[0][0].reason))
        elif held:  # what is said once of many places leaves out those that are suppressed
            found.suppressed.extend(Suppressed(part, "comment", by[0][0].reason) for part, by in held)
            left_out = [part for part, _ in held]
            found.kept.extend(part for part in parts if part not in left_out)
        else:
            found.kept.append(diagnostic)
    return found


def _holding(
    diagnostic: Diagnostic, by_rule: dict[str, list[tuple[Suppression, Word]]]
) -> list[tuple[Suppression, Word]]:
    """Return the suppressions that cover a diagnostic, each with the word that names its rule."""
    at = diagnostic.place.span.start
    return [
        (each, word)
        for each, word in by_rule.get(diagnostic.name, ())
        if each.covers and each.covers.start <= at < each.covers.end
    ]


def _suppression(
    comment: Comment, form: re.Match[str], scopes: dict[int, Span], source: SourceText
) -> Suppression:
    start = source.text.index(comment.text, comment.span.start) + form.start("words")
    words = tuple(
        Word(word[0], Span(start + word.start(), start + word.end()))
        for word in _WORD.finditer(form["words"])
    )
    covers: Span | None = Span(0, len(source.text))
    if form["kind"] == "ignore":
        line = source.position(comment.span.start)[0]
        covers = scopes.get(_next_line(line, source) if comment.own_line else line)
    return Suppression(comment, words, form["reason"].strip(" \t:–-"), covers)


def _next_line(line: int, source: SourceText) -> int:
    """Return the line that a comment on a line of its own speaks of; other comments are passed over."""
    line += 1
    while line <= source.line_count and source.line(line).lstrip().startswith(("#", "---")):
        line += 1
    return line


def _scopes(root: Node, source: SourceText) -> dict[int, Span]:
    """Return the outermost entry or item that starts on each line, and its neighbours that do so too."""
    found: dict[int, Span] = {}
    for span in _nodes(root):
        line = source.position(span.start)[0]
        outermost = found.setdefault(line, span)
        if span.start >= outermost.end:
            found[line] = Span(outermost.start, span.end)
    return found


def _nodes(root: Node) -> Iterator[Span]:
    """Yield the entries of mappings, keys included, and the items of lists, the outer before the inner."""
    if root.target is not None:
        return
    if isinstance(root, Mapping):
        for entry in root.entries.values():
            yield Span(entry.key.span.start, entry.value.span.end)
            yield from _nodes(entry.value)
    elif isinstance(root, Sequence):
        for item in root.items:
            yield item.span
            yield from _nodes(item)
