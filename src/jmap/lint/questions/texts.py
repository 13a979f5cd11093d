"""The texts of a map: what people wrote in their own words, in which field, and where exactly."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from jmap.diagnostics import Span
from jmap.lint.naming import named
from jmap.model.normalise import reader_of
from jmap.model.readers import TextReader, innermost

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jmap.lint.subject import Subject
    from jmap.model.part import Part
    from jmap.model.readers import Location, Reader

_PLAIN_TEXT = TextReader()
NO_TEXT = {"id", "link", "image", "journey", "baseline", "use", "$schema"}
"""Fields with addresses and paths, which nobody reads as a sentence."""


class Text(NamedTuple):
    """One text with its location, and the field of the part that it stands in."""

    location: Location
    text: str
    part: Part
    field: str


def texts(subject: Subject) -> Iterator[Text]:
    """Yield every text of the map; what stands in a library is left out."""
    everything = subject.loaded.parts
    for model, placed in everything.by_model.items():
        fields = [field for field in text_fields(model) if field in everything.written[model]]
        for location, part in placed if fields else ():
            yield from _texts_in(location, part, fields)


def _texts_in(location: Location, part: Part, fields: Iterable[str]) -> Iterator[Text]:
    held = part.__dict__
    for field in fields:
        value = held[field]
        if not value:
            continue
        at = (*location, field)
        if isinstance(value, str):
            yield Text(at, value, part, field)
        elif isinstance(value, tuple | dict):
            keys = value if isinstance(value, dict) else range(len(value))
            yield from (Text((*at, key), value[key], part, field) for key in keys)


@lru_cache
def text_fields(model: type[Part]) -> tuple[str, ...]:
    """Return the fields of a model that hold texts: one, a list of them, or some by key."""
    fields = reader_of(model).fields
    return tuple(name for name in fields if name not in NO_TEXT and is_text(innermost(fields[name])))


def is_text(reader: Reader) -> bool:
    """Whether a reader reads a text in people's own words."""
    return reader == _PLAIN_TEXT


def is_repeated(subject: Subject, text: Text) -> bool:
    """Whether the text stands behind an alias: it is looked at where the anchor is."""
    return subject.loaded.locator.origin(text.location).alias is not None


def told(subject: Subject, text: Text) -> str:
    """Say what a text is: a thought of step `pays` in stage `checkout`, `because` of that step.

    What has no other name than its text is not called by it, since the text is what is wrong.
    """
    location = text.location[: -1 if text.location[-1] == text.field else -2]
    if text.field == text.part.short and isinstance(location[-1], int):
        return f"{subject.loaded.locator.kind(location)} of {named(subject, location[:-2])}"
    return f"`{text.field}` of {named(subject, location)}"


def span_of(subject: Subject, text: Text, found: str) -> Span | None:
    """Return where `found` stands in the file; None where YAML writes it in another way."""
    node = subject.loaded.locator.origin(text.location).node
    assert subject.loaded.source is not None
    at = subject.loaded.source.text.find(found, node.start, node.end)
    return Span(at, at + len(found)) if at >= 0 else None
