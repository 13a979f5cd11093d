"""A serious failure in a blueprint has no way back.

## What it checks
Where a blueprint has a pain of high or critical severity, the service has an answer to it: staff is
there, with something in `frontstage` or `backstage` (or a custom lane of such a role), or `next` leads
somewhere else than on to the following step. It may be at the step with the pain, at what the step
consists of, or at the touchpoint's step; for the pain of a stage, anywhere in the stage.

## Why it matters to customers
Every service fails now and then. Customers forgive a failure that somebody puts right, and leave over
one at which they stand alone. Fail points without a recovery are what a blueprint is drawn to find.

## Example
```yaml
title: Renewing a passport
kind: blueprint
stages:
  - name: Apply
    emotion: confused
    backstage: Prints the passport
    steps:
      - name: Uploads a photo
        touchpoints: [Online form]
        pains: {text: The photo is refused without a reason, severity: high}
      - Pays
```

## Use instead
```yaml
title: Renewing a passport
kind: blueprint
stages:
  - name: Apply
    emotion: confused
    backstage: Prints the passport
    steps:
      - name: Uploads a photo
        touchpoints: [Online form]
        pains: {text: The photo is refused without a reason, severity: high}
        next: [{to: pays, share: 80%}, {to: has-a-photo-taken, when: refused twice}]
      - Pays
      - {name: Has a photo taken, frontstage: Takes one at the counter, next: pays}
```

## What it does not flag
Pains of low, medium or no severity, those of the map as a whole, and maps that are no blueprint.
Whether what staff does there helps. An opportunity is no way back, since customers do not have it yet;
that there is none is for `unanswered-pain`. `support` is none either: a system that runs has not
noticed.

## Source
G. Lynn Shostack, *Designing Services That Deliver*, Harvard Business Review 1/1984: identify fail
points.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.naming import named
from jmap.lint.questions.blueprint import BACKSTAGE, FRONTSTAGE, is_filled
from jmap.lint.questions.feelings import below
from jmap.lint.questions.insights import serious_pains
from jmap.lint.rule import Remark, Rule
from jmap.model.flow import nodes
from jmap.model.stage import EXIT, Step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.subject import Placed, Subject
    from jmap.model.readers import Location


def check(subject: Subject) -> Iterator[Remark]:
    """Speak once at each moment with a serious pain that customers are left alone with."""
    if subject.journey.kind != "blueprint":
        return
    told: set[Location] = set()
    for location, pain in sorted(serious_pains(subject), key=lambda each: "per_persona" in each[0]):
        placed = _placed(subject, location)
        if placed is None or placed.location in told or _has_way_back(subject, placed):
            continue
        told.add(placed.location)
        yield Remark(
            location,
            f"{named(subject, placed.location)} has no way back from pain `{pain.id}`",
            "show what happens then: who notices and helps (`frontstage`, `backstage`), or a way to a step "
            "that mends it beside the ordinary one, in `next` with `when`",
            label="and then?",
        )


def _placed(subject: Subject, location: Location) -> Placed | None:
    """Return the moment that a pain stands at; None for those of the whole map."""
    found = [placed for placed in subject.moments if location[: len(placed.location)] == placed.location]
    return found[-1] if found else None


def _has_way_back(subject: Subject, placed: Placed) -> bool:
    within = [each for each in placed.within if isinstance(each, Step)]
    moments = [placed.moment, *below(placed.moment), *within]
    if any(is_filled(subject.journey, role, moments) for role in (FRONTSTAGE, BACKSTAGE)):
        return True
    stage = (*placed.within, placed.moment)[0]
    steps = {f"{stage.id}/{each.id}" for each in moments if isinstance(each, Step)}
    return _leads_elsewhere(subject, steps)


def _leads_elsewhere(subject: Subject, steps: set[str]) -> bool:
    """Whether customers go from one of `steps` to more than the following one, and not only out."""
    following = dict(pairwise(name for name, _, _ in nodes(subject.journey)))
    return any(
        edge.source in steps and edge.target not in {EXIT, following.get(edge.source)}
        for edge in subject.edges
    )


RULE = Rule("failure-without-recovery", Severity.WARNING, since="0.1.0", page=__doc__ or "", check=check)
