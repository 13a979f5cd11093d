"""A suppression gives no reason.

## What it checks
Behind the bracket of every suppression stands why it is right. The setting `require-reason = true` makes
it an error that always runs.

## Why it matters to customers
In a year nobody knows whether the question was answered, postponed or forgotten. A few words keep the
map honest: "interviews planned for spring" can be checked in summer.

## Example
```yaml
title: Renewing a passport
stages:
  # jmap: ignore[missing-action]
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
```

## Use instead
```yaml
title: Renewing a passport
stages:
  # jmap: ignore[missing-action] nobody has watched applicants yet, planned for May
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
```

## What it does not flag
Reasons that say little: whether one is good is for people to judge.
"""

from __future__ import annotations

from jmap.diagnostics import Severity
from jmap.lint.rule import Rule

RULE = Rule("unexplained-suppression", Severity.INFO, since="0.1.0", page=__doc__ or "")
