"""What libyaml refuses, told in people's words and at the place of the mistake.

Each function below knows one frequent mistake and returns None where it sees another. Where an edit
would mend the text, that is tried before it is offered.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jmap.diagnostics import Diagnostic, Edit, Fix, Related, Span
from jmap.source import (
    alignment,
    block_texts,
    brackets,
    conflicts,
    indentation,
    lookalikes,
    missing_colon,
    missing_dash,
    quotes,
    unfolding,
)
from jmap.source.quoting import needs_quotes

if TYPE_CHECKING:
    from jmap.source.failure import Mistake

_FENCE = re.compile(r"^(?P<all>`{3}.*)\r?\n?", re.MULTILINE)
_ROW = re.compile(r"\s*\|.*\|.*\|\s*")
_BOLD = re.compile(r"\s*(?:[-*]\s+)?\*\*(?P<word>[\w ]+)(?::\*\*|\*\*:)")
_DIRECTIVE = re.compile(r"%[A-Z]")
_END_OF_DOCUMENT = re.compile(r"^\.\.\.\s", re.MULTILINE)
_LONGEST_KEY = 1024
_OTHER_LANGUAGE = re.compile(
    r"(?:\s*%%.*\n)*\s*(?P<word>journey|flowchart|graph|sequenceDiagram|mindmap|timeline)\b[^\n:]*\n(?!\s*-\s)"
)


def explain(mistake: Mistake) -> Diagnostic:
    """Turn libyaml's complaint into one diagnostic."""
    for recognise in _IN_TURN:
        diagnostic = recognise(mistake)
        if diagnostic:
            return diagnostic
    return mistake.told(
        "YAML cannot read this",
        "compare the indentation with the lines above, and put text with special characters in quotes",
        mistake.noticed,
    )


def mistaken_key(mistake: Mistake) -> Diagnostic | None:
    """What libyaml took for part of a key: spaces, dashes and comments that are none."""
    return indentation.tab(mistake) or lookalikes.dash(mistake) or lookalikes.comment(mistake)


def _refused_character(mistake: Mistake) -> Diagnostic | None:
    if mistake.failure.problem != "refused character":
        return None
    at = mistake.failure.at
    edit = Edit(Span(at, at + 1), "")
    return mistake.told(
        f"U+{ord(mistake.text[at]):04X} stands here, a control character that no YAML file may hold",
        "delete it; it often comes along with text copied from elsewhere",
        Span(at, at + 1),
        Fix("delete it", (edit,), safe=False) if mistake.mended_by(edit) else None,
    )


def _merge_conflict(mistake: Mistake) -> Diagnostic | None:
    found = list(conflicts.marks(mistake.text))
    if not found:
        return None
    begins = [Related(mistake.source.place(each.span), "another one") for each in found if each.sign == "<"]
    return mistake.told(
        "a merge conflict was left in the file",
        "keep what is right; delete the lines that begin with `<<<<<<<`, `|||||||`, `=======` and `>>>>>>>`",
        found[0].span,
        related=tuple(each for each in begins if each.place.span != found[0].span),
    )


def _fence(mistake: Mistake) -> Diagnostic | None:
    """The line that begins or ends a block of code in Markdown, copied along with the map."""
    found = _FENCE.match(mistake.text, mistake.line_span(mistake.line).start)
    if found is None:
        return None
    edits = tuple(Edit(Span(*each.span()), "") for each in _FENCE.finditer(mistake.text))
    return mistake.told(
        "this line is Markdown's, around a block of code",
        "delete the lines that begin with three backticks",
        Span(*found.span("all")),
        Fix("delete them", edits, safe=False) if mistake.mended_by(*edits) else None,
    )


def _other_language(mistake: Mistake) -> Diagnostic | None:
    """A diagram of Mermaid's, whose journeys are no YAML."""
    found = _OTHER_LANGUAGE.match(mistake.text)
    if found is None:
        return None
    return mistake.told(
        f"this is a `{found['word']}` of Mermaid's, and a map is written in YAML",
        "write `title:` and `stages:`, a stage for each section, and its tasks below `steps:`; "
        "`jmap new` makes a map to start from",
        Span(*found.span("word")),
    )


def _markdown(mistake: Mistake) -> Diagnostic | None:
    """A row of a table, or a word in bold before a colon, of a journey that was written in Markdown."""
    for number in (mistake.line, max(mistake.line - 1, 1)):
        line, span = mistake.source.line(number), mistake.line_span(number)
        if bold := _BOLD.match(line):
            advice = f"write `{bold['word'].strip().lower().replace(' ', '_')}:` with what belongs to it"
            return mistake.told("this is Markdown, and a map is written in YAML", advice, span)
        if _ROW.fullmatch(line):
            advice = "write what stands in it behind keys; `jmap new` makes a map to start from"
            return mistake.told("this is a table of Markdown's, and a map is written in YAML", advice, span)
    return None


def _long_key(mistake: Mistake) -> Diagnostic | None:
    """A key that is longer than YAML allows (section 8.2.2)."""
    text, at = mistake.text, mistake.failure.at
    end = len(text[:at].rstrip())
    if text[at : at + 1] != ":" or end < _LONGEST_KEY:
        return None
    start = mistake.line_span(mistake.line).start
    if text[end - 1] in "\"'":
        start = max(start, text.rfind(text[end - 1], 0, end - 1))
    if end - start <= _LONGEST_KEY:
        return None
    return mistake.told(
        f"this key has {end - start:,} characters; YAML allows {_LONGEST_KEY:,}",
        "give it a short name",
        Span(start, end),
    )


def _directive(mistake: Mistake) -> Diagnostic | None:
    for number in (mistake.line, max(mistake.line - 1, 1)):
        span = mistake.line_span(number)
        edit = Edit(span, "")
        if _DIRECTIVE.match(mistake.source.line(number)):
            return mistake.told(
                "a line that begins with `%` instructs YAML, and this one is unknown or out of place",
                "remove the line",
                span,
                Fix("remove the line", (edit,), safe=False) if mistake.mended_by(edit) else None,
            )
    return None


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


_IN_TURN = (
    _refused_character,
    _merge_conflict,
    _fence,
    _other_language,
    _markdown,
    _long_key,
    indentation.tab,
    quotes.never_closed,
    quotes.backslash,
    lookalikes.dash,
    lookalikes.bullet,
    lookalikes.colon,
    lookalikes.comma,
    lookalikes.blank,
    lookalikes.comment,
    lookalikes.number,
    lookalikes.bracket,
    missing_colon.space,
    missing_colon.twice,
    missing_dash.item,
    missing_dash.texts,
    brackets.stray_bracket,
    brackets.never_opened,
    brackets.list_without_brackets,
    brackets.open_bracket,
    brackets.comma_too_many,
    brackets.comma_between,
    brackets.comma_behind,
    _document,
    _directive,
    block_texts.begun_on_line_of_key,
    block_texts.not_indented,
    unfolding.keys_below_short_form,
    unfolding.text_before_keys,
    missing_dash.key_of_item,
    alignment.too_deep,
    indentation.list_beside_key,
    missing_colon.behind_key,
    needs_quotes,
    brackets.missing_comma,
    block_texts.lines_beside_key,
    missing_colon.neither_key_nor_text,
    unfolding.keys_below_item,
    missing_dash.first_item,
    alignment.misplaced,
)
"""What is looked for, in this order: the edit for one mistake may seem to mend another one, too."""
