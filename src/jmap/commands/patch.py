"""What `--diff` shows: how a file would change, as a patch that git takes."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from jmap.source.edits import unified_diff

if TYPE_CHECKING:
    from jmap.source.text import SourceText


def patch(before: SourceText, after: SourceText) -> str:
    """Return the change of a file; empty where nothing changes."""
    return unified_diff(_in_patch(before.path), before.text, after.text)


def _in_patch(path: str) -> str:
    """Return a path from the current folder where it stands there, else without a leading `/` as git does."""
    here, place = Path.cwd(), Path(os.path.abspath(path))  # noqa: PTH100  links stay
    if place.is_relative_to(here):
        return place.relative_to(here).as_posix()
    return place.relative_to(place.anchor).as_posix() if Path(path).is_absolute() else path
