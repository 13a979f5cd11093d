"""What stands above the board: what the journey is, who takes it, what is promised and what is measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.frozen import frozen
from jmap.model.curve import measured_share
from jmap.view.figures import figure
from jmap.view.graph import percent
from jmap.view.names import anchor_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.model.library import Goal
    from jmap.model.persona import Persona
    from jmap.view.items import Figure
    from jmap.view.marks import Mark
    from jmap.view.names import Names
    from jmap.view.words import Words


@frozen
class Fact:
    """A label and what it says; `link` is the path of another map."""

    label: str
    text: str
    link: str | None = None


@frozen
class PersonaCard:
    """One persona. `kind` is in words and empty for a customer; `lists` are goals, needs and the like."""

    mark: Mark
    anchor: str
    name: str
    role: str | None
    kind: str
    share: str
    quote: str | None
    bio: str | None
    segment: str | None
    photo: str | None
    """An image that is drawn; `image` is the path of one that is not."""
    image: str | None
    lists: tuple[tuple[str, tuple[str, ...]], ...]
    demographics: tuple[Fact, ...]

    @property
    def detailed(self) -> bool:
        """Whether there is more to tell than a card above the board does."""
        return bool((self.bio and self.quote) or self.segment or self.image or self.lists[1:])


@frozen
class Header:
    """Everything above the board. `business_goals` and `figures` are the journey's own."""

    eyebrow: tuple[str, ...]
    title: str
    summary: str | None
    facts: tuple[Fact, ...]
    tags: tuple[str, ...]
    scenario: str | None
    promise: str | None
    starts: str | None
    ends: str | None
    business_goals: tuple[Goal, ...]
    figures: tuple[Figure, ...]
    personas: tuple[PersonaCard, ...]

    @property
    def profiles(self) -> tuple[PersonaCard, ...]:
        """All personas, where there is more to tell of any than its card above the board does."""
        return self.personas if any(persona.detailed for persona in self.personas) else ()


def header(names: Names) -> Header:
    """Return the header of a map."""
    journey = names.journey
    words = names.words
    kind = words.blueprint if journey.kind == "blueprint" else words.journey
    return Header(
        eyebrow=(kind, words.states[journey.state]),
        title=journey.title,
        summary=journey.summary,
        facts=tuple(_facts(names)),
        tags=journey.tags,
        scenario=journey.scenario,
        promise=journey.promise,
        starts=journey.starts,
        ends=journey.ends,
        business_goals=journey.business_goals,
        figures=tuple(figure(names, name, metric, None) for name, metric in journey.metrics.items()),
        personas=tuple(_persona(names, persona, it) for persona, it in journey.personas.items()),
    )


def _facts(names: Names) -> Iterator[Fact]:
    journey, words = names.journey, names.words
    if journey.owner:
        yield Fact(words.owner, names.team(journey.owner))
    reviewed = journey.reviewed or words.never_reviewed
    if journey.reviewed or "review_every" in journey.model_fields_set:
        reviewed = f"{reviewed}{words.comma}{_rhythm(words, journey.review_every)}"
    yield Fact(words.reviewed, reviewed)
    measured, known = measured_share(names.emotions)
    if known and journey.state == "current":
        yield Fact(words.evidence, words.counted(words.emotions_measured, known, measured=measured))
    if journey.baseline:
        yield Fact(words.baseline, journey.baseline, journey.baseline)


def _rhythm(words: Words, every: str) -> str:
    """Return a duration, such as `6 months`, as how often something is done."""
    count, unit = every.split()
    return words.counted(words.review_every[unit.removesuffix("s")], int(count))


def _persona(names: Names, persona: str, it: Persona) -> PersonaCard:
    words = names.words
    lists = ((words.profile[key], getattr(it, key)) for key in ("goals", "needs", "pains", "motivations"))
    photo, image = names.image(it.image)
    return PersonaCard(
        mark=names.marks[persona],
        anchor=anchor_in(names.prefix, "persona", persona),
        name=it.name,
        role=it.role,
        kind="" if it.kind == "customer" else words.kinds[it.kind],
        share=words.share.format(share=percent(it.share, words)) if it.share is not None else "",
        quote=it.quote,
        bio=it.bio,
        segment=it.segment,
        photo=photo,
        image=image,
        lists=tuple((label, texts) for label, texts in lists if texts),
        demographics=tuple(Fact(label, text) for label, text in it.demographics.items()),
    )
