"""The map as a Mermaid `journey`, which GitHub and GitLab draw where it stands in a Markdown page.

Such a diagram holds steps, a score for each and who takes it. A step without a score stays out of the picture
and in the text as a comment: Mermaid draws a face for every score, and nobody gave one. What else has no
place there is for `left_out` to say.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from jmap.model.curve import Emotions, curves
from jmap.model.inline import plain
from jmap.model.insight import Delight, Metric, Note, Opportunity, Pain
from jmap.model.inventory import parts
from jmap.model.stage import Step, Touchpoint
from jmap.render.escape import mermaid as escaped
from jmap.view.marks import marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jmap.model.journey import JourneyMap
    from jmap.model.part import Part
    from jmap.model.stage import Stage

Scores = dict[float, list[str]]
"""Who feels how at one moment, as Mermaid counts: 1 for the worst, 5 for the best."""

_LOWEST, _HIGHEST = 1, 5
_NO_PLACE: Mapping[type[Part], str] = {
    Touchpoint: "touchpoints",
    Note: "notes",
    Pain: "pains",
    Delight: "delights",
    Opportunity: "opportunities",
    Metric: "metrics",
}


def mermaid(journey: JourneyMap) -> str:
    """Return the diagram. Where people feel differently a step is there once for each score."""
    felt = _felt(journey)
    lines = ["journey", f"    title {_text(journey.title)}"]
    for stage in journey.stages:
        lines.append(f"    section {_text(stage.name)}")
        lines += [f"      {line}" for line in _tasks(stage, felt)]
    return "\n".join(lines) + "\n"


def left_out(journey: JourneyMap) -> list[str]:
    """Say what the diagram does not show, and where it shows one moment several times."""
    felt = _felt(journey)
    found: Counter[str] = Counter()
    for location, part in parts(journey):
        if isinstance(part, Step):
            found["steps without a score"] += (journey.stages[int(location[1])].id, part.id) not in felt
            found["branches"] += len(part.next or ()) > 1
        elif word := _NO_PLACE.get(type(part)):
            found[word] += 1
    told = [f"{word} ({count})" for word, count in found.items() if count]
    several = sum(len(scores) > 1 for scores in felt.values())
    return [
        *([f"a Mermaid journey has no place for {', '.join(told)}"] if told else []),
        *(
            [f"where people feel differently, a moment is there once for each score ({several})"]
            if several
            else []
        ),
    ]


def _felt(journey: JourneyMap) -> dict[tuple[str, str | None], Scores]:
    """Return the scores by the ids of stage and step; without a step the stage is felt as a whole."""
    people = marks(journey.personas)
    found: dict[tuple[str, str | None], Scores] = {}
    for curve in curves(Emotions(journey)):
        for point in curve.points:
            score = round(_LOWEST + (_HIGHEST - _LOWEST) * point.ratio, 2)
            actors = found.setdefault((point.stage, point.step), {}).setdefault(score, [])
            actors += [people[curve.persona].name] if curve.persona is not None else []
    return found


def _tasks(stage: Stage, felt: Mapping[tuple[str, str | None], Scores]) -> Iterator[str]:
    """Yield the lines of one stage: itself where it is felt as a whole, then its steps."""
    for moment, step in [(stage, None), *((step, step.id) for step in stage.steps)]:
        name = _text(moment.name)
        for score, actors in felt.get((stage.id, step), {}).items():
            who = ", ".join(escaped(actor).replace(",", "#44;") for actor in actors)
            yield f"{name}: {score:g}: {who}" if who else f"{name}: {score:g}"
        if step and (stage.id, step) not in felt:
            yield f"%% no score: {name}"


def _text(text: str) -> str:
    return escaped(plain(text))
