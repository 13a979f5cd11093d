"""A text is too long for its place on the board.

## What it checks
Names have at most 60 characters; notes, pains, delights, opportunities, reasons and quotes 200;
summaries, the scenario and stories of personas 800. Where most texts of one kind are longer, it is said
once, at the title. Marks such as `**` and the targets of links do not count.

## Why it matters to customers
A board is read standing, from a distance. What does not fit at a glance is skipped, and with it the
customer's words in the middle of it.

## Example
```yaml
title: Renewing a passport
stages:
  - name: Look for the right form on three websites and in the end ask a neighbour
    touchpoints: [Website, Neighbour]
    emotion: confused
```

## Use instead
```yaml
title: Renewing a passport
stages:
  - name: Look for the form
    summary: On three websites, and in the end with a neighbour.
    touchpoints: [Website, Neighbour]
    emotion: confused
```

## What it does not flag
The title of the map. What declarations of competitors and evidence say. Values and tags. Many short
texts.

## Options
- `name`: the most characters of the name of a stage, step or touchpoint (default 60).
- `note`: the most characters of a note, a pain, an opportunity, a reason or a quote (default 200).
- `paragraph`: the most characters of a summary, a scenario or the story of a persona (default 800).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.coarser import coarser_first
from jmap.lint.naming import named
from jmap.lint.questions.texts import is_repeated, texts, told
from jmap.lint.rule import Remark, Rule
from jmap.model.inline import plain
from jmap.model.stage import MOMENTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.options import Count
    from jmap.lint.questions.texts import Text
    from jmap.lint.subject import Subject

_NOTES = {"text", "because", "quote", "goal", "promise", "starts", "ends", "when"}
_PARAGRAPHS = {"summary", "scenario", "bio"}


def check(
    subject: Subject, *, name: Count = 60, note: Count = 200, paragraph: Count = 800
) -> Iterator[Remark]:
    """Speak of the long texts of each kind."""
    by_kind: dict[str, list[Text]] = {"name": [], "note": [], "paragraph": []}
    for text in texts(subject):
        if kind := _kind(text):
            by_kind[kind].append(text)
    for kind, most in (("name", name), ("note", note), ("paragraph", paragraph)):
        found = by_kind[kind]
        long = [
            each
            for each in found
            if len(each.text) > most and len(plain(each.text)) > most and not is_repeated(subject, each)
        ]
        yield from _told(subject, kind, most, len(found), long)


def _told(subject: Subject, kind: str, most: int, count: int, long: list[Text]) -> Iterator[Remark]:
    advice = "say it shorter, and keep the rest in a `summary` or behind a `link`"
    if kind == "paragraph":
        advice = "say it shorter, or link to where all of it can be read"
    yield from coarser_first(
        subject,
        long,
        count,
        f"texts ({kind}s) have more than {most} characters",
        lambda each: Remark(
            each.location,
            f"{_called(subject, kind, each)} has {len(plain(each.text))} characters, more than {most}",
            advice,
            label="too long to be read at a glance",
        ),
    )


def _called(subject: Subject, kind: str, text: Text) -> str:
    return f"the name of {named(subject, text.location)}" if kind == "name" else told(subject, text)


def _kind(text: Text) -> str:
    """Return which kind of text it is; nothing for those that may have any length."""
    if text.field == "name":
        return "name" if type(text.part) in MOMENTS else ""
    if text.field in _NOTES:
        return "note"
    return "paragraph" if text.field in _PARAGRAPHS else ""


RULE = Rule("long-text", Severity.INFO, since="0.1.0", page=__doc__ or "", check=check)
