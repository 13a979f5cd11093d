"""Customers suffer, and the map has no idea for them.

## What it checks
A map of three or more stages in which somebody feels -1 or worse, on the scale from -2 to +2, has at
least one opportunity. Where this rule speaks, `unanswered-pain` and `promise-gap` are silent.

## Why it matters to customers
A map is drawn to change something. One that shows where customers suffer and ends there is a poster: it
was work for everybody who was interviewed for it, and nothing comes of it.

## Example
```yaml
title: Renewing a passport
stages:
  - {name: Apply, touchpoints: [Online form], emotion: confused}
  - {name: Wait, touchpoints: [Letter], emotion: impatient}
  - {name: Collect, touchpoints: [Counter], emotion: relieved}
```

## Use instead
```yaml
title: Renewing a passport
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
    opportunities: Ask one question first, and show one form
  - {name: Wait, touchpoints: [Letter], emotion: impatient}
  - {name: Collect, touchpoints: [Counter], emotion: relieved}
```

## What it does not flag
A map of one or two stages, which is a sketch. A map without a low. A map of the future: it is the
opportunity. One opportunity is enough here, wherever it stands.

## Source
Nielsen Norman Group, *Journey Mapping 101*: opportunities are one of the five components of every
journey map.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.naming import named
from jmap.lint.questions.feelings import FEWEST_STAGES, lows
from jmap.lint.rule import Remark, Rule
from jmap.model.insight import Opportunity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.subject import Subject


def check(subject: Subject) -> Iterator[Remark]:
    """Speak once of a map with lows and no opportunity."""
    journey = subject.journey
    if journey.state == "future" or len(journey.stages) < FEWEST_STAGES or subject.parts_of(Opportunity):
        return
    lowest = min(lows(subject), key=lambda low: low.score, default=None)
    if lowest is not None:
        yield Remark(
            (),
            f"the map has no opportunity, and {named(subject, lowest.placed.location)} is a low",
            "add `opportunities:` where customers are lowest, with what would spare them that",
            label="what is to change?",
        )


RULE = Rule(
    "missing-opportunity",
    Severity.WARNING,
    since="0.1.0",
    page=__doc__ or "",
    check=check,
    silences=("unanswered-pain", "promise-gap"),
)
