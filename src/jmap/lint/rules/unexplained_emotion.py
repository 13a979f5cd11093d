"""A low has no reason.

## What it checks
Where an emotion is at -1 or below on the scale from -2 to +2, something tells why: `because`, a
thought or a pain, there, in what surrounds it within the stage, or in what it consists of. The rule
speaks once a stage; where most stages with a low are like that, once of the map.

## Why it matters to customers
“Customers are frustrated here” is no finding until it says by what. A low without a reason cannot be
mended, and the next reader fills the gap with an opinion.

## Example
```yaml
title: Renewing a passport
stages:
  - name: Apply
    steps:
      - {name: Uploads a photo, touchpoints: [Online form], emotion: frustrated}
```

## Use instead
```yaml
title: Renewing a passport
stages:
  - name: Apply
    steps:
      - name: Uploads a photo
        touchpoints: [Online form]
        emotion: {feeling: frustrated, because: Refused three times and no word why}
```

## What it does not flag
Milder dips, feelings at or above neutral, and what was only expected. The low of one persona is
explained by what is said of everybody or of that persona, not by what another persona says. The
reason of a good feeling explains no bad one.

## Source
Nielsen Norman Group, *Journey Mapping 101*: the emotional line goes with actions and mindsets, which
say what it is about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.coarser import coarser_first
from jmap.lint.questions.feelings import Feeling, is_explained, lows, told_low
from jmap.lint.rule import Remark, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.subject import Subject


def check(subject: Subject) -> Iterator[Remark]:
    """Speak at the first such low of each stage."""
    with_low: set[str | int] = set()
    unexplained: dict[str | int, Feeling] = {}
    for low in lows(subject):
        stage = low.placed.location[1]
        with_low.add(stage)
        if stage not in unexplained and not is_explained(subject.journey, low):
            unexplained[stage] = low
    yield from coarser_first(
        subject,
        list(unexplained.values()),
        len(with_low),
        "stages with a low do not say what causes it",
        lambda low: Remark(
            low.location,
            f"{told_low(subject, low)} without a reason",
            "add `because:` to the emotion, a pain, or a thought in the customer's own words",
            label="what happens here?",
        ),
    )


RULE = Rule("unexplained-emotion", Severity.WARNING, since="0.1.0", page=__doc__ or "", check=check)
