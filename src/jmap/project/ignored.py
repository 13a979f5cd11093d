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
from typing import TYPE_CHECKING, NamedTuple, Protocol

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


class Patterns(NamedTuple):
    """Patterns that are relative to one folder."""

    folder: str
    """As a path, or as the way from there to where they are asked for."""
    spec: GitIgnoreSpec
    globs: tuple[Glob, ...] = ()
    """What the settings say, in the order of the patterns; nothing for what git ignores."""


Rules = tuple[Patterns, ...]
"""The innermost folder comes first."""


class Decision(NamedTuple):
    """What rules say of a name."""

    takes: bool
    globs: tuple[Glob, ...]
    """Those of the settings that decided it: if it is a `!` pattern, with those that it takes back."""


class LeavesOut(Protocol):
    """Says of a name in one folder whether it is left out."""

    def __call__(self, name: str, *, folder: bool = False) -> bool: ...  # noqa: D102  see the class


class Ignored:
    """Says what is left out, below the current folder or elsewhere; what it read of a folder it remembers."""

    def __init__(self, exclude: Iterable[Glob] = ()) -> None:
        """Leave out what `exclude` matches, and what git ignores."""
        self._excluded = rules_of(exclude)
        self._decisive: set[Glob] = set()
        """Those that have settled whether a name is left out."""
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
            name = f"{name}/" if folder else name
            decision = _decision(excluded, name)
            if decision:
                self._decisive.update(decision.globs)
            return (decision is not None and decision.takes) or _takes(by_git, name)

        return leaves_out

    def without_effect(self) -> list[Glob]:
        """Return those of the patterns to exclude that have made no difference so far."""
        globs = (glob for patterns in self._excluded for glob in patterns.globs)
        return [glob for glob in globs if glob not in self._decisive]

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
    by_folder: dict[str, list[Glob]] = {}
    for glob in globs:
        by_folder.setdefault(str(glob.folder), []).append(glob)
    return tuple(
        Patterns(folder, _spec(glob.pattern for glob in those), tuple(those))
        for folder, those in by_folder.items()
    )


def matches(path: str, rules: Rules) -> bool:
    """Whether the first of the rules that speak of an absolute path of a file take it."""
    folder, name = os.path.split(path)
    return _takes(_seen_from(folder, rules), name)


def _seen_from(folder: str, rules: Rules) -> Rules:
    """Return those of the rules that hold in a folder, with the way to it in place of where they start."""
    seen = []
    for patterns in rules:
        way = os.path.relpath(folder, patterns.folder).replace(os.sep, "/")
        if way != ".." and not way.startswith("../"):
            seen.append(patterns._replace(folder="" if way == "." else f"{way}/"))
    return tuple(seen)


def _takes(rules: Rules, name: str) -> bool:
    decision = _decision(rules, name)
    return decision is not None and decision.takes


def _decision(rules: Rules, name: str) -> Decision | None:
    """Return what the first of the rules that speak of a name say; that of a folder ends with a slash."""
    for way, spec, globs in rules:
        said = spec.check_file(f"{way}{name}")
        if said.include is not None and said.index is not None:
            return Decision(said.include, _deciding(spec, globs, f"{way}{name}", said.index))
    return None


def _deciding(spec: GitIgnoreSpec, globs: tuple[Glob, ...], path: str, index: int) -> tuple[Glob, ...]:
    """Return the pattern at `index` and, if it is a `!` pattern, before it those that it takes back."""
    before = () if spec.patterns[index].include else zip(spec.patterns[:index], globs, strict=False)
    taken_back = (glob for pattern, glob in before if pattern.include and pattern.match_file(path))
    return (*taken_back, *globs[index : index + 1])


def _read(folder: str, path: str) -> Rules:
    try:
        content = read(path)
    except FileRefusedError:
        return ()
    if len(content) > MAX_BYTES:  # it is not whole, and half a pattern may match anything
        return ()
    return (Patterns(folder, _spec(content.decode(errors="replace").replace("\r\n", "\n").split("\n"))),)


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
