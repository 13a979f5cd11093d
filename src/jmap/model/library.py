"""What is declared once and named by id: channels, teams, evidence, competitors, lanes, goals.

A library file holds declarations for several maps.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from jmap.model.part import Count, Date, Declared, Part, Score, Texts
from jmap.model.persona import Persona

ChannelKind = Literal["online", "offline", "hybrid"]
EvidenceKind = Literal[
    "interview", "survey", "analytics", "crm", "support", "observation", "review", "workshop", "other"
]
Role = Literal["customer", "frontstage", "backstage", "support"]


class Channel(Part):
    """A way in which customer and company meet. The short form is its name."""

    short: ClassVar[str] = "name"
    word: ClassVar[str] = "a channel"

    name: str = Field(description="What everyone calls this channel.", examples=["Website"])
    kind: ChannelKind | None = Field(None, description="Where it takes place.")


class Team(Part):
    """A team that owns or takes part. The short form is its name."""

    short: ClassVar[str] = "name"
    word: ClassVar[str] = "a team"

    name: str = Field(description="What everyone calls this team.", examples=["Web shop"])
    department: str | None = Field(
        None, description="Department that the team belongs to.", examples=["Sales"]
    )
    contact: str | None = Field(None, description="How to reach the team.", examples=["shop@example.com"])
    link: str | None = Field(
        None, description="The team's page.", examples=["https://example.com/teams/shop"]
    )


class Evidence(Part):
    """A piece of research or data. The short form is its title."""

    short: ClassVar[str] = "title"
    word: ClassVar[str] = "a piece of evidence"

    title: str = Field(
        description="Name of the study or data source.", examples=["Diaries of fourteen runners"]
    )
    kind: EvidenceKind | None = Field(None, description="How it was gathered.")
    date: Date | None = Field(None, description="When it was gathered.", examples=["2026-06"])
    n: Count | None = Field(
        None, description="How many people or cases stand behind it.", title="Sample size", examples=[14]
    )
    link: str | None = Field(
        None, description="Where it can be read.", examples=["https://example.com/diaries"]
    )
    summary: str | None = Field(
        None, description="What it found.", examples=["Nobody trusts the size table."]
    )


class Competitor(Part):
    """Whom customers compare with. The short form is the name."""

    short: ClassVar[str] = "name"
    word: ClassVar[str] = "a competitor"

    name: str = Field(description="Name of the competitor.", examples=["The shop on the corner"])
    does_well: Texts = Field(
        (), description="What customers like better there.", examples=[["Watches you run"]]
    )
    does_badly: Texts = Field(
        (), description="What customers like less there.", examples=[["Half of the sizes on order"]]
    )
    link: str | None = Field(None, description="Where it can be seen.", examples=["https://example.com"])


class Lane(Part):
    """A row of the board. The short form is its name."""

    short: ClassVar[str] = "name"
    word: ClassVar[str] = "a lane"

    name: str = Field(description="Header of the row.", examples=["Asked at the service desk"])
    role: Role | None = Field(
        None,
        description="Whose part of the journey it shows.",
    )


class Goal(Part):
    """What the business wants from the journey. The short form is its text."""

    short: ClassVar[str] = "text"
    word: ClassVar[str] = "a goal"

    text: str = Field(description="The goal.", title="Goal", examples=["More first orders that are kept"])
    metric: str | None = Field(
        None, description="What shows that it is reached.", examples=["Orders without a return"]
    )
    target: str | None = Field(None, description="The value to reach.", examples=["85%"])


Personas = Annotated[dict[str, Persona], Declared()]
Channels = Annotated[dict[str, Channel], Declared()]
Teams = Annotated[dict[str, Team], Declared()]
EvidenceBase = Annotated[dict[str, Evidence], Declared()]
Competitors = Annotated[dict[str, Competitor], Declared()]
Lanes = Annotated[dict[str, Lane], Declared()]
Feelings = dict[str, Score]

DECLARATIONS = ("personas", "channels", "teams", "evidence", "competitors", "lanes")
"""The keys of a map or a library under which things are declared by id."""

PERSONAS = "Personas by id: who takes the journey."
CHANNELS = "Channels by id: where customer and company meet."
TEAMS = "Teams by id: who owns and works on what."
EVIDENCE = "Evidence by id: what the map rests on."
COMPETITORS = "Competitors by id: what customers compare with."
FEELINGS = "Feelings with their scores, beside and before the built-in ones."
LANES = "Custom rows by id; the id of a built-in row renames it."


class Library(Part):
    """Declarations that several maps share (`*.library.yaml`)."""

    word: ClassVar[str] = "a library"

    personas: Personas = Field(
        default_factory=dict,
        description=PERSONAS,
        examples=[{"amara": {"name": "Amara Osei", "goals": "Run without pain"}}],
    )
    channels: Channels = Field(default_factory=dict, description=CHANNELS, examples=[["Website", "Phone"]])
    teams: Teams = Field(default_factory=dict, description=TEAMS, examples=[{"shop": "Web shop"}])
    evidence: EvidenceBase = Field(
        default_factory=dict,
        description=EVIDENCE,
        examples=[{"diaries": {"title": "Diaries of fourteen runners", "n": 14}}],
    )
    competitors: Competitors = Field(
        default_factory=dict, description=COMPETITORS, examples=[["The shop on the corner"]]
    )
    feelings: Feelings = Field(default_factory=dict, description=FEELINGS, examples=[{"itching to run": 2}])
    lanes: Lanes = Field(
        default_factory=dict, description=LANES, examples=[{"desk": "Asked at the service desk"}]
    )
