"""A map back as plain data in long form, without what nobody wrote: loading it gives an equal map."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from jmap.model.part import ImplicitId, Part

if TYPE_CHECKING:
    from jmap.model.journey import JourneyMap


def as_data(journey: JourneyMap) -> dict[str, Any]:
    """Return dicts, lists, texts, numbers and booleans; keys that hold their default are left out."""
    data: dict[str, Any] = _plain(journey)
    return data


def _plain(value: Any) -> Any:
    if isinstance(value, Part):
        return {
            name: _plain(item) for name, item in value.__dict__.items() if _was_written(value, name, item)
        }
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return float(value) if isinstance(value, Decimal) else value


def _was_written(part: Part, name: str, value: Any) -> bool:
    field = type(part).model_fields[name]
    if field.exclude or isinstance(value, ImplicitId):
        return False
    default = field.get_default(call_default_factory=True)
    return type(value) is not type(default) or bool(value != default)
