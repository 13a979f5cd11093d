"""Something is planned or under way, and nobody is named.

## What it checks
Each opportunity whose status is `planned` or `doing` has an `owner`. Where most of them have none, it
is said once, at the title.

## Why it matters to customers
What belongs to everybody is done by nobody. An improvement that was agreed in a workshop and has no
owner is still planned a year later, and customers meet the same trouble every day of it.

## Example
```yaml
title: Renewing a passport
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
    opportunities: {text: Show one form, status: planned}
```

## Use instead
```yaml
title: Renewing a passport
teams: {web: Web team}
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
    opportunities: {text: Show one form, status: planned, owner: web}
```

## What it does not flag
Ideas, what has no status, and what is done or dropped. The owner of the stage does not count: who
answers for a part of the journey need not be the one who does the work.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.questions.insights import OVER, Lack, lacking
from jmap.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.rule import Remark
    from jmap.lint.subject import Subject

_SAID = Lack(
    "is agreed on and has no owner",
    "are agreed on and have no owner",
    "add `owner:` with the id of the team that does it; what nobody has taken on is an `idea` still",
    "who does it?",
)


def check(subject: Subject) -> Iterator[Remark]:
    """Speak of what is planned or under way without an owner."""
    return lacking(
        subject,
        lambda opportunity: not opportunity.owner,
        _SAID,
        without={None, "idea", *OVER},
    )


RULE = Rule("unowned-opportunity", Severity.WARNING, since="0.1.0", page=__doc__ or "", check=check)
