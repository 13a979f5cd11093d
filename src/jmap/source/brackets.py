"""Mistakes between brackets: one too many or too few, and commas.

Each function below knows one frequent mistake and returns None where it sees another.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jmap.diagnostics import Diagnostic, Edit, Fix, Related, Span
from jmap.phrases import shortened
from jmap.source.lines import indent_of
from jmap.source.scalars import resolve

if TYPE_CHECKING:
    from jmap.source.failure import Mistake

_CLOSING = {"[": "]", "{": "}"}
_COMMENT = re.compile(r"\s#.*")
_CLOSED_VALUE = re.compile(r"\s*(?:-\s+)*(?:[\w$-]+:\s+)?(?P<value>\w.*(?P<close>[\]}]))\s*(?:\s#.*)?$")
_KEY_AND_COLON = re.compile(r"[\w$-]+:\s")
_VALUE_AND_KEY = re.compile(r"(?P<value>\S.*?)\s+(?P<key>[\w$-]+)")
_QUOTED = r"""(?:"[^"]*"|'[^']*')"""
_SEVERAL_TEXTS = re.compile(
    rf"\s*(?:-\s+)*[\w$-]+:\s+(?P<value>{_QUOTED}(?:\s*,\s*{_QUOTED})+)\s*,?\s*(?:\s#.*)?"
)
_COMMA_BEHIND = re.compile(r"""["'\]}](?P<sign>[,;])\s*$""")


def stray_bracket(mistake: Mistake) -> Diagnostic | None:
    """A closing bracket that no other opened: it is one too many, or it closes one of another kind."""
    at = mistake.failure.at
    bracket = mistake.text[at : at + 1]
    if bracket not in _CLOSING.values():
        return None
    edit = Edit(Span(at, at + 1), "")
    if not (mistake.settled_by(edit) if mistake.failure.brackets else mistake.mended_by(edit)):
        return _closed_by_another(mistake)
    return mistake.told(
        f"this `{bracket}` closes nothing",
        f"remove it, or add the `{'[' if bracket == ']' else '{'}` that it should close",
        Span(at, at + 1),
        Fix("remove the bracket", (edit,), safe=False),
    )


def never_opened(mistake: Mistake) -> Diagnostic | None:
    """`pains: text: Slow, severity: high}`, where the bracket at the beginning is missing."""
    start = mistake.source.line_start(mistake.line)
    found = _CLOSED_VALUE.match(mistake.source.line(mistake.line))
    if "mapping values" not in mistake.failure.problem or found is None:
        return None
    close, value = found["close"], found["value"]
    bracket = next(each for each, closing in _CLOSING.items() if closing == close)
    at = start + found.start("value")
    edit = Edit(Span(at, at), bracket)
    if value.count(bracket) >= value.count(close) or not mistake.mended_by(edit):
        return None
    return mistake.told(
        f"a `{bracket}` is missing before this: a `{close}` stands at the end",
        f"write `{shortened(bracket + value)}`",
        mistake.word(at),
        Fix(f"put a `{bracket}` before it", (edit,), safe=False),
    )


def list_without_brackets(mistake: Mistake) -> Diagnostic | None:
    """`thoughts: "Is it good?", "Is it dear?"`: several texts in quotes behind one key."""
    found = _SEVERAL_TEXTS.fullmatch(mistake.source.line(mistake.line))
    if found is None:
        return None
    start = mistake.source.line_start(mistake.line)
    span = Span(start + found.start("value"), start + found.end("value"))
    edits = (Edit(Span(span.start, span.start), "["), Edit(Span(span.end, span.end), "]"))
    return mistake.told(
        "several texts stand behind one key, and no brackets around them",
        f"write a list: `[{shortened(found['value'])}]`",
        span,
        Fix("put brackets around them", edits, safe=False) if mistake.mended_by(*edits) else None,
    )


def _closed_by_another(mistake: Mistake) -> Diagnostic | None:
    """`[a, b}`, where one bracket is wrong, or `{a: [b}`, where one is missing."""
    if not mistake.failure.brackets:
        return None
    at, start = mistake.failure.at, mistake.failure.brackets[-1]
    found, bracket = mistake.text[at], mistake.text[start]
    close = _CLOSING[bracket]
    if found == close:
        return None
    before, instead = Edit(Span(at, at), close), Edit(Span(at, at + 1), close)
    edit = next((edit for edit in (before, instead) if mistake.settled_by(edit)), None)
    here = Related(mistake.source.place(Span(at, at + 1)), f"this `{found}` does not close it")
    return mistake.told(
        f"this `{bracket}` is never closed",
        f"write `{close}` {'before' if edit == before else 'instead of'} the `{found}`",
        Span(start, start + 1),
        Fix(f"close it with `{close}`", (edit,), safe=False) if edit else None,
        (here,),
    )


def comma_too_many(mistake: Mistake) -> Diagnostic | None:
    """A comma with nothing before it."""
    at = mistake.failure.at
    if mistake.failure.problem != "did not find expected node content" or mistake.text[at : at + 1] != ",":
        return None
    edit = Edit(Span(at, at + 1), "")
    return mistake.told(
        "nothing stands before this comma",
        "remove the comma, or write what is missing before it",
        Span(at, at + 1),
        Fix("remove the comma", (edit,), safe=False) if mistake.mended_by(edit) else None,
    )


