"""A persona is declared and takes no part.

## What it checks
Every persona that the map declares has a part in it. Customers and non-customers have one in each step, and
in each stage without steps, that lists no `personas`, and where they are listed or stand under `per_persona`.
Companions and staff have only what `per_persona` gives them. Where more than half of the personas have no
part, it is said once, at the title.

## Why it matters to customers
A persona without a part promises that somebody was thought of. Readers look for that line on the curve and
do not find it.

## Example
```yaml
title: Renewing a passport
personas:
  ida: {name: Ida Holm, goals: A passport before the flight}
  clerk: {name: Jo, kind: staff}
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
```

## Use instead
```yaml
title: Renewing a passport
personas:
  ida: {name: Ida Holm, goals: A passport before the flight}
  clerk: {name: Jo, kind: staff}
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
    per_persona:
      clerk: {emotion: helpless, thoughts: I see the same mistake twenty times a day.}
```

## What it does not flag
A customer in a map that lists no `personas` anywhere: all of it is theirs. The personas of a library:
another map may need them. One called after a machine, of which `feeling-machine` speaks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.questions.declared import taking_part, unused
from jmap.lint.questions.machines import machines
from jmap.lint.rule import Remark, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.subject import Subject


def check(subject: Subject) -> Iterator[Remark]:
    """Speak of the personas without a part."""
    in_use = taking_part(subject)
    if len(in_use) < len(subject.journey.personas):
        yield from unused(
            subject,
            "personas",
            ("persona", "personas"),
            in_use,
            "say under `per_persona` of a stage or step what this persona does, thinks and feels there, "
            "or take the persona out",
            besides=machines(subject.journey),
        )


RULE = Rule("unused-persona", Severity.WARNING, since="0.1.0", page=__doc__ or "", check=check)
