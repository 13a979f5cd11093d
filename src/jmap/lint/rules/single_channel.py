"""The whole journey takes place in one channel.

## What it checks
A map of three or more stages that says where things take place names more than one channel.

## Why it matters to customers
Hardly anybody stays on the website from the first idea to the last complaint. A map with one channel is
mostly the journey as the team of that channel sees it: it ends where the phone rings.

## Example
```yaml
title: Renewing a passport
channels: {web: Website}
stages:
  - {name: Look for the form, channel: web, emotion: confused}
  - {name: Apply, channel: web, emotion: calm}
  - {name: Wait, channel: web, emotion: impatient}
```

## Use instead
```yaml
title: Renewing a passport
channels: {web: Website, phone: Phone}
stages:
  - {name: Look for the form, channel: web, emotion: confused}
  - {name: Apply, channel: web, emotion: calm}
  - {name: Wait, channel: phone, emotion: impatient}
```

## What it does not flag
A map without channels, or with fewer than three stages. A second channel that is named once, or a
channel whose kind is `hybrid`. A map in which a stage lists touchpoints and names no channel: it may be
elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.questions.declared import named_channels
from jmap.lint.questions.feelings import FEWEST_STAGES
from jmap.lint.rule import Remark, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.subject import Subject


def check(subject: Subject) -> Iterator[Remark]:
    """Speak once of a map with one channel."""
    journey = subject.journey
    channels = named_channels(subject)
    if len(channels) != 1 or len(journey.stages) < FEWEST_STAGES:
        return
    (channel,) = channels
    elsewhere = any(
        (stage.touchpoints or any(step.touchpoints for step in stage.steps))
        and not any(moment.channel for moment in stage.moments())
        for stage in journey.stages
    )
    if journey.channels[channel].kind != "hybrid" and not elsewhere:
        yield Remark(
            (),
            f"all of it takes place in one channel, `{channel}`",
            "ask customers where they were before and after, and whom they called, and add those moments "
            "with their own `channel`",
            label="and where else?",
        )


RULE = Rule("single-channel", Severity.INFO, since="0.1.0", page=__doc__ or "", check=check)
