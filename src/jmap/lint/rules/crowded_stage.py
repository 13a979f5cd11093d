"""A stage has more steps than one chapter holds.

## What it checks
A stage has at most seven steps. In a map that has too many altogether, `oversized-map` says so instead.

## Why it matters to customers
A stage is one thing that the customer wants to get done. With many steps it is either two such things,
and the change from one to the other is hidden, or a list of clicks in which the hard one is easily
missed.

## Example
```yaml
title: Renewing a passport
stages:
  - name: Apply
    touchpoints: [Counter]
    emotion: bored
    steps: [Enters, Asks, Takes a number, Waits, Hands it in, Gives a fingerprint, Pays, Leaves]
```

## Use instead
```yaml
title: Renewing a passport
stages:
  - name: Wait to be called
    touchpoints: [Waiting room]
    emotion: bored
    steps: [Asks where to go, Takes a number, Waits]
  - name: Apply
    touchpoints: [Counter]
    emotion: calm
    steps: [Hands it in, Gives a fingerprint, Pays]
```

## What it does not flag
Steps for one persona count like others; the page shows them all. Touchpoints, actions and pains are not
counted.

## Options
- `most`: the most steps that a stage may have (default 7).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.rule import Remark, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.options import Count
    from jmap.lint.subject import Subject


def check(subject: Subject, *, most: Count = 7) -> Iterator[Remark]:
    """Speak at each stage with more steps than that."""
    for index, stage in enumerate(subject.journey.stages):
        if len(stage.steps) > most:
            yield Remark(
                ("stages", index),
                f"stage `{stage.id}` has {len(stage.steps)} steps, and more than {most} are hard to follow",
                "split it where the customer's goal changes, or join steps that nobody would tell apart",
                label="is this one thing, or two?",
            )


RULE = Rule("crowded-stage", Severity.WARNING, since="0.1.0", page=__doc__ or "", check=check)
