"""Nothing in the map names its evidence.

## What it checks
Something in the map names evidence under `evidence`: an emotion, a note, a pain, an opportunity, a
metric, or a stage, step or touchpoint as a whole. A workshop is what the team believes: a map that names
nothing else is told so.

## Why it matters to customers
A map without evidence is what a team believes of its customers. It looks as sure as one that rests
on interviews, and decisions are made on it as if somebody had asked.

## Example
```yaml
title: Renewing a passport
stages:
  - {name: Apply, touchpoints: [Online form], emotion: confused}
```

## Use instead
```yaml
title: Renewing a passport
evidence:
  talks: {title: Talks at the counter, kind: interview, date: 2026-05, n: 9}
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: {feeling: confused, evidence: talks}
```

## What it does not flag
A map of the future: nobody has lived through it yet. How good the evidence is, and how much of the
map rests on it, other rules say. Where this one speaks, they are silent, and so is `unused-evidence`:
what is declared and named nowhere is one cause.

## Source
Nielsen Norman Group, *Journey Mapping 101*: a map has to rest on research to tell a true story.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.questions.declared import named_ids
from jmap.lint.rule import Remark, Rule
from jmap.model.curve import researched

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.subject import Subject


def check(subject: Subject) -> Iterator[Remark]:
    """Speak once where no evidence is named."""
    journey = subject.journey
    named = named_ids(subject, "evidence")
    if journey.state == "future" or researched(journey, named):
        return
    if named:
        yield Remark(
            (),
            "all that the map names as evidence are workshops: no customer was asked or watched",
            "talk to customers, or look at tickets and analytics, and name that where the map speaks of it",
            label="what do customers say?",
        )
        return
    declared = next(iter(journey.evidence), "")
    yield Remark(
        (),
        "nothing in the map names the evidence that is declared"
        if declared
        else "the map rests on no evidence",
        f"name it where it speaks: `evidence: {declared}` at an emotion, a pain, a metric or a step"
        if declared
        else "declare what you know, and how, under `evidence` (interviews, tickets, analytics), and name it "
        "at emotions, pains and metrics",
        label="how do you know?",
    )


RULE = Rule(
    "unevidenced-map",
    Severity.WARNING,
    since="0.1.0",
    page=__doc__ or "",
    check=check,
    silences=("unevidenced-moment", "unsourced-metric", "thin-evidence", "unused-evidence"),
)
