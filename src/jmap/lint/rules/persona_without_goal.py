"""A persona wants nothing.

## What it checks
Every customer under `personas` has `goals`: what they want to achieve by this journey.

## Why it matters to customers
Whether a step helps or hinders can only be said by somebody who wants something. Without a goal a
persona is a portrait on the wall, and the journey is judged by what the company wants.

## Example
```yaml
title: Renewing a passport
personas:
  ida: {name: Ida Holm, role: Flies in three weeks}
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
Non-customers, companions and staff: they are here for other reasons than a goal of their own. A persona
of a library: it is mended there, for all maps at once. One called “User”, or after a machine: who it is
comes first, and is asked by `generic-persona` and `feeling-machine`. The `goal` of a stage and the `needs`
of a persona are no substitute: they say what is needed on the way, and not what for.

## Source
Alan Cooper, *The Inmates Are Running the Asylum*: personas are defined by their goals.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.coarser import coarser_first
from jmap.lint.questions.anybody import is_anybody
from jmap.lint.questions.declared import own_ids
from jmap.lint.questions.machines import machines
from jmap.lint.rule import Remark, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.subject import Subject


def check(subject: Subject) -> Iterator[Remark]:
    """Speak of the customers without a goal."""
    journey = subject.journey
    wanting = [id_ for id_ in own_ids(subject, "personas") if journey.personas[id_].kind == "customer"]
    if all(journey.personas[id_].goals for id_ in wanting):
        return
    no_people = machines(journey)
    customers = [
        id_ for id_ in wanting if id_ not in no_people and not is_anybody(journey, journey.personas[id_].name)
    ]
    lacking = [id_ for id_ in customers if not journey.personas[id_].goals]
    yield from coarser_first(
        subject,
        lacking,
        len(customers),
        "personas have no goal",
        lambda id_: Remark(
            ("personas", id_),
            f"persona `{id_}` has no goal",
            "add `goals:` with what they want to achieve by this journey, in words of their own: "
            "`ann: {name: Ann, goals: Be done before supper}`",
            label="what is this person here for?",
        ),
    )


RULE = Rule("persona-without-goal", Severity.WARNING, since="0.1.0", page=__doc__ or "", check=check)
