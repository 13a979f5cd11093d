"""What a plain YAML scalar means: the core schema of YAML 1.2 (section 10.3), and nothing beyond it.

So `no`, `on`, `12:30` and `2024-05-01` are text.
"""

from __future__ import annotations

import re
from functools import lru_cache

NULLS = frozenset(("", "~", "null", "Null", "NULL"))
"""The plain scalars that say that nothing is there."""
_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(NULLS),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_INTEGER = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_SPECIAL = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_WORD = re.compile(r"[A-Za-z_][\w-]*", re.ASCII)
_MAX_DIGITS = 4300
"""Python refuses to read longer integers; no map means one."""


@lru_cache(maxsize=4096)
def resolve(raw: str) -> str | int | float | bool | None:
    """Return the value of a plain scalar; what is no null, boolean or number is its text."""
    if raw in _WORDS:
        return _WORDS[raw]
    if raw[0] not in "0123456789+-." or len(raw) > _MAX_DIGITS:
        return raw
    if _INTEGER.fullmatch(raw):
        return int(raw, {"0o": 8, "0x": 16}.get(raw[:2], 10))
    if _FLOAT.fullmatch(raw):
        return float(raw)
    if _SPECIAL.fullmatch(raw):
        return float(raw.replace(".", "", 1))
    return raw


@lru_cache(maxsize=4096)
def is_word(raw: str) -> bool:
    """Whether a plain scalar is one word in ASCII that means itself, as nearly all keys are."""
    return _WORD.fullmatch(raw) is not None and raw not in _WORDS
