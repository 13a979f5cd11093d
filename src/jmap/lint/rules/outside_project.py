"""A path leads out of the project.

## What it checks
The files that a map names (`use`, `baseline`, `journey`, `image`) lie in the same project: the git
repository that the map stands in, or else the map's folder. Paths are relative to the file that they
stand in. A web address is no file.

## Why it matters
A map goes to other people and other computers. A path to somebody's desktop is a picture that only
they can see, and a map from a stranger should not read your private files.

## Example
```yaml
title: Renewing a passport
stages:
  - name: Apply
    touchpoints: [Online form]
    image: /Users/ada/Desktop/form.png
    emotion: confused
```

## Use instead
```yaml
# images/form.png
```
```yaml
title: Renewing a passport
stages:
  - name: Apply
    touchpoints: [Online form]
    image: images/form.png
    emotion: confused
```

## What it does not flag
`../images/form.png`, as long as it stays in the project. A web address in a `link`, which is there to
be opened and not to be read.
"""

from __future__ import annotations

from jmap.diagnostics import Severity
from jmap.lint.rule import Rule

RULE = Rule("outside-project", Severity.ERROR, since="0.1.0", page=__doc__ or "")
