"""A stage does not say how customers feel.

## What it checks
Every stage has an emotion: its own, one of its steps' or one of its touchpoints', be it for
everybody or for one persona. `emotion: unknown` counts, because it says that nobody has asked yet;
`expected` does not, because it says what was promised.

## Why it matters to customers
The emotional line is what tells a journey map from a process chart: it shows where customers are
lost and where they are won. A gap in it looks like calm and hides a question that nobody asked.

## Example
```yaml
title: Renewing a passport
stages:
  - name: Apply
    touchpoints: [Online form]
```

## Use instead
```yaml
title: Renewing a passport
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: {score: -1, feeling: confused, because: Two forms look the same}
  - name: Collect
    touchpoints: [Town hall]
    emotion: unknown
```

## What it does not flag
A stage in which one step of many has an emotion; the steps without one are left to a stricter rule.

## Source
Nielsen Norman Group, *Journey Mapping 101*: mindsets and emotions are one of the five components of
every journey map.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.rule import Remark, Rule
from jmap.model.emotion import Emotion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.subject import Subject


def check(subject: Subject) -> Iterator[Remark]:
    """Speak at each stage in which nothing is felt."""
    scale = subject.journey.emotion_scale
    felt = {location[1] for location, _ in subject.parts_of(Emotion) if location[-1] == "emotion"}
    for index, stage in enumerate(subject.journey.stages):
        if index not in felt:
            yield Remark(
                ("stages", index),
                f"stage `{stage.id}` has no emotion",
                "add `emotion:` with a feeling (anxious, relieved, …) or a score from "
                f"{scale.min:g} to {scale.max:g}, or `emotion: unknown` until you have asked",
                label="nobody said how customers feel here",
            )


RULE = Rule("missing-emotion", Severity.ERROR, since="0.1.0", page=__doc__ or "", check=check)
