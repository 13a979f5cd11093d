"""What stages are called: whether a name is one of a list, and from whose side a map is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from jmap.model.journey import JourneyMap

_ENDINGS = (
    " phase",
    " stage",
    " process",
    "-phase",
    "phase",
    "prozess",
    "-prozess",
    "fase",
    "段階",
    "阶段",
    "階段",
)
_NUMBERING = "0123456789.):-– "


def called(name: str, names: Collection[str]) -> bool:
    """Whether `name` is one of `names`, in any case, with a number before it or a word for a stage behind."""
    bare = " ".join(name.lower().replace("\u2019", "'").lstrip(_NUMBERING).split())
    if bare in names:
        return True
    return bare.endswith(_ENDINGS) and any(
        bare.endswith(ending) and bare.removesuffix(ending).strip() in names for ending in _ENDINGS
    )


def only_staff(journey: JourneyMap) -> bool:
    """Whether nobody in the map is a customer, so that the company's own words are its people's words."""
    personas = journey.personas.values()
    return bool(personas) and all(persona.kind == "staff" for persona in personas)