def open_bracket(mistake: Mistake) -> Diagnostic | None:
    """A bracket that is never closed, or closed only inside a comment."""
    failure, source, text = mistake.failure, mistake.source, mistake.text
    at_end = not text[failure.at :].strip()
    start = _last_open(text) if at_end and failure.context_at == failure.at else failure.context_at
    opened = source.position(start)[0]
    if text[start : start + 1] not in ("[", "{") or (opened == mistake.line and not at_end):
        return None
    bracket, close = text[start], _CLOSING[text[start]]
    comment = _COMMENT.search(source.line(opened))
    if comment and close in comment.group():
        at = source.line_start(opened) + comment.start() + 1
        return mistake.told(
            f"this `#` begins a comment, so the `{bracket}` before it is never closed",
            "put the text that holds the `#` in quotes",
            Span(at, at + 1),
        )
    before = text if at_end else text[: source.line_start(mistake.line)]
    end_of_line = source.line_start(opened) + len(_COMMENT.sub("", source.line(opened)).rstrip())
    ends = (end_of_line, len(before.rstrip()))
    all_open = "".join(_CLOSING[text[at]] for at in reversed(failure.brackets))
    closings = dict.fromkeys((close, all_open or close))
    edits = [Edit(Span(end, end), closing) for closing in closings for end in ends]
    if _ends_with_its_line(mistake, opened):
        edit = next((edit for edit in edits if mistake.settled_by(edit, opened)), None)
    else:
        edit = next((edit for edit in edits if mistake.settled_by(edit)), None)
    if edit is None and not at_end:
        return None
    return mistake.told(
        f"this `{bracket}` is never closed",
        f"add `{close}` where it ends",
        Span(start, start + 1),
        Fix("close the bracket at the end of the line", (edit,), safe=False) if edit else None,
    )


def _ends_with_its_line(mistake: Mistake, number: int) -> bool:
    """Whether the line below begins something else than an item: it is no deeper, behind no comma."""
    line = mistake.source.line(number)
    below = (mistake.source.line(each) for each in range(number + 1, mistake.source.line_count + 1))
    following = next(filter(str.strip, below), "")
    is_deeper = indent_of(following) > indent_of(line)
    return not (is_deeper or _COMMENT.sub("", line).rstrip().endswith((",", "[", "{")))


def _last_open(text: str) -> int:
    """Return where the last bracket stands that is not closed."""
    closed = 0
    for at in range(len(text) - 1, -1, -1):
        if text[at] in "]}":
            closed += 1
        elif text[at] in "[{":
            if not closed:
                return at
            closed -= 1
    return 0


def comma_behind(mistake: Mistake) -> Diagnostic | None:
    """A comma behind a value that is whole, as in JSON: `goal: "Find one",`."""
    found = _COMMA_BEHIND.search(mistake.source.line(mistake.line))
    if found is None:
        return None
    span = Span(*(mistake.source.line_start(mistake.line) + at for at in found.span("sign")))
    edit = Edit(span, "")
    if not mistake.mended_by(edit):
        return None
    sign = found["sign"]
    message = f"a `{sign}` stands behind the value, where the line ends"
    return mistake.told(message, "remove it", span, Fix(f"remove the `{sign}`", (edit,), safe=False))


def comma_between(mistake: Mistake) -> Diagnostic | None:
    """Two items that are whole each, such as two texts in quotes, and no comma between them."""
    text, failure = mistake.text, mistake.failure
    in_mapping = "flow mapping" in failure.context
    whole = text[failure.at : failure.at + 1] in ('"', "'", "[", "{")
    if whole or (in_mapping and _KEY_AND_COLON.match(text, failure.at)):
        return missing_comma(mistake)
    last = text[failure.last.start : failure.last.end]
    pair = _VALUE_AND_KEY.fullmatch(last) if in_mapping and failure.at == failure.last.end else None
    if pair is None or (pair["key"] not in mistake.keys and isinstance(resolve(pair["value"]), str)):
        return None
    return _told(mistake, failure.last.start + pair.end("value"), failure.last.start + pair.start("key"))


def missing_comma(mistake: Mistake) -> Diagnostic | None:
    """Something that no quotes and no bracket would mend."""
    failure = mistake.failure
    if "parsing a flow" not in failure.context:
        return None
    return _told(mistake, len(mistake.text[: failure.at].rstrip()), failure.at)


def _told(mistake: Mistake, end: int, start: int) -> Diagnostic:
    """Say that a comma is missing between the item that ends at `end` and the one that begins at `start`."""
    edit = Edit(Span(end, end), ",")
    return mistake.told(
        "a comma is missing before this",
        "put a comma between two items; put an item with special characters in quotes",
        mistake.word(start),
        Fix("put a comma between the two", (edit,), safe=False) if mistake.mended_by(edit) else None,
    )
