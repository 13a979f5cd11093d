"""Which maps have changed since a revision, be it in themselves or in a library that they use."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from jmap.diff.git import changed_since
from jmap.files import FileRefusedError
from jmap.project.discover import STANDARD_INPUT, is_library
from jmap.project.files import read

if TYPE_CHECKING:
    from collections.abc import Sequence


def only_changed(paths: Sequence[str], revision: str) -> list[str]:
    """Return those of `paths` that git sees changed since `revision`, or that use a library that has.

    A map is taken to use a library of whose file name it speaks: reading one map too many harms nobody.
    """
    changed = {os.path.realpath(path) for path in changed_since(revision, Path())}
    libraries = [Path(path).name.encode() for path in changed if is_library(path)]
    return [
        path
        for path in paths
        if path == STANDARD_INPUT or os.path.realpath(path) in changed or _speaks_of(path, libraries)
    ]


def _speaks_of(path: str, names: Sequence[bytes]) -> bool:
    if not names or is_library(path):
        return False
    try:
        content = read(path)
    except FileRefusedError:
        return True
    return any(name in content for name in names)
