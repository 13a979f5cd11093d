"""The file is larger than any map that a person can read.

## What it checks
- A file has at most one megabyte (1,048,576 bytes).
- It holds at most 200,000 values, each `*alias` counted with all that it repeats.
- Lists and keys are nested at most 64 deep; a map needs about ten levels.

## Why it matters
No journey comes near these limits, so a file beyond them is most likely not a map, or one that was
made to keep a computer busy for hours. Neither should hold up the others.

## Example
```yaml
title: Renewing a passport
tags: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[passport
```

## Use instead
```yaml
title: Renewing a passport
tags: [passport]
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
```
A long journey is easier to read as several maps: with `journey: collecting.journey.yaml`, a stage
points at the map that tells it in detail.

## What it does not flag
Maps with many stages and steps. Pictures, however large: they stand in files of their own.
"""

from __future__ import annotations

from jmap.diagnostics import Severity
from jmap.lint.rule import Rule

RULE = Rule("too-large", Severity.ERROR, since="0.1.0", page=__doc__ or "")
