"""A stage of a blueprint does not show what it runs on.

## What it checks
In a map with `kind: blueprint`, each stage with a touchpoint, a channel or something in `frontstage` has
something in `support`: its own, that of a step or touchpoint, that of one persona, or a note in a
custom lane with the role `support`. Where most of them have none, it is said once, at the title.

## Why it matters to customers
Systems and suppliers fail too, and then staff stands in front of customers with nothing to say. A
blueprint that names them shows which failure reaches whom.

## Example
```yaml
title: Renewing a passport
kind: blueprint
stages:
  - {name: Apply, touchpoints: [Counter], emotion: calm, backstage: Sends the form to the printer}
```

## Use instead
```yaml
title: Renewing a passport
kind: blueprint
stages:
  - name: Apply
    touchpoints: [Counter]
    emotion: calm
    backstage: Sends the form to the printer
    support: Register of residents, passport printer
```

## What it does not flag
Maps that are no blueprint. A stage in which customers meet nothing and nobody as yet. One note in
a stage of many steps is enough here.

## Source
Nielsen Norman Group, *Service Blueprints*: support processes are one of the four main parts of a
blueprint.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.questions.blueprint import SUPPORT, stages_without
from jmap.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.rule import Remark
    from jmap.lint.subject import Subject


def check(subject: Subject) -> Iterator[Remark]:
    """Speak of the stages without anything in support."""
    return stages_without(
        subject,
        SUPPORT,
        "do not show what they run on",
        "add `support:` with the systems, suppliers and partners that this cannot do without",
        "what does this run on?",
    )


RULE = Rule("missing-support", Severity.INFO, since="0.1.0", page=__doc__ or "", check=check)
