"""The map is in a version that this jmap cannot read.

## What it checks
A map may say which version of the language it is written in: `jmap: 1`, the only one so far. Of a map
in another version nothing else is checked.

## Why it matters
A newer version may give old keys another meaning. It is better to be told than to look at a board
that leaves out what it did not understand.

## Example
```yaml
jmap: 2
title: Renewing a passport
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
```

## Use instead
Install a jmap that reads this version; or write the version that you have:
```yaml
jmap: 1
title: Renewing a passport
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
```

## What it does not flag
A map without `jmap`, which is a map in version 1.
"""

from __future__ import annotations

from jmap.diagnostics import Severity
from jmap.lint.rule import Rule

RULE = Rule("unknown-version", Severity.ERROR, since="0.1.0", page=__doc__ or "")
