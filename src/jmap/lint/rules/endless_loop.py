"""Customers go round in circles and never get out.

## What it checks
From every step, and every stage without steps, some way leads to the end: to the last step, to one with
`next: []`, or to `exit`. It is spoken of once for each circle, at the step that leads back.

## Why it matters to customers
Nobody stays in a journey for ever: at some point customers get what they came for, or they give up. A circle
without a way out hides where, and that is what the map is for.

## Example
```yaml
title: Renewing a passport
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
    steps:
      - Sends the photo
      - {name: Is told to take another, next: sends-the-photo}
```

## Use instead
```yaml
title: Renewing a passport
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
    steps:
      - Sends the photo
      - name: Is told to take another
        next:
          - {to: sends-the-photo, share: 70%}
          - {to: exit, share: 30%, when: it is the third time}
```

## What it does not flag
Loops with a way out, however long they are or few take it: people do try again. A `next` whose shares leave a
rest: the rest goes to the following step.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.naming import listed, named
from jmap.lint.questions.ways import is_one_line, locations, reached, ways
from jmap.lint.rule import Remark, Rule
from jmap.model.stage import EXIT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.questions.ways import Ways
    from jmap.lint.subject import Subject


def check(subject: Subject) -> Iterator[Remark]:
    """Speak of each circle from which no way leads out."""
    if is_one_line(subject.journey):
        return
    circles = list(_circles(ways(subject)))
    places = locations(subject.journey) if circles else {}
    order = {node: number for number, node in enumerate(places)}
    for circle in circles:
        last = places[max(circle, key=order.__getitem__)]
        where = named(subject, last)
        message = f"{where} leads only to itself"
        if len(circle) > 1:
            one_stage = len({node.partition("/")[0] for node in circle}) == 1
            ids = listed(node.rpartition("/")[2] if one_stage else node for node in circle)
            message = f"from {where} customers never get to the end: they go round {ids}"
        yield Remark(
            last,
            message,
            "say in its `next` where customers go who get what they came for, or `exit` where they give up",
            label="it goes back from here",
        )


def _circles(graph: Ways) -> Iterator[list[str]]:
    """Yield a circle in each part of the graph that no way leads out of."""
    back: Ways = {node: [] for node in graph}
    for node, targets in graph.items():
        for target in targets:
            if target in back:
                back[target].append(node)
    told = reached([node for node, targets in graph.items() if not targets or EXIT in targets], back)
    for start in graph:
        walked: dict[str, None] = {}
        node = start
        while node not in told and node not in walked:
            walked[node] = None
            node = graph[node][0]
        if node in walked:
            way = list(walked)
            circle = way[way.index(node) :]
            told |= reached(circle, graph, told) | reached(circle, back, told)
            yield circle
        told.update(walked)


RULE = Rule("endless-loop", Severity.WARNING, since="0.1.0", page=__doc__ or "", check=check)
