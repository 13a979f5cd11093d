"""The baseline holds something that is no longer there.

## What it checks
Everything that `.jmap-baseline.json` records is still found, as often as it is recorded. Only maps and
rules that this run looked at are judged, and maps that are gone: of these it is said once, and under
which name there may be one now.

## Why it matters to customers
A baseline is a list of promises: this is known, and will be mended. What was mended has to leave the
list, or it may come back unseen.

## Example
```yaml
# .jmap-baseline.json
{"version": 1, "maps": {"map.journey.yaml": {"missing-emotion": {"stages/apply": 1}}}}
```
```yaml
title: Renewing a passport
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
```

## Use instead
`jmap lint --prune-baseline` takes out what is not found any more, and adds nothing.
```yaml
# .jmap-baseline.json
{"version": 1, "maps": {}}
```
```yaml
title: Renewing a passport
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
```

## What it does not flag
Entries of maps that were not among those linted, and of rules that were off.
"""

from __future__ import annotations

from jmap.diagnostics import Severity
from jmap.lint.rule import Rule

RULE = Rule("stale-baseline", Severity.WARNING, since="0.1.0", page=__doc__ or "")
