"""The journey map: the whole document."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal
from unicodedata import normalize

from pydantic import Field

from jmap.model.emotion import DEFAULT_SCALE, EmotionScale, built_in_score
from jmap.model.library import (
    Channels,
    Competitors,
    EvidenceBase,
    Feelings,
    Goal,
    Lanes,
    Personas,
    Teams,
)
from jmap.model.part import AlwaysList, Date, Duration, Language, Part, Path, Reference, TeamId, Texts
from jmap.model.stage import Delights, Metrics, Opportunities, Pains, Stage

VERSION = 1
"""The version of the map language that this package reads."""

BUILT_IN_LANES = {
    "goal": "Goal",
    "business_goal": "Business goal",
    "steps": "Steps",
    "actions": "Actions",
    "touchpoints": "Touchpoints",
    "channels": "Channels",
    "thoughts": "Thoughts",
    "needs": "Needs",
    "emotion": "Emotion",
    "reasons": "Reasons",
    "pains": "Pain points",
    "delights": "Delights",
    "opportunities": "Opportunities",
    "metrics": "Metrics",
    "owners": "Owners",
    "evidence": "Evidence",
    "competitors": "Competitors",
    "expected": "Expected",
    "frontstage": "Frontstage",
    "backstage": "Backstage",
    "support": "Support processes",
}
"""The rows that a board has by itself, in their default order, with their English headers."""


class JourneyMap(Part):
    """A customer journey map.

    A loaded map is self-contained: what its libraries declare stands in it and `use` is empty.
    """

    word: ClassVar[str] = "a map"

    jmap: int = Field(
        VERSION, description="Version of the map language.", title="Language version", examples=[1]
    )
    schema_: str | None = Field(
        None,
        alias="$schema",
        exclude=True,
        description="For editors; ignored.",
        title="Schema",
        examples=["journey.schema.json"],
    )
    title: str = Field(
        description="Name of the journey, in the customer's words.", examples=["Buying running shoes online"]
    )
    summary: str | None = Field(
        None,
        description="One paragraph.",
        examples=["How two kinds of runners find, buy and live with shoes."],
    )
    scenario: str | None = Field(
        None,
        description="The situation, and what the persona expects.",
        examples=["Somebody needs new shoes and wants to be sure of the fit."],
    )
    kind: Literal["journey", "blueprint"] = Field("journey", description="What kind of map this is.")
    state: Literal["current", "future"] = Field("current", description="What is, or what is to be.")
    baseline: Path | None = Field(
        None, description="Path of the map that this one is compared with.", examples=["shoes.journey.yaml"]
    )
    promise: str | None = Field(
        None,
        description="The brand promise that the journey is measured against.",
        examples=["Shoes that fit, or swapped for free."],
    )
    business_goals: tuple[Goal, ...] = Field(
        (),
        description="What the business wants from this journey.",
        examples=[["A second pair within a year"]],
    )
    starts: str | None = Field(
        None,
        description="The first moment that counts.",
        title="Starts with",
        examples=["The old pair starts to hurt"],
    )
    ends: str | None = Field(
        None,
        description="The last moment that counts.",
        title="Ends with",
        examples=["The second pair is ordered"],
    )
    owner: TeamId | None = Field(None, description="Team that answers for this map.", examples=["web-shop"])
    reviewed: Date | None = Field(
        None,
        description="When the map was last checked against reality.",
        title="Last reviewed",
        examples=["2026-10-12"],
    )
    review_every: Duration = Field(
        "1 year", description="How often it is to be checked.", examples=["6 months"]
    )
    language: Language = Field(
        "en",
        description="Language of the texts, and of what jmap adds; sets the direction of the page.",
        examples=["de-CH"],
    )
    tags: Texts = Field((), description="Words to find the map by.", examples=[["retail", "running"]])
    use: tuple[Path, ...] = Field(
        (),
        description="Library files, relative to this file.",
        title="Libraries",
        examples=[["shop.library.yaml"]],
    )
    emotion_scale: EmotionScale = Field(
        DEFAULT_SCALE, description="The scale of the scores.", examples=["1..5"]
    )
    feelings: Feelings
    personas: Personas
    channels: Channels
    teams: Teams
    evidence: EvidenceBase
    competitors: Competitors
    lanes: Lanes
    rows: Annotated[Texts, Reference("lane")] = Field(
        (), description="Which rows the board has, in which order.", examples=[["steps", "emotion", "pains"]]
    )
    metrics: Metrics = Field(
        default_factory=dict,
        description="Numbers for the journey as a whole, by name.",
        examples=[{"nps": "+46"}],
    )
    pains: Pains = Field((), description="What hurts throughout.", examples=[["Everything takes two logins"]])
    delights: Delights = Field(
        (), description="What delights throughout.", examples=[["A hundred days to return"]]
    )
    opportunities: Opportunities = Field(
        (), description="What could be done better throughout.", examples=[["One login for shop and club"]]
    )
    stages: Annotated[tuple[Stage, ...], AlwaysList()] = Field(
        description="The stages, in order; at least one.", examples=[["Discover", "Compare", "Buy"]]
    )

    def feeling_score(self, feeling: str) -> float | None:
        """Return the score of `feeling` on this map's scale, or None where nobody knows it."""
        if self.feelings:
            word = normalize("NFC", feeling.strip()).lower()  # as the keys were read
            if word in self.feelings:  # as nearly all are declared
                return self.feelings[word]
            own = {name.lower(): score for name, score in self.feelings.items()}
            if word in own:
                return own[word]
        score = built_in_score(feeling)
        scale = self.emotion_scale
        return score if score is None or scale is DEFAULT_SCALE else scale.from_default(score)
