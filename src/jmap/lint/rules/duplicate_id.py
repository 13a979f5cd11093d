"""The same id is given to two things.

## What it checks
An `id` that is written belongs to one stage, step or touchpoint of the map, and to one item of a list
of pains, delights, opportunities or notes.

## Why it matters
People, other maps and comparisons over time name things by their id. If two have the same, a comment
or a change lands on the wrong one.

## Example
```yaml
title: Renewing a passport
stages:
  - id: form
    name: Apply
    touchpoints: [Online form]
    emotion: confused
  - id: form
    name: Collect
    touchpoints: [Counter]
    emotion: relieved
```

## Use instead
```yaml
title: Renewing a passport
stages:
  - id: apply
    name: Apply
    touchpoints: [Online form]
    emotion: confused
  - id: collect
    name: Collect
    touchpoints: [Counter]
    emotion: relieved
```

## What it does not flag
Equal names without an id, such as the touchpoint “Email” in every stage: jmap tells them apart by
where they stand.
"""

from __future__ import annotations

from jmap.diagnostics import Severity
from jmap.lint.rule import Rule

RULE = Rule("duplicate-id", Severity.ERROR, since="0.1.0", page=__doc__ or "")
