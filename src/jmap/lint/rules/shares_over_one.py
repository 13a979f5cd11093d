"""More customers leave a step than reach it.

## What it checks
The shares of one step's `next` sum to 100% at most.

## Why it matters
Where customers go from a step decides what is worth mending first. Shares that do not add up come from
two different counts, and the drawing would hide that.

## Example
```yaml
title: Renewing a passport
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
    steps:
      - name: Sends the form
        next:
          - {to: collect, share: 70%}
          - {to: exit, share: 40%, when: the photo is refused}
  - name: Collect
    touchpoints: [Counter]
    emotion: relieved
```

## Use instead
```yaml
title: Renewing a passport
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
    steps:
      - name: Sends the form
        next:
          - {to: collect, share: 60%}
          - {to: exit, share: 40%, when: the photo is refused}
  - name: Collect
    touchpoints: [Counter]
    emotion: relieved
```

## What it does not flag
Shares that sum to less: when each has one, the rest goes to the following step. A single share above
100% is `out-of-range`.
"""

from __future__ import annotations

from jmap.diagnostics import Severity
from jmap.lint.rule import Rule

RULE = Rule("shares-over-one", Severity.ERROR, since="0.1.0", page=__doc__ or "")
