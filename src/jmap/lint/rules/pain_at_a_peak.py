"""A serious pain stands where everybody is happy.

## What it checks
At a moment with a pain of high or critical severity, somebody whom the pain hurts feels worse than
+1.5 on the scale from -2 to +2: in the moment itself, or in a step or touchpoint of it.

## Why it matters to customers
A high pain means that some customers give up or complain, a critical one that many leave. If those
who are asked are delighted at that very moment, then the score speaks for other people than the
pain, or for another moment. Either way somebody's bad experience is hidden behind a good average.

## Example
```yaml
title: Renewing a passport
stages:
  - name: Collect
    touchpoints: [Town hall]
    emotion: delighted
    pains: {text: The counter closes before people leave work, severity: critical}
```

## Use instead
```yaml
title: Renewing a passport
personas: {lea: Lea, jan: Jan}
stages:
  - name: Collect
    touchpoints: [Town hall]
    emotion: delighted
    per_persona:
      jan:
        emotion: {feeling: angry, because: He works until six}
        pains: {text: The counter closes before people leave work, severity: critical}
```

## What it does not flag
Pains of low, medium or no severity: small things bother happy people too. Relief and other mild
pleasure, which often comes right after a pain. A stage in which one step feels less good, a step in
which one touchpoint does, and moments that one of several personas does not enjoy. Maps of the future,
which may list the pains of today.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.naming import named
from jmap.lint.questions.peaks import pains_at_peaks
from jmap.lint.rule import Remark, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.questions.peaks import PainAtPeak
    from jmap.lint.subject import Subject
    from jmap.model.readers import Location


def check(subject: Subject) -> Iterator[Remark]:
    """Speak at the first such pain of each moment."""
    told: set[Location] = set()
    for at_peak in pains_at_peaks(subject):
        if at_peak.placed.location not in told:
            told.add(at_peak.placed.location)
            yield _remark(subject, at_peak)


def _remark(subject: Subject, at_peak: PainAtPeak) -> Remark:
    location, pain, placed, persona = at_peak
    whom = f" for `{persona}`" if persona else ""
    return Remark(
        location,
        f"{subject.owner(location)} is {pain.severity}, yet {named(subject, placed.location)} is a peak"
        f"{whom}",
        "move the pain to the moment where it hurts, give those whom it hurts an emotion of their own "
        "under `per_persona`, or lower its `severity`",
        label="hurts whom?",
    )


RULE = Rule("pain-at-a-peak", Severity.WARNING, since="0.1.0", page=__doc__ or "", check=check)
