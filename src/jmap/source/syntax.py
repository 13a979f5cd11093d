"""What libyaml refuses, told in people's words and at the place of the mistake.

Each function below knows one frequent mistake and returns None where it sees another. Where an edit
would mend the text, that is tried before it is offered.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jmap.diagnostics import Diagnostic, Edit, Fix, Span
from jmap.source import indentation
from jmap.source.failure import Failure, Mistake, shortened
from jmap.source.quoting import needs_quotes

if TYPE_CHECKING:
    from collections.abc import Callable

    from jmap.source.text import SourceText

_COMMENT = re.compile(r"\s#.*")
_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?: .*)?$", re.MULTILINE)
_KEY_WITHOUT_BLANK = re.compile(r"\s*(?:-\s+)*[\w$-]+:(?=[^\s:/])")
_DASH_WITHOUT_BLANK = re.compile(r"\s*-(?=[^\W\d_])")
_KEY_AND_COLON = re.compile(r"[\w$-]+:\s")
_DIRECTIVE = re.compile(r"%[A-Z]")
_END_OF_DOCUMENT = re.compile(r"^\.\.\.\s", re.MULTILINE)
_TEXT_ITEM = re.compile(r"\s*-\s+(?P<text>[^\s:#][^:#]*)")


def explain(
    source: SourceText, failure: Failure, first_failure: Callable[[str], Failure | None]
) -> Diagnostic:
    """Turn libyaml's complaint into one diagnostic; `first_failure` tries whether an edit mends the text."""
    mistake = Mistake(source, failure, first_failure)
    for recognise in (
        _refused_character,
        _merge_conflict,
        indentation.tab,
        _open_quote,
        _backslash,
        _missing_blank,
        _stray_bracket,
        _open_bracket,
        _comma_too_many,
        _comma_between,
        _directive,
        _document,
        needs_quotes,
        _missing_comma,
        _missing_colon,
        _text_with_keys,
        indentation.misplaced,
    ):
        diagnostic = recognise(mistake)
        if diagnostic:
            return diagnostic
    return mistake.told(
        "YAML cannot read this",
        "compare the indentation with the lines above, and put text with special characters in quotes",
        mistake.noticed,
    )


def _refused_character(mistake: Mistake) -> Diagnostic | None:
    if mistake.failure.problem != "refused character":
        return None
    at = mistake.failure.at
    return mistake.told(
        f"U+{ord(mistake.text[at]):04X} stands here, a control character that no YAML file may hold",
        "delete it; it often comes along with text copied from elsewhere",
        Span(at, at + 1),
    )


def _merge_conflict(mistake: Mistake) -> Diagnostic | None:
    found = _CONFLICT.search(mistake.text)
    if found is None:
        return None
    return mistake.told(
        "a merge conflict was left in the file",
        "keep what is right and delete the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`",
        Span(*found.span()),
    )


def _open_quote(mistake: Mistake) -> Diagnostic | None:
    """A quote that is never closed, or only by the quote that opens the next text."""
    failure, text = mistake.failure, mistake.text
    never_closed = failure.context == "while scanning a quoted scalar" and "escape" not in failure.problem
    start = failure.context_at if never_closed else failure.last.start
    quote = text[start : start + 1]
    if quote not in ("'", '"') or not (never_closed or "\n" in text[start : failure.last.end]):
        return None
    end = mistake.line_span(mistake.source.position(start)[0]).end
    edit = Edit(Span(end, end), quote)
    mended = mistake.mended_by(edit)
    if not (never_closed or mended):
        return None
    return mistake.told(
        "this quote is never closed",
        f"close it where the text ends: `{shortened(text[start:end])}{quote}`",
        Span(start, start + 1),
        Fix("close the quote at the end of the line", (edit,), safe=False) if mended else None,
    )


def _backslash(mistake: Mistake) -> Diagnostic | None:
    failure = mistake.failure
    if failure.context != "while parsing a quoted scalar":
        return None
    start = mistake.text.rfind("\\", 0, failure.at + 1)
    edit = Edit(Span(start, start), "\\")
    return mistake.told(
        f"`{mistake.text[start : start + 2]}` means nothing inside double quotes",
        "double the backslash, or put the text in single quotes",
        Span(start, min(start + 2, len(mistake.text))),
        Fix("double the backslash", (edit,), safe=True) if mistake.mended_by(edit) else None,
    )


def _missing_blank(mistake: Mistake) -> Diagnostic | None:
    """`name:Checkout` or `-name`, which YAML reads as one word; libyaml notices up to two lines later."""
    source = mistake.source
    for number in range(mistake.line, max(mistake.line - 3, 0), -1):
        line, start = source.line(number), source.line_start(number)
        found = _KEY_WITHOUT_BLANK.match(line) or _DASH_WITHOUT_BLANK.match(line)
        if found is None:
            continue
        at = found.end()
        edit = Edit(Span(start + at, start + at), " ")
        if mistake.mended_by(edit):
            mark = "colon" if line[at - 1] == ":" else "dash"
            return mistake.told(
                f"a blank is missing after the {mark}",
                f"write `{line[:at].strip()} {shortened(line[at:].strip())}`",
                Span(start + at - 1, start + at),
                Fix(f"put a blank after the {mark}", (edit,), safe=True),
            )
    return None


