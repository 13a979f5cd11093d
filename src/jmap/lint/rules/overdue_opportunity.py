"""An opportunity should be done by now.

## What it checks
The day in `due` of an opportunity is not over, unless its status is `done` or `dropped`.

## Why it matters to customers
A date that passed without a word is how improvements die: nobody decided against it. Customers go on
meeting what the map says is being mended.

## Example
```yaml
title: Renewing a passport
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
    opportunities: {text: Show one form, status: idea, due: 2024-09}
```

## Use instead
```yaml
title: Renewing a passport
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
    opportunities: {text: Show one form, status: dropped, due: 2024-09}
```

## What it does not flag
The day itself on which it is due. A date that is only a month or a year counts to its last day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.naming import named
from jmap.lint.questions.insights import OVER
from jmap.lint.rule import Remark, Rule
from jmap.model.dates import last_day
from jmap.model.insight import Opportunity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.subject import Subject


def check(subject: Subject) -> Iterator[Remark]:
    """Speak at the date of each opportunity that is late."""
    if subject.today is None:
        return
    for location, opportunity in subject.parts_of(Opportunity):
        if not opportunity.due or opportunity.status in OVER:
            continue
        due = last_day(opportunity.due)
        if due < subject.today:
            yield Remark(
                (*location, "due"),
                f"{named(subject, location)} was due on {due}",
                "set `status: done` if customers have it, give it a date that somebody believes in, or set "
                "`status: dropped` and say so to those who wait for it",
                label="done, late or dropped?",
            )


RULE = Rule(
    "overdue-opportunity", Severity.WARNING, since="0.1.0", page=__doc__ or "", check=check, dated=True
)
