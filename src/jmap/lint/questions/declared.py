"""What a map declares, and which of it is named anywhere in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.lint.coarser import coarser_first
from jmap.lint.rule import Remark

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from jmap.lint.subject import Subject
    from jmap.model.part import Kind
    from jmap.model.stage import Stage


def own_ids(subject: Subject, key: str) -> list[str]:
    """Return the ids that the map itself declares under `key`, those of its libraries left out."""
    return [id_ for id_ in getattr(subject.journey, key) if subject.is_own((key, id_))]


def named_ids(subject: Subject, kind: Kind) -> set[str]:
    """Return the ids of one kind that the map names anywhere."""
    return subject.loaded.parts.named.get(kind, set())


def named_channels(subject: Subject) -> set[str]:
    """Return the ids of the channels that the map names."""
    return named_ids(subject, "channel")


def taking_part(subject: Subject) -> set[str]:
    """Return the ids of the personas that have a part in the map.

    Customers and non-customers have one in all that names no personas, and where they are named themselves;
    companions and staff only have what `per_persona` gives them.
    """
    journey = subject.journey
    open_to_all = any(map(_open_to_all, journey.stages))
    if open_to_all and all(persona.travels for persona in journey.personas.values()):
        return set(journey.personas)  # the usual case, in which no moment needs a look
    moments = [placed.moment for placed in subject.moments]
    apart = {persona for moment in moments for persona in moment.per_persona}
    named = apart.union(*(moment.personas for moment in moments))
    return {
        id_
        for id_, persona in journey.personas.items()
        if id_ in apart or (persona.travels and (open_to_all or id_ in named))
    }


def unused(  # noqa: PLR0913  what is said, of what
    subject: Subject,
    key: str,
    nouns: tuple[str, str],
    in_use: Collection[str],
    advice: str,
    *,
    besides: Collection[str] = (),
) -> Iterator[Remark]:
    """Speak of what the map itself declares under `key` and does not use; what is `besides` is left out.

    `nouns` says what one and several of them are called.
    """
    if all(id_ in in_use for id_ in getattr(subject.journey, key)):
        return  # the usual case, in which nobody needs to know what comes from a library
    own = [id_ for id_ in own_ids(subject, key) if id_ not in besides]
    idle = [id_ for id_ in own if id_ not in in_use]
    one, several = nouns
    yield from coarser_first(
        subject,
        idle,
        len(own),
        f"{several} are declared and not used",
        lambda id_: Remark(
            (key, id_), f"{one} `{id_}` is declared and not used", advice, label="used nowhere"
        ),
    )


def _open_to_all(stage: Stage) -> bool:
    """Whether a part of the stage applies to every customer."""
    return not stage.personas and (
        not stage.steps or stage.emotion is not None or any(not step.personas for step in stage.steps)
    )
