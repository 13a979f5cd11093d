"""A persona is a system, and systems feel nothing.

## What it checks
No persona of the map is called after a machine: a system, an app, a website, a server, a database,
an API, a bot. The noun that the name is built on decides: `Booking system`, `Banking-App`, `Site web`.

## Why it matters to customers
A journey is told from the view of somebody who feels. A line for “the system” has scores that nobody
can have, takes the place of a customer's line, and turns the map into a sequence diagram.

## Example
```yaml
title: Renewing a passport
personas: [Lea, Booking system]
stages:
  - {name: Apply, touchpoints: [Online form], emotion: confused}
```

## Use instead
```yaml
title: Renewing a passport
personas: [Lea]
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
    support: The booking system holds the date for ten minutes
```

## What it does not flag
People whose name contains such a word: `App developer`, `User of the app`, `System administrator`. A
persona with a quote or demographics: somebody thought of a person. Staff called `Server`. Names of more
than three words, what a library declares, and maps in languages without a list; there are lists for
English, German, French, Spanish, Portuguese, Italian, Dutch, Japanese, Chinese and Arabic.

## Options
- `also`: more words that name a machine (default none).

## Source
Nielsen Norman Group, *Service Blueprints*: systems belong to the support processes. Of 72 public
journeys written as text that were measured, 19 % give feelings to a system.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.questions.machines import machines
from jmap.lint.rule import Remark, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.subject import Subject
    from jmap.model.part import Texts


def check(subject: Subject, *, also: Texts = ()) -> Iterator[Remark]:
    """Speak at each persona that is a machine."""
    for name in machines(subject.journey, also):
        if subject.is_own(("personas", name)):
            yield Remark(
                ("personas", name),
                f"persona `{name}` is a machine, and machines feel nothing",
                "keep `personas` for people; write what a system does in `support`, and where customers meet "
                "it in `touchpoints`",
                label="who sits in front of it?",
            )


RULE = Rule("feeling-machine", Severity.WARNING, since="0.1.0", page=__doc__ or "", check=check)
