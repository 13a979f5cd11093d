"""Which texts may name some files: what a map shows and uses is looked for by its name alone.

A map is taken to name a file of whose name it speaks: reading one map too many harms nobody.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from jmap.files import LIBRARY_ENDINGS, MAP_ENDINGS

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile(rb"[\w.\x80-\xff-]+")
_ESCAPE = re.compile(rb'"[^"]*\\')
"""A text in double quotes may hold any character as an escape, so it may be any name."""


class FileNames(NamedTuple):
    """The names of some files."""

    words: frozenset[bytes]
    others: tuple[bytes, ...]
    """Those with blanks or signs in them."""
    escaped: bool
    """Whether a map or library is among them, of which some tool may write the name with escapes."""

    def occur_in(self, content: bytes) -> bool:
        """Whether a text speaks of one of the files."""
        return (
            not self.words.isdisjoint(_WORD.findall(content))
            or any(name in content for name in self.others)
            or (self.escaped and _ESCAPE.search(content) is not None)
        )


def names_of(paths: Iterable[str]) -> FileNames:
    """Return the names to look for."""
    paths = list(paths)
    names = {os.fsencode(Path(path).name) for path in paths}
    words = frozenset(name for name in names if _WORD.fullmatch(name))
    return FileNames(
        words,
        tuple(sorted(names - words)),
        any(path.endswith((*MAP_ENDINGS, *LIBRARY_ENDINGS)) for path in paths),
    )
