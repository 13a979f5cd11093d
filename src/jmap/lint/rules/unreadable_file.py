"""A file cannot be opened, or is not text in UTF-8.

## What it checks
The map and each library under `use` exist, may be read, and are saved as UTF-8, the encoding in which
all scripts of the world can be written. Where a file with a near name stands in the same folder, jmap
names it.

## Why it matters
A map whose library is missing has lost its personas, channels and teams; a file in an older encoding
turns `é` and `ü` in customers' words into noise.

## Example
```yaml
# passport.journey.yaml
title: Renewing a passport
use: town.library.yaml
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
```
No `town.library.yaml` stands beside this map.

## Use instead
```yaml
# town.library.yaml
channels: [Website, Town hall]
```

```yaml
# passport.journey.yaml
title: Renewing a passport
use: town.library.yaml
stages:
  - name: Apply
    channel: website
    emotion: confused
```
For another encoding: open the file in an editor, choose “Save as”, then “UTF-8”.

## What it does not flag
A byte order mark at the beginning, and line ends of any system. Whether the images and maps that a map
names are there is for another rule to say.
"""

from __future__ import annotations

from jmap.diagnostics import Severity
from jmap.lint.rule import Rule

RULE = Rule("unreadable-file", Severity.ERROR, since="0.1.0", page=__doc__ or "", fix="unsafe")
