"""`jmap git-setup`: makes git show and merge maps by what they say, and takes that back."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from jmap.diff.git import repository
from jmap.diff.git_config import (
    ATTRIBUTES,
    attributes_file,
    has_attributes,
    is_ours,
    programs_gone,
    set_setting,
    setting,
    wanted_settings,
)
from jmap.errors import ExitCode
from jmap.phrases import counted
from jmap.project.files import read, write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.commands.output import Output
    from jmap.diff.git_config import Scope

_LINE = re.compile(rb"[^\n]*\n|[^\n]+")


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
    known_lines = {_bare(line) for line in lines}
    if missing := [line for line in ATTRIBUTES if line not in known_lines]:
        _append(attributes, b"".join(lines), missing)
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
    kept = [line for line in lines if _bare(line) not in ATTRIBUTES]
    if len(kept) < len(lines):
        _cut(attributes, kept, had_break=lines[-1].endswith(b"\n"))
        yield f"Removed {counted(len(lines) - len(kept), 'line')} from {_shown(attributes)}"


def _check(folder: Path, scope: Scope, attributes: Path, output: Output) -> ExitCode:
    """Say what is missing, as it is in a new clone: attributes come along with it, and settings do not.

    In a clone that counts which git goes by there, wherever it is set.
    """
    everywhere = scope == "--global"
    wrong = [
        why
        for name in wanted_settings()
        if (why := _wrong(name, setting(folder, scope if everywhere else None, name)))
    ]
    known = {_bare(line) for line in _lines(attributes)} if everywhere else set()
    wrong += [
        f"Missing: {line} in {_shown(attributes)}"
        for line in ATTRIBUTES
        if not (line in known if everywhere else has_attributes(folder, line))
    ]
    for each in wrong:
        output.write(f"{each}\n")
    output.note(
        "`jmap git-setup` adds what is missing, and mends what is broken." if wrong else "Git is set up."
    )
    return ExitCode.FOUND if wrong else ExitCode.OK


def _wrong(name: str, value: str | None) -> str:
    """Say what is wrong with a setting; nothing where it is as it should be."""
    if value is None:
        return f"Missing: {name}"
    if not is_ours(name, value):
        return f"Foreign: {name} was set by somebody else; `git config --unset {name}` makes room for ours"
    gone = programs_gone(name, value)
    return f"Broken: {name} calls {gone[0]}, which is not there" if gone else ""


def _lines(path: Path) -> list[bytes]:
    """Return the lines of a file of attributes, each with its break."""
    return _LINE.findall(read(str(path), most=None)) if path.exists() else []


def _bare(line: bytes) -> str:
    return line.rstrip(b"\r\n").decode(errors="replace")


def _append(path: Path, content: bytes, lines: list[str]) -> None:
    """Add lines as the file ends its own; one without a last break is left without one."""
    ending = b"\r\n" if b"\r\n" in content else b"\n"
    added = ending.join(line.encode() for line in lines)
    has_break = not content or content.endswith(b"\n")
    write(path, content + added + ending if has_break else content + ending + added)


def _cut(path: Path, kept: list[bytes], *, had_break: bool) -> None:
    """Write what is left of a file of attributes; one that would be empty is taken away."""
    left = b"".join(kept)
    if not had_break:
        left = left.removesuffix(b"\n").removesuffix(b"\r")
    if left:
        write(path, left)
    else:
        path.unlink()


def _shown(path: Path) -> str:
    return path.name if path.name == ".gitattributes" else str(path)
