"""A serious pain is told, and nothing is done about it.

## What it checks
For each pain of high or critical severity there is an opportunity: one in the same stage, or one
anywhere that names the pain in `solves`. A dropped one does not count. Where most of the serious pains
have none, it is said once, at the title.

## Why it matters to customers
Customers told what makes them give up, the team wrote it down, and the map went to the wall. A pain
that leads to no opportunity is a promise that was not kept.

## Example
```yaml
title: Renewing a passport
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
    pains: {text: Two forms look the same, severity: high}
```

## Use instead
```yaml
title: Renewing a passport
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
    pains: {text: Two forms look the same, severity: high}
    opportunities: Ask one question first, and show one form
```

## What it does not flag
Pains of low, medium or no severity. A pain at which everybody is happy: `pain-at-a-peak` asks first
whether it hurts there. A pain in a stage with an opportunity that may be meant for another
one. Maps of the future, which are an answer themselves. A map without any opportunity in which
customers are low: `missing-opportunity` says so once. What is done about a pain is not judged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.coarser import coarser_first
from jmap.lint.naming import named
from jmap.lint.questions.insights import serious_pains, stage_of
from jmap.lint.questions.peaks import pains_at_peaks
from jmap.lint.rule import Remark, Rule
from jmap.model.ids import Target
from jmap.model.insight import Opportunity
from jmap.model.pains import moment_around, named_pains, solved

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jmap.lint.subject import Subject
    from jmap.model.journey import JourneyMap
    from jmap.model.readers import Location


def check(subject: Subject) -> Iterator[Remark]:
    """Speak of the serious pains that no opportunity answers."""
    serious = serious_pains(subject)
    journey = subject.journey
    if not serious or journey.state == "future":
        return
    alive = [each for each in subject.parts_of(Opportunity) if each[1].status != "dropped"]
    stages = {stage_of(location) for location, _ in alive}
    unanswered = [each for each in serious if stage_of(each[0]) not in stages]
    if unanswered:
        answered = _answered(journey, alive)
        questioned = {at_peak.location for at_peak in pains_at_peaks(subject)}
        unanswered = [
            (location, pain)
            for location, pain in unanswered
            if location not in questioned
            and Target(pain.id, moment_around(journey, location)).full_id not in answered
        ]
    yield from coarser_first(
        subject,
        unanswered,
        len(serious),
        "serious pains are left without an opportunity",
        lambda each: Remark(
            each[0],
            f"{named(subject, each[0])} is {each[1].severity}, and no opportunity answers it",
            "add `opportunities:` with what would take it away, to the stage, or elsewhere with its id in "
            "`solves`",
            label="what would take it away?",
        ),
    )


def _answered(journey: JourneyMap, alive: Sequence[tuple[Location, Opportunity]]) -> set[str]:
    """Return the full ids of the pains that opportunities name."""
    known = named_pains(journey)
    return {
        pain
        for location, opportunity in alive
        for pain in solved(opportunity, moment_around(journey, location), known)
    }


RULE = Rule("unanswered-pain", Severity.WARNING, since="0.1.0", page=__doc__ or "", check=check)
