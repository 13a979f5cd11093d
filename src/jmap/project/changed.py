"""Which maps have changed since a revision, be it in themselves or in a file that they name."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from jmap.diff.git import changed_since
from jmap.files import MAP_ENDINGS, STANDARD_INPUT, FileRefusedError
from jmap.project.discover import is_library
from jmap.project.files import project_root, read
from jmap.project.mentions import names_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jmap.project.mentions import FileNames


def only_changed(paths: Sequence[str], revision: str) -> list[str]:
    """Return those of `paths` that git sees changed since `revision`, or that name a file that has.

    Each repository is asked for its own files: there may be some within others.
    """
    real = {path: os.path.realpath(path) for path in paths if path != STANDARD_INPUT}
    folders = {os.path.dirname(path) for path in real.values()} or {""}  # noqa: PTH120  texts: maps are many
    roots = {project_root(Path(folder)) for folder in folders}
    changed = {os.path.realpath(path) for root in sorted(roots) for path in changed_since(revision, root)}
    # A map that is still there has no say in others.
    names = names_of(each for each in changed if not each.endswith(MAP_ENDINGS) or not Path(each).exists())
    return [
        path for path in paths if path == STANDARD_INPUT or real[path] in changed or _speaks_of(path, names)
    ]


def _speaks_of(path: str, names: FileNames) -> bool:
    """Whether a map may name one of some files, as one does that cannot be read."""
    if is_library(path):
        return False
    try:
        return names.occur_in(read(path))
    except FileRefusedError:
        return True
