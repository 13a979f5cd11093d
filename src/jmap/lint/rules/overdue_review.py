"""The map should have been reviewed by now.

## What it checks
Since the day in `reviewed`, no more time has passed than `review_every` says, which is one year where
it is not written.

## Why it matters to customers
Services change faster than pictures of them. A map that nobody has held against reality for longer
than was agreed sends teams to mend what is long gone, and hides what is new.

## Example
```yaml
title: Renewing a passport
reviewed: 2024-03-01
review_every: 6 months
stages:
  - {name: Apply, touchpoints: [Online form], emotion: confused}
```

## Use instead
```yaml
title: Renewing a passport
reviewed: 2026-09-01
review_every: 6 months
stages:
  - {name: Apply, touchpoints: [Online form], emotion: confused}
```

## What it does not flag
The day itself on which the review is due. A date that is only a month or a year counts to its last
day. A map without `reviewed`: if it has an owner, `missing-review` speaks of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.rule import Remark, Rule
from jmap.model.dates import last_day, later

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.subject import Subject


def check(subject: Subject) -> Iterator[Remark]:
    """Speak once, at the date of the last review."""
    journey = subject.journey
    if journey.reviewed is None or subject.today is None:
        return
    due = later(last_day(journey.reviewed), journey.review_every)
    if due < subject.today:
        yield Remark(
            ("reviewed",),
            f"the review of this map was due on {due}",
            "go through the map with people who see customers, correct it, and set `reviewed` to that day",
            label="last reviewed",
        )


RULE = Rule("overdue-review", Severity.WARNING, since="0.1.0", page=__doc__ or "", check=check, dated=True)
