"""A piece of evidence is old.

## What it checks
Evidence that the map declares, and that has a date, is not older than two years.

## Why it matters to customers
What customers said before the last two redesigns may be true of a service that is no longer there.
Old research is worth keeping, but not worth deciding on before somebody has asked again.

## Example
```yaml
title: Renewing a passport
evidence:
  talks: {title: Talks at the counter, kind: interview, date: 2021-05, n: 9}
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: {feeling: confused, evidence: talks}
```

## Use instead
```yaml
title: Renewing a passport
evidence:
  talks: {title: Talks at the counter, kind: interview, date: 2026-05, n: 9}
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: {feeling: confused, evidence: talks}
```

## What it does not flag
Evidence without a date, and evidence that a library declares. A date that is only a month or a year
counts to its last day.

## Options
- `after`: the age up to which evidence is fresh (default 2 years).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.rule import Remark, Rule
from jmap.model.dates import last_day, later

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.subject import Subject
    from jmap.model.part import Duration


def check(subject: Subject, *, after: Duration = "2 years") -> Iterator[Remark]:
    """Speak at the date of each such piece."""
    if subject.today is None:
        return
    for name, evidence in subject.journey.evidence.items():
        if evidence.date is None or later(last_day(evidence.date), after) >= subject.today:
            continue
        if subject.is_own(("evidence", name)):
            yield Remark(
                ("evidence", name, "date"),
                f"evidence `{name}` is older than {after}",
                "ask again, or look whether newer data says the same, and add that; what rests on nothing "
                "else is an assumption by now",
                label="gathered then",
            )


RULE = Rule("stale-evidence", Severity.INFO, since="0.1.0", page=__doc__ or "", check=check, dated=True)
