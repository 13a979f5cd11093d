"""Something is missing that a map cannot do without.

## What it checks
- A map has a `title` and at least one stage in `stages`.
- Stages, steps, touchpoints, personas, channels, teams, competitors and lanes have a `name`, evidence
  has a `title`; notes, pains, delights, opportunities and goals have a `text`.
- An emotion has a `score` or a `feeling`; a metric that is written with keys has a `value` or a
  `target`; an emotion scale has `min` and `max`; what follows a step says `to` where it leads.

A key without a value counts as missing.

## Why it matters
These are the words by which people find a thing on the board, in a report and in a conversation.
Without them it can be neither drawn nor talked about.

## Example
```yaml
title: Renewing a passport
stages:
  - touchpoints: [Online form]
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
Everything else may be left out. Whether a map says enough is for the rules that follow this family,
such as `missing-touchpoint` and `missing-emotion`.
"""

from __future__ import annotations

from jmap.diagnostics import Severity
from jmap.lint.rule import Rule

RULE = Rule("missing-key", Severity.ERROR, since="0.1.0", page=__doc__ or "")
