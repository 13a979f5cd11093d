"""An emotion contradicts its own score, or its steps.

## What it checks
A stage with an emotion of its own is not on the other side of neutral than every one of its steps,
by 1.5 points or more on the scale from -2 to +2. Each persona is looked at by itself. Nor does a feeling
stand on the other side of neutral than the score beside it, by as much.

## Why it matters to customers
A stage that is felt as a relief cannot be made of frustrations only. One of the two was guessed, or
the step that turns the mood is missing: and that is the step to learn from. A curve goes by the score,
so whoever is `delighted` at -2 is shown as furious.

## Example
```yaml
title: Renewing a passport
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: happy
    steps:
      - {name: Uploads a photo, emotion: {score: -1, because: Refused twice}}
      - {name: Pays the fee, emotion: {score: -1.5, because: Card only}}
```

## Use instead
```yaml
title: Renewing a passport
stages:
  - name: Apply
    touchpoints: [Online form]
    steps:
      - {name: Uploads a photo, emotion: {score: -1, because: Refused twice}}
      - {name: Pays the fee, emotion: {score: -1.5, because: Card only}}
      - {name: Gets the date, emotion: {score: 1.5, because: Nine days and not thirty}}
```

## What it does not flag
A stage that stands on the same side of neutral as one of its steps: how a stage is remembered need not
be the average. A stage with a step of which no score is known; steps that a persona does not take are
left out. A stage whose own emotion was not written: it has the mean of its steps. A word that has no score.

## Options
- `margin`: how far the two may be apart, from -2 to +2 (default 1.5).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.naming import named
from jmap.lint.questions.feelings import emotion_at, on_default_scale, score_of, travellers, written
from jmap.lint.rule import Remark, Rule
from jmap.model.curve import applies, felt, own_emotion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.options import Distance
    from jmap.lint.subject import Subject
    from jmap.model.curve import Emotions
    from jmap.model.stage import Stage


def check(subject: Subject, *, margin: Distance = 1.5) -> Iterator[Remark]:
    """Speak at the first such emotion of each stage, and at each feeling whose score says otherwise."""
    yield from _against_steps(subject, margin)
    yield from _against_scores(subject, margin)


def _against_scores(subject: Subject, margin: float) -> Iterator[Remark]:
    journey = subject.journey
    for it in subject.feelings:
        word = it.emotion.feeling
        known = journey.feeling_score(word) if word and it.emotion.score is not None else None
        if known is None:
            continue
        meant = on_default_scale(journey, known)
        if meant * it.score < 0 and abs(meant - it.score) >= margin:
            sides = ("above", "below") if meant > 0 else ("below", "above")
            yield Remark(
                it.location,
                f"{named(subject, it.placed.location)} is felt as `{word}`, which is {sides[0]} neutral, "
                f"with a score {sides[1]} it",
                f"correct one of the two, or say under `feelings` what `{word}` is worth in this map",
                label="its score says the opposite",
            )


def _against_steps(subject: Subject, margin: float) -> Iterator[Remark]:
    journey = subject.journey
    for number, stage in enumerate(journey.stages):
        if not stage.steps:
            continue
        for persona, emotion in written(stage):
            score = score_of(journey, emotion)
            feel_so = [persona] if persona else travellers(journey)
            if score is not None and any(
                own_emotion(subject.emotions, one, stage) is emotion
                and _contradicts(subject.emotions, stage, one, score, margin)
                for one in feel_so
            ):
                sides = ("above", "below") if score > 0 else ("below", "above")
                whose = f" for `{persona}`" if persona else ""
                yield Remark(
                    emotion_at(("stages", number), persona),
                    f"stage `{stage.id}` is {sides[0]} neutral{whose}, and every step of it is {sides[1]}",
                    "ask what turns the mood and add that step, correct one of the two, or leave the stage's "
                    "own emotion out: it then has the mean of its steps",
                    label="its steps say the opposite",
                )
                break


def _contradicts(emotions: Emotions, stage: Stage, persona: str | None, score: float, margin: float) -> bool:
    """Whether all steps that `persona` takes are known and far on the other side of neutral than `score`."""
    steps = [
        felt(emotions, persona, step, (stage,)) for step in stage.steps if applies(persona, step, (stage,))
    ]
    scores = [on_default_scale(emotions.journey, step.score) for step in steps if step]
    if not scores or len(scores) < len(steps):
        return False
    if score > 0:
        return max(scores) < 0 and score - max(scores) >= margin
    return score < 0 < min(scores) and min(scores) - score >= margin


RULE = Rule("contradictory-emotion", Severity.WARNING, since="0.1.0", page=__doc__ or "", check=check)
