"""A word is not one of those that its key takes.

## What it checks
- Keys that take one of a few words hold one of them: `kind`, `state`, `severity`, `status`, `better`,
  and the `role` of a lane. The message lists the words.
- An id holds letters and digits of any script, `-`, `_` and `.`; no stage, step or touchpoint has the
  id `exit`, since `next: exit` says that customers leave.

## Why it matters
Fixed words are what makes maps comparable: only if everybody writes `high` can the high pains of all
journeys be listed together.

## Example
```yaml
title: Renewing a passport
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
    pains: {text: Two forms look the same, severity: severe}
```

## Use instead
```yaml
title: Renewing a passport
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
    pains: {text: Two forms look the same, severity: high}
```

## What it does not flag
Words for feelings, which have a rule of their own: `unknown-feeling`. Names and texts take any word.
"""

from __future__ import annotations

from jmap.diagnostics import Severity
from jmap.lint.rule import Rule

RULE = Rule("unknown-value", Severity.ERROR, since="0.1.0", page=__doc__ or "", fix="unsafe")
