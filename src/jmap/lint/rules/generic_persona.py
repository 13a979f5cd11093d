"""A persona could be anybody.

## What it checks
No customer or non-customer is named by a word for all of them, alone or with an article, a number or a
letter: “User”, “The customer”, “Kunde 2”, “ユーザーA”. The words go by the map's `language`. In English they
are *user, end user, customer, client, consumer, buyer, visitor, citizen, person, persona, somebody, target
group* and their like; German, Spanish, French, Italian, Japanese, Korean, Dutch, Portuguese and Chinese have
lists of the same words, with “User” and “Persona”. In other languages nothing is said.

## Why it matters to customers
“The user” wants what the team wants: the name bends to every argument. Somebody called Ida, who flies in
three weeks, can contradict.

## Example
```yaml
title: Renewing a passport
personas:
  user: {name: User, goals: A passport before the flight}
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
```

## Use instead
```yaml
title: Renewing a passport
personas:
  ida: {name: Ida Holm, role: Flies in three weeks, goals: A passport before the flight}
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
```

## What it does not flag
A segment (“Returning customer”) or a part that people play (“Patient”, “First-time buyer”): narrower than
everybody. Companions and staff. The personas of a library.

## Options
- `also`: more words for anybody, such as the name of your product's users (default none).

## Source
Alan Cooper, *The Inmates Are Running the Asylum*: the elastic user, who fits whatever is being argued.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.questions.anybody import is_anybody
from jmap.lint.questions.declared import own_ids
from jmap.lint.rule import Remark, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.subject import Subject
    from jmap.model.part import Texts


def check(subject: Subject, *, also: Texts = ()) -> Iterator[Remark]:
    """Speak of each persona with a name for everybody."""
    for id_ in own_ids(subject, "personas"):
        persona = subject.journey.personas[id_]
        if persona.travels and is_anybody(subject.journey, persona.name, also):
            yield Remark(
                ("personas", id_),
                f"persona `{id_}` is called “{persona.name}”, which could be anybody",
                "give the persona a person's name, a `role` that tells them from others and `goals`, from "
                "somebody whom your research has met",
                label="who is it?",
            )


RULE = Rule("generic-persona", Severity.WARNING, since="0.1.0", page=__doc__ or "", check=check)
