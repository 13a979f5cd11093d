"""A key is written twice in the same place.

## What it checks
A stage, a persona or any other thing has each of its keys once.

## Why it matters
One of the two values would be lost without a word. It happens when two people add to the same stage,
or when a second thought gets a second line.

## Example
```yaml
title: Renewing a passport
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
    thoughts: Which form is mine?
    thoughts: Why do they ask twice?
```

## Use instead
```yaml
title: Renewing a passport
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
    thoughts:
      - Which form is mine?
      - Why do they ask twice?
```

## What it does not flag
The same key in two different things, such as the `emotion` of two stages. The same id given to two
things is for `duplicate-id`.
"""

from __future__ import annotations

from jmap.diagnostics import Severity
from jmap.lint.rule import Rule

RULE = Rule("duplicate-key", Severity.ERROR, since="0.1.0", page=__doc__ or "", fix="unsafe")
