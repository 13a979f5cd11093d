"""Who takes the journey."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from jmap.model.part import Part, Path, Share, Texts

PersonaKind = Literal["customer", "non_customer", "companion", "staff"]


class Persona(Part):
    """A persona or segment. The short form is the name."""

    short: ClassVar[str] = "name"
    word: ClassVar[str] = "a persona"

    name: str = Field(description="What everyone calls this persona.", examples=["Amara Osei"])
    kind: PersonaKind = Field("customer", description="What part this persona plays in the journey.")
    role: str | None = Field(
        None, description="Who this is in a few words.", examples=["The careful planner"]
    )
    segment: str | None = Field(
        None,
        description="Market segment that this persona stands for.",
        examples=["Runs since less than a year"],
    )
    share: Share | None = Field(
        None, description="Part of all customers, such as 62% or 0.62.", examples=["41%"]
    )
    quote: str | None = Field(
        None,
        description="One sentence that this persona would say.",
        examples=["I don't want to find out at kilometre five."],
    )
    bio: str | None = Field(
        None,
        description="A short story; for a non-customer, why they do not buy.",
        examples=["Signed up for a charity run with her school."],
    )
    goals: Texts = Field(
        (), description="What this persona wants to achieve.", examples=[["Finish a 10K without pain"]]
    )
    needs: Texts = Field(
        (), description="What this persona needs.", examples=[["Somebody who tells her which pair"]]
    )
    pains: Texts = Field((), description="What bothers this persona in general.", examples=[["Shop talk"]])
    motivations: Texts = Field(
        (), description="What drives this persona.", examples=[["Starting late is fine"]]
    )
    demographics: dict[str, str] = Field(
        default_factory=dict, description="Any facts: age, place, job.", examples=[{"age": "34"}]
    )
    image: Path | None = Field(
        None, description="Path of a portrait, relative to the map.", examples=["images/amara.jpg"]
    )

    @property
    def travels(self) -> bool:
        """Whether what the map says of everyone is said of this persona too."""
        return self.kind in {"customer", "non_customer"}
