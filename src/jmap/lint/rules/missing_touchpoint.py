"""A stage meets the customer nowhere.

## What it checks
Every stage, or a step of it, lists a touchpoint or names a channel. What staff does backstage is not
one, and neither is research.

## Why it matters to customers
A stage without a touchpoint is a stage that nobody has looked at from outside: nothing that the
customer sees, hears or holds can be tested, improved or owned. It is often an internal process that
slipped into the journey.

## Example
```yaml
title: Renewing a passport
stages:
  - name: Wait for the passport
    emotion: impatient
```

## Use instead
```yaml
title: Renewing a passport
stages:
  - name: Wait for the passport
    touchpoints: [Text message with the delivery date]
    emotion: impatient
```

## What it does not flag
A stage that names a channel, in itself or in a step: the customer is met there. How good the
touchpoints are is left to other rules.

## Source
Nielsen Norman Group, *Journey Mapping 101*: touchpoints and channels are one of the five components
of every journey map.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.questions.said import meets_customers, says
from jmap.lint.rule import Remark, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.subject import Subject
    from jmap.model.stage import Stage


def check(subject: Subject) -> Iterator[Remark]:
    """Speak at each stage that lists nothing and names no channel."""
    for index, stage in enumerate(subject.journey.stages):
        if not meets_customers(stage):
            yield Remark(
                ("stages", index),
                f"stage `{stage.id}` has no touchpoint",
                _advice(stage),
                label="what does the customer meet here?",
            )


def _advice(stage: Stage) -> str:
    channel = "or name the `channel` of its steps" if stage.steps else "or name the stage's `channel`"
    if any(says(moment, "frontstage") for moment in stage.moments()):
        return f"list the person or paper of `frontstage` under `touchpoints` too, {channel}"
    return (
        "add `touchpoints:` with what the customer sees, hears or holds here (an ad, a letter, "
        f"a person, a screen), {channel}"
    )


RULE = Rule("missing-touchpoint", Severity.ERROR, since="0.1.0", page=__doc__ or "", check=check)
