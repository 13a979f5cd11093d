"""The same id is declared in two places.

## What it checks
A persona, channel, team, piece of evidence, competitor or lane is declared once: in the map, or in one
of the libraries that it uses.

## Why it matters
A library is there so that one fact stands in one place. With two declarations of the same persona it
would depend on chance whom the map is about.

## Example
```yaml
# town.library.yaml
personas:
  ada: {name: Ada Lund, role: Travels for work}
```

```yaml
# passport.journey.yaml
title: Renewing a passport
use: town.library.yaml
personas:
  ada: {name: Ada Lund, role: Has never had a passport}
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
```

## Use instead
```yaml
# town.library.yaml
personas:
  ada: {name: Ada Lund, role: Travels for work}
```

```yaml
# passport.journey.yaml
title: Renewing a passport
use: town.library.yaml
personas:
  kim: {name: Kim Vega, role: Has never had a passport}
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
```

## What it does not flag
Feelings: those of a map go before those of its libraries, and these before the built-in ones. Two
things of different kinds may share an id, such as a team and a channel.
"""

from __future__ import annotations

from jmap.diagnostics import Severity
from jmap.lint.rule import Rule

RULE = Rule("library-conflict", Severity.ERROR, since="0.1.0", page=__doc__ or "")
