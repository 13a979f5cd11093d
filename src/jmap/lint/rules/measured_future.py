"""An emotion of the future names evidence.

## What it checks
In a map with `state: future`, emotions name no evidence. Where most do, the rule speaks once of the map.

## Why it matters to customers
Nobody has felt what does not exist yet. Evidence at an intended emotion makes a wish look like a
finding, and the promise is passed on as if it had been kept.

## Example
```yaml
title: Renewing a passport
state: future
evidence: {talks: Talks at the counter}
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: {feeling: confident, evidence: talks}
```

## Use instead
```yaml
title: Renewing a passport
state: future
evidence: {talks: Talks at the counter}
stages:
  - name: Apply
    touchpoints: [Online form]
    evidence: talks
    emotion: confident
```

## What it does not flag
Evidence at stages, steps, pains, opportunities and metrics: it says why the future should be like
this, such as a test with a prototype. Evidence of what customers expect. Maps of today.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.coarser import coarser_first
from jmap.lint.naming import named
from jmap.lint.questions.feelings import emotion_at, written
from jmap.lint.rule import Remark, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.subject import Subject


def check(subject: Subject) -> Iterator[Remark]:
    """Speak at each such emotion."""
    if subject.journey.state != "future":
        return
    emotions = [
        (placed.location, persona, emotion)
        for placed in subject.moments
        for persona, emotion in written(placed.moment)
    ]
    measured = [(location, persona) for location, persona, emotion in emotions if emotion.evidence]
    yield from coarser_first(
        subject,
        measured,
        len(emotions),
        "emotions name evidence, in a map of the future",
        lambda each: Remark(
            emotion_at(*each),
            f"the emotion of {named(subject, each[0])} names evidence, in a map of the future",
            "move `evidence` from the emotion to the step or stage: it backs the plan, not the feeling",
            label="nobody has felt this yet",
        ),
    )


RULE = Rule("measured-future", Severity.INFO, since="0.1.0", page=__doc__ or "", check=check)
