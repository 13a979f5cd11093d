"""What libyaml refuses, told in people's words and at the place of the mistake.

Each function below knows one frequent mistake and returns None where it sees another. Where an edit
would mend the text, that is tried before it is offered.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jmap.diagnostics import Diagnostic, Edit, Fix, Span
from jmap.phrases import shortened
from jmap.source import alignment, brackets, indentation, lookalikes, missing_dash, quotes, unfolding
from jmap.source.lines import LIST_ITEM, indent_of, lines_above
from jmap.source.quoting import needs_quotes

if TYPE_CHECKING:
    from jmap.source.failure import Mistake

_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?: .*)?$", re.MULTILINE)
_FENCE = re.compile(r"^(?P<all>`{3}.*)\r?\n?", re.MULTILINE)
_KEY_WITHOUT_SPACE = re.compile(
    r"""\s*(?:-\s+)*(?:[\w$-]+:(?=[^\s:/])|[^\s:#\[\]{}"'][^:#\[\]{}"']*:(?=[\[{"'\d+-]))"""
)
_DASH_WITHOUT_SPACE = re.compile(r"""\s*-(?=[^\W\d_]|[\[{"'])""")
_DIRECTIVE = re.compile(r"%[A-Z]")
_END_OF_DOCUMENT = re.compile(r"^\.\.\.\s", re.MULTILINE)
_LONGEST_KEY = 1024
_WORD_AND_TEXT = re.compile(r"\s*(?:-\s+)*(?P<word>[\w$-]+)(?P<sign> *=(?= ))?(?P<text>(?: +\S.*)?)")
_TEXT_ITEM = re.compile(r"\s*-\s+(?P<text>[^\s:#][^:#]*)")


def explain(mistake: Mistake) -> Diagnostic:
    """Turn libyaml's complaint into one diagnostic."""
    for recognise in (
        _refused_character,
        _merge_conflict,
        _fence,
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
        _missing_space,
        missing_dash.item,
        brackets.stray_bracket,
        brackets.never_opened,
        brackets.open_bracket,
        brackets.comma_too_many,
        brackets.comma_between,
        brackets.comma_behind,
        _document,
        _directive,
        unfolding.keys_below_short_form,
        missing_dash.key_of_item,
        alignment.too_deep,
        indentation.list_beside_key,
        _colon_after_key,
        needs_quotes,
        brackets.missing_comma,
        _missing_colon,
        _text_with_keys,
        missing_dash.first_item,
        alignment.misplaced,
    ):
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
    found = _CONFLICT.search(mistake.text)
    if found is None:
        return None
    return mistake.told(
        "a merge conflict was left in the file",
        "keep what is right and delete the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`",
        Span(*found.span()),
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


def _missing_space(mistake: Mistake) -> Diagnostic | None:
    """`name:Checkout` or `-name`, which YAML reads as one word; libyaml notices up to two lines later."""
    source = mistake.source
    began = source.position(mistake.failure.context_at)[0]
    for number in dict.fromkeys((*range(mistake.line, max(mistake.line - 3, 0), -1), began)):
        line, start = source.line(number), source.line_start(number)
        found = _KEY_WITHOUT_SPACE.match(line) or _DASH_WITHOUT_SPACE.match(line)
        if found is None:
            continue
        at = found.end()
        edit = Edit(Span(start + at, start + at), " ")
        if mistake.mended_by(edit):
            mark = "colon" if line[at - 1] == ":" else "dash"
            return mistake.told(
                f"a space is missing after the {mark}",
                f"write `{line[:at].strip()} {shortened(line[at:].strip())}`",
                Span(start + at - 1, start + at),
                Fix(f"put a space after the {mark}", (edit,), safe=" " not in line[:at].strip(" -")),
            )
    return None


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


def _colon_after_key(mistake: Mistake) -> Diagnostic | None:
    """`emotion relieved`, `stages` or `web {name: Website}`: a key without its colon."""
    source = mistake.source
    began = source.position(mistake.failure.context_at)[0]
    for number in dict.fromkeys((began, mistake.line, max(mistake.line - 1, 1))):
        found = _WORD_AND_TEXT.fullmatch(source.line(number))
        if found is None:
            continue
        if found["word"] not in mistake.keys and not found["text"].lstrip().startswith(("{", "[")):
            continue
        start = source.line_start(number)
        edit = Edit(Span(start + found.end("word"), start + found.start("text")), ":")
        if mistake.mended_by(edit):
            return mistake.told(
                f"a colon is missing after `{found['word']}`",
                f"write `{shortened(found['word'] + ':' + found['text'])}`",
                Span(start + found.start("word"), start + found.end("word")),
                Fix("put a colon after it", (edit,), safe=False),
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
    advice = f"write `{shortened(text)}:` if it is a key; indent it deeper if it continues the text above"
    fix, dash = None, Edit(Span(max(span.start - 2, 0), span.start), "- ")
    if mistake.text[: span.start].endswith("  ") and mistake.mended_by(dash):
        advice = (
            f"write `- {shortened(text)}` if it is an item of a list, or `{shortened(text)}:` if it is a key"
        )
        fix = Fix("put a dash before it", (dash,), safe=False)
    message = f"`{shortened(text)}` is neither a key nor part of the text above"
    return mistake.told(message, advice, span, fix)


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
    outer = (each for each in lines_above(mistake, mistake.line - 1) if each.name != LIST_ITEM)
    listed = next((each for each in outer if each.column <= indent_of(above)), None)
    long = mistake.keys.get(listed.name.strip("`")) if listed else None
    key = next(iter(long.expand(text)), "name") if long else "name"
    edit = Edit(Span(*2 * (start + found.start("text"),)), f"{key}: ")
    return mistake.told(
        f"`{shortened(text)}` is a text, so no keys can follow it",
        f"give the text a key of its own, such as `- {key}: {shortened(text)}`",
        Span(start + found.start("text"), start + found.start("text") + len(text)),
        Fix("give it a key", (edit,), safe=False) if mistake.mended_by(edit) else None,
    )
