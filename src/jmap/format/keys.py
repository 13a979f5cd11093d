"""The canonical order of keys: what a thing is comes first, what is long or stands below it comes last.

It is the order that most maps are written in already, not that of the fields of the models: stages, steps and
touchpoints share one, though each has keys of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.model.emotion import Emotion, EmotionScale
from jmap.model.insight import Delight, Metric, Note, Opportunity, Pain
from jmap.model.journey import JourneyMap
from jmap.model.library import Channel, Competitor, Evidence, Goal, Lane, Library, Team
from jmap.model.persona import Persona
from jmap.model.stage import Next, PersonaExperience, Stage, Step, Touchpoint

if TYPE_CHECKING:
    from jmap.model.part import Part

MAP = """
    jmap $schema title summary scenario
    kind state baseline promise business_goals starts ends
    owner reviewed review_every language tags
    use emotion_scale feelings
    personas channels teams evidence competitors lanes rows
    metrics pains delights opportunities
    stages
"""
LIBRARY = "personas channels teams evidence competitors feelings lanes"
MOMENT = """
    id name phase summary
    channel duration goal business_goal
    owner teams personas
    touchpoints competitors
    moment_of_truth evidence image link journey
    actions expected emotion thoughts needs
    pains delights metrics opportunities
    frontstage backstage support lanes
    per_persona next steps
"""
"""Of stages, steps, touchpoints, and of what differs for a persona: each takes those that it has."""
NOTE = "id text severity evidence owner tags link"
"""Of pains, delights and notes."""

_ORDERS: dict[type[Part], str] = {
    JourneyMap: MAP,
    Library: LIBRARY,
    **dict.fromkeys((Stage, Step, Touchpoint, PersonaExperience), MOMENT),
    **dict.fromkeys((Pain, Delight, Note), NOTE),
    Opportunity: "id text solves impact effort owner status due metric evidence tags link",
    Metric: "value target unit better n period evidence",
    Emotion: "feeling score because evidence",
    EmotionScale: "min max",
    Next: "to share when",
    Persona: """
        name kind role segment share quote bio
        goals needs pains motivations demographics image
    """,
    Channel: "name kind",
    Team: "name department contact link",
    Evidence: "title kind date n summary link",
    Competitor: "name does_well does_badly link",
    Lane: "name role",
    Goal: "text metric target",
}
PLACES: dict[type[Part], dict[str, int]] = {
    model: {key: place for place, key in enumerate(order.split())} for model, order in _ORDERS.items()
}
"""The place of each key, by what has it."""
