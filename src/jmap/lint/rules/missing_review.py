"""The map has an owner, but nobody has reviewed it.

## What it checks
A map with an `owner` says with `reviewed` when it was last held against reality.

## Why it matters to customers
Most maps die after the workshop. An owner without a date means that nobody can see whether the map
still shows what customers go through today.

## Example
```yaml
title: Renewing a passport
owner: passports
teams: [Passports]
stages:
  - {name: Apply, touchpoints: [Online form], emotion: confused}
```

## Use instead
```yaml
title: Renewing a passport
owner: passports
reviewed: 2026-09-01
review_every: 6 months
teams: [Passports]
stages:
  - {name: Apply, touchpoints: [Online form], emotion: confused}
```

## What it does not flag
A map without an owner: there is nobody to ask yet, and `missing-owner` speaks of that. Whether the
last review is too long ago is for `overdue-review` to say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.rule import Remark, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.subject import Subject


def check(subject: Subject) -> Iterator[Remark]:
    """Speak once of a map with an owner and no review."""
    journey = subject.journey
    if journey.owner and not journey.reviewed:
        yield Remark(
            (),
            f"the map has an owner, team `{journey.owner}`, and does not say when it was last reviewed",
            "add `reviewed:` with the day on which somebody last held the map against reality; "
            "`review_every:` says when it is due again",
            label="is it still true?",
        )


RULE = Rule("missing-review", Severity.WARNING, since="0.1.0", page=__doc__ or "", check=check)
