"""A feeling has no score.

## What it checks
A feeling that stands without a score is one of the built-in words, of the map's own `feelings`, or of
those of a library; or it is `unknown`. jmap names up to three words that are spelt nearly alike, `happy`
for `very happy`, and `afraid` for `terrified`. The built-in words are English, whatever the language of
the map.

## Why it matters
A feeling is drawn as a point of the curve, so it must be known how good or bad it is. Only you can say
that of a word of your own.

## Example
```yaml
title: Renewing a passport
stages:
  - name: Collect
    touchpoints: [Counter]
    emotion: solemn
```

## Use instead
Give it a score where it stands, or declare it once for the whole map:
```yaml
title: Renewing a passport
feelings:
  solemn: 1
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: {score: -0.5, feeling: muddled}
  - name: Collect
    touchpoints: [Counter]
    emotion: solemn
```

## What it does not flag
Any word beside a `score`: the score is drawn, the word is shown.
"""

from __future__ import annotations

from itertools import groupby
from textwrap import fill

from jmap.diagnostics import Severity
from jmap.lint.rule import Rule
from jmap.model.emotion import FEELINGS

_WORDS = "".join(
    fill(f"- {f'{score:+g}' if score else 0}: {', '.join(words)}", 100, subsequent_indent="  ") + "\n"
    for score, words in groupby(FEELINGS, FEELINGS.__getitem__)
)
_PAGE = f"{__doc__}\n## Built-in words\nOn the scale from -2 to +2:\n\n{_WORDS}"

RULE = Rule("unknown-feeling", Severity.ERROR, since="0.1.0", page=_PAGE, fix="unsafe")
