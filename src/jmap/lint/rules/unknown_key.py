"""A key is not one that the language has.

## What it checks
Every key is known where it stands. jmap names the key that was probably meant: a near spelling
(`touchpionts`), or a word of the trade that is called otherwise here (`pain_points` is `pains`,
`kpis` is `metrics`, `phases` is `stages`).

## Why it matters
A key that nobody reads is content that nobody sees: a misspelt `pains` would take a whole row off
the board, and the map would look finished.

## Example
```yaml
title: Renewing a passport
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
    pain_points: Two forms look the same
```

## Use instead
```yaml
title: Renewing a passport
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
    pains: Two forms look the same
```
What the language has no key for gets a row of its own:
```yaml
title: Renewing a passport
lanes:
  law: What the law asks for
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
    lanes:
      law: A photo that is not older than six months
```

## What it does not flag
Names that are yours to choose: ids of personas, channels, teams and evidence, names of metrics,
feelings and demographics.
"""

from __future__ import annotations

from jmap.diagnostics import Severity
from jmap.lint.rule import Rule

RULE = Rule("unknown-key", Severity.ERROR, since="0.1.0", page=__doc__ or "", fix="unsafe")
