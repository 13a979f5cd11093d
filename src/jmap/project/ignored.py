"""What is left out of folders: what git ignores, and what the settings exclude.

The patterns are those of `.gitignore` files, for both. Of what git ignores, its files in the repository and
`.git/info/exclude` are read; what one person has told git for all repositories is not. As git does it, a
`.gitignore` that is a link is not read, and a line that makes no sense is passed over.
"""

from __future__ import annotations

import os
import re
import warnings
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from jmap.files import FileRefusedError
from jmap.project.files import read
from jmap.source.text import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pathspec import GitIgnoreSpec
    from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

    from jmap.project.settings import Glob

_IGNORE_FILE = ".gitignore"
_INFO_EXCLUDE = os.path.join(".git", "info", "exclude")  # noqa: PTH118  joined to texts: folders are many

Rules = tuple[tuple[str, "GitIgnoreSpec"], ...]
"""Folders with the patterns that are relative to them, the innermost first."""


class LeavesOut(Protocol):
    """Says of a name in one folder whether it is left out."""

    def __call__(self, name: str, *, folder: bool = False) -> bool: ...  # noqa: D102  see the class


class Ignored:
    """Says what is left out, below the current folder or elsewhere; what it read of a folder it remembers."""

    def __init__(self, exclude: Iterable[Glob] = ()) -> None:
        """Leave out what `exclude` matches, and what git ignores."""
        self._globs = tuple(exclude)
        self._excluded = rules_of(self._globs)
        self._decisive: set[tuple[int, int]] = set()
        """Which pattern of which rules has settled whether a name is left out."""
        self._rules: dict[str, Rules | None] = {}

    def leaves_out(self, path: str, *, folder: bool = False) -> bool:
        """Whether `path` is left out, seen from the folder that it is in, which is not."""
        above, name = os.path.split(os.path.abspath(path))  # noqa: PTH100  links must stay
        return self.in_folder(above)(name, folder=folder)

    def in_folder(self, folder: str) -> LeavesOut:
        """Return what says of the names in a folder whether they are left out."""
        absolute = os.path.abspath(folder)  # noqa: PTH100  as above
        by_git = _seen_from(absolute, self._of_git(absolute) or ())
        excluded = _seen_from(absolute, self._excluded)

        def leaves_out(name: str, *, folder: bool = False) -> bool:
            return bool(
                (excluded and _takes(excluded, name, folder=folder, decisive=self._decisive))
                or (by_git and _takes(by_git, name, folder=folder))
            )

        return leaves_out

    def without_effect(self) -> list[Glob]:
        """Return those of the patterns to exclude that have made no difference so far."""
        idle = []
        for base, spec in self._excluded:
            of_base = [glob for glob in self._globs if str(glob.folder) == base]
            idle += [glob for number, glob in enumerate(of_base) if (id(spec), number) not in self._decisive]
        return idle

    def leaves_out_by_name(self, path: str) -> bool:
        """Whether a file is left out, itself or by a folder on the way to it: for files that were named."""
        *folders, file = (*reversed(Path(path).parents), Path(path))
        by_folder = any(self.leaves_out(str(each), folder=True) for each in folders if each != Path())
        return by_folder or self.leaves_out(str(file))

    def _of_git(self, folder: str) -> Rules | None:
        """Return what git ignores in `folder`; None outside of a repository."""
        if folder not in self._rules:
            file = os.path.join(folder, _IGNORE_FILE)  # noqa: PTH118  as above
            own = () if os.path.islink(file) else _read(folder, file)  # noqa: PTH114  as above
            if os.path.exists(os.path.join(folder, ".git")):  # noqa: PTH110, PTH118  as above
                found: Rules | None = (*own, *_read(folder, os.path.join(folder, _INFO_EXCLUDE)))  # noqa: PTH118
            else:
                above = os.path.dirname(folder)  # noqa: PTH120  as above
                outer = None if above == folder else self._of_git(above)
                found = None if outer is None else (*own, *outer)
            self._rules[folder] = found
        return self._rules[folder]


def glob_mistake(pattern: str, base: str) -> tuple[str, str] | None:
    """Return what is wrong with a pattern that starts from the folder `base`, and what to write instead."""
    example = "write one such as `archive/` or `*.draft.journey.yaml`"
    if not pattern.strip():
        return "the pattern is empty", example
    if ".." in pattern.split("/"):
        return f"`{pattern}` leaves {base}", "a pattern means what stands in that folder or below it"
    said = list(_spec([pattern]).patterns)
    if not said or said[0].include is None:
        return f"`{pattern}` is no pattern, and no file could match it", example
    return None


def rules_of(globs: Iterable[Glob]) -> Rules:
    """Return patterns by the folder that they start from."""
    by_folder: dict[str, list[str]] = {}
    for glob in globs:
        by_folder.setdefault(str(glob.folder), []).append(glob.pattern)
    return tuple((folder, _spec(patterns)) for folder, patterns in by_folder.items())


def matches(path: str, rules: Rules) -> bool:
    """Whether the first of the rules that speak of an absolute path of a file take it."""
    folder, name = os.path.split(path)
    return _takes(_seen_from(folder, rules), name, folder=False)


def _seen_from(folder: str, rules: Rules) -> Rules:
    """Return those of the rules that hold in a folder, with the way to it in place of where they start."""
    seen = []
    for base, spec in rules:
        way = os.path.relpath(folder, base).replace(os.sep, "/")
        if way != ".." and not way.startswith("../"):
            seen.append(("" if way == "." else f"{way}/", spec))
    return tuple(seen)


def _takes(rules: Rules, name: str, *, folder: bool, decisive: set[tuple[int, int]] | None = None) -> bool:
    """Whether the first of the rules that speak of a name take it; `!` patterns say no.

    Which pattern has settled that is added to `decisive`.
    """
    for way, spec in rules:
        said = spec.check_file(f"{way}{name}/" if folder else f"{way}{name}")
        if said.include is not None:
            if decisive is not None and said.index is not None:
                decisive.add((id(spec), said.index))
            return said.include
    return False


def _read(folder: str, path: str) -> Rules:
    try:
        content = read(path)
    except FileRefusedError:
        return ()
    if len(content) > MAX_BYTES:  # it is not whole, and half a pattern may match anything
        return ()
    return ((folder, _spec(content.decode(errors="replace").replace("\r\n", "\n").split("\n"))),)


def _spec(patterns: Iterable[str]) -> GitIgnoreSpec:
    """Return patterns ready for matching, without those that make no sense."""
    from pathspec import GitIgnoreSpec  # noqa: PLC0415  many projects and all single files need none

    made: list[GitIgnoreSpecPattern] = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)  # of what `[[:alpha:]]` may mean one day
        for pattern in patterns:
            with suppress(ValueError, re.error):
                made += GitIgnoreSpec.from_lines([pattern]).patterns
    return GitIgnoreSpec(made)
