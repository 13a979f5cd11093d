"""Phrases and signs that jmap uses in more than one place; it speaks English, to the writers of maps.

The words on a page, which are in the language of a map, are `view.words`' business.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Sign = Literal["added", "removed", "changed", "moved"]
"""What has become of a thing between two maps."""
SIGNS: Mapping[Sign, str] = {"added": "+", "removed": "−", "changed": "~", "moved": "⇄"}
"""What is written for each."""
_LONGEST_NAME = 60


def shortened(text: str) -> str:
    """Return `text` on one line, cut where it is too long to be quoted in a sentence."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_NAME else line[: _LONGEST_NAME - 1].rstrip() + "…"


def counted(number: int, noun: str) -> str:
    """Return `1 file`, `2 files`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
