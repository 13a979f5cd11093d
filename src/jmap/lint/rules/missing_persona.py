"""Nobody is named whose journey this is.

## What it checks
The map has at least one persona who takes the journey: a customer or a non-customer, declared in the
map or in a library that it uses. Companions and staff take part in the journey of somebody else.

## Why it matters to customers
A journey of “the customer” is the journey of nobody: what pleases one is what drives another away.
With a name in the room people argue about what she needs, and not about what they would like.

## Example
```yaml
title: Renewing a passport
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
```

## Use instead
```yaml
title: Renewing a passport
personas:
  ida:
    name: Ida Holm
    role: Flies in three weeks
    goals: A passport before the flight
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
```

## What it does not flag
A map with one persona, or one whose only persona is a non-customer. What is said of a persona is left
to `persona-without-goal` and `generic-persona`.

## Source
Nielsen Norman Group, *Journey Mapping 101*: the actor is the first of the five components of every
journey map.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.rule import Remark, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.subject import Subject


def check(subject: Subject) -> Iterator[Remark]:
    """Speak once where nobody takes the journey."""
    personas = subject.journey.personas
    if not personas:
        yield Remark(
            (),
            "the map has no persona",
            "declare under `personas` who takes this journey, with a name, a `role` and `goals`; "
            "take them from people you have spoken to",
            label="whose journey is it?",
        )
    elif not any(persona.travels for persona in personas.values()):
        yield Remark(
            (),
            "the map has companions or staff, and nobody who takes the journey",
            "declare the customer whose journey it is under `personas`; where it is the journey of staff, "
            "leave their `kind` out",
            label="whose journey is it?",
        )


RULE = Rule("missing-persona", Severity.WARNING, since="0.1.0", page=__doc__ or "", check=check)
