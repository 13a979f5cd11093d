"""`jmap git-setup`: makes git show and merge maps by what they say, and takes that back."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from jmap.diff.git import repository
from jmap.diff.git_config import ATTRIBUTES, attributes_file, is_ours, set_setting, setting, wanted_settings
from jmap.errors import ExitCode
from jmap.project.files import read, write
from jmap.report.report import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.commands.output import Output
    from jmap.diff.git_config import Scope


def run(output: Output, *, everywhere: bool = False, remove: bool = False, check: bool = False) -> ExitCode:
    """Set git up in this clone, or for all of a person's, and say what was done; or only what is missing."""
    scope: Scope = "--global" if everywhere else "--local"
    folder = Path() if everywhere else repository(Path())
    attributes = _attributes(folder) if everywhere else folder / ".gitattributes"
    if check:
        return _check(folder, scope, attributes, output)
    done = list((_remove if remove else _add)(folder, scope, attributes))
    for each in done or [
        "Nothing to do: git is set up." if not remove else "Nothing to do: git is not set up."
    ]:
        output.write(f"{each}\n")
    return ExitCode.OK


def _attributes(folder: Path) -> Path:
    """Return the file of attributes of a person; git's own default where none is set."""
    settings = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    return Path(attributes_file(folder) or Path(settings, "git", "attributes"))


def _add(folder: Path, scope: Scope, attributes: Path) -> Iterator[str]:
    for name, value in wanted_settings().items():
        known = setting(folder, scope, name)
        if known is not None and not is_ours(name, known):
            yield f"Left {name} as it is: it was set by somebody else."
        elif known != value:
            set_setting(folder, scope, name, value)
            yield f"Set {name}"
    lines = _lines(attributes)
    if missing := [line for line in ATTRIBUTES if line not in lines]:
        _write(attributes, [*lines, *missing])
        yield f"Added {counted(len(missing), 'line')} to {_shown(attributes)}"


def _remove(folder: Path, scope: Scope, attributes: Path) -> Iterator[str]:
    for name in wanted_settings():
        known = setting(folder, scope, name)
        if known is not None and is_ours(name, known):
            set_setting(folder, scope, name, None)
            yield f"Removed {name}"
        elif known is not None:
            yield f"Left {name} as it is: it was set by somebody else."
    lines = _lines(attributes)
    kept = [line for line in lines if line not in ATTRIBUTES]
    if len(kept) < len(lines):
        _write(attributes, kept)
        yield f"Removed {counted(len(lines) - len(kept), 'line')} from {_shown(attributes)}"


def _check(folder: Path, scope: Scope, attributes: Path, output: Output) -> ExitCode:
    """Say what is missing, as it is in a new clone: attributes come along with it, and settings do not."""
    lines = _lines(attributes)
    missing = [name for name in wanted_settings() if setting(folder, scope, name) is None]
    missing += [f"{line} in {_shown(attributes)}" for line in ATTRIBUTES if line not in lines]
    for each in missing:
        output.write(f"Missing: {each}\n")
    output.note("Run `jmap git-setup` to add what is missing." if missing else "Git is set up.")
    return ExitCode.FOUND if missing else ExitCode.OK


def _lines(path: Path) -> list[str]:
    return read(str(path)).decode(errors="surrogateescape").splitlines() if path.exists() else []


def _write(path: Path, lines: list[str]) -> None:
    """Write a file of attributes; one that would be empty is taken away."""
    if lines:
        write(path, "".join(f"{line}\n" for line in lines).encode(errors="surrogateescape"))
    else:
        path.unlink()


def _shown(path: Path) -> str:
    return path.name if path.name == ".gitattributes" else str(path)
