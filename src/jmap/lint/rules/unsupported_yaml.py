"""The file uses a part of YAML that maps do without.

## What it checks
- one map in a file: no second document after a `---`,
- no tags, which is what YAML takes a word for that begins with `!`,
- no merge key `<<`,
- no `*alias` inside the very thing that it repeats.

## Why it matters
These are tools of programmers. They let a line say something else than what can be read in it, and a
map must be readable by all who have a part in the journey.

## Example
```yaml
title: Renewing a passport
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
    thoughts: !important read this first
```

## Use instead
```yaml
title: Renewing a passport
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
    thoughts: "!important read this first"
```

## What it does not flag
A `---` before the map and a `...` after it. A value that is written once and repeated: mark it with
`&desk`, and write `*desk` where the same is meant.
"""

from __future__ import annotations

from jmap.diagnostics import Severity
from jmap.lint.rule import Rule

RULE = Rule("unsupported-yaml", Severity.ERROR, since="0.1.0", page=__doc__ or "", fix="safe")
