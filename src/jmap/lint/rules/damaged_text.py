"""YAML takes a text for keys and values.

## What it checks
Where a text is meant, there is a text. With a colon and a space in it, or with a comma inside `{}`,
YAML reads something else. jmap shows the text in quotes, which is how to write it.

## Why it matters
The customer's words would be cut in two, and what is left of them might still look like a sentence.

## Example
```yaml
title: Renewing a passport
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: {score: -1, because: Two forms, both the same}
    thoughts:
      - Honestly: which one is mine?
```

## Use instead
```yaml
title: Renewing a passport
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: {score: -1, because: "Two forms, both the same"}
    thoughts:
      - "Honestly: which one is mine?"
```

## What it does not flag
A colon without a space after it (`9:30`, `https://…`), and commas outside of brackets: `thoughts: Two
forms, both the same` is one text. Inside `[]`, a comma divides the list.
"""

from __future__ import annotations

from jmap.diagnostics import Severity
from jmap.lint.rule import Rule

RULE = Rule("damaged-text", Severity.ERROR, since="0.1.0", page=__doc__ or "", fix="safe")
