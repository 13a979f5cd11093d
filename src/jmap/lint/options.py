"""The options of rules: the keyword arguments of their checks, read from the signatures when needed."""

from __future__ import annotations

import inspect
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

from pydantic import Field, create_model

from jmap.model.emotion import HIGHEST, LOWEST
from jmap.model.part import Duration, Part, Texts

if TYPE_CHECKING:
    from jmap.lint.rule import Rule

Count = Annotated[int, Field(ge=1)]
"""How many of something; where none is too many or enough, nobody needs the rule."""
Distance = Annotated[float, Field(ge=0, le=HIGHEST - LOWEST, allow_inf_nan=False)]
"""How far two scores lie apart on the scale from -2 to +2."""
TYPES: dict[str, Any] = {
    "Count": Count,
    "Distance": Distance,
    "Texts": Texts,
    "Duration": Duration,
    "bool": bool,
}
"""What an option may be, by the word that annotates it."""


class Option(NamedTuple):
    """One option of a rule, with its type as a word of `TYPES`."""

    name: str
    type: str
    default: Any
    description: str


def options_of(rule: Rule) -> tuple[Option, ...]:
    """Return the options of a rule; the Options section of its page describes each: "- `most`: …"."""
    if rule.check is None:
        return ()
    said = dict(re.findall(r"^- `(\w+)`: ((?:.+\n?(?!- |\n|#))+)", rule.page, re.MULTILINE))
    return tuple(
        Option(name, str(given.annotation), given.default, " ".join(said.get(name, "").split()))
        for name, given in inspect.signature(rule.check).parameters.items()
        if given.kind is inspect.Parameter.KEYWORD_ONLY
    )


@lru_cache
def options_model(rule: Rule) -> type[Part]:
    """Return a model of a rule's options, by which settings are read and described."""
    fields: dict[str, Any] = {
        option.name: (TYPES[option.type], Field(option.default, description=option.description))
        for option in options_of(rule)
    }
    return create_model(f"Options_{rule.code}", __base__=Part, **fields)
