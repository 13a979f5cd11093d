"""Which reader reads a model: derived from its fields, their types and the marks on them."""

from __future__ import annotations

import types
import typing
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from jmap.model.declared import DeclaredReader
from jmap.model.ids import Siblings
from jmap.model.part import AlwaysList, Declared, Form, Part, Reference
from jmap.model.readers import (
    DictReader,
    IdReader,
    ListReader,
    NumberReader,
    PartReader,
    Reader,
    ShareReader,
    TextReader,
    TruthReader,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

Mark = TypeVar("Mark")

REFERENCE_NOUNS: Mapping[str, str] = {
    "persona": "a persona",
    "channel": "a channel",
    "team": "a team",
    "evidence": "a piece of evidence",
    "competitor": "a competitor",
    "lane": "a row",
    "pain": "a pain",
    "step": "a step or stage",
}
"""What references name, in words."""


@lru_cache
def reader_of(model: type[Part]) -> PartReader:
    """Return the reader of a model, made from its fields."""
    fields = {
        field.alias or name: _reader(field.annotation, tuple(field.metadata))
        for name, field in model.model_fields.items()
    }
    lists = {key: siblings for key, reader in fields.items() if (siblings := _siblings(key, reader))}
    shared = tuple(lists[key] for key in model.shared_ids)
    groups = {key: shared if key in model.shared_ids else (single,) for key, single in lists.items()}
    return PartReader(model, fields, groups)


def _siblings(key: str, reader: Reader) -> Siblings | None:
    if not isinstance(reader, ListReader) or not isinstance(reader.item, PartReader):
        return None
    model = reader.item.model
    return Siblings(key, model.short, model.__name__.lower()) if "id" in model.model_fields else None


def _reader(annotation: Any, marks: tuple[Any, ...] = ()) -> Reader:  # noqa: PLR0911  a line for each kind of type
    """Return the reader of a field's type; `marks` are what stands beside the type in `Annotated`."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is Annotated:
        return _reader(arguments[0], (*arguments[1:], *marks))
    if origin in {typing.Union, types.UnionType}:
        kinds = [kind for kind in arguments if kind is not types.NoneType]
        return TruthReader() if bool in kinds else _reader(kinds[0], marks)
    if origin is typing.Literal:
        return TextReader(choices=arguments)
    if origin is tuple:
        return ListReader(_reader(arguments[0], marks), any(isinstance(mark, AlwaysList) for mark in marks))
    if origin is dict:
        return _dict_reader(_reader(arguments[1]), _mark(Declared, marks))
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return reader_of(annotation)
    if annotation is Decimal:
        return ShareReader()
    if annotation in {int, float}:
        return NumberReader(expects="a whole number" if annotation is int else "a number")
    reference = _mark(Reference, marks)
    if reference or annotation is not str:
        return _id_reader(reference)
    form = _mark(Form, marks)
    return TextReader(expects=form.expects) if form else TextReader()


def _dict_reader(value: Reader, declared: Declared | None) -> DictReader:
    if declared is None or not isinstance(value, PartReader):
        return DictReader(value)
    return DeclaredReader(value, by_name=declared.by_name)


def _id_reader(reference: Reference | None) -> IdReader:
    if reference is None:
        return IdReader(expects="an id")
    return IdReader(expects=f"the id of {REFERENCE_NOUNS[reference.kind]}", kind=reference.kind)


def _mark(kind: type[Mark], marks: tuple[object, ...]) -> Mark | None:
    return next((mark for mark in marks if isinstance(mark, kind)), None)
