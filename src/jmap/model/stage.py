"""The journey itself: stages, steps and touchpoints, three levels with one key set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import Field

from jmap.model.emotion import Emotion
from jmap.model.insight import Delight, Metric, Notes, Opportunity, Pain
from jmap.model.part import (
    AlwaysList,
    ChannelIds,
    Declared,
    EvidenceIds,
    Id,
    Part,
    Path,
    PersonaIds,
    Reference,
    Share,
    TeamId,
    TeamIds,
    Texts,
    Truth,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

EXIT = "exit"
"""The reserved id that `next` names where customers leave the journey."""

Pains = tuple[Pain, ...]
Delights = tuple[Delight, ...]
Opportunities = tuple[Opportunity, ...]
Metrics = Annotated[dict[str, Metric], Declared(by_name=True)]
LaneNotes = Annotated[dict[str, Notes], Reference("lane")]


class PersonaExperience(Part):
    """Where one persona differs: experience keys replace the common ones, pains and delights are added."""

    word: ClassVar[str] = "an experience"

    actions: Notes = Field(
        (), description="What this persona does.", examples=[["Reads the size table twice"]]
    )
    thoughts: Notes = Field(
        (),
        description="What this persona thinks, quoted as said.",
        examples=[["Is it the shoes, or is it me?"]],
    )
    needs: Notes = Field(
        (), description="What this persona needs here.", examples=[["To be sure of the size"]]
    )
    emotion: Emotion | None = Field(None, description="How this persona feels here.", examples=["anxious"])
    frontstage: Notes = Field(
        (), description="What staff does in this persona's sight.", examples=[["Walks along to the shelf"]]
    )
    backstage: Notes = Field(
        (), description="What staff does out of this persona's sight.", examples=[["Checks the stock"]]
    )
    support: Notes = Field(
        (), description="What systems and partners do for it.", examples=[["Stock system"]]
    )
    pains: Pains = Field(
        (), description="What hurts this persona as well.", examples=[["Two sizes in one table"]]
    )
    delights: Delights = Field(
        (),
        description="What delights this persona as well.",
        examples=[["The size of the last pair is chosen already"]],
    )


class Moment(Part):
    """What stages, steps and touchpoints have in common: all three can be felt, owned and measured."""

    short: ClassVar[str] = "name"

    name: str = Field(
        description="What happens or what is met, in the customer's words.", examples=["Pays by card"]
    )
    id: Id = Field(
        "", description="Id to name it by; made from the name where none is written.", examples=["card"]
    )
    summary: str | None = Field(
        None, description="One paragraph.", examples=["The last screen before the order."]
    )
    goal: str | None = Field(
        None, description="What the customer wants here.", examples=["Pay safely and be done"]
    )
    business_goal: str | None = Field(
        None, description="What the business wants here.", examples=["Lose nobody at the last step"]
    )
    duration: str | None = Field(None, description="How long it takes, in words.", examples=["4 minutes"])
    owner: TeamId | None = Field(None, description="Team that answers for it.", examples=["payments"])
    teams: TeamIds = Field((), description="Teams that take part.", examples=[["service-desk"]])
    personas: PersonaIds = Field(
        (), description="Personas that it applies to; all where none is named.", examples=[["amara"]]
    )
    channel: ChannelIds = Field(
        (), description="Channel or channels in which it takes place.", examples=["website"]
    )
    expected: Emotion | None = Field(
        None, description="What the promise leads the customer to expect to feel.", examples=[1]
    )
    moment_of_truth: Truth = Field(
        default=False,
        description="Whether the journey is won or lost here, or the criterion that says so.",
        examples=[True, "Pays at the first try"],
    )
    image: Path | None = Field(
        None, description="Path of a picture, relative to the map.", examples=["images/checkout.png"]
    )
    link: str | None = Field(
        None, description="Where more can be seen.", examples=["https://example.com/checkout"]
    )
    journey: Path | None = Field(
        None,
        description="Path of a map that zooms in, relative to this one.",
        examples=["returns.journey.yaml"],
    )
    actions: Notes = Field((), description="What the customer does.", examples=[["Types the card number"]])
    thoughts: Notes = Field(
        (),
        description="What the customer thinks, quoted as said.",
        examples=[["I have to type all of it again?"]],
    )
    needs: Notes = Field(
        (), description="What the customer needs here.", examples=[["To know that it worked"]]
    )
    emotion: Emotion | None = Field(None, description="How the customer feels here.", examples=["frustrated"])
    frontstage: Notes = Field(
        (), description="What staff does in the customer's sight.", examples=[["Greets at the counter"]]
    )
    backstage: Notes = Field(
        (), description="What staff does out of the customer's sight.", examples=[["Packs the order"]]
    )
    support: Notes = Field(
        (), description="What systems and partners do for it.", examples=[["Payment provider"]]
    )
    per_persona: Annotated[dict[str, PersonaExperience], Reference("persona")] = Field(
        default_factory=dict,
        description="Where a persona differs, by persona id.",
        examples=[{"tomas": {"emotion": "delighted"}}],
    )
    pains: Pains = Field((), description="What hurts here.", examples=[["A declined card gets no reason"]])
    delights: Delights = Field(
        (),
        description="What is worth keeping or copying elsewhere.",
        examples=[["Nothing to type on a phone"]],
    )
    opportunities: Opportunities = Field(
        (), description="What could be done better here.", examples=[["Say why the bank refused"]]
    )
    metrics: Metrics = Field(
        default_factory=dict, description="Numbers by name.", examples=[{"conversion": "62%"}]
    )
    evidence: EvidenceIds = Field(
        (), description="Evidence that backs the thing as a whole.", examples=[["diaries", "tickets"]]
    )
    competitors: Texts = Field(
        (),
        description="Competitor ids, or texts: what the customer compares here.",
        examples=[["The shop on the corner"]],
    )
    lanes: LaneNotes = Field(
        default_factory=dict,
        description="Notes in custom lanes, by lane id.",
        examples=[{"desk": "Have I paid now, or not?"}],
    )


class Touchpoint(Moment):
    """What is met: an ad, a letter, a person, a screen. The short form is its name."""

    word: ClassVar[str] = "a touchpoint"


class Next(Part):
    """Where customers go from a step. The short form is the id of a step or stage, or `exit`."""

    short: ClassVar[str] = "to"
    form: ClassVar[str] = "the id of a step or stage, or `exit`"

    to: Annotated[str, Reference("step")] = Field(
        description="Id of a step or stage, or `exit`.", title="Goes to", examples=["asks-for-help"]
    )
    share: Share | None = Field(
        None, description="Part of the customers who go there, such as 62% or 0.62.", examples=["62%"]
    )
    when: str | None = Field(None, description="The condition, in words.", examples=["the card is declined"])


class Step(Moment):
    """A moment in which something happens. The short form is its name."""

    word: ClassVar[str] = "a step"

    touchpoints: Annotated[tuple[Touchpoint, ...], AlwaysList()] = Field(
        (), description="What is met in this step.", examples=[["Card form", "Code by text"]]
    )
    next: tuple[Next, ...] | None = Field(
        None,
        description="Where customers go from here; the following step where absent, nowhere where `[]`.",
        examples=["exit"],
    )


class Stage(Moment):
    """A part of the journey. The short form is its name."""

    shared_ids: ClassVar[tuple[str, ...]] = ("steps", "touchpoints")
    word: ClassVar[str] = "a stage"

    phase: str | None = Field(
        None, description="Header over neighbouring stages that share it.", examples=["Buying"]
    )
    steps: Annotated[tuple[Step, ...], AlwaysList()] = Field(
        (), description="The moments of this stage, in order.", examples=[["Adds to basket", "Pays by card"]]
    )
    touchpoints: Annotated[tuple[Touchpoint, ...], AlwaysList()] = Field(
        (), description="What is met in this stage, in no order.", examples=[["Instagram ad"]]
    )

    def moments(self) -> Iterator[Moment]:
        """Yield the stage, its touchpoints, and each step followed by its own."""
        yield self
        yield from self.touchpoints
        for step in self.steps:
            yield step
            yield from step.touchpoints


MOMENTS = (Stage, Step, Touchpoint)
"""The models of moments: `type(part) in MOMENTS` is ten times as quick as `isinstance(part, Moment)`."""
