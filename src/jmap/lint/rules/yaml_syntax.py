"""The file cannot be read as YAML.

## What it checks
A map is written in YAML: a key, a colon, a space and a value, and what belongs together is indented
alike. Where a file breaks these rules, jmap says where, why, and how to write it instead. Most often
- a text needs quotes: it begins with one of `* & ! > | @ % [ { " '` or a backtick, or holds a colon
  and a space,
- a space is missing after a dash or a colon,
- a line is indented with tabs, or not as deep as its neighbours,
- a quote or a bracket is never closed.

All that is wrong is told at once: jmap reads on as if the place were mended as it advises. Where it
cannot tell what was meant, it says what was not read.

## Why it matters
A map with such a place cannot be drawn. It is mostly what customers say that breaks: spoken sentences
are full of quotes, colons and dashes.

## Example
```yaml
title: Renewing a passport
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
    thoughts: "Why twice?" she asks
```

## Use instead
```yaml
title: Renewing a passport
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
    thoughts: '"Why twice?" she asks'
```

## What it does not flag
YAML that can be read and means something else than it seems to: that is for `damaged-text` and
`unsupported-yaml`. A `#` after a space begins a comment, which is no part of the map.
"""

from __future__ import annotations

from jmap.diagnostics import Severity
from jmap.lint.rule import Rule

RULE = Rule("yaml-syntax", Severity.ERROR, since="0.1.0", page=__doc__ or "", fix="safe")
