"""Several personas go through everything alike.

## What it checks
A map that declares two or more customers or non-customers says somewhere where they differ: with
`per_persona`, or with `personas` on what only some of them go through.

## Why it matters to customers
Personas exist because people differ. If two of them do, think and feel the same at every moment,
then the map shows an average customer who does not exist, and decisions help neither of the two.

## Example
```yaml
title: Renewing a passport
personas: [Lea, Jan]
stages:
  - {name: Apply, touchpoints: [Online form], emotion: confused}
  - {name: Collect, touchpoints: [Town hall], emotion: relieved}
```

## Use instead
```yaml
title: Renewing a passport
personas: [Lea, Jan]
stages:
  - {name: Apply, touchpoints: [Online form], emotion: confused}
  - name: Collect
    touchpoints: [Town hall]
    emotion: relieved
    per_persona:
      jan: {emotion: {feeling: annoyed, because: He takes half a day off for it}}
```

## What it does not flag
Companions and staff, who have only what `per_persona` gives them. Personas that a library declares:
it may serve other maps. One called after a machine: `feeling-machine` speaks of it. How much the
personas differ is left to the writer; one difference is enough.

## Source
Nielsen Norman Group, *Journey Mapping 101*: one point of view per map keeps its story strong.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.questions.machines import machines
from jmap.lint.rule import Remark, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.subject import Subject


def check(subject: Subject) -> Iterator[Remark]:
    """Speak once, at the personas."""
    travel = [name for name, persona in subject.journey.personas.items() if persona.travels]
    if len(travel) < 2 or any(  # noqa: PLR2004  the fewest that can differ
        placed.moment.personas or placed.moment.per_persona for placed in subject.moments
    ):
        return
    no_people = machines(subject.journey)
    own = [name for name in travel if name not in no_people and subject.is_own(("personas", name))]
    if len(own) > 1:
        yield Remark(
            ("personas",),
            f"{len(own)} personas take this journey, and nothing differs between them",
            "say where they part: `per_persona:` with an emotion or a thought of one, `personas:` on a step "
            "that only some take; if they never part, one persona is enough",
            label="where do they part?",
            span=subject.loaded.locator.declared_as(("personas",)),
        )


RULE = Rule("undifferentiated-personas", Severity.WARNING, since="0.1.0", page=__doc__ or "", check=check)
