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
from typing import TYPE_CHECKING, Self

from jmap.errors import UsageError
from jmap.source.text import MAX_BYTES
from jmap.suggest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SETTINGS = {
    "core.fsmonitor": "false",
    "core.hooksPath": os.devnull,
    "core.quotePath": "false",
    "safe.bareRepository": "explicit",
}
_OF_ANOTHER_RUN = {
    *("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_PREFIX"),
    *(f"GIT_{kind}_PATHSPECS" for kind in ("LITERAL", "GLOB", "NOGLOB", "ICASE")),
}
"""What git tells its hooks of the repository that they run in, which is found by its folder instead, and what
would make patterns mean something else."""
_PLAIN_DIFF = ("--no-ext-diff", "--no-textconv", "--no-color", "--no-renames", "--ignore-submodules=all")


class GitError(UsageError):
    """Git said no, in its own words and with its exit code."""

    def __init__(self, said: str, code: int) -> None:
        super().__init__(f"git cannot tell: {said}", "see what `git status` says there")
        self.said = said
        self.code = code


def changed_since(revision: str, folder: Path) -> list[Path]:
    """Return the files below the repository of `folder` that differ from where `revision` was left.

    These are the files that differ between the merge base with HEAD and the work tree, those that are gone
    among them, and those that git does not know yet; not those of repositories within. Raises UsageError
    where git cannot tell.
    """
    root = repository(folder)
    return [root / name for name in changed_files(root, merge_base(revision, root))]


def changed_files(root: Path, old: str, new: str | None = None, endings: Sequence[str] = ()) -> list[str]:
    """Return the files that differ between two commits, or between one and the work tree, from the root.

    With `endings`, only those whose names end so.
    """
    wanted = [f"*{ending}" for ending in endings]
    settings = _SETTINGS | _without_filters(root)
    sides = [old] if new is None else [old, new]
    found = git(root, "diff", *_PLAIN_DIFF, "--name-only", "-z", *sides, "--", *wanted, settings=settings)
    if new is None:
        found += git(root, "ls-files", "--others", "--exclude-standard", "-z", "--", *wanted)
    return [name for name in dict.fromkeys(found.split("\0")) if name]


def files_of(root: Path, commit: str) -> list[str]:
    """Return the paths of all files of a commit, from the root; a submodule is none."""
    lines = git(root, "ls-tree", "-r", "-z", "--full-tree", commit).split("\0")
    entries = (line.partition("\t") for line in lines if line)
    return [path for about, _, path in entries if about.split()[1] == "blob"]


def files_on_disk(root: Path, endings: Sequence[str]) -> list[str]:
    """Return the files in the work tree whose names end so, from the root, but for those that git ignores."""
    wanted = [f"*{ending}" for ending in endings]
    found = git(root, "ls-files", "--cached", "--others", "--exclude-standard", "-z", "--", *wanted)
    return [name for name in dict.fromkeys(found.split("\0")) if name]


def is_submodule(root: Path, commit: str, path: str) -> bool:
    """Whether a path is that of a submodule in a commit, or lies in one."""
    ways = ["/".join(path.split("/")[:count]) for count in range(1, path.count("/") + 2)]
    lines = git(root, "--literal-pathspecs", "ls-tree", "-z", "--full-tree", commit, "--", *ways).split("\0")
    return any(line.startswith("160000 ") for line in lines)


