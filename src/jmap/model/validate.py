"""From the tree to a model: normalised, validated, and made whole again where it is broken.

The model that comes out is complete even when the text is not, so that every other mistake can
still be found: a broken value is left out, or stands as a placeholder where something must stand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pydantic import ValidationError

from jmap.frozen import frozen
from jmap.model.locate import Locator
from jmap.model.normalise import reader_of
from jmap.model.part import PLACEHOLDER, Part
from jmap.model.readers import DictReader, ListReader, NumberReader, PartReader, Reader, TextReader

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jmap.diagnostics import Diagnostic
    from jmap.source.yaml import Parsed

AnyPart = TypeVar("AnyPart", bound=Part)

Broken = tuple[tuple[Any, ...], bool]
"""The location of an error, and whether a key is missing there."""

_ROUNDS = 4
"""Leaving a value out can uncover that a required key is gone; deeper chains do not occur."""


@frozen
class Validated(Generic[AnyPart]):
    """A model as whole as it could be made, and what had to be said of its shape."""

    model: AnyPart | None
    locator: Locator
    diagnostics: tuple[Diagnostic, ...] = ()


def validated(parsed: Parsed, model: type[AnyPart]) -> Validated[AnyPart]:
    """Read a text as `model`; only a document that is no mapping at all gives none."""
    reader = reader_of(model)
    data = reader.read(parsed.data)
    locator = Locator(parsed, reader)
    diagnostics: tuple[Diagnostic, ...] = ()
    for attempt in range(_ROUNDS):
        try:
            return Validated(model.model_validate(data), locator, diagnostics)
        except ValidationError as error:
            errors = error.errors(include_url=False, include_input=False)
        if attempt == 0:
            from jmap.model.shape import shape_diagnostics  # noqa: PLC0415  most maps have no mistake

            broken = frozenset(tuple(detail["loc"]) for detail in errors)
            locator = Locator(parsed, reader, broken)
            diagnostics = tuple(shape_diagnostics(errors, locator))
        if not isinstance(data, dict):
            break
        data = _mended(data, [(tuple(each["loc"]), each["type"] == "missing") for each in errors], reader)
    return Validated(None, locator, diagnostics)


def _mended(value: Any, errors: Sequence[Broken], reader: Reader) -> Any:
    """Return `value` without what is broken in it, or with a placeholder where something must stand.

    Each error has the rest of its location, and says whether a key is missing there.
    """
    by_key: dict[Any, list[Broken]] = {}
    for (key, *rest), missing in errors:
        by_key.setdefault(key, []).append((tuple(rest), missing))
    if isinstance(value, tuple):
        return tuple(
            _mended_item(item, by_key[index], _below(reader, index)) if index in by_key else item
            for index, item in enumerate(value)
        )
    if not isinstance(value, dict):
        return value
    mended = dict(value)
    for key, below in by_key.items():
        if any(not rest for rest, _ in below):
            mended.pop(key, None)
            if isinstance(reader, DictReader) or any(missing for _, missing in below):
                mended[key] = _placeholder(_below(reader, key))
        elif key in value:
            mended[key] = _mended(value[key], below, _below(reader, key))
    return mended


def _mended_item(item: Any, errors: Sequence[Broken], reader: Reader) -> Any:
    """Mend an item of a list, or let a placeholder stand for all of it."""
    return _placeholder(reader) if any(not rest for rest, _ in errors) else _mended(item, errors, reader)


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
    return 0 if isinstance(reader, NumberReader) else PLACEHOLDER
