"""A piece of evidence rests on very few people.

## What it checks
Interviews and observations that the map declares have an `n` of at least five, surveys one of at
least thirty.

## Why it matters to customers
With three talks, one unusual customer is a third of the map. With twelve answers to a survey, the
share that is printed beside it may as well be twice or half of that.

## Example
```yaml
title: Renewing a passport
evidence:
  talks: {title: Talks at the counter, kind: interview, date: 2026-05, n: 2}
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: {feeling: confused, evidence: talks}
```

## Use instead
```yaml
title: Renewing a passport
evidence:
  talks: {title: Talks at the counter, kind: interview, date: 2026-05, n: 8}
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: {feeling: confused, evidence: talks}
```

## What it does not flag
Evidence without `n` or without a kind. Analytics, records, support tickets, reviews and workshops, of
which `n` counts other things than people who were asked. Evidence that a library declares.

## Options
- `least`: the fewest people of interviews and observations (default 5).
- `answers`: the fewest answers of a survey (default 30).

## Source
Jakob Nielsen (2000), *Why You Only Need to Test with 5 Users*, for what is watched or talked about;
thirty is a convention for what is counted, and a low one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.rule import Remark, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.options import Count
    from jmap.lint.subject import Subject


def check(subject: Subject, *, least: Count = 5, answers: Count = 30) -> Iterator[Remark]:
    """Speak at each such piece."""
    wanted = {"interview": least, "observation": least, "survey": answers}
    for name, evidence in subject.journey.evidence.items():
        fewest = wanted.get(evidence.kind or "", 0)
        if evidence.n is not None and evidence.n < fewest and subject.is_own(("evidence", name)):
            yield Remark(
                ("evidence", name, "n"),
                f"{evidence.kind} `{name}` has an n of {evidence.n}, fewer than {fewest}",
                "ask more people before the map is decided on, or name a second source beside it",
                label="is it the rule or the exception?",
            )


RULE = Rule("thin-evidence", Severity.INFO, since="0.1.0", page=__doc__ or "", check=check)
