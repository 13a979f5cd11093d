"""A number is too low or too high for what it counts.

## What it checks
- A score lies on the map's emotion scale, from -2 to 2 unless `emotion_scale` says otherwise; the
  scale itself begins with the worst score.
- A share lies between `0%` and `100%`, `impact` and `effort` between 1 and 5; `n` is not negative.
- Well-known metrics keep their limits: `nps` from -100 to 100, `conversion`, `drop_off`, `csat` and
  `completion` from 0 to 100%, `ces` from 0 to 7; `time`, `cost`, `volume` and `response_time` are not
  negative.

## Why it matters
One score on another scale bends the whole curve: a 4 out of 5 among scores up to 2 would be the
happiest moment that anybody has ever had.

## Example
```yaml
title: Renewing a passport
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: 4
```

## Use instead
```yaml
title: Renewing a passport
emotion_scale: 1..5
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: 4
```

## What it does not flag
Metrics with a name of your own, which take any value, and values with a scale of their own, such as
`csat: 4.2/5`, as long as they lie on it.
"""

from __future__ import annotations

from jmap.diagnostics import Severity
from jmap.lint.rule import Rule

RULE = Rule("out-of-range", Severity.ERROR, since="0.1.0", page=__doc__ or "", fix="unsafe")
