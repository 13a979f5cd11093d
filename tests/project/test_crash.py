"""A map that is being mended survives whatever happens to the process: it is the old one or the new one."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from jmap.errors import UsageError
from jmap.project.files import rewrite

if TYPE_CHECKING:
    from pathlib import Path

OLD, NEW = b"title: Seeing a doctor\n" * 1000, b"title: Seeing a nurse\n" * 900

# The process kills itself at one of the calls on the way, before or after it.
CRASH = """
import os, signal, sys
from pathlib import Path
from jmap.project import files

moment, when, path = sys.argv[1], sys.argv[2], Path(sys.argv[3])
count = [0]

def dying(function):
    def called(*arguments, **keywords):
        count[0] += 1
        doomed = f"{function.__name__}-{count[0]}" == moment
        if doomed and when == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        result = function(*arguments, **keywords)
        if doomed:
            os.kill(os.getpid(), signal.SIGKILL)
        return result
    return called

class Dying:
    def __init__(self, file):
        self.file = file
        self.write, self.flush = dying(file.write), dying(file.flush)
    def fileno(self):
        return self.file.fileno()
    def __enter__(self):
        return self
    def __exit__(self, *error):
        self.file.close()

files.open = lambda *arguments, **keywords: Dying(open(*arguments, **keywords))
for name in ("fsync", "replace", "chmod"):
    setattr(os, name, dying(getattr(os, name)))
files.rewrite(path, path.read_bytes(), sys.stdin.buffer.read())
print(count[0])
"""
MOMENTS = ["write-1", "flush-2", "fsync-3", "chmod-4", "replace-5", "fsync-6"]


def rewritten(path: Path, moment: str, when: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", CRASH, moment, when, str(path)]
    return subprocess.run(command, input=NEW, capture_output=True, check=False)


def test_these_are_all_the_moments(tmp_path: Path) -> None:
    path = tmp_path / "a.journey.yaml"
    path.write_bytes(OLD)

    assert rewritten(path, "none", "before").stdout == f"{len(MOMENTS)}\n".encode()
    assert path.read_bytes() == NEW


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("moment", MOMENTS)
def test_a_killed_process_leaves_a_whole_file(moment: str, when: str, tmp_path: Path) -> None:
    path = tmp_path / "a.journey.yaml"
    path.write_bytes(OLD)
    done = moment == "fsync-6" or (moment == "replace-5" and when == "after")

    assert rewritten(path, moment, when).returncode == -9
    assert path.read_bytes() == (NEW if done else OLD)


def test_a_file_that_was_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.journey.yaml"
    path.write_bytes(b"title: Somebody else was here\n")

    with pytest.raises(UsageError, match="has changed meanwhile and stays as it is"):
        rewrite(path, OLD, NEW)
    assert path.read_bytes() == b"title: Somebody else was here\n"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_may_not_be_written_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.journey.yaml"
    path.write_bytes(OLD)
    path.chmod(0o444)

    with pytest.raises(UsageError, match="is read-only and stays as it is"):
        rewrite(path, OLD, NEW)
    assert path.read_bytes() == OLD


def test_a_full_disk_leaves_the_file_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.journey.yaml"
    path.write_bytes(OLD)

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)

    with pytest.raises(UsageError, match=r"cannot write .*: no space left on device"):
        rewrite(path, OLD, NEW)
    assert path.read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [path]


def test_the_mode_and_a_link_stay(tmp_path: Path) -> None:
    path, link = tmp_path / "a.journey.yaml", tmp_path / "b.journey.yaml"
    path.write_bytes(OLD)
    path.chmod(0o640)
    link.symlink_to(path)

    rewrite(link, OLD, NEW)

    assert link.is_symlink()
    assert path.read_bytes() == NEW
    assert path.stat().st_mode & 0o777 == 0o640
