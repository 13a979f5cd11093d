"""What a key may look like: the example that its model gives, as YAML on one line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from jmap.source.quoting import quoted

if TYPE_CHECKING:
    from jmap.model.part import Part

_NEEDS_QUOTES = re.compile(r"[,\[\]{}]|: | #")


def example(model: type[Part], key: str) -> str:
    """Return `key` with a value that it may have, `owner: web-shop`; empty for what is no key of `model`."""
    for name, field in model.model_fields.items():
        if key == (field.alias or name) and field.examples:
            return f"{key}: {as_yaml(field.examples[0])}"
    return ""


def as_yaml(value: Any) -> str:
    """Return plain data in the flow style, texts without quotes where they need none."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {as_yaml(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(as_yaml, value)) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return quoted(value) if isinstance(value, str) and _NEEDS_QUOTES.search(value) else str(value)