class Blobs:
    """The files of commits, read through one process of git for all."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process:
            self._process.communicate()

    def read(self, commit: str, path: str, most: int = MAX_BYTES + 1) -> tuple[str, bytes]:
        """Return what stands at a path of a commit, and its kind: `blob`, `tree`, else why it cannot be read.

        Links are followed within the commit; one that leads out of it is a `symlink`. Of a file with more
        than `most` bytes only the beginning is returned.
        """
        if "\n" in path:  # git takes names by the line
            return "missing", b""
        process = self._process or self._started()
        assert process.stdin
        assert process.stdout
        process.stdin.write(os.fsencode(f"{commit}:{path}\n"))
        process.stdin.flush()
        *about, size = process.stdout.readline().split() or [b"gone"]  # git has ended, as over a damaged file
        if not size.isdigit():
            return "missing", b""
        left = int(size) + len("\n")
        content = process.stdout.read(min(left, most))
        while (left := left - most) > 0:
            process.stdout.read(min(left, most))
        return about[-1].decode(), content[: int(size)]

    def _started(self) -> subprocess.Popen[bytes]:
        command = _command(self._root, "cat-file", "--batch", "--follow-symlinks")
        self._process = subprocess.Popen(  # noqa: S603  a fixed program with arguments of its own
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env=_environment(_SETTINGS),
        )  # fmt: skip
        return self._process


def repository(folder: Path) -> Path:
    """Return the top folder of the repository that `folder` stands in."""
    try:
        return Path(git(folder, "rev-parse", "--show-toplevel").removesuffix("\n"))
    except GitError as error:
        said = "a bare one has none" if "bare repository" in error.said else error.said
        raise UsageError(
            f"{folder.resolve()} is in no git repository with files: {said}",
            "run it inside a clone of the repository",
        ) from None


def folder_in(root: Path, folder: Path) -> str:
    """Return where a folder lies below the root of its repository, with forward slashes."""
    return Path(os.path.relpath(folder.resolve(), root)).as_posix()


def commit_of(revision: str, root: Path, others: Iterable[str] = ()) -> str:
    """Return the commit that a revision names; raises UsageError with near names where it names none.

    The `others` are names of what else it may have been meant to be.
    """
    try:
        commit = git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except GitError:
        commit = ""
    if not commit and revision == "HEAD":
        raise UsageError("the repository has no commit yet", "commit the map first")
    if not commit or commit.startswith("^"):  # `^main` is all that is not in it
        where = "" if Path.cwd().is_relative_to(root) else f" in {os.path.relpath(root)}"
        names = ["HEAD", *git(root, "for-each-ref", "--format=%(refname:short)").splitlines(), *others]
        near = did_you_mean(revision, names)
        if ".." in revision:
            near = "name one revision, or two of them with a blank between"
        raise UsageError(
            f"git knows no revision `{revision}`{where}",
            near or "name a branch, a tag or a commit; fetch it first in CI",
        )
    return commit.strip()


def merge_base(revision: str, root: Path) -> str:
    """Return the commit from which HEAD and `revision` went apart."""
    commit = commit_of(revision, root)
    try:
        return git(root, "merge-base", commit, "HEAD").strip()
    except GitError:
        raise UsageError(
            f"`{revision}` and HEAD have no commit in common here",
            "fetch the whole history first: `git fetch --unshallow`",
        ) from None


def run_git(folder: Path, *arguments: str) -> tuple[int, bytes]:
    """Return git's exit code and what it prints, for the questions that it answers by either."""
    done = _done(folder, arguments, _SETTINGS)
    return done.returncode, done.stdout


def _without_filters(root: Path) -> dict[str, str]:
    """Return settings that keep every filter from being run: git would, to compare what was touched."""
    try:
        names = git(root, "config", "--null", "--name-only", "--get-regexp", r"^filter\.")
    except GitError:  # there is none
        return {}
    filters = {name.rpartition(".")[0] for name in names.split("\0") if name}
    kinds = {"clean": "", "smudge": "", "process": "", "required": "false"}
    return {f"{each}.{kind}": value for each in filters for kind, value in kinds.items()}


def git(folder: Path, *arguments: str, settings: dict[str, str] = _SETTINGS) -> str:
    """Return what git prints; paths that are no UTF-8 keep their bytes. Raises GitError where it says no."""
    done = _done(folder, arguments, settings)
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        worst = next((line for line in said if line.startswith("fatal: ")), said[0] if said else "")
        raise GitError(worst.removeprefix("fatal: ") or f"exit code {done.returncode}", done.returncode)
    return os.fsdecode(done.stdout)


def _done(
    folder: Path, arguments: Iterable[str], settings: dict[str, str]
) -> subprocess.CompletedProcess[bytes]:
    """Run git to its end."""
    try:
        return subprocess.run(  # noqa: S603  a fixed program with arguments of its own
            _command(folder, *arguments),
            capture_output=True, stdin=subprocess.DEVNULL, env=_environment(settings), check=False,
        )  # fmt: skip
    except (FileNotFoundError, NotADirectoryError):  # the latter where the PATH names a file
        raise UsageError("git is not installed", "install it, or leave out what asks for it") from None


def _command(folder: Path, *arguments: str) -> list[str]:
    return ["git", "--no-pager", "-C", str(folder), *arguments]


def _environment(settings: dict[str, str]) -> dict[str, str]:
    """Return this process's environment with settings for git, after those that it may hold already.

    Not by `-c name=value`: the name of a filter may hold a `=`.
    """
    kept = {name: value for name, value in os.environ.items() if name not in _OF_ANOTHER_RUN}
    first = int(kept.get("GIT_CONFIG_COUNT") or 0)
    for number, (name, value) in enumerate(settings.items(), first):
        kept |= {f"GIT_CONFIG_KEY_{number}": name, f"GIT_CONFIG_VALUE_{number}": value}
    return kept | {
        "GIT_CONFIG_COUNT": str(first + len(settings)),
        "GIT_OPTIONAL_LOCKS": "0",
        "LC_ALL": "C",
    }
