"""Files on disk: reading within a project, and writing so that nothing is ever half there."""

from __future__ import annotations

import contextlib
import os
import stat
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from jmap.errors import UsageError
from jmap.files import FileRefusedError
from jmap.source.text import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Sequence


class DiskFiles:
    """The files around one map: readable inside its git repository, else inside its folder."""

    def __init__(self, path: str) -> None:
        self._path = path

    @cached_property
    def root(self) -> Path:
        """The folder that nothing may leave; looked for only where a map names a file."""
        return project_root(Path(self._path).parent)

    def read(self, path: str) -> bytes:
        """Return the content, or raise FileRefusedError; of a file that is too large only the beginning."""
        return read(path)

    def exists(self, path: str) -> bool:
        """Whether a file or folder stands at `path`; a name that no file can have is no file's."""
        return os.path.exists(path)  # noqa: PTH110  Path.exists raises for such a name

    def inside(self, path: str) -> bool:
        """Whether `path`, links followed, stays below the root."""
        try:
            return Path(path).resolve().is_relative_to(self.root)
        except (OSError, RuntimeError):  # a link to itself, or a name that no file can have
            return False

    def names(self, folder: str) -> Sequence[str]:
        """The names of the files in `folder`, sorted; empty where it cannot be read."""
        try:
            return sorted(entry.name for entry in os.scandir(folder or ".") if entry.is_file())
        except OSError:
            return ()


def project_root(folder: Path) -> Path:
    """Return the nearest folder upward that holds `.git`, else `folder` itself; links are followed."""
    start = folder.resolve()
    return next((above for above in (start, *start.parents) if (above / ".git").exists()), start)


def leaves_project(path: Path) -> bool:
    """Whether `path`, or a folder on the way to it, is a link to outside the project in which it stands."""
    return _leads_out(path) or any(_leads_out(each) and _is_within(each) for each in path.parents)


def _leads_out(path: Path) -> bool:
    if not os.path.islink(path):  # noqa: PTH114  asked of every folder on the way, and half the price
        return False
    try:
        return not path.resolve().is_relative_to(project_root(path.parent))
    except (OSError, RuntimeError):
        return False  # a link to itself leads nowhere; reading it says so


def _is_within(link: Path) -> bool:
    """Whether a link belongs to a project: those above all projects are how somebody set up the machine."""
    root = project_root(link.parent)
    return (root / ".git").exists() or root.is_relative_to(Path.cwd())


def read(path: str, most: int | None = MAX_BYTES + 1) -> bytes:
    """Return the bytes of a file, one more than a map may have at the most; refuse what is no file."""
    try:
        about = os.stat(path)  # noqa: PTH116  a `Path` takes longer to make than a small file to read
        mode, size = about.st_mode, about.st_size
        if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):  # opening a pipe would wait for a writer
            raise FileRefusedError(path, "it is not a regular file")
        if stat.S_ISDIR(mode):
            os.scandir(path).close()  # a folder that cannot be listed is told so, before it is called one
        with open(path, "rb") as file:  # noqa: PTH123  as above
            if most is None or size >= most:
                return file.read(most)
            # Python sets aside as much memory as is asked for, so no more than there should be.
            content = file.read(size + 1)
            return content if len(content) <= size else content + file.read(most - len(content))
    except OSError as error:
        raise FileRefusedError(path, reason(error)) from None


def write(path: Path, content: bytes) -> None:
    """Put `content` at `path` at once or not at all: written beside, then renamed. Missing folders are made.

    An existing file keeps its mode, and is left in place where it holds just that; a link is followed where
    it stays in the project, so that it stays a link; a device is written to.
    """
    target = _target(path)
    try:
        there = _there(target)
        if there is None:
            target.parent.mkdir(parents=True, exist_ok=True)
            _replace(target, content, None)
        elif not stat.S_ISREG(there.st_mode) and not stat.S_ISDIR(there.st_mode):
            target.write_bytes(content)
        elif there.st_size != len(content) or not _renewed(target, content):
            _replace(target, content, there.st_mode)
    except OSError as error:
        raise UsageError(f"cannot write {path}: {reason(error)}") from None


def rewrite(path: Path, before: bytes, content: bytes) -> None:
    """Put `content` in the place of `before`, what a person has written, as safely as can be.

    The new text is on the disk before it takes the old one's name, so that not even a power failure leaves
    half a file. Raises UsageError for a file that is read-only or that somebody has changed meanwhile.
    """
    target = _target(path)
    try:
        mode = target.stat().st_mode
        if not mode & 0o222:
            raise UsageError(f"{path} is read-only and stays as it is", "make it writable, then run it again")
        _replace(target, content, mode, before)
    except OSError as error:
        raise UsageError(f"cannot write {path}: {reason(error)}", "it stays as it was") from None


def _target(path: Path) -> Path:
    """Return the file that a path stands for, which a link leads to within the project."""
    if leaves_project(path):
        raise UsageError(
            f"{path} leads out of the project by a link", "remove the link, or name another file"
        )
    return path.resolve() if path.is_symlink() else path


def _renewed(target: Path, content: bytes) -> bool:
    """Whether a file holds just that and was given the time of now, by which tools such as `make` go.

    Most pages that are drawn again are the same, and to put a file in the place of another takes the system
    longer than to write it.
    """
    try:
        if target.read_bytes() != content:
            return False
        os.utime(target)
    except OSError:
        return False
    return True


def _replace(target: Path, content: bytes, mode: int | None, before: bytes | None = None) -> None:
    """Write beside and rename; where `before` is given, sync, and only if the target still holds that.

    `mode` is that of the target, None where there is none yet.
    """
    # Named before it is made: whatever ends this process while it is being made, it is taken away.
    beside = target.parent / f".{target.name[:40]}.{os.urandom(8).hex()}"
    try:
        # A new file is for whom the system says; one in the place of another is private up to its mode.
        with open(beside, "xb", opener=None if mode is None else _private) as file:
            file.write(content)
            if before is not None:
                file.flush()
                os.fsync(file.fileno())
        if mode is not None:
            beside.chmod(stat.S_IMODE(mode))
        if before is not None and target.read_bytes() != before:
            raise UsageError(f"{target} has changed meanwhile and stays as it is", "run it again")  # noqa: TRY301 - what is beside goes too
        beside.replace(target)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            beside.unlink()
        raise
    if before is not None:
        _sync(target.parent)


def _private(path: str, flags: int) -> int:
    """Open a file that nobody else may read."""
    return os.open(path, flags, 0o600)


def _sync(folder: Path) -> None:
    """See to it that a rename is on the disk, where the system can open a folder."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def reason(error: OSError) -> str:
    """Say in words why the system refused."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder"
    if isinstance(error, IsADirectoryError):
        return "it is a folder"
    if isinstance(error, PermissionError):
        return "permission denied"
    if isinstance(error, FileExistsError | NotADirectoryError):
        return "a file stands where a folder should be"
    return (error.strerror or str(error)).lower()


def _there(target: Path) -> os.stat_result | None:
    """Return what the system says of the file that stands there, None where none does."""
    try:
        return target.stat()
    except FileNotFoundError:
        return None
