"""A stage of a blueprint does not show what staff does.

## What it checks
In a map with `kind: blueprint`, each stage with a touchpoint, a channel or something in `frontstage` has
something in `backstage`: its own, that of a step or touchpoint, that of one persona, or a note in a
custom lane with the role `backstage`. Where most of them have none, it is said once, at the title.

## Why it matters to customers
Most of what goes wrong in sight of customers began out of their sight. A blueprint that stops at the
line of visibility shows the trouble and hides where it comes from.

## Example
```yaml
title: Renewing a passport
kind: blueprint
stages:
  - {name: Apply, touchpoints: [Counter], emotion: calm, frontstage: Checks the papers}
```

## Use instead
```yaml
title: Renewing a passport
kind: blueprint
stages:
  - name: Apply
    touchpoints: [Counter]
    emotion: calm
    frontstage: Checks the papers
    backstage: Sends the form to the printer in the capital
```

## What it does not flag
Maps that are no blueprint. A stage in which customers meet nothing and nobody as yet. One note in
a stage of many steps is enough here. What is in `frontstage`: where customers serve themselves, nobody
is in sight.

## Source
G. Lynn Shostack, *Designing Services That Deliver*, Harvard Business Review 1/1984. Nielsen Norman
Group, *Service Blueprints*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.questions.blueprint import BACKSTAGE, stages_without
from jmap.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.rule import Remark
    from jmap.lint.subject import Subject


def check(subject: Subject) -> Iterator[Remark]:
    """Speak of the stages without anything backstage."""
    return stages_without(
        subject,
        BACKSTAGE,
        "do not show what staff does out of sight",
        "add `backstage:` with what staff does meanwhile, out of the customer's sight; ask those who do it",
        "what does staff do meanwhile?",
    )


RULE = Rule("missing-backstage", Severity.WARNING, since="0.1.0", page=__doc__ or "", check=check)
