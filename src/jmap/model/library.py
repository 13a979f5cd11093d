"""What is declared once and named by id: channels, teams, evidence, competitors, lanes, goals.

A library file holds declarations for several maps.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

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


def _declared(description: str, example: dict[str, Any] | list[str]) -> Any:
    return Field(default_factory=dict, description=description, examples=[example])


Personas = Annotated[
    dict[str, Persona],
    Declared(),
    _declared(
        "Personas by id: who takes the journey.",
        {"amara": {"name": "Amara Osei", "goals": "Run without pain"}},
    ),
]
Channels = Annotated[
    dict[str, Channel],
    Declared(),
    _declared("Channels by id: where customer and company meet.", ["Website", "Phone"]),
]
Teams = Annotated[
    dict[str, Team], Declared(), _declared("Teams by id: who owns and works on what.", {"shop": "Web shop"})
]
EvidenceBase = Annotated[
    dict[str, Evidence],
    Declared(),
    _declared(
        "Evidence by id: what the map rests on.",
        {"diaries": {"title": "Diaries of fourteen runners", "n": 14}},
    ),
]
Competitors = Annotated[
    dict[str, Competitor],
    Declared(),
    _declared("Competitors by id: what customers compare with.", ["The shop on the corner"]),
]
Feelings = Annotated[
    dict[str, Score],
    _declared("Feelings with their scores, beside and before the built-in ones.", {"itching to run": 2}),
]
Lanes = Annotated[
    dict[str, Lane],
    Declared(),
    _declared(
        "Custom rows by id; the id of a built-in row renames it.", {"desk": "Asked at the service desk"}
    ),
]

DECLARATIONS = ("personas", "channels", "teams", "evidence", "competitors", "lanes")
"""The keys of a map or a library under which things are declared by id."""


class Library(Part):
    """Declarations that several maps share (`*.library.yaml`)."""

    word: ClassVar[str] = "a library"

    personas: Personas
    channels: Channels
    teams: Teams
    evidence: EvidenceBase
    competitors: Competitors
    feelings: Feelings
    lanes: Lanes
