"""Which files a command means: files, folders and globs to a list of paths."""

from __future__ import annotations

import os
from fnmatch import fnmatchcase
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from jmap.errors import UsageError
from jmap.files import LIBRARY_ENDINGS, MAP_ENDINGS, STANDARD_INPUT
from jmap.project.files import leaves_project
from jmap.project.ignored import Ignored
from jmap.suggest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SIGNS = "*?["
"""What makes a pattern of a path."""


def is_library(path: str) -> bool:
    """Whether the name says that the file is a library."""
    return path.endswith(LIBRARY_ENDINGS)


class Search(NamedTuple):
    """What a command looks for, and what it leaves out."""

    libraries: bool
    """Whether libraries are looked for beside maps."""
    ignored: Ignored | None = None
    """What folders leave out; what git ignores where nothing is said."""
    force: bool = False
    """Whether files that are named outright are left out too."""
    allow_empty: bool = False
    """Whether a folder or a pattern may mean nothing."""
    stdin_filename: str = STANDARD_INPUT
    """What standard input is taken for."""


def find_maps(arguments: Sequence[str], search: Search) -> list[str]:
    """Return the files that the arguments mean, in their order, each once, with forward slashes.

    A folder means the maps below it (and the libraries, where they are looked for), without hidden and
    ignored ones and without links that leave the project; a folder that cannot be listed stands for itself.
    A file that is named outright is taken whatever its name. Raises UsageError where an argument means
    nothing.
    """
    endings = (*MAP_ENDINGS, *LIBRARY_ENDINGS) if search.libraries else MAP_ENDINGS
    ignored = search.ignored or Ignored()
    found: dict[tuple[str, str], str] = {}
    """The path as it was first named by what it comes down to: `../here/map.yaml` is `map.yaml`."""
    folders: dict[str, str] = {}
    for argument in arguments:
        try:
            files = [STANDARD_INPUT] if argument == STANDARD_INPUT else _files(argument, endings, ignored)
        except (OSError, ValueError, NotImplementedError) as error:
            raise UsageError(f"{argument} means no file: {error}", "check the path or the pattern") from None
        if not files and not (search.allow_empty and may_be_empty(argument)):
            raise UsageError(*_nothing(argument))
        for path in files:
            found.setdefault((path, "") if path == STANDARD_INPUT else _place(path, folders), path)
    return [path for path in found.values() if not (search.force and _is_left_out(path, search, ignored))]


def _place(path: str, folders: dict[str, str]) -> tuple[str, str]:
    """Return the folder from the root on, links kept, and the name; `folders` remembers: files are many."""
    name = path.rpartition("/")[2]
    folder = path.removesuffix(name)
    if folder not in folders:
        folders[folder] = os.path.abspath(folder)  # noqa: PTH100  links stay
    return folders[folder], name


def _is_left_out(path: str, search: Search, ignored: Ignored) -> bool:
    """Whether a file is left out though it was named, as what standard input is taken for may be."""
    name = search.stdin_filename if path == STANDARD_INPUT else path
    return name != STANDARD_INPUT and ignored.leaves_out_by_name(name)


def may_be_empty(argument: str) -> bool:
    """Whether an argument is a folder or a pattern, which can mean any number of files."""
    return Path(argument).is_dir() or any(sign in argument for sign in _SIGNS)


def refuse_map(path: Path) -> None:
    """Refuse to write something else where a map or a library stands, or would by its name."""
    if path.name.endswith((*MAP_ENDINGS, *LIBRARY_ENDINGS)):
        raise UsageError(f"{path} is the name of a map or a library", "write to another file")


def _files(argument: str, endings: tuple[str, ...], ignored: Ignored) -> list[str]:
    path = Path(argument)
    if path.is_dir():
        folder = path.as_posix()
        return list(_below("" if folder == "." else folder, endings, ignored))
    if os.path.lexists(path):
        return [path.as_posix()]
    if not any(sign in argument for sign in _SIGNS):
        return []
    wanted = (*endings, ".yaml", ".yml")
    found = (match for match in sorted(_glob(path)) if match.is_file() and match.name.endswith(wanted))
    return [
        match.as_posix()
        for match in found
        if not leaves_project(match) and not ignored.leaves_out_by_name(str(match))
    ]


def _below(folder: str, endings: tuple[str, ...], ignored: Ignored) -> Iterator[str]:
    """Yield the files below a folder; links to folders are not followed, so that there are no circles."""
    try:
        with os.scandir(folder or ".") as entries:
            inside = sorted((each for each in entries if each.name[0] != "."), key=attrgetter("name"))
    except OSError:
        yield folder or "."
        return
    start = folder and f"{folder.rstrip('/')}/"
    leaves_out = ignored.in_folder(folder or ".")
    folders = []
    for entry in inside:
        name = entry.name
        if entry.is_file(follow_symlinks=False):
            if name.endswith(endings) and not leaves_out(name):
                yield f"{start}{name}"
        elif _is_folder(entry):
            if not entry.is_symlink() and not leaves_out(name, folder=True):
                folders.append(f"{start}{name}")
        elif name.endswith(endings) and not _leaves_project(entry) and not leaves_out(name):
            yield f"{start}{name}"
    for path in folders:
        yield from _below(path, endings, ignored)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False


def _leaves_project(entry: os.DirEntry[str]) -> bool:
    return entry.is_symlink() and leaves_project(Path(entry.path))


def _glob(pattern: Path) -> Iterator[Path]:
    """Yield what a pattern matches; a name that begins with a dot is matched only by one that does, too."""
    if pattern.name == "**":
        pattern /= "*"  # pathlib takes a final `**` for folders only, a shell for everything below
    anchor = Path(pattern.anchor) if pattern.anchor else Path()
    dotted = [part for part in pattern.parts if part[0] == "."]
    for match in anchor.glob(str(pattern.relative_to(pattern.anchor) if pattern.anchor else pattern)):
        hidden = (part for part in match.parts if part[0] == ".")
        if all(any(fnmatchcase(part, wanted) for wanted in dotted) for part in hidden):
            yield match


def _nothing(argument: str) -> tuple[str, str]:
    """Say that an argument means no file, and which one may have been meant."""
    path = Path(argument)
    if path.is_dir():
        advice = "a folder means its *.journey.yaml files that neither git nor the settings leave out"
        return f"no map in {argument}", f"{advice}; name other files outright, or run `jmap new`"
    if any(sign in argument for sign in _SIGNS):
        return f"no map matches {argument}", "put the pattern in quotes if the shell has changed it"
    names = [entry.name for entry in path.parent.iterdir()] if path.parent.is_dir() else []
    called = [path.name + ending for ending in MAP_ENDINGS if path.name + ending in names]
    longer = (name for name in names if name.startswith(f"{path.name}."))
    near = next(iter((*called, *nearest(path.name, names), *longer)), None)
    hint = f"did you mean {path.parent / near}?" if near else "check the path, or make a map with `jmap new`"
    return f"{argument} does not exist", hint
