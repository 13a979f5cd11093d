"""A team is declared and has nothing to do.

## What it checks
Every team that the map declares is the `owner` of something, or one of the `teams` that take part. Where
more than half of them are not, it is said once, at the title.

## Why it matters to customers
A map with teams tells each department where customers meet its work. A team that stands beside the journey
will believe that it has no part in it.

## Example
```yaml
title: Renewing a passport
owner: web
teams: {web: Website, office: Citizens' office}
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
```

## Use instead
```yaml
title: Renewing a passport
owner: web
teams: {web: Website, office: Citizens' office}
stages:
  - name: Apply
    teams: office
    touchpoints: [Online form]
    emotion: confused
```

## What it does not flag
The teams of a library: another map may need them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.questions.declared import named_ids, unused
from jmap.lint.rule import Remark, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.subject import Subject


def check(subject: Subject) -> Iterator[Remark]:
    """Speak of the teams that neither own anything nor take part."""
    if subject.journey.teams:
        yield from unused(
            subject,
            "teams",
            ("team", "teams"),
            named_ids(subject, "team"),
            "make a team the `owner` of what it answers for, list it in the `teams` of a stage, "
            "or take it out",
        )


RULE = Rule("unused-team", Severity.INFO, since="0.1.0", page=__doc__ or "", check=check)
