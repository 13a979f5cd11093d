"""YAML has cut a text short, split it or joined names.

## What it checks
Behind a text without quotes stands no comment that begins with a letter or a digit right after its `#`:
of `Ticket #4711` only `Ticket` is read, and of `goal: #1 in tests` nothing. No line of such a text
begins like a list item, be it with a dash, a bullet or a number: it is no item, but part of the text
above. No text in quotes goes on over lines that begin with a key, no deeper than its own: there, a
quote is missing. No text ends with a comma, as in JSON, or with a quote that nothing opens. No list in
brackets is one item with commas of another script: `[広告、店]`. No name or text begins with a key, as in
`- name:Search`, where a space is missing. No parenthesis or quotation mark that is opened in one item
of a list in brackets is closed in a later one: `[Marketing (ads, SEO)]` has two items. And no text
alone at `teams`, `channels`, `competitors` or `tags` has a comma: `teams: Shop, Payments` is one team.

## Why it matters to customers
What is left looks like a text that somebody meant, so nobody misses the rest: the half of a customer's
sentence, the number of the complaint, the second team.

## Example
```yaml
title: Renewing a passport
teams: Counter, Print shop
stages:
  - name: Apply
    touchpoints: [Office (counter, waiting room)]
    emotion: {score: -1, because: Called twice}
    pains: Nobody finds form #12
```

## Use instead
```yaml
title: Renewing a passport
teams: [Counter, Print shop]
stages:
  - name: Apply
    touchpoints: ["Office (counter, waiting room)"]
    emotion: {score: -1, because: Called twice}
    pains: "Nobody finds form #12"
```

## What it does not flag
A comment with a blank behind its `#`, on a line of its own, or behind a number, an id or a text in
quotes. `#TODO`, `#FIXME` and what is said to jmap. Commas between brackets that are closed in the same
item, faces such as `:(`, and names in quotes. `personas: Anna, a nurse`, which may well be one name.
A sentence in a list in brackets: `[Well, I never, really]` is cut at its commas, but looks as
`[Long queue, no seats]` does. Put sentences in quotes, or give each a line of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Edit, Fix, Severity, Span
from jmap.lint.naming import named
from jmap.lint.questions.swallowed import in_texts, other_commas, replaced
from jmap.lint.questions.texts import NO_TEXT, is_text
from jmap.lint.questions.written import nodes_at
from jmap.lint.rule import Remark, Rule
from jmap.model.joined_names import as_list, joined, made_a_list
from jmap.phrases import shortened
from jmap.source.quoting import quoted
from jmap.source.tree import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.questions.written import Written
    from jmap.lint.subject import Subject
    from jmap.model.readers import Location
    from jmap.source.comments import Comment
    from jmap.source.tree import Node

_PAIRS = ("()", "“”", "«»")
_LISTS_OF_NAMES = ("teams", "channels", "competitors", "tags")
_FACES = ":;=-'"
_NOT_CUT = ("todo", "fixme", "jmap:", "xxx")


def check(subject: Subject) -> Iterator[Remark]:
    """Speak of the texts that are cut, of those that are split, and of names that are not."""
    assert subject.loaded.source is not None
    source = subject.loaded.source.text
    if "#" in source and any(_cuts(source, at) for at in _places(source, "#")):
        yield from _cut(subject, source)
    yield from in_texts(subject, source)
    if not source.isascii():
        yield from other_commas(subject, source)
    told: set[int] = set()
    for pair in _PAIRS:
        for at in _open_before_a_comma(source, pair):
            yield from _split(subject, at, pair, told)
    for key in _LISTS_OF_NAMES:
        yield from _joined(subject, key)


def _joined(subject: Subject, key: str) -> Iterator[Remark]:
    """Speak of names that commas join where a list was meant."""
    assert subject.loaded.parsed is not None
    if not isinstance(subject.loaded.parsed.data.get(key), str):
        return
    tree = subject.loaded.tree
    node = tree.get(key) if isinstance(tree, Mapping) else None
    names = joined(node)
    if node is None or not names:
        return
    written = shortened(", ".join(names))
    yield Remark(
        (key,),
        f"`{key}: {written}` is one name: YAML makes no list of commas",
        f"write `{key}: {shortened(as_list(names))}` if they are {len(names)}, or put the name in quotes",
        label="one name or several?",
        span=node.span,
        fix=made_a_list(node, names),
    )


def _places(source: str, sign: str) -> Iterator[int]:
    at = source.find(sign)
    while at >= 0:
        yield at
        at = source.find(sign, at + 1)


def _open_before_a_comma(source: str, pair: str) -> Iterator[int]:
    """Yield where the first sign of a pair stands, if a comma comes before the second one."""
    closing = comma = -1
    for at in _places(source, pair[0]):
        # Looked for anew only where the last ones are behind: a text of brackets alone is gone through once.
        closing = closing if closing > at else source.find(pair[1], at)
        comma = comma if comma > at else source.find(",", at)
        if closing < 0 or comma < 0:
            return
        if comma < closing:
            yield at


def _cuts(source: str, at: int) -> bool:
    """Whether a comment at `at` would begin with a letter or a digit, behind a blank."""
    return source[at - 1 : at] in {" ", "\t"} and source[at + 1 : at + 2].isalnum()


def _cut(subject: Subject, source: str) -> Iterator[Remark]:
    """Speak of the texts that end where such a comment begins."""
    for comment in subject.loaded.comments:
        start, end = comment.span
        if comment.own_line or not _cuts(source, start) or comment.text.lower().startswith(_NOT_CUT):
            continue
        last = len(source[:start].rstrip(" \t"))
        if source[last - 1] in ":-":
            yield from replaced(subject, comment, last - 1)
            continue
        path = nodes_at(subject, last - 1)
        innermost = path[-1]
        if _is_plain_text(innermost) and innermost.node.end == last:
            in_brackets = any(isinstance(each.node, Sequence | Mapping) and each.node.flow for each in path)
            span = Span(innermost.node.start, len(source[:end].rstrip()))
            yield _told_cut(subject, innermost.location, comment, span, in_brackets=in_brackets)


def _told_cut(subject: Subject, at: Location, comment: Comment, span: Span, *, in_brackets: bool) -> Remark:
    assert subject.loaded.source is not None
    whole = subject.loaded.source.text[span.start : span.end]
    one_line = "\n" not in whole and not in_brackets
    return Remark(
        at,
        f"{named(subject, at)} has a text that ends at ` #`: YAML takes "
        f"`#{shortened(comment.text)}` for a comment",
        f"write `{quoted(whole)}` if it belongs to the text, or `# {shortened(comment.text)}` if it does not"
        if one_line
        else "put the text in quotes if this belongs to it, or a blank behind the `#` if it does not",
        label="not part of the text",
        span=comment.span,
        fix=Fix("put all of it in quotes", (Edit(span, quoted(whole)),), safe=False) if one_line else None,
    )


def _split(subject: Subject, at: int, pair: str, told: set[int]) -> Iterator[Remark]:
    """Speak of the items of a list in brackets that a pair of signs holds together."""
    path = nodes_at(subject, at)
    items = next(
        (each for each in reversed(path) if isinstance(each.node, Sequence) and each.node.flow), None
    )
    if items is None or not isinstance(items.node, Sequence):
        return
    nodes = items.node.items
    first = next((index for index, node in enumerate(nodes) if node.start <= at < node.end), len(nodes))
    last = _closing(nodes, first, pair)
    if last is None or nodes[first].start in told:
        return
    told.add(nodes[first].start)
    assert subject.loaded.source is not None
    span = Span(nodes[first].start, nodes[last].end)
    whole = subject.loaded.source.text[span.start : span.end]
    one_line = "\n" not in whole
    location = next(
        ((*items.location, key) for key, (_, node) in items.reader.children(items.node).items()
         if node is nodes[first]), items.location
    )  # fmt: skip
    yield Remark(
        location,
        f"{named(subject, location)} ends at a comma inside `{pair}`: YAML makes "
        f"{last - first + 1} items of it",
        f"write `{quoted(whole)}` if it is one" if one_line else "put it in quotes if it is one",
        label="one text or several?",
        span=span,
        fix=Fix("put all of it in quotes", (Edit(span, quoted(whole)),), safe=False) if one_line else None,
    )


def _closing(nodes: list[Node], first: int, pair: str) -> int | None:
    """Return the item that closes what the `first` one opens; None where each is whole in itself."""
    depth = 0
    for index in range(first, len(nodes)):
        node = nodes[index]
        if not isinstance(node, Scalar) or not node.plain or node.target is not None:
            return None
        depth += _opened(node.raw, pair)
        if depth <= 0:
            return index if depth == 0 and index > first else None
    return None


def _opened(text: str, pair: str) -> int:
    """Return how many signs of a pair are opened and not closed; those of faces do not count."""
    signs = [sign for before, sign in zip(f" {text}", text, strict=False) if before not in _FACES]
    return signs.count(pair[0]) - signs.count(pair[1])


def _is_plain_text(written: Written) -> bool:
    node = written.node
    return (
        isinstance(node, Scalar)
        and node.plain
        and is_text(written.reader)
        and not NO_TEXT.intersection(map(str, written.location[-2:]))
    )


RULE = Rule("broken-text", Severity.WARNING, since="0.1.0", page=__doc__ or "", check=check, fix="unsafe")
