"""A text was never filled in.

## What it checks
No text of the map holds `TODO`, `TBD`, `FIXME` or `XXX` as a word in capitals, “lorem ipsum”, or a word
in braces such as `{persona}`; and none is only a word of that kind, in any case, or only question
marks.

## Why it matters to customers
A gap that looks like a text is passed on: to the board, to the slide, to the decision. A key that is
left out is a gap that everybody sees.

## Example
```yaml
title: Renewing a passport
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: {score: -1, because: TODO ask the counter}
```

## Use instead
```yaml
title: Renewing a passport
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: {score: -1, because: Two forms look the same}
  - name: Wait
    touchpoints: [Letter]
    emotion: unknown
```

## What it does not flag
What customers shout: “What???”. “todo” inside a sentence, and `TODO` in Spanish, Portuguese, Galician
and Catalan, where it is a word, unless it is all of the text. Braces in quotation marks or backticks,
which show what a customer saw: “Dear {name}”. Comments, which nobody is shown. Ids and links.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.naming import named
from jmap.lint.rule import Remark, Rule
from jmap.lint.texts import holds_any, is_repeated, span_of, texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.subject import Subject

_SIGNS = (
    "TODO", "TBD", "FIXME", "XXX", "orem", "OREM", "{", "??", "todo", "tbd", "fixme", "xxx", "Todo", "Tbd",
)  # fmt: skip
"""Where none of these stands in a file, no placeholder does."""
_TODO_IS_A_WORD = {"es", "pt", "gl", "ca", "ast"}
_ALONE = {"todo", "tbd", "fixme", "xxx", "??", "???", "????", "to do", "t.b.d."}
_QUOTES = (("“", "”"), ("„", "“"), ("«", "»"), ('"', '"'), ("`", "`"), ("「", "」"))


def check(subject: Subject) -> Iterator[Remark]:
    """Speak at each text with a placeholder in it."""
    if not holds_any(subject, _SIGNS):
        return
    language = subject.journey.language.partition("-")[0].lower()
    pattern = _pattern(todo=language not in _TODO_IS_A_WORD)
    for text in texts(subject):
        found = _placeholder(text.text, pattern)
        if found and not is_repeated(subject, text):
            yield Remark(
                text.location,
                f"{named(subject, text.location)} has a text that was never filled in: `{found}`",
                "write what you know, or leave the key out until you do; `emotion: unknown` says that nobody "
                "has asked yet",
                label="still to be written",
                span=span_of(subject, text, found),
            )


def _placeholder(text: str, pattern: re.Pattern[str]) -> str:
    """Return the placeholder in a text, or nothing."""
    bare = text.strip()
    if bare.lower() in _ALONE:
        return bare
    for match in pattern.finditer(text):
        if not (match[0].startswith("{") and _is_quoted(text[: match.start()], text[match.end() :])):
            return match[0]
    return ""


def _is_quoted(before: str, after: str) -> bool:
    """Whether what stands between the two is inside quotation marks."""
    return any(
        before.rfind(opening) > (before.rfind(closing) if opening != closing else -1) and closing in after
        for opening, closing in _QUOTES
    )


@lru_cache
def _pattern(*, todo: bool) -> re.Pattern[str]:
    words = ("TODO", "TBD", "FIXME", "XXX")[not todo :]
    return re.compile(
        rf"(?<![\w-])(?:{'|'.join(words)})(?![\w-])|(?i:\blorem ipsum\b)|\{{\{{?\s*[^\W\d][\w .-]*\}}?\}}"
    )


RULE = Rule("placeholder-text", Severity.WARNING, since="0.1.0", page=__doc__ or "", check=check)
