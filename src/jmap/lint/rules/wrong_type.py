"""A value is of another kind than its key takes.

## What it checks
A value is what its key asks for: a text, a number, a list, a date such as `2026-10-12`, a duration
such as `6 months`, a share such as `62%`, a language tag such as `en`, or keys of its own.

## Why it matters
Dates decide when a map is stale, numbers are drawn and compared, lists become cards. A value of the
wrong kind would be dropped or drawn as something that nobody meant.

## Example
```yaml
title: Renewing a passport
reviewed: 12 October 2026
stages:
  - name: Apply
    touchpoints: Online form
    moment_of_truth: yes
    emotion: confused
```

## Use instead
```yaml
title: Renewing a passport
reviewed: 2026-10-12
stages:
  - name: Apply
    touchpoints: [Online form]
    moment_of_truth: true
    emotion: confused
```

## What it does not flag
- One item where a list is meant, `thoughts: Which form is mine?`, except for `stages`, `steps` and
  `touchpoints`, which are always lists.
- Numbers, dates and `no` where a text is meant: `name: 2026` is the name “2026”.
- A word that is not one of a few (`unknown-value`) and a number that is too high (`out-of-range`).
"""

from __future__ import annotations

from jmap.diagnostics import Severity
from jmap.lint.rule import Rule

RULE = Rule("wrong-type", Severity.ERROR, since="0.1.0", page=__doc__ or "", fix="safe")
