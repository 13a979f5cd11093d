"""Files on disk: what a project is, and writing whole files or none."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from jmap.errors import UsageError
from jmap.files import FileRefusedError
from jmap.project.files import DiskFiles, leaves_project, read, rewrite, write
from jmap.source.text import MAX_BYTES


def test_a_project_is_its_git_repository(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "maps").mkdir()
    files = DiskFiles((tmp_path / "maps" / "a.yaml").as_posix())

    assert files.inside((tmp_path / "shared.yaml").as_posix())
    assert not files.inside((tmp_path / ".." / "shared.yaml").as_posix())


def test_without_git_a_project_is_the_folder_of_the_map(tmp_path: Path) -> None:
    files = DiskFiles((tmp_path / "a.yaml").as_posix())

    assert files.inside((tmp_path / "images" / "b.png").as_posix())
    assert not files.inside(tmp_path.parent.as_posix())


def test_a_link_out_of_the_project_leaves_it(tmp_path: Path) -> None:
    (tmp_path / "out").symlink_to("/")

    assert not DiskFiles((tmp_path / "a.yaml").as_posix()).inside((tmp_path / "out" / "etc").as_posix())


def test_names_are_those_of_files_alone(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "b").touch()
    (tmp_path / "a").touch()
    files = DiskFiles((tmp_path / "a").as_posix())

    assert files.names(tmp_path.as_posix()) == ["a", "b"]
    assert files.names((tmp_path / "nowhere").as_posix()) == ()
    assert files.exists((tmp_path / "folder").as_posix())


def test_reading_stops_behind_what_a_map_may_have(tmp_path: Path) -> None:
    (tmp_path / "large").write_bytes(b"a" * (2 * MAX_BYTES))

    assert len(read((tmp_path / "large").as_posix())) == MAX_BYTES + 1


def test_what_is_no_file_is_refused_and_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    for name, reason in {"pipe": "not a regular file", ".": "it is a folder", "no": "no such file"}.items():
        with pytest.raises(FileRefusedError) as refused:
            read((tmp_path / name).as_posix())
        assert reason in refused.value.reason


def test_a_written_file_keeps_its_mode_and_its_link(tmp_path: Path) -> None:
    target, link = tmp_path / "map", tmp_path / "link"
    target.write_bytes(b"old")
    target.chmod(0o640)
    link.symlink_to(target)

    write(link, b"new")

    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link", "map"]


def test_a_file_that_holds_just_that_stays_in_place_and_is_as_new(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(b"same")
    os.utime(page, (0, 0))
    file = page.stat().st_ino
    write(page, b"same")
    assert page.stat().st_ino == file
    assert page.stat().st_mtime > 0


def test_another_text_of_the_same_length_is_written(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(b"old!")
    write(page, b"new!")
    assert page.read_bytes() == b"new!"
    assert [each.name for each in tmp_path.iterdir()] == ["page.html"]


def test_a_new_file_has_the_mode_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()

    write(tmp_path / "map", b"")

    assert (tmp_path / "map").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_what_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()

    with pytest.raises(UsageError, match="cannot write"):
        write(tmp_path / "folder", b"new")

    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_missing_folders_are_made(tmp_path: Path) -> None:
    write(tmp_path / "new" / "deeper" / "map", b"new")

    assert (tmp_path / "new" / "deeper" / "map").read_bytes() == b"new"


def test_a_file_in_the_place_of_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"kept")

    with pytest.raises(UsageError, match="a file stands where a folder should be"):
        write(tmp_path / "file" / "map", b"new")

    assert (tmp_path / "file").read_bytes() == b"kept"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go into a project with a linked folder that leaves it, and one that does not."""
    project = tmp_path / "project"
    (project / "maps").mkdir(parents=True)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "map").write_bytes(b"kept")
    (project / "out").symlink_to(tmp_path / "elsewhere")
    (project / "within").symlink_to("maps")
    monkeypatch.chdir(project)
    return project


@pytest.mark.parametrize("git", [True, False])
def test_a_linked_folder_leads_out_of_the_project_too(project: Path, git: bool) -> None:  # noqa: FBT001  a parameter
    if git:
        (project / ".git").mkdir()

    assert leaves_project(Path("out/map"))
    assert leaves_project(Path("out/deep/er/map"))
    assert leaves_project(project / "out" / "map")
    assert not leaves_project(Path("within/map"))
    assert not leaves_project(Path("../elsewhere/map"))


def test_a_link_above_the_project_is_how_the_machine_is_set_up(project: Path, tmp_path: Path) -> None:
    (project / ".git").mkdir()
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "work").symlink_to(project)

    assert not leaves_project(tmp_path / "home" / "work" / "maps" / "map")
    assert leaves_project(tmp_path / "home" / "work" / "out" / "map")


def test_nothing_is_written_through_a_linked_folder_that_leaves(project: Path) -> None:
    with pytest.raises(UsageError, match="leads out of the project by a link"):
        write(Path("out/map"), b"new")
    with pytest.raises(UsageError, match="leads out of the project by a link"):
        rewrite(Path("out/map"), b"kept", b"new")

    assert (project / "out" / "map").read_bytes() == b"kept"
