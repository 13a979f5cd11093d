"""Git, asked through its own program: the only place that starts it.

Revisions and paths are arguments of a process, never text of a shell, and never read as options. What a
repository's settings would run by themselves is turned off: monitors, hooks, external diffs, content filters;
a bare repository that lies among the files is not taken for one. A file that has a filter and was touched is
thus compared as it stands, and may count as changed without need. Still believed are the settings of the
person who runs it, and `git` itself as the PATH has it.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from jmap.errors import UsageError

_SETTINGS = {
    "core.fsmonitor": "false",
    "core.hooksPath": os.devnull,
    "core.quotePath": "false",
    "safe.bareRepository": "explicit",
}
_OF_ANOTHER_REPOSITORY = {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"}
"""What git tells its hooks of the repository that they run in; each is found by its folder instead."""
_PLAIN_DIFF = ("--no-ext-diff", "--no-textconv", "--no-color", "--no-renames", "--ignore-submodules=all")


class GitError(UsageError):
    """Git said no, in its own words."""

    def __init__(self, said: str) -> None:
        super().__init__(f"git cannot tell: {said}", "see what `git status` says there")
        self.said = said


def changed_since(revision: str, folder: Path) -> list[Path]:
    """Return the files below the repository of `folder` that differ from where `revision` was left.

    These are the files that differ between the merge base with HEAD and the work tree, those that are gone
    among them, and those that git does not know yet; not those of repositories within. Raises UsageError
    where git cannot tell.
    """
    root = repository(folder)
    base = merge_base(revision, root)
    settings = _SETTINGS | _without_filters(root)
    differing = _git(root, "diff", *_PLAIN_DIFF, "--name-only", "-z", base, "--", settings=settings)
    unknown = _git(root, "ls-files", "--others", "--exclude-standard", "-z")
    return [root / name for name in dict.fromkeys(f"{differing}{unknown}".split("\0")) if name]


def repository(folder: Path) -> Path:
    """Return the top folder of the repository that `folder` stands in."""
    try:
        return Path(_git(folder, "rev-parse", "--show-toplevel").removesuffix("\n"))
    except GitError as error:
        raise UsageError(
            f"{folder.resolve()} is in no git repository with files: {error.said}",
            "run it inside a clone of the repository",
        ) from None


def merge_base(revision: str, root: Path) -> str:
    """Return the commit from which HEAD and `revision` went apart."""
    try:
        commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except GitError:
        commit = ""
    if not commit or commit.startswith("^"):  # `^main` is all that is not in it
        where = "" if Path.cwd().is_relative_to(root) else f" in {os.path.relpath(root)}"
        raise UsageError(
            f"git knows no revision `{revision}`{where}",
            "name a branch, a tag or a commit; fetch it first in CI",
        )
    try:
        return _git(root, "merge-base", commit.strip(), "HEAD").strip()
    except GitError:
        raise UsageError(
            f"`{revision}` and HEAD have no commit in common here",
            "fetch the whole history first: `git fetch --unshallow`",
        ) from None


def run_git(folder: Path, *arguments: str) -> tuple[int, bytes]:
    """Return git's exit code and what it prints, for the questions that it answers by either."""
    try:
        done = subprocess.run(  # noqa: S603  a fixed program with arguments of its own
            ["git", "--no-pager", "-C", str(folder), *arguments],  # noqa: S607  wherever it is installed
            capture_output=True, stdin=subprocess.DEVNULL, env=_environment(_SETTINGS), check=False,
        )  # fmt: skip
    except FileNotFoundError:
        raise UsageError("git is not installed", "install it, or leave out what asks for it") from None
    return done.returncode, done.stdout


def _without_filters(root: Path) -> dict[str, str]:
    """Return settings that keep every filter from being run: git would, to compare what was touched."""
    try:
        names = _git(root, "config", "--null", "--name-only", "--get-regexp", r"^filter\.")
    except GitError:  # there is none
        return {}
    filters = {name.rpartition(".")[0] for name in names.split("\0") if name}
    kinds = {"clean": "", "smudge": "", "process": "", "required": "false"}
    return {f"{each}.{kind}": value for each in filters for kind, value in kinds.items()}


def _git(folder: Path, *arguments: str, settings: dict[str, str] = _SETTINGS) -> str:
    """Return what git prints; paths that are no UTF-8 keep their bytes."""
    try:
        done = subprocess.run(  # noqa: S603  a fixed program with arguments of its own
            ["git", "--no-pager", "-C", str(folder), *arguments],  # noqa: S607  wherever it is installed
            capture_output=True, stdin=subprocess.DEVNULL, env=_environment(settings), check=False,
        )  # fmt: skip
    except FileNotFoundError:
        raise UsageError("git is not installed", "install it, or leave out what asks for it") from None
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        worst = next((line for line in said if line.startswith("fatal: ")), said[0] if said else "")
        raise GitError(worst.removeprefix("fatal: ") or f"exit code {done.returncode}")
    return os.fsdecode(done.stdout)


def _environment(settings: dict[str, str]) -> dict[str, str]:
    """Return this process's environment with settings for git, after those that it may hold already.

    Not by `-c name=value`: the name of a filter may hold a `=`.
    """
    kept = {name: value for name, value in os.environ.items() if name not in _OF_ANOTHER_REPOSITORY}
    first = int(kept.get("GIT_CONFIG_COUNT") or 0)
    for number, (name, value) in enumerate(settings.items(), first):
        kept |= {f"GIT_CONFIG_KEY_{number}": name, f"GIT_CONFIG_VALUE_{number}": value}
    return kept | {
        "GIT_CONFIG_COUNT": str(first + len(settings)),
        "GIT_OPTIONAL_LOCKS": "0",
        "LC_ALL": "C",
    }
