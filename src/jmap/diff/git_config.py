"""What jmap is to git: the settings by which git calls it, and the attributes that say for which files.

Git gives `textconv`, `driver` and `cmd` to a shell. No name of a file is part of them: git puts in `%P` with
quotes of its own, and hands over all else as arguments or variables. The program is called by the path of
this Python, since a `jmap` on the PATH may be that of Java, and git may be started where there is no such
PATH; `-P` keeps it from taking modules out of the repository that it is called in.
"""

from __future__ import annotations

import re
import shlex
import shutil
import sys
from typing import TYPE_CHECKING, Literal

from jmap.diff.git import run_git
from jmap.errors import UsageError
from jmap.files import LIBRARY_ENDINGS, MAP_ENDINGS

if TYPE_CHECKING:
    from pathlib import Path

Scope = Literal["--local", "--global"]

ATTRIBUTES = tuple(f"*{ending} diff=jmap merge=jmap" for ending in (*MAP_ENDINGS, *LIBRARY_ENDINGS))
"""Lines of a file of attributes."""

_PYTHON = "PYTHON"
_BY_LINES = "git merge-file --marker-size=%L -L ours -L base -L theirs %A %O %B"
_SETTINGS = {
    "diff.jmap.textconv": f'f() {{ {_PYTHON} -P -m jmap show -- "$1" || cat -- "$1"; }}; f',
    "diff.jmap.xfuncname": "^(stages/[^/: ]+(/steps/[^/: ]+)?: .*)$\n^ *- ((id|name): .*)$",
    # Of whole folders (`--dir-diff`) there is no one name, and links out of one stand for the files on disk:
    # they are copied, into what git removes, since no link out of a folder is followed.
    "difftool.jmap.cmd": (
        'test "$MERGED" || { cp -RL "$REMOTE" "${REMOTE%/}.copy" && REMOTE="${REMOTE%/}.copy"; } || exit;'
        f' {_PYTHON} -P -m jmap diff --path="${{MERGED:-.}}" -- "$LOCAL" "$REMOTE"'
    ),
    "merge.jmap.name": "journey maps, merged by ids",
    # Without jmap, or with one that fails, git merges by lines, so that nothing of theirs is lost.
    "merge.jmap.driver": (
        f'{_PYTHON} -P -c "import jmap" && {{ {_PYTHON} -P -m jmap merge %O %A %B --path=%P --marker-size=%L;'
        f" s=$?; }} || s=2; if test $s -gt 1; then {_BY_LINES}; s=$?; fi; exit $s"
    ),
}
_A_PROGRAM = r"((?:'[^']*'(?:\"'\"'[^']*')*|[^\s']+))"


def wanted_settings() -> dict[str, str]:
    """Return git's settings by name, with this Python in them."""
    return {name: value.replace(_PYTHON, shlex.quote(sys.executable)) for name, value in _SETTINGS.items()}


def is_ours(name: str, value: str) -> bool:
    """Whether a value is one that this command sets, be it with another Python."""
    return _as_ours(name, value) is not None


def programs_gone(name: str, value: str) -> list[str]:
    """Return the programs that one of our values calls and that are not there any longer."""
    found = _as_ours(name, value)
    called = {shlex.split(each)[0] for each in found.groups()} if found else set()
    return sorted(each for each in called if shutil.which(each) is None)


def setting(folder: Path, scope: Scope | None, name: str) -> str | None:
    """Return the value of one of git's settings; None where it is not set. Without a scope, what holds."""
    code, value = run_git(folder, "config", *([scope] if scope else []), "--null", "--get", name)
    return None if code else value.decode(errors="replace").removesuffix("\0")


def has_attributes(folder: Path, line: str) -> bool:
    """Whether git knows of the files in a repository that a line of `ATTRIBUTES` is about."""
    pattern, *wanted = line.split()
    names = [each.partition("=")[0] for each in wanted]
    code, found = run_git(folder, "check-attr", "-z", *names, "--", pattern.replace("*", "a"))
    values = found.decode(errors="replace").split("\0")[2::3]
    return not code and values == [each.partition("=")[2] for each in wanted]


def set_setting(folder: Path, scope: Scope, name: str, value: str | None) -> None:
    """Set one of git's settings, or take it away."""
    change = ["--unset-all", name] if value is None else ["--replace-all", name, value]
    code, _ = run_git(folder, "config", scope, *change)
    if code:
        raise UsageError(f"git does not let its setting {name} be changed", f"try `git config {scope} -e`")


def attributes_file(folder: Path) -> str:
    """Return the path of the attributes of all repositories of a person, as their settings say."""
    code, value = run_git(folder, "config", "--null", "--type=path", "--get", "core.attributesFile")
    return "" if code else value.decode(errors="replace").removesuffix("\0")


def _as_ours(name: str, value: str) -> re.Match[str] | None:
    pattern = re.escape(_SETTINGS[name]).replace(_PYTHON, _A_PROGRAM)
    return re.fullmatch(pattern, value)
