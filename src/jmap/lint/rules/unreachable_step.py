"""No way leads to a step.

## What it checks
Every step, and every stage without steps, can be reached from the first one: along `next`, and where a step
has none, to the following step. Of several that follow each other only the first is spoken of.

## Why it matters to customers
Customers never get there, or they do and the way is missing. A refund that nothing leads to looks fine on
the board; in life nobody finds it.

## Example
```yaml
title: Renewing a passport
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
    steps:
      - {name: Fills in the form, next: collect}
      - Sends the photo again
  - name: Collect
    touchpoints: [Counter]
    emotion: relieved
```

## Use instead
```yaml
title: Renewing a passport
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
    steps:
      - name: Fills in the form
        next:
          - {to: collect, share: 80%}
          - {to: sends-the-photo-again, share: 20%, when: the photo is too dark}
      - Sends the photo again
  - name: Collect
    touchpoints: [Counter]
    emotion: relieved
```

## What it does not flag
A step behind one that only some `personas` take: the others pass that by. Whether somebody does go there, and
whether anybody gets out again, which is `endless-loop`.
"""

from __future__ import annotations

from itertools import chain, pairwise
from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.naming import named
from jmap.lint.questions.ways import is_one_line, locations, reached, ways
from jmap.lint.rule import Remark, Rule
from jmap.model.flow import nodes

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from jmap.lint.questions.ways import Ways
    from jmap.lint.subject import Subject
    from jmap.model.journey import JourneyMap
    from jmap.model.readers import Location


def check(subject: Subject) -> Iterator[Remark]:
    """Speak of the first step or stage of each part that cannot be reached."""
    journey = subject.journey
    if is_one_line(journey):
        return
    graph = _ways_of_all(subject)
    seen = reached(list(graph)[:1], graph)
    lost = dict.fromkeys(node for node in graph if node not in seen)
    if not lost:
        return
    places = locations(journey)
    behind = set(chain.from_iterable(graph[node] for node in lost))
    for node in (*(node for node in lost if node not in behind), *lost):
        if node not in seen:
            location = _whole_stage(journey, places[node], lost)
            seen |= reached([node], graph, seen)
            yield Remark(
                location,
                f"no way leads to {named(subject, location)}",
                "name it in the `next` of the step before it, beside where that leads now; "
                "or take it out where nobody goes there",
                label="how do customers get here?",
            )


def _ways_of_all(subject: Subject) -> Ways:
    """Return the ways, and with them those of personas who pass by what is not theirs."""
    graph = ways(subject)
    for (node, stage, step), (following, _, _) in pairwise(nodes(subject.journey)):
        if stage.personas or (step and step.personas):
            graph[node].append(following)
    return graph


def _whole_stage(journey: JourneyMap, location: Location, lost: Collection[str]) -> Location:
    """Return the stage's location where `location` is its first step and none of its steps is reached."""
    stage = journey.stages[int(location[1])]
    is_first = location[2:] == ("steps", 0)
    whole = is_first and all(f"{stage.id}/{step.id}" in lost for step in stage.steps)
    return location[:2] if whole else location


RULE = Rule("unreachable-step", Severity.WARNING, since="0.1.0", page=__doc__ or "", check=check)
