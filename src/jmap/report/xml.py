"""Text and attributes of XML 1.0: what XML cannot carry is shown as an escape, the rest is content."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_IN_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_IN_ATTRIBUTE = _IN_TEXT | str.maketrans({'"': "&quot;", "\t": "&#9;", "\n": "&#10;"})


def content(text: str) -> str:
    """Return `text` for between two tags; line breaks stay."""
    return _carried(text).translate(_IN_TEXT)


def attributes(values: Mapping[str, str | int]) -> str:
    """Return ` name="value"` for each value."""
    return "".join(
        f' {name}="{_carried(str(value)).translate(_IN_ATTRIBUTE)}"' for name, value in values.items()
    )


def _carried(text: str) -> str:
    return _FORBIDDEN.sub(lambda found: ascii(found.group())[1:-1], text)
