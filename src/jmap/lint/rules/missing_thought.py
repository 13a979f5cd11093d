"""A stage does not say what customers think.

## What it checks
Every stage has `thoughts`: its own, those of a step or a touchpoint in it, or those of one persona.
Where they are missing in more than half of the stages, it is said once, at the title.

## Why it matters to customers
A thought, quoted as somebody said it, tells why customers stop at a step that looks easy. It is the part
of a map that people remember a year later.

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
    emotion: confused
    thoughts: Which of the two forms is mine?
```

## What it does not flag
A stage in which one step of many has a thought. Whether a quote is a real one is for the people who were
there. `needs` and the `because` of an emotion are the words of the team, and no thoughts.

## Source
Nielsen Norman Group, *Journey Mapping 101*: mindsets are part of every journey map.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.coarser import coarser_first
from jmap.lint.questions.said import says
from jmap.lint.rule import Remark, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.subject import Subject


def check(subject: Subject) -> Iterator[Remark]:
    """Speak of the stages in which nobody thinks anything."""
    stages = subject.journey.stages
    lacking = [
        index
        for index, stage in enumerate(stages)
        if not any(says(moment, "thoughts") for moment in stage.moments())
    ]
    yield from coarser_first(
        subject,
        lacking,
        len(stages),
        "stages do not say what customers think",
        lambda index: Remark(
            ("stages", index),
            f"stage `{stages[index].id}` has no thought",
            "add `thoughts:` with a sentence that a customer said here, from an interview, a call or a "
            "review",
            label="what goes through their minds here?",
        ),
    )


RULE = Rule("missing-thought", Severity.INFO, since="0.1.0", page=__doc__ or "", check=check)
