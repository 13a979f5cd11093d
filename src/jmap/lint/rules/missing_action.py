"""A stage does not say what customers do.

## What it checks
Every stage has `steps`, or `actions`: its own, those of a touchpoint in it, or those of one persona.
Where that is missing in more than half of the stages, it is said once, at the title.

## Why it matters to customers
Customers do not pass through stages, they do things: search, ask, wait, give up. What they do can be
watched and made easier. A stage without it is a headline.

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
stages:
  - name: Apply
    touchpoints: [Online form]
    actions: Fills in the form twice, on two devices
    emotion: confused
  - name: Collect
    steps:
      - {name: Waits at the counter, touchpoints: [Ticket machine], emotion: bored}
```

## What it does not flag
A stage without touchpoint and emotion, which is a headline as yet: `missing-touchpoint` and
`missing-emotion` speak there. Steps without `actions`: the name of a step says what happens. What staff
does in `frontstage` and `backstage` is no action of the customer's.

## Source
Nielsen Norman Group, *Journey Mapping 101*: actions are one of the five components of every journey map.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.coarser import coarser_first
from jmap.lint.questions.said import meets_customers, says
from jmap.lint.rule import Remark, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.subject import Subject
    from jmap.model.stage import Stage


def check(subject: Subject) -> Iterator[Remark]:
    """Speak of the stages in which nothing is done."""
    stages = subject.journey.stages
    lacking = [index for index, stage in enumerate(stages) if not _is_done(stage)]
    if not lacking:
        return
    empty = {index for index in lacking if _is_empty(stages[index])}
    lacking = [index for index in lacking if index not in empty]
    those = "stages with a touchpoint or an emotion" if empty else "stages"
    yield from coarser_first(
        subject,
        lacking,
        len(stages) - len(empty),
        f"{those} do not say what customers do",
        lambda index: Remark(
            ("stages", index),
            f"stage `{stages[index].id}` has neither steps nor actions",
            "add `steps:` with what happens, in order, or `actions:` with what the customer does here",
            label="what do customers do here?",
        ),
    )


def _is_done(stage: Stage) -> bool:
    return bool(stage.steps) or any(says(moment, "actions") for moment in stage.moments())


def _is_empty(stage: Stage) -> bool:
    return not meets_customers(stage) and not any(says(moment, "emotion") for moment in stage.moments())


RULE = Rule("missing-action", Severity.WARNING, since="0.1.0", page=__doc__ or "", check=check)
