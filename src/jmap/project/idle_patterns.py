"""Patterns that make no difference: a slip in one leaves in what somebody wanted out, and nobody hears of it.

A pattern of the settings is judged where a run looks through all that it could mean, and only if it is of
the file that the run goes by: one that several projects build on may well mean nothing in this one.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from jmap.project.ignored import matches, rules_of
from jmap.project.settings import shown_path
from jmap.suggest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jmap.project.ignored import Ignored
    from jmap.project.settings import Glob, LoadedSettings, Origin

_PARTS = re.compile(r"(?P<lead>!?(?:\*\*/|/)?)(?P<name>.*?)(?P<rest>(?:/\*\*?)?/?)")
"""A pattern, as the name in it and what stands around that."""
_MOST_LOOKED_AT = 1000
"""Among so many files there is one of every folder that somebody would think of, or nearly."""


def idle_patterns(
    arguments: Sequence[str], files: Sequence[str], ignored: Ignored, loaded: LoadedSettings
) -> Iterator[str]:
    """Yield a note for each pattern that has left nothing out, or matches none of the files found."""
    folders = [Path(argument).resolve() for argument in arguments if Path(argument).is_dir()]
    paths = [os.path.abspath(path) for path in files]  # noqa: PTH100  links stay
    whole = any(loaded.root.is_relative_to(folder) for folder in folders)
    for glob in ignored.without_effect():
        if glob not in loaded.settings.exclude:
            if folders:
                yield f"--exclude {glob.pattern} leaves nothing out{_meant(glob, paths)}"
        elif whole and (place := _own_place("exclude", loaded)):
            yield f"{place}: `{glob.pattern}` in `exclude` leaves nothing out{_meant(glob, paths)}"
    for glob in loaded.settings.per_file_ignores if whole else ():
        place, rules = _own_place(f"per-file-ignores.{glob.pattern}", loaded), rules_of([glob])
        if place and not any(matches(path, rules) for path in paths):
            said = f"`{glob.pattern}` in `per-file-ignores` matches no file that is linted"
            yield f"{place}: {said}{_meant(glob, paths)}"


def _own_place(key: str, loaded: LoadedSettings) -> Origin | None:
    """Return where a setting was said; None where a file that others build on has a part in it."""
    origins = loaded.origins.get(key, ())
    own = shown_path(loaded.path, Path()) if loaded.path else ""
    return origins[0] if {origin.file for origin in origins} == {own} else None


def _meant(glob: Glob, paths: Sequence[str]) -> str:
    """Return the end of a note: whether the name of a file that was found, or of its folder, was meant.

    A name that is there is no slip.
    """
    found = _PARTS.fullmatch(glob.pattern)
    names: dict[str, None] = {}
    for path in paths[:_MOST_LOOKED_AT]:
        way = Path(os.path.relpath(path, glob.folder)).parts
        names.update(dict.fromkeys((*way, *("/".join(way[:end]) for end in range(2, len(way) + 1)))))
    near = nearest(found["name"], names) if found and found["name"] not in names else []
    return f"; did you mean `{found['lead']}{near[0]}{found['rest']}`?" if found and near else "."
