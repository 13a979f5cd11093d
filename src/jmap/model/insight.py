"""What a map concludes: notes, pains, delights, opportunities, metrics."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from jmap.frozen import frozen
from jmap.model.part import Count, Date, EvidenceIds, Id, Part, QuantityText, Rating, Reference, TeamId, Texts

Severity = Literal["low", "medium", "high", "critical"]
Status = Literal["idea", "planned", "doing", "done", "dropped"]
Better = Literal["higher", "lower"]


class Note(Part):
    """One thing that is said, done, thought or needed. The short form is its text."""

    short: ClassVar[str] = "text"
    word: ClassVar[str] = "a note"

    text: str = Field(description="The note itself, with inline Markdown.", examples=["Do they fit?"])
    id: Id = Field("", description="Id; made from the text where none is written.", examples=["fit-question"])
    evidence: EvidenceIds = Field((), description="Evidence that backs the note.", examples=[["diaries"]])
    owner: TeamId | None = Field(None, description="Team that answers for it.", examples=["web-shop"])
    link: str | None = Field(
        None, description="Where more can be read.", examples=["https://example.com/notes/7"]
    )


Notes = tuple[Note, ...]


class Delight(Note):
    """A moment worth keeping or copying elsewhere. The short form is its text."""

    word: ClassVar[str] = "a delight"

    tags: Texts = Field((), description="Words to find it by.", examples=[["copy this"]])


class Pain(Part):
    """What hurts the customer here. The short form is its text."""

    short: ClassVar[str] = "text"
    word: ClassVar[str] = "a pain"

    text: str = Field(
        description="What hurts, in the customer's terms.", examples=["A declined card gets no reason"]
    )
    id: Id = Field(
        "",
        description="Id that opportunities name in `solves`; made from the text where none is written.",
        examples=["silent-decline"],
    )
    severity: Severity | None = Field(None, description="How much it hurts.")
    evidence: EvidenceIds = Field((), description="Evidence that it hurts.", examples=[["tickets"]])
    owner: TeamId | None = Field(None, description="Team that answers for it.", examples=["payments"])
    tags: Texts = Field((), description="Words to find it by.", examples=[["checkout"]])
    link: str | None = Field(
        None,
        description="Where more can be read, such as a ticket.",
        examples=["https://example.com/tickets/12"],
    )


class Opportunity(Part):
    """What could be done better. The short form is its text."""

    short: ClassVar[str] = "text"
    word: ClassVar[str] = "an opportunity"

    text: str = Field(description="What to do, as an action.", examples=["Say why the bank refused"])
    id: Id = Field(
        "", description="Id; made from the text where none is written.", examples=["explain-decline"]
    )
    solves: Annotated[tuple[str, ...], Reference("pain")] = Field(
        (), description="Ids of the pains that it answers.", examples=[["silent-decline"]]
    )
    impact: Rating | None = Field(
        None, description="What it would do for customers, 1 (little) to 5 (much).", examples=[5]
    )
    effort: Rating | None = Field(
        None, description="What it would cost, 1 (little) to 5 (much).", examples=[2]
    )
    owner: TeamId | None = Field(None, description="Team that takes it on.", examples=["payments"])
    status: Status | None = Field(None, description="How far it is.")
    due: Date | None = Field(
        None, description="When it is to be done.", title="Due date", examples=["2027-03"]
    )
    link: str | None = Field(
        None, description="The ticket or plan.", examples=["https://example.com/plans/3"]
    )
    metric: str | None = Field(
        None, description="How its effect will be seen, in words.", examples=["Cards declined"]
    )
    evidence: EvidenceIds = Field((), description="Evidence that it is worth doing.", examples=[["tickets"]])
    tags: Texts = Field((), description="Words to find it by.", examples=[["quick win"]])


class Metric(Part):
    """A number laid over the story. The short form is its value; an empty one is not yet measured."""

    short: ClassVar[str] = "value"
    word: ClassVar[str] = "a metric"

    value: QuantityText | None = Field(
        None, description="What was measured, as written.", examples=["62%", "4.2/5"]
    )
    target: QuantityText | None = Field(None, description="What is aimed for.", examples=["70%"])
    unit: str | None = Field(
        None, description="What the number counts, where the value does not say.", examples=["orders"]
    )
    better: Better | None = Field(None, description="Which direction is good; known metrics bring their own.")
    n: Count | None = Field(
        None, description="How many cases were measured.", title="Sample size", examples=[412]
    )
    period: str | None = Field(
        None, description="When it was measured, in words.", examples=["third quarter"]
    )
    evidence: EvidenceIds = Field((), description="Where the number comes from.", examples=[["shop-data"]])


@frozen
class KnownMetric:
    """What is known of a metric by its name: range, unit and the direction that is good."""

    title: str
    unit: str
    better: Better
    lowest: Decimal | None
    highest: Decimal | None


_NONE, _ZERO, _HUNDRED = None, Decimal(0), Decimal(100)

KNOWN_METRICS = {
    "conversion": KnownMetric("Conversion", "%", "higher", _ZERO, _HUNDRED),
    "drop_off": KnownMetric("Drop-off", "%", "lower", _ZERO, _HUNDRED),
    "csat": KnownMetric("CSAT", "%", "higher", _ZERO, _HUNDRED),
    "nps": KnownMetric("NPS", "", "higher", -_HUNDRED, _HUNDRED),
    "ces": KnownMetric("CES", "", "higher", _ZERO, Decimal(7)),
    "completion": KnownMetric("Completion", "%", "higher", _ZERO, _HUNDRED),
    "time": KnownMetric("Time", "", "lower", _ZERO, _NONE),
    "cost": KnownMetric("Cost", "", "lower", _ZERO, _NONE),
    "volume": KnownMetric("Volume", "", "higher", _ZERO, _NONE),
    "response_time": KnownMetric("Response time", "", "lower", _ZERO, _NONE),
}
"""NPS runs from −100 to +100 (Reichheld, HBR 12/2003); CES is the 7-point form of CES 2.0, where
agreement ("made it easy") is good (Dixon, Freeman and Toman, HBR 7-8/2010, and CEB 2013)."""
