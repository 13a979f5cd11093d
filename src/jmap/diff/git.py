"""Git, asked through its own program: the only place that starts it.

Revisions and paths are arguments of a process, never text of a shell, and never read as options. What a
repository's settings would run by themselves (monitors, external diffs) is turned off.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from jmap.errors import UsageError

_QUIET = ("-c", "core.fsmonitor=false", "-c", "core.quotePath=false", "--no-pager")
_PLAIN_DIFF = ("--no-ext-diff", "--no-textconv", "--no-color")


class GitError(Exception):
    """Git said no; the message is its own first line."""


def changed_since(revision: str, folder: Path) -> list[Path]:
    """Return the files below the repository of `folder` that differ from where `revision` was left.

    These are the files that differ between the merge base with HEAD and the work tree, and those that git
    does not know yet; deleted ones are not among them. Raises UsageError where git cannot tell.
    """
    root = repository(folder)
    base = merge_base(revision, root)
    differing = _git(
        root, "diff", *_PLAIN_DIFF, "--name-only", "-z", "--no-renames", "--diff-filter=d", base, "--"
    )
    unknown = _git(root, "ls-files", "--others", "--exclude-standard", "-z")
    return [root / name for name in dict.fromkeys(f"{differing}{unknown}".split("\0")) if name]


def repository(folder: Path) -> Path:
    """Return the top folder of the repository that `folder` stands in."""
    try:
        return Path(_git(folder, "rev-parse", "--show-toplevel").rstrip("\n"))
    except GitError as error:
        raise UsageError(
            f"{folder.resolve()} is in no git repository with files: {error}",
            "run it inside a clone of the repository",
        ) from None


def merge_base(revision: str, root: Path) -> str:
    """Return the commit from which HEAD and `revision` went apart."""
    try:
        commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except GitError:
        raise UsageError(
            f"git knows no revision `{revision}`", "name a branch, a tag or a commit; fetch it first in CI"
        ) from None
    try:
        return _git(root, "merge-base", commit.strip(), "HEAD").strip()
    except GitError:
        raise UsageError(
            f"`{revision}` and HEAD have no commit in common here",
            "fetch the whole history first: `git fetch --unshallow`",
        ) from None


def _git(folder: Path, *arguments: str) -> str:
    """Return what git prints; paths that are no UTF-8 keep their bytes."""
    environment = os.environ | {"GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        done = subprocess.run(  # noqa: S603  a fixed program with arguments of its own
            ["git", *_QUIET, "-C", str(folder), *arguments],  # noqa: S607  wherever it is installed
            capture_output=True, stdin=subprocess.DEVNULL, env=environment, check=False,
        )  # fmt: skip
    except FileNotFoundError:
        raise UsageError("git is not installed", "install it, or leave out what asks for it") from None
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise GitError(said[0].removeprefix("fatal: ") if said else f"exit code {done.returncode}")
    return os.fsdecode(done.stdout)
