"""A text was never filled in.

## What it checks
No text of the map holds `TODO`, `TBD`, `TBC`, `FIXME` or `XXX` as a word in capitals, “lorem ipsum”, or a
word in braces such as `{persona}`. And none is only “todo”, “tbd”, “tbc”, “n/a”, dots or question marks; nor
“nvt” in Dutch, 「未定」 or 「未記入」 in Japanese, “待定” in Chinese.

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
What customers shout, “What???”, and what they leave unsaid, “Well…”. “todo” inside a sentence, and `TODO`
in Spanish, Portuguese, Galician and Catalan, where it is a word, unless it is all of the text. Braces in
quotation marks or backticks, which show what a customer saw: “Dear {name}”. Comments, which nobody is
shown. Ids and links.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.questions.texts import is_repeated, span_of, texts, told
from jmap.lint.questions.vocabulary import language_of, words_for
from jmap.lint.rule import Remark, Rule
from jmap.model.emotion import Emotion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.questions.vocabulary import WordLists
    from jmap.lint.subject import Subject

_HINTS = {
    "TODO": ("TODO",),
    "odo": ("todo", "Todo"),
    "TB": ("TBD", "TBC"),
    "tb": ("tbd", "tbc"),
    "X": ("XXX", "FIXME"),
    "orem ipsum": ("orem ipsum",),
    "/": ("n/a", "N/A"),
    "??": ("??",),
    "...": (" ...", '"...', "'...", "[..."),
    "…": (" …", '"…', "'…", "[…"),
}
"""Where none of these stands in a file, and no braces, nothing is one; what stands first is found faster."""
_ALONE = {"todo", "tbd", "tbc", "n/a"}
_ALONE_IN: WordLists = {"nl": ("nvt", "n.v.t."), "ja": ("未定", "未記入"), "zh": ("未定", "待定")}
"""Words of one language that say nothing where they are all of a text."""
_TODO_IS_A_WORD = {"es", "pt", "gl", "ca", "ast"}
_HELP = "write what you know, or take it out until you do"
_HELP_AT_EMOTIONS = "write what you know, or `emotion: unknown` until you have asked"
_IN_BRACES = r"\{?\s*[^\W\d][\w .-]*+\}\}?"
"""A word in braces, behind the first of them."""
_QUOTES = (("“", "”"), ("„", "“"), ("«", "»"), ('"', '"'), ("`", "`"), ("「", "」"))


def check(subject: Subject) -> Iterator[Remark]:
    """Speak at each text with a placeholder in it."""
    alone = words_for(subject.journey, _ALONE_IN)
    if not _may_hold_any(subject, alone):
        return
    pattern = _pattern(todo=language_of(subject.journey) not in _TODO_IS_A_WORD)
    for text in texts(subject):
        found = _placeholder(text.text, pattern, alone)
        if found and not is_repeated(subject, text):
            yield Remark(
                text.location,
                f"{told(subject, text)} was never filled in: `{found}`",
                _HELP_AT_EMOTIONS if type(text.part) is Emotion else _HELP,
                label="still to be written",
                span=span_of(subject, text, found),
            )


def _placeholder(text: str, pattern: re.Pattern[str], alone: tuple[str, ...]) -> str:
    """Return the placeholder in a text, or nothing."""
    bare = text.strip()
    if bare.lower() in _ALONE or bare.lower() in alone or _is_only_signs(bare):
        return bare
    for match in pattern.finditer(text):
        if not (match[0].startswith("{") and _is_quoted(text[: match.start()], text[match.end() :])):
            return match[0]
    return ""


def _is_only_signs(bare: str) -> bool:
    """Whether a text is dots or question marks; a single one may be a slip, or say that somebody wonders."""
    return bare == "…" or (len(bare) > 1 and not bare.strip(bare[0]) and bare[0] in "?.…")


def _is_quoted(before: str, after: str) -> bool:
    """Whether what stands between the two is inside quotation marks."""
    return any(
        before.rfind(opening) > (before.rfind(closing) if opening != closing else -1) and closing in after
        for opening, closing in _QUOTES
    )


def _may_hold_any(subject: Subject, alone: tuple[str, ...]) -> bool:
    """Whether a placeholder may stand in the file; quick, since most have none."""
    assert subject.loaded.source is not None
    written = subject.loaded.source.text
    for sign, words in _HINTS.items():
        if sign in written and any(word in written for word in words):
            return True
    return any(word in written for word in alone) or _braces().search(written) is not None


@lru_cache
def _braces() -> re.Pattern[str]:
    return re.compile(rf"\{{{_IN_BRACES}")


@lru_cache
def _pattern(*, todo: bool) -> re.Pattern[str]:
    words = ("TODO", "TBD", "TBC", "FIXME", "XXX")[not todo :]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(words)})(?![\w-])|\b[Ll]orem ipsum\b|\{{{_IN_BRACES}")


RULE = Rule("placeholder-text", Severity.WARNING, since="0.1.0", page=__doc__ or "", check=check)
