"""A map back as plain data in long form, without what nobody wrote: loading it gives an equal map."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from jmap.model.part import ImplicitId, Part

if TYPE_CHECKING:
    from jmap.model.journey import JourneyMap

_NEVER = object()
"""The default of a key that is left out whatever it holds."""


def as_data(journey: JourneyMap) -> dict[str, Any]:
    """Return dicts, lists, texts, numbers and booleans; keys that hold their default are left out."""
    data: dict[str, Any] = plain(journey)
    return data


def plain(value: Any) -> Any:
    """Return a part, or what stands in one, as plain data."""
    if isinstance(value, Part):
        return {name: plain(item) for name, item in value.__dict__.items() if is_written(value, name, item)}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return float(value) if isinstance(value, Decimal) else value


def is_written(part: Part, name: str, value: Any) -> bool:
    """Whether `value`, which stands under the key `name` of `part`, says more than its absence would."""
    default = _defaults(type(part))[name]
    if default is _NEVER or type(value) is ImplicitId:
        return False
    return type(value) is not type(default) or bool(value != default)


@lru_cache
def _defaults(model: type[Part]) -> dict[str, Any]:
    """Return what each key is worth where nobody writes it; asking pydantic each time takes long."""
    return {
        name: _NEVER if field.exclude else field.get_default(call_default_factory=True)
        for name, field in model.model_fields.items()
    }
