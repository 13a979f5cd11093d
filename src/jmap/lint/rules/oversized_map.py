"""The map has more steps than anybody will read.

## What it checks
All stages together have at most 25 steps. `crowded-stage` keeps quiet in a map with more.

## Why it matters to customers
A map is there to be understood at a glance by people who were not in the room. Where every click is a
step, the one moment at which customers give up is as small as all others, and nobody sees it.

## Example
```yaml
title: Renewing a passport
stages:
  - name: Prepare
    touchpoints: [Website, Photo booth]
    emotion: confused
    steps: [Opens, Looks, Types, Clicks, Reads, Scrolls, Goes back, Searches, Prints, Signs, Leaves, Sits,
            Smiles, Pays]
  - name: Apply
    touchpoints: [Counter]
    emotion: bored
    steps: [Enters, Asks, Takes a number, Sits down, Stands up, Greets, Hands it in, Answers, Gives a
            fingerprint, Corrects, Pays, Leaves]
```

## Use instead
```yaml
title: Renewing a passport
stages:
  - name: Prepare
    touchpoints: [Website, Photo booth]
    emotion: confused
    steps: [Finds the form, Fills it in, Has a photo taken]
  - name: Apply
    touchpoints: [Counter]
    emotion: bored
    steps: [Waits to be called, Hands it in, Pays]
```

## What it does not flag
Many touchpoints, thoughts or pains. How the steps are spread is for `crowded-stage`, in a smaller map.
The steps of the maps that are named under `journey` do not count.

## Options
- `most`: the most steps that a map may have (default 25).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.rule import Remark, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.options import Count
    from jmap.lint.subject import Subject


def check(subject: Subject, *, most: Count = 25) -> Iterator[Remark]:
    """Speak once of a map with more steps than that."""
    count = sum(len(stage.steps) for stage in subject.journey.stages)
    if count > most:
        yield Remark(
            (),
            f"the map has {count} steps, and hardly anybody reads more than {most}",
            "keep the moments that customers would tell a friend about, and move the details of a stage to a "
            "map of its own, named under `journey`",
            label="too much for one look",
        )


RULE = Rule(
    "oversized-map",
    Severity.WARNING,
    since="0.1.0",
    page=__doc__ or "",
    check=check,
    silences=("crowded-stage",),
)
