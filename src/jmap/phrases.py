"""Phrases that jmap says in more than one place, in English: it speaks to the writers of maps.

The words on a page, which are in the language of a map, are `view.words`' business.
"""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """Return `1 file`, `2 files`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
