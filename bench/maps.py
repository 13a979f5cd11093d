"""Believable maps of 150 lines, nearly all of them finished, as many as wanted and the same each time.

It owns the texts and the shape of these maps, and measures nothing.
"""

from __future__ import annotations

import subprocess
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SUBJECTS = (
    "running shoes",
    "a savings account",
    "a train ticket",
    "a hearing aid",
    "a new kitchen",
    "a sofa",
)
STAGES = ("Discover", "Compare", "Decide", "Pay", "Receive", "Live with it")
STEPS = (
    "Asks a friend",
    "Reads a review",
    "Fills the form",
    "Waits for an answer",
    "Opens the parcel",
    "Calls us",
)
TOUCHPOINTS = (
    "Instagram ad",
    "Product page",
    "Review site",
    "Order mail",
    "Parcel",
    "Call centre",
    "Store window",
)
THOUGHTS = ("Which one is right for me?", "That took long.", "Nobody told me that.", "Easier than I feared.")
FEELINGS = (
    "curious",
    "hopeful",
    "relieved",
    "happy",
    "bored",
    "confused",
    "worried",
    "annoyed",
    "anxious",
)
REASONS = ("prices are fair", "it asks twice", "they call back", "it came late")
PAINS = ("Delivery costs show up late", "The form forgets what was typed", "Two prices for one thing")
IDEAS = ("Show all costs at once", "Keep what was typed", "Say when the parcel comes")

BRANCHING = 5
"""So many maps have one in which some customers leave on the way."""
BRANCH = "\n        next: [{to: exit, share: 20%, when: it takes too long}]"
HEAD = """\
---
title: Buying {subject}, journey {number}
summary: How people come to buy {subject}, and what they meet.
scenario: "{subject}: the old one is gone, and the weekend is near."
owner: sales
language: en
reviewed: 2026-03-01
promise: The right one, here tomorrow, without a phone call.
tags: [retail, {tag}]
personas:
  mia:
    name: Mia, in a hurry
    segment: new customers
    goals: [be done before supper]
    pains: [forms]
  jon:
    name: Jon, who compares
    segment: regulars
    goals: [pay a fair price]
channels:
  web: {{name: Website, kind: online}}
  phone: {{name: Call centre, kind: online}}
  store: {{name: Store, kind: offline}}
teams:
  sales: {{name: Sales}}
  service: {{name: Service, department: Operations}}
evidence:
  interviews: {{title: Twelve interviews, kind: interview, date: 2026-01, n: 12}}
  survey: {{title: Winter survey, kind: survey, date: 2026-02, n: 412}}
stages:
"""
STAGE = """\
  - name: {stage}
    owner: {team}
    steps:
      - name: {first_step}
        thoughts: {thought}
        channel: {channel}
        touchpoints: [{first_touchpoint}, {second_touchpoint}]
        emotion: {{score: {score}, because: {reason}, evidence: interviews}}
      - name: {second_step}
        channel: {other_channel}
        touchpoints: [{third_touchpoint}]
        emotion: {{feeling: {feeling}, because: {other_reason}, evidence: survey}}
        per_persona: {{jon: {{emotion: {other_feeling}}}}}{branch}
    pains:
      - text: {pain}
        id: {stage_id}-pain
        severity: high
    opportunities:
      - {{text: {idea}, solves: {stage_id}-pain}}
    metrics: {{conversion: {{value: {share}%, target: 95%, evidence: survey}}}}
"""


def write_maps(folder: Path, count: int) -> None:
    """Write `count` maps into a new `folder`."""
    folder.mkdir(parents=True)
    for number in range(count):
        (folder / f"journey-{number:04}.journey.yaml").write_text(journey(number), "utf-8")


def write_history(folder: Path, count: int, changed: int) -> None:
    """Write `count` maps into a new repository with a branch `base`, and change some of them since."""
    write_maps(folder, count)
    commit = ("-c", "user.name=A", "-c", "user.email=a@example.com", "commit", "--quiet", "-m", "maps")
    for command in (("init", "--quiet"), ("add", "."), commit, ("branch", "base")):
        subprocess.run(["git", "-C", str(folder), *command], check=True)
    for path in sorted(folder.glob("*.yaml"))[:: count // changed]:
        path.write_text(edited(path.read_text("utf-8")), "utf-8")


def edited(text: str) -> str:
    """Return a map as somebody left it who worked on it: two stages in another order, a name, a pain."""
    head, *stages = text.split("\n  - name: ")
    stages[2], stages[3] = stages[3], stages[2]
    stages[1] = stages[1].replace("Compare", "Look around", 1).replace("severity: high", "severity: low", 1)
    return "\n  - name: ".join([head, *stages])


def journey(number: int) -> str:
    """Return the map of this number."""
    chance = Random(number)
    subject = chance.choice(SUBJECTS)
    head = HEAD.format(subject=subject, number=number, tag=chance.choice(("summer", "winter")))
    branching = chance.choice(STAGES) if number % BRANCHING == 0 else ""
    return head + "".join(stage(name, chance, BRANCH if name == branching else "") for name in STAGES)


def stage(name: str, chance: Random, branch: str) -> str:
    """Return one stage of a map, as chance has it."""
    first_step, second_step = chance.sample(STEPS, 2)
    touchpoints = chance.sample(TOUCHPOINTS, 3)
    channel, other_channel = chance.sample(("web", "phone", "store"), 2)
    return STAGE.format(
        stage=name,
        stage_id=name.lower().replace(" ", "-"),
        team=chance.choice(("sales", "service")),
        first_step=first_step,
        second_step=second_step,
        thought=chance.choice(THOUGHTS),
        channel=channel,
        other_channel=other_channel,
        first_touchpoint=touchpoints[0],
        second_touchpoint=touchpoints[1],
        third_touchpoint=touchpoints[2],
        score=chance.choice((-2, -1, 0, 1, 2)),
        reason=chance.choice(REASONS),
        other_reason=chance.choice(REASONS),
        feeling=chance.choice(FEELINGS),
        other_feeling=chance.choice(FEELINGS),
        pain=chance.choice(PAINS),
        idea=chance.choice(IDEAS),
        share=chance.randint(5, 95),
        branch=branch,
    )
