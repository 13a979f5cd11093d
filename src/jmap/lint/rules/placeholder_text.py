"""A text was never filled in.

## What it checks
No text of the map holds `TODO`, `TBD`, `FIXME` or `XXX` as a word in capitals, “lorem ipsum”, or a word
in braces such as `{persona}`; and none is only “todo”, “tbd” or question marks.

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
from jmap.lint.texts import is_repeated, span_of, texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.subject import Subject

_IN_LOWER_CASE = ("todo", "tbd", "orem ipsum")
"""Where none of these stands in a file, and no word in capitals or braces, no text is a placeholder."""
_TODO_IS_A_WORD = {"es", "pt", "gl", "ca", "ast"}
_IN_BRACES = r"\{?\s*[^\W\d][\w .-]*+\}\}?"
"""A word in braces, behind the first of them."""
_ALONE = {"todo", "tbd", "TODO", "??", "???", "????"}
_QUOTES = (("“", "”"), ("„", "“"), ("«", "»"), ('"', '"'), ("`", "`"), ("「", "」"))


def check(subject: Subject) -> Iterator[Remark]:
    """Speak at each text with a placeholder in it."""
    if not _may_hold_any(subject):
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
    if bare in _ALONE:
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


def _may_hold_any(subject: Subject) -> bool:
    """Whether a placeholder may stand in the file; quick, since most have none."""
    assert subject.loaded.source is not None
    written = subject.loaded.source.text
    return _signs().search(written) is not None or any(word in written for word in _IN_LOWER_CASE)


@lru_cache
def _signs() -> re.Pattern[str]:
    return re.compile(rf"[TFX?{{](?:ODO|BD|IXME|XX|\?|(?<={{){_IN_BRACES})")  # quicker than a choice of words


@lru_cache
def _pattern(*, todo: bool) -> re.Pattern[str]:
    words = ("TODO", "TBD", "FIXME", "XXX")[not todo :]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(words)})(?![\w-])|\b[Ll]orem ipsum\b|\{{{_IN_BRACES}")


RULE = Rule("placeholder-text", Severity.WARNING, since="0.1.0", page=__doc__ or "", check=check)
