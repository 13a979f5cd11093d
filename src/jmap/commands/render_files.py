"""Drawing maps in one process: what becomes of which map, and where it goes."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from jmap.commands.artefact import artefacts, is_file
from jmap.commands.links import links_of, targets_of
from jmap.commands.output import writing
from jmap.commands.read import load_map
from jmap.errors import UsageError
from jmap.files import STANDARD_INPUT, map_name
from jmap.frozen import frozen
from jmap.project.discover import refuse_map
from jmap.project.files import write
from jmap.report.report import Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jmap.commands.artefact import Format, Screen
    from jmap.commands.links import Link
    from jmap.commands.pictures import Sizes
    from jmap.model.load import Loaded
    from jmap.model.use import LoadedLibrary
    from jmap.render.targets import Targets
    from jmap.view.look import Look


@frozen
class Job:
    """One map to draw in one format; `target` is None for standard output."""

    path: str
    format: Format
    target: Path | None
    flat: bool = False
    """Whether all results of the run stand in one folder, and not each beside its map."""


@frozen
class Drawn:
    """What became of a batch of maps."""

    written: tuple[Path, ...]
    failed: tuple[str, ...]
    """The paths of those that could not be drawn."""
    mistakes: Report
    warnings: tuple[str, ...]
    links: tuple[Link, ...]


def plan(paths: Sequence[str], formats: Sequence[Format], target: str | None) -> list[Job]:
    """Say where each result goes; refuse what would overwrite a map or another result."""
    wanted = [(path, format_) for path in paths for format_ in formats]
    to_output = target == STANDARD_INPUT or (target is None and paths == [STANDARD_INPUT])
    if to_output:
        if len(wanted) > 1:
            raise UsageError("several results cannot share standard output", "name a folder: `-o DIR`")
        return [Job(wanted[0][0], wanted[0][1], None)]
    if target is not None and is_file(target):
        if len(wanted) > 1:
            raise UsageError(f"several results cannot share the file {target}", "name a folder: `-o DIR/`")
        jobs = [Job(wanted[0][0], wanted[0][1], Path(target))]
    else:
        folder = None if target is None else Path(target)
        jobs = [
            Job(path, format_, _target(path, format_, folder), flat=folder is not None)
            for path, format_ in wanted
        ]
    if sum(job.target is None for job in jobs) > 1:
        raise UsageError("several boards cannot share standard output", "name a folder: `-o DIR`")
    folders: dict[str, str] = {}
    sources = {_place(path, folders) for path in paths if path != STANDARD_INPUT}
    taken: dict[tuple[str, str], str] = {}
    for job in jobs:
        if job.target is None:
            continue
        place = _place(str(job.target), folders)
        if place in sources:
            raise UsageError(
                f"{job.target} is a map and would be overwritten", "name another file: `-o FILE`"
            )
        refuse_map(job.target)
        if place in taken:
            raise UsageError(
                f"{taken[place]} and {job.path} would both become {job.target}",
                "render them to two folders, or rename one of them",
            )
        taken[place] = job.path
    return jobs


def _place(path: str, folders: dict[str, str]) -> tuple[str, str]:
    """Return folder and name, links followed; `folders` holds those that were asked before."""
    if os.path.islink(path):  # noqa: PTH114  a `Path` takes longer to make than all else here
        path = os.path.realpath(path)
    folder, name = os.path.split(path)
    if folder not in folders:
        folders[folder] = os.path.realpath(folder)
    return folders[folder], name


def _target(path: str, format_: Format, folder: Path | None) -> Path | None:
    """Return the file for a result: in `folder`, or beside the map unless it is for the screen."""
    if folder is None and format_.shown:
        return None
    name = "map" if path == STANDARD_INPUT else map_name(path)
    return (folder or Path(path).parent) / f"{name}.{format_.ending}"


def draw(batch: Sequence[Sequence[Job]], screen: Screen, sizes: Sizes, look: Look) -> Drawn:
    """Load, draw and write a batch of maps, each with its jobs."""
    libraries: dict[str, LoadedLibrary] = {}
    loaded = [(load_map(jobs[0].path, libraries), jobs) for jobs in batch]
    whole = [(each, jobs) for each, jobs in loaded if each.map is not None]
    wanted = [(each, [job.format for job in jobs], _targets(jobs)) for each, jobs in whole]
    written: list[Path] = []
    warnings: list[str] = []
    links: list[Link] = []
    for (each, jobs), (made, told) in zip(whole, artefacts(wanted, screen, sizes, look), strict=True):
        warnings += told
        for job, content in zip(jobs, made, strict=True):
            written += _deliver(job, content)
            links += links_of(each, job.target, job.format, flat=job.flat)
    failed = [each for each, _ in loaded if each.map is None]
    return Drawn(
        tuple(written), tuple(each.path for each in failed), mistakes(failed), tuple(warnings), tuple(links)
    )


def mistakes(failed: Iterable[Loaded]) -> Report:
    """Return what keeps maps from being drawn, without the fixes: nothing is mended here."""
    return Report.merged(
        Report(tuple(replace(each, fix=None) for each in loaded.diagnostics), loaded.texts, 1)
        for loaded in failed
    )


def _targets(jobs: Sequence[Job]) -> Targets:
    """Return where the links of a map's results lead: all that are files stand in one folder."""
    place = next((job.target for job in jobs if job.target is not None), None)
    return targets_of(jobs[0].path, place, flat=jobs[0].flat)


def _deliver(job: Job, content: bytes) -> list[Path]:
    """Write one result; return the file, if it went to one."""
    if job.target is not None:
        write(job.target, content)
        return [job.target]
    if job.format.binary and sys.stdout.isatty():
        raise UsageError(
            "a picture is no text for a terminal", f"write it to a file: `-o FILE.{job.format.name}`"
        )
    with writing():
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    return []
