"""A channel is declared and never used.

## What it checks
Every channel that the map declares is the `channel` of a stage, a step or a touchpoint. Where more than
half of them are not, it is said once, at the title.

## Why it matters to customers
Either customers do not use the channel, and then it is the plan that was mapped and not the journey; or
they do, and what happens to them there is missing.

## Example
```yaml
title: Renewing a passport
channels: {web: Website, phone: Phone}
stages:
  - name: Apply
    channel: web
    touchpoints: [Online form]
    emotion: confused
```

## Use instead
```yaml
title: Renewing a passport
channels: {web: Website, phone: Phone}
stages:
  - name: Apply
    channel: [web, phone]
    touchpoints: [Online form, Hotline]
    emotion: confused
```

## What it does not flag
The channels of a library: another map may use them. A map with steps in which nothing names a channel:
that is `missing-channel`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.questions.declared import named_channels, unused
from jmap.lint.rule import Remark, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.subject import Subject


def check(subject: Subject) -> Iterator[Remark]:
    """Speak of the channels that nothing takes place in."""
    journey = subject.journey
    if not journey.channels:
        return
    in_use = named_channels(subject)
    if not in_use and any(stage.steps for stage in journey.stages):
        return
    yield from unused(
        subject,
        "channels",
        ("channel", "channels"),
        in_use,
        "name a channel in the steps that take place there, or take it out of `channels`",
    )


RULE = Rule("unused-channel", Severity.WARNING, since="0.1.0", page=__doc__ or "", check=check)
