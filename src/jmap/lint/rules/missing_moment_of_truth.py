"""No moment of truth is marked.

## What it checks
In a map of at least three stages, one stage, step or touchpoint says `moment_of_truth`: `true`, or
the criterion by which it is passed.

## Why it matters to customers
Most moments are forgotten; at a few of them customers decide whether to stay. A team that has not
agreed on which these are spreads its effort over everything that is easy to change.

## Example
```yaml
title: Renewing a passport
stages:
  - {name: Apply, touchpoints: [Online form], emotion: confused}
  - {name: Wait, touchpoints: [Text message], emotion: impatient}
  - {name: Collect, touchpoints: [Town hall], emotion: relieved}
```

## Use instead
```yaml
title: Renewing a passport
stages:
  - {name: Apply, touchpoints: [Online form], emotion: confused}
  - name: Wait
    touchpoints: [Text message]
    moment_of_truth: The date that was promised is kept
    emotion: impatient
  - {name: Collect, touchpoints: [Town hall], emotion: relieved}
```

## What it does not flag
A map of one or two stages. How many moments are marked, and which, is the writer's to judge.

## Source
Jan Carlzon, *Moments of Truth* (1987).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.questions.feelings import FEWEST_STAGES
from jmap.lint.rule import Remark, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.subject import Subject


def check(subject: Subject) -> Iterator[Remark]:
    """Speak once where nothing is marked."""
    if len(subject.journey.stages) < FEWEST_STAGES:
        return
    if not any(placed.moment.moment_of_truth for placed in subject.moments):
        yield Remark(
            (),
            "no moment of truth is marked",
            "agree on the one or two moments in which customers decide to stay or to leave, and give each "
            "`moment_of_truth:` with the criterion that says when it has gone well",
            label="where is it won or lost?",
        )


RULE = Rule("missing-moment-of-truth", Severity.INFO, since="0.1.0", page=__doc__ or "", check=check)
