"""No mistake hides another: two in one map are told as each is told alone."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from hypothesis import assume, given
from hypothesis import strategies as st

import jmap
from jmap.diagnostics import Edit, Span
from jmap.source.edits import apply
from jmap.source.text import SourceText
from jmap.source.tree import Mapping, Node, Scalar, Sequence
from jmap.source.yaml import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

PATH = Path(__file__).parents[2] / "examples" / "shoes.journey.yaml"
TEXT = PATH.read_text(encoding="utf-8")
DAMAGES = ("[[{}]]", "{{{}: 1}}", "{}", "-{}")
"""What a value is damaged to, each time with another word, so that no mistake is the same as another."""


class Mistake(NamedTuple):
    """An edit, and all of the text that it is about."""

    edit: Edit
    around: Span


def mistakes(node: Node) -> Iterator[tuple[Span, str, Span]]:
    """Yield what to replace in `node` and below it, a pattern of what to write, and all that it is about."""
    if isinstance(node, Mapping):
        for key, entry in node.entries.items():
            if key in {"use", "id"}:
                continue  # what is wrong there shows in other places: what it declares cannot be named
            if isinstance(entry.value, Scalar):
                around = Span(entry.key.start, entry.value.end)
                yield entry.key.span, "zz{}", around
                yield from ((entry.value.span, damage, around) for damage in DAMAGES)
            yield from mistakes(entry.value)
    for item in node.items if isinstance(node, Sequence) else ():
        if isinstance(item, Scalar):
            yield from ((item.span, damage, item.span) for damage in DAMAGES)
        yield from mistakes(item)


def all_mistakes() -> list[Mistake]:
    root = parse(SourceText(PATH.name, TEXT)).root
    assert root is not None
    return [
        Mistake(Edit(span, pattern.format(f"zz{number}" if "-" not in pattern else 1000 + number)), around)
        for number, (span, pattern, around) in enumerate(mistakes(root))
        if "\n" not in TEXT[span.start : span.end]  # lines keep their numbers
    ]


MISTAKES = all_mistakes()


def told(*numbers: int) -> set[tuple[str, int]]:
    """Return what is told of a map with these mistakes: the name of the diagnostic and its line."""
    edits = sorted((MISTAKES[number].edit for number in numbers), key=lambda edit: edit.span)
    return {(each.name, each.place.line) for each in jmap.loads(apply(TEXT, edits), PATH).diagnostics}


told_alone = cache(told)

numbers = st.integers(0, len(MISTAKES) - 1)


@given(numbers, numbers)
def test_two_mistakes_are_told_as_each_is_told_alone(one: int, other: int) -> None:
    first, second = sorted((MISTAKES[one].around, MISTAKES[other].around))
    assume(first.end <= second.start)

    assert told(one, other) >= told_alone(one) | told_alone(other)
