"""Something is named that the map does not have.

## What it checks
What is named by its id is there: the personas, channels, teams, evidence and lanes that the map or
one of its libraries declares, the step or stage that `next` leads to, the pain that an opportunity
`solves`. An id that several things have is refused as well; the message lists their full ids.

What several places name, and nobody has declared, is told once: at the first of them, or at a
declaration that is never named and spelt nearly so. The fix is then for all of them.

## Why it matters
A name that leads nowhere is an owner whom nobody can ask, evidence that nobody can open, a step that
no customer reaches. A misspelt one looks like a second team on the board.

## Example
```yaml
title: Renewing a passport
teams:
  town-hall: Town hall
stages:
  - name: Collect
    owner: townhall
    touchpoints: [Counter]
    emotion: relieved
```

## Use instead
```yaml
title: Renewing a passport
teams:
  town-hall: Town hall
stages:
  - name: Collect
    owner: town-hall
    touchpoints: [Counter]
    emotion: relieved
```

Where the name of one thing stands in the place of its id, as “Town hall” for the team below, a safe fix
writes the id.

## What it does not flag
Ids that nobody wrote: they are made of the name, so that the stage “Collect” can be named as
`collect`. In `competitors` any text may stand.
"""

from __future__ import annotations

from jmap.diagnostics import Severity
from jmap.lint.rule import Rule

RULE = Rule("unknown-reference", Severity.ERROR, since="0.1.0", page=__doc__ or "", fix="safe")
