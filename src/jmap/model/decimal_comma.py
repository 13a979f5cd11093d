"""Numbers with a comma, as much of the world writes them."""

from __future__ import annotations

import re

from jmap.model.values import MINUS

_WITH_COMMA = re.compile(r"[-+]?\d+,\d+", re.ASCII)


def with_point(text: str) -> str | None:
    """Return `-1,5` as `-1.5`; None where `text` is anything else than a number with one comma."""
    plain = text.strip().replace(MINUS, "-")
    return plain.replace(",", ".") if _WITH_COMMA.fullmatch(plain) else None
