"""Keys without their colon, and colons and dashes without the space behind them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jmap.diagnostics import Diagnostic, Edit, Fix, Span
from jmap.phrases import shortened
from jmap.source.refusals import with_blank

if TYPE_CHECKING:
    from jmap.source.failure import Mistake

_KEY_WITHOUT_SPACE = re.compile(
    r"""\s*(?:-\s+)*(?:[\w$-]+:(?=[^\s:/])|[^\s:#\[\]{}"'][^:#\[\]{}"']*:(?=[\[{"'\d+-]))"""
)
_TWO_COLONS = re.compile(r"\s*(?:-\s+)*[\w$-]+:(?P<again>:+)(?=\s|$)")
_DASH_WITHOUT_SPACE = re.compile(r"""\s*-(?=[^\W\d_]|[\[{"'])""")
_WORD_AND_TEXT = re.compile(
    r"\s*(?:-\s+)*(?P<word>[\w$][\w$-]*)(?P<sign> *[=;](?= )| +[-\u2013\u2014](?= ))?(?P<text>(?: +\S.*)?)"
)


def space(mistake: Mistake) -> Diagnostic | None:
    """`name:Checkout` or `-name`, which YAML reads as one word; libyaml notices up to two lines later."""
    source = mistake.source
    began = source.position(mistake.failure.context_at)[0]
    for number in dict.fromkeys((*range(mistake.line, max(mistake.line - 3, 0), -1), began)):
        line, start = source.line(number), source.line_start(number)
        found = _KEY_WITHOUT_SPACE.match(line) or _DASH_WITHOUT_SPACE.match(line)
        if found is None:
            continue
        at = found.end()
        is_colon = line[at - 1] == ":"
        edits = (Edit(Span(*2 * (start + at,)), " "),) if is_colon else with_blank(source, start + at - 1)
        if mistake.mended_by(*edits):
            mark = "colon" if is_colon else "dash"
            is_key = not is_colon or line[: at - 1].strip(" -") in mistake.keys
            return mistake.told(
                f"a space is missing after the {mark}",
                f"write `{line[:at].strip()} {shortened(line[at:].strip())}`",
                Span(start + at - 1, start + at),
                Fix(f"put a space after the {mark}", edits, safe=is_key),
            )
    return None


def twice(mistake: Mistake) -> Diagnostic | None:
    """`pains::`, of which YAML makes a key with a colon at its end, or a text."""
    for number in (mistake.line, max(mistake.line - 1, 1)):
        found = _TWO_COLONS.match(mistake.source.line(number))
        if found is None:
            continue
        start = mistake.source.line_start(number)
        again = Span(start + found.start("again"), start + found.end("again"))
        edit = Edit(again, "")
        if mistake.mended_by(edit):
            fix = Fix("remove the colon", (edit,), safe=False)
            return mistake.told("a colon too many stands here", "remove it", again, fix)
    return None


def behind_key(mistake: Mistake) -> Diagnostic | None:
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


def neither_key_nor_text(mistake: Mistake) -> Diagnostic | None:
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
