"""From the tree to a model: normalised, validated, and made whole again where it is broken.

The model that comes out is complete even when the text is not, so that every other mistake can
still be found: a broken value is left out, or stands as a placeholder where something must stand.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pydantic import ValidationError

from jmap.model.locate import Locator
from jmap.model.normalise import reader_of
from jmap.model.part import Part
from jmap.model.readers import DictReader, ListReader, PartReader, Reader, TextReader
from jmap.model.references import PLACEHOLDER
from jmap.model.shape import shape_diagnostics

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from jmap.diagnostics import Diagnostic
    from jmap.model.readers import Location
    from jmap.source.text import SourceText
    from jmap.source.tree import Node

AnyPart = TypeVar("AnyPart", bound=Part)

_ROUNDS = 4
"""Leaving a value out can uncover that a required key is gone; deeper chains do not occur."""


@dataclass(frozen=True, slots=True)
class Validated(Generic[AnyPart]):
    """A model as whole as it could be made, and what had to be said of its shape."""

    model: AnyPart | None
    locator: Locator
    diagnostics: tuple[Diagnostic, ...] = ()


def validated(root: Node, model: type[AnyPart], source: SourceText) -> Validated[AnyPart]:
    """Read `root` as `model`; only a document that is no mapping at all gives none."""
    reader = reader_of(model)
    data = reader.read(root)
    locator = Locator(source, root, reader)
    diagnostics: tuple[Diagnostic, ...] = ()
    for attempt in range(_ROUNDS):
        try:
            return Validated(model.model_validate(data), locator, diagnostics)
        except ValidationError as error:
            errors = error.errors(include_url=False, include_input=False)
        if attempt == 0:
            broken = frozenset(tuple(detail["loc"]) for detail in errors)
            locator = Locator(source, root, reader, broken)
            diagnostics = tuple(shape_diagnostics(errors, locator))
        if not isinstance(data, dict):
            break
        for detail in errors:
            data = _mended(data, tuple(detail["loc"]), detail, reader)
    return Validated(None, locator, diagnostics)


def _mended(value: Any, location: Location, error: ErrorDetails, reader: Reader) -> Any:
    """Return `value` without what is broken at `location`, or with a placeholder where one must stand."""
    key, *rest = location
    below = _below(reader, key)
    if isinstance(value, tuple):
        index = int(key)
        item = _mended(value[index], tuple(rest), error, below) if rest else _placeholder(below)
        return (*value[:index], item, *value[index + 1 :])
    if not isinstance(value, dict) or (key not in value and rest):
        return value
    others = {name: item for name, item in value.items() if name != key}
    if rest:
        return {**value, key: _mended(value[key], tuple(rest), error, below)}
    if error["type"] == "missing" or isinstance(reader, DictReader):
        return {**others, key: _placeholder(below)}
    return others


def _below(reader: Reader, key: str | int) -> Reader:
    if isinstance(reader, PartReader):
        return reader.fields.get(str(key), TextReader())
    if isinstance(reader, ListReader):
        return reader.item
    return reader.value if isinstance(reader, DictReader) else reader


def _placeholder(reader: Reader) -> Any:
    if isinstance(reader, ListReader):
        return (_placeholder(reader.item),)
    if isinstance(reader, PartReader):
        return {reader.model.short: PLACEHOLDER} if reader.model.short else {}
    return PLACEHOLDER
