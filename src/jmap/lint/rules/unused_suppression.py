"""A suppression keeps nothing back.

## What it checks
Every rule that a suppression names had something to say where the suppression holds.

## Why it matters to customers
The stage was mended and the comment stayed. From then on it hides the next mistake of that kind, and
nobody hears when customers are hurt there again.

## Example
```yaml
title: Renewing a passport
stages:
  # jmap: ignore[missing-emotion] interviews not run yet
  - name: Apply
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
A suppression of a rule that did not run, because it is off or ignored, or because another rule has said
the same of the whole map. A suppression of a family, unless all of its rules that are on have run.
The fix removes what is unused, and the whole comment where nothing is left.
"""

from __future__ import annotations

from jmap.diagnostics import Severity
from jmap.lint.rule import Rule

RULE = Rule("unused-suppression", Severity.WARNING, since="0.1.0", page=__doc__ or "", fix="safe")