def _stray_bracket(mistake: Mistake) -> Diagnostic | None:
    at = mistake.failure.at
    bracket = mistake.text[at : at + 1]
    if bracket not in ("]", "}"):
        return None
    edit = Edit(Span(at, at + 1), "")
    if not mistake.mended_by(edit):
        return None
    return mistake.told(
        f"this `{bracket}` closes nothing",
        f"remove it, or add the `{'[' if bracket == ']' else '{'}` that it should close",
        Span(at, at + 1),
        Fix("remove the bracket", (edit,), safe=False),
    )


def _comma_too_many(mistake: Mistake) -> Diagnostic | None:
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


def _open_bracket(mistake: Mistake) -> Diagnostic | None:
    """A bracket that is never closed, or closed only inside a comment."""
    failure, source, text = mistake.failure, mistake.source, mistake.text
    start = failure.context_at
    opened = source.position(start)[0]
    at_end = not text[failure.at :].strip()
    if text[start : start + 1] not in ("[", "{") or (opened == mistake.line and not at_end):
        return None
    bracket, close = text[start], "]" if text[start] == "[" else "}"
    comment = _COMMENT.search(source.line(opened))
    if comment and close in comment.group():
        at = source.line_start(opened) + comment.start() + 1
        return mistake.told(
            f"this `#` begins a comment, so the `{bracket}` before it is never closed",
            "put the text that holds the `#` in quotes",
            Span(at, at + 1),
        )
    before = text if at_end else text[: source.line_start(mistake.line)]
    ends = (mistake.line_span(opened).end, len(before.rstrip()))
    edits = (Edit(Span(end, end), close) for end in ends)
    edit = next((edit for edit in edits if mistake.mended_by(edit)), None)
    if edit is None and not at_end:
        return None
    return mistake.told(
        f"this `{bracket}` is never closed",
        f"add `{close}` where it ends",
        Span(start, start + 1),
        Fix("close the bracket at the end of the line", (edit,), safe=False) if edit else None,
    )


def _comma_between(mistake: Mistake) -> Diagnostic | None:
    """Two items that are whole each, such as two texts in quotes, and no comma between them."""
    text, failure = mistake.text, mistake.failure
    in_mapping = "flow mapping" in failure.context
    whole = text[failure.at : failure.at + 1] in ('"', "'", "[", "{")
    if whole or (in_mapping and _KEY_AND_COLON.match(text, failure.at)):
        return _missing_comma(mistake)
    return None


def _missing_comma(mistake: Mistake) -> Diagnostic | None:
    failure = mistake.failure
    if "parsing a flow" not in failure.context:
        return None
    at = len(mistake.text[: failure.at].rstrip())
    edit = Edit(Span(at, at), ",")
    return mistake.told(
        "a comma is missing before this",
        "put a comma between two items; put an item with special characters in quotes",
        mistake.noticed,
        Fix("put a comma between the two", (edit,), safe=False) if mistake.mended_by(edit) else None,
    )


def _directive(mistake: Mistake) -> Diagnostic | None:
    line = mistake.source.line(mistake.line)
    if not _DIRECTIVE.match(line):
        return None
    return mistake.told(
        "a line that begins with `%` instructs YAML, and this one is unknown or out of place",
        "remove the line",
        mistake.line_span(mistake.line),
    )


def _document(mistake: Mistake) -> Diagnostic | None:
    """Something behind `...`, or a `%YAML` line without the `---` that must follow it."""
    if not mistake.failure.problem.endswith("<document start>"):
        return None
    before = mistake.text[: mistake.failure.at]
    if _END_OF_DOCUMENT.search(before):
        return mistake.told(
            "this stands after the line `...`, which ends the document",
            "remove the line `...`, or move what follows it to a file of its own",
            mistake.noticed,
        )
    if before.lstrip().startswith("%"):
        return mistake.told(
            "a line `---` is missing between the `%` lines and the map",
            "put `---` on a line of its own before this one, or remove the `%` lines",
            mistake.noticed,
        )
    return None


def _missing_colon(mistake: Mistake) -> Diagnostic | None:
    """A line that is neither a key nor, being indented no deeper, part of the text above it."""
    failure, source = mistake.failure, mistake.source
    if failure.problem == "could not find expected ':'":
        number = source.position(failure.context_at)[0]
    elif "mapping values" in failure.problem and mistake.line > 1:
        number = mistake.line - 1
    else:
        return None
    span = mistake.line_span(number)
    text = mistake.text[span.start : span.end]
    if ":" in text or not text or text.startswith(("- ", "#")):
        return None
    return mistake.told(
        f"`{shortened(text)}` is neither a key nor part of the text above",
        f"write `{shortened(text)}:` if it is a key; indent it deeper if it continues the text above",
        span,
    )


def _text_with_keys(mistake: Mistake) -> Diagnostic | None:
    """`- Discover` with keys below it."""
    if "mapping values" not in mistake.failure.problem or mistake.line == 1:
        return None
    above = mistake.source.line(mistake.line - 1)
    found = _TEXT_ITEM.fullmatch(above)
    if found is None:
        return None
    start = mistake.source.line_start(mistake.line - 1)
    text = found["text"].rstrip()
    return mistake.told(
        f"`{shortened(text)}` is a text, so no keys can follow it",
        f"give the text a key of its own, such as `- name: {shortened(text)}`",
        Span(start + found.start("text"), start + found.start("text") + len(text)),
    )
