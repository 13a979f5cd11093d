"""Which maps have changed since a revision, be it in themselves or in a file that they name."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from jmap.diff.git import changed_since
from jmap.files import MAP_ENDINGS, FileRefusedError
from jmap.project.discover import STANDARD_INPUT, is_library
from jmap.project.files import project_root, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_WORD = re.compile(rb"[\w.\x80-\xff-]+")
_ESCAPE = re.compile(rb'"[^"]*\\')
"""A text in double quotes may hold any character as an escape, so it may be any name."""


class _Named(NamedTuple):
    """Names of files that maps may speak of, and that have changed or are gone."""

    words: frozenset[bytes]
    others: tuple[bytes, ...]
    """Those with blanks or signs in them."""
    library: bool
    """Whether a library is among them."""


def only_changed(paths: Sequence[str], revision: str) -> list[str]:
    """Return those of `paths` that git sees changed since `revision`, or that name a file that has.

    Each repository is asked for its own files: there may be some within others. A map is taken to name a
    file of whose name it speaks: reading one map too many harms nobody.
    """
    real = {path: os.path.realpath(path) for path in paths if path != STANDARD_INPUT}
    folders = {os.path.dirname(path) for path in real.values()} or {""}  # noqa: PTH120  texts: maps are many
    roots = {project_root(Path(folder)) for folder in folders}
    changed = {os.path.realpath(path) for root in sorted(roots) for path in changed_since(revision, root)}
    named = _named(changed)
    return [
        path for path in paths if path == STANDARD_INPUT or real[path] in changed or _speaks_of(path, named)
    ]


def _named(changed: Iterable[str]) -> _Named:
    """Return the names to look for in maps; a map that is still there has no say in others."""
    files = [path for path in changed if not path.endswith(MAP_ENDINGS) or not Path(path).exists()]
    names = {os.fsencode(Path(path).name) for path in files}
    words = frozenset(name for name in names if _WORD.fullmatch(name))
    return _Named(words, tuple(names - words), any(is_library(path) for path in files))


def _speaks_of(path: str, named: _Named) -> bool:
    if is_library(path):
        return False
    try:
        content = read(path)
    except FileRefusedError:
        return True
    return (
        not named.words.isdisjoint(_WORD.findall(content))
        or any(name in content for name in named.others)
        or (named.library and _ESCAPE.search(content) is not None)
    )
