"""A suppression is of no rule, or of no place.

## What it checks
A comment that begins with `jmap:` is a suppression, `# jmap: ignore[rule, …] reason` or
`# jmap: ignore-file[rule, …] reason`; it names rules, codes or families that exist; and what it is to
cover, a key or an item of a list, begins on the next line, or on its own line where it stands behind
something.

## Why it matters to customers
A suppression with a slip in it does nothing, and looks as if somebody had decided something.

## Example
```yaml
title: Renewing a passport
stages:
  - name: Apply  # jmap: ignore[mising-owner] the form is run by the state
    touchpoints: [Online form]
    emotion: confused
```

## Use instead
```yaml
title: Renewing a passport
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
```

## What it does not flag
Comments that speak to somebody else. A rule of the schema family cannot be suppressed: a file with such
a mistake is not a map.
"""

from __future__ import annotations

from jmap.diagnostics import Severity
from jmap.lint.rule import Rule

RULE = Rule("unknown-suppression", Severity.ERROR, since="0.1.0", page=__doc__ or "", fix="safe")
