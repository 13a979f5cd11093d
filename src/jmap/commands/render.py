"""`jmap render`: maps to pages, pictures and data."""

from __future__ import annotations

import shutil
import sys
from dataclasses import field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from jmap.commands.artefact import (
    PLAIN,
    Format,
    Screen,
    artefacts,
    is_file,
    possible_formats,
    wanted_formats,
)
from jmap.commands.choices import refuse_pointless, refuse_strangers
from jmap.commands.links import Link, links_of, targets_of, tell_missing
from jmap.commands.output import writing
from jmap.commands.pictures import AS_USUAL, Sizes
from jmap.commands.progress import with_progress
from jmap.commands.read import load_map
from jmap.commands.spread import spread
from jmap.errors import ExitCode, UsageError
from jmap.files import map_name
from jmap.frozen import frozen
from jmap.phrases import counted
from jmap.project.discover import STANDARD_INPUT, Search, find_maps, refuse_map
from jmap.project.files import write
from jmap.project.look import chosen_look
from jmap.report.report import Report
from jmap.view.look import USUAL

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from jmap.commands.output import Output
    from jmap.diagnostics import Diagnostic
    from jmap.model.journey import JourneyMap
    from jmap.model.use import LoadedLibrary
    from jmap.project.settings import LoadedSettings
    from jmap.render.targets import Targets
    from jmap.source.text import SourceText
    from jmap.view.look import Look

_BATCH = 50
"""Maps that share one Graphviz process; few enough to show progress and to keep memory flat."""
_WORTH_IT = 60
"""From so many maps on, each of about ten milliseconds, several processes are faster than one."""
_FEW = 8
"""Up to so many results are named one by one."""


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

    written: tuple[Path, ...] = ()
    failed: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    texts: Mapping[str, SourceText] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


def run(  # noqa: PLR0913  an option of the command is an argument
    arguments: Sequence[str],
    output: Output,
    *,
    formats: Sequence[str] = (),
    target: str | None = None,
    views: Sequence[str] = (),
    sizes: Sizes = AS_USUAL,
    settings: LoadedSettings | None = None,
    look: Look = USUAL,
    open_it: bool = False,
) -> ExitCode:
    """Draw every map that loads, tell the mistakes of the others; the exit code is 1 where there are any.

    Without `formats`, the ending of a `target` file says what to make; else it is a page. Pictures show the
    board, or each of `views`. Of `look` what the settings do not say counts: columns, group, persona.
    """
    look = chosen(settings, look, output)
    paths = find_maps(arguments, Search(libraries=False))
    wanted = wanted_formats(formats, target, views)
    refuse_pointless(look, wanted, views, sizes)
    wanted, lacking = possible_formats(wanted)
    jobs = plan(paths, wanted, target)
    if look.persona is not None:
        refuse_strangers(look.persona, maps_at(paths))
    # The first is drawn in this process, the only one that has standard input.
    groups = sorted(_grouped(jobs), key=lambda jobs: jobs[0].path != STANDARD_INPUT)
    how = partial(draw, screen=_screen(jobs, output), sizes=sizes, look=look)
    batches = spread(how, groups, _BATCH, worth_it=_WORTH_IT)
    drawn = list(with_progress(batches, len(groups), "Rendering", output))
    written = [path for each in drawn for path in each.written]
    _tell(drawn, written, output)
    folder = None if target is None or is_file(target) else target
    failed = [path for each in drawn for path in each.failed]
    tell_missing([link for each in drawn for link in each.links], folder, output, failed)
    if lacking:
        output.tell([("error", "error"), (f": {lacking.message}\n  = help: {lacking.hint}\n", "")])
    if open_it:
        import webbrowser  # noqa: PLC0415  pictures are rarely opened

        opened = [webbrowser.open(path.resolve().as_uri()) for path in written[:_FEW]]
        if not any(opened):
            output.note("Nothing could be opened: there is no file, or no browser was found.")
    return ExitCode.FOUND if lacking or any(each.failed for each in drawn) else ExitCode.OK


def chosen(settings: LoadedSettings | None, choices: Look, output: Output) -> Look:
    """Return how settings want maps to be drawn, with `choices` for one run laid over them.

    What people should know about the settings is told.
    """
    if settings is None:
        return choices
    look, warnings = chosen_look(settings)
    for note in settings.notes:
        output.note(note)
    for warning in warnings:
        _warn(warning, output)
    return replace(look, columns=choices.columns, group=choices.group, persona=choices.persona)


def maps_at(paths: Sequence[str]) -> dict[str, JourneyMap]:
    """Return the maps at `paths` that load."""
    libraries: dict[str, LoadedLibrary] = {}
    loaded = ((path, load_map(path, libraries).map) for path in paths)
    return {path: journey for path, journey in loaded if journey is not None}


def _screen(jobs: Sequence[Job], output: Output) -> Screen:
    """Return what a board is drawn for: the terminal if it goes there, else plain text of a usual width."""
    if all(job.target for job in jobs):
        return replace(PLAIN, color=output.color == "always")
    columns = shutil.get_terminal_size((PLAIN.width, 0)).columns
    return Screen(columns, output.colored(sys.stdout))


def draw(
    batch: Sequence[Sequence[Job]], screen: Screen = PLAIN, sizes: Sizes = AS_USUAL, look: Look = USUAL
) -> Drawn:
    """Load, draw and write a batch of maps, each with its jobs."""
    libraries: dict[str, LoadedLibrary] = {}
    loaded = [(load_map(jobs[0].path, libraries), jobs) for jobs in batch]
    whole = [(each, jobs) for each, jobs in loaded if each.map is not None]
    wanted = [(each, [job.format for job in jobs], _targets(jobs)) for each, jobs in whole]
    contents, warnings = artefacts(wanted, screen, sizes, look)
    written: list[Path] = []
    links: list[Link] = []
    for made, (each, jobs) in zip(contents, whole, strict=True):
        for job, content in zip(jobs, made, strict=True):
            written += _deliver(job, content)
            links += links_of(each, job.target, job.format, flat=job.flat)
    failed = [each for each, _ in loaded if each.map is None]
    return Drawn(
        tuple(written),
        tuple(each.path for each in failed),
        tuple(diagnostic for each in failed for diagnostic in each.diagnostics),
        {path: text for each in failed for path, text in each.texts.items()},
        tuple(warnings),
        tuple(links),
    )


def _targets(jobs: Sequence[Job]) -> Targets:
    """Return where the links of a map's results lead: all that are files stand in one folder."""
    place = next((job.target for job in jobs if job.target is not None), None)
    return targets_of(jobs[0].path, place, flat=jobs[0].flat)


def _grouped(jobs: Sequence[Job]) -> list[list[Job]]:
    """Return the jobs of each map together, in order."""
    groups: dict[str, list[Job]] = {}
    for job in jobs:
        groups.setdefault(job.path, []).append(job)
    return list(groups.values())


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
        flat = target is not None
        jobs = [Job(path, format_, _target(path, format_, target), flat) for path, format_ in wanted]
    if sum(job.target is None for job in jobs) > 1:
        raise UsageError("several boards cannot share standard output", "name a folder: `-o DIR`")
    folders: dict[Path, Path] = {}
    sources = {_resolved(Path(path), folders): path for path in paths if path != STANDARD_INPUT}
    taken: dict[Path, str] = {}
    for job in jobs:
        if job.target is None:
            continue
        place = _resolved(job.target, folders)
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


def _resolved(path: Path, folders: dict[Path, Path]) -> Path:
    """Return `path` without links; `folders` holds those that were asked before."""
    folder = path.parent
    if folder not in folders:
        folders[folder] = folder.resolve()
    place = folders[folder] / path.name
    return place.resolve() if place.is_symlink() else place


def _target(path: str, format_: Format, folder: str | None) -> Path | None:
    """Return the file for a result: in `folder`, or beside the map unless it is for the screen."""
    if folder is None and format_.shown:
        return None
    name = "map" if path == STANDARD_INPUT else map_name(path)
    return Path(Path(path).parent if folder is None else folder, f"{name}.{format_.ending}")


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


def _tell(drawn: Sequence[Drawn], written: Sequence[Path], output: Output) -> None:
    """Name what was written, and tell why the rest was not."""
    if failed := [path for each in drawn for path in each.failed]:
        found = [diagnostic for each in drawn for diagnostic in each.diagnostics]
        texts = {path: text for each in drawn for path, text in each.texts.items()}
        tell_mistakes(found, texts, failed, output)
    for warning in (warning for each in drawn for warning in each.warnings):
        _warn(warning, output)
    if len(written) <= _FEW:
        for path in written:
            output.note(f"Wrote {path}")
    else:
        output.note(f"Wrote {counted(len(written), 'file')}")


def _warn(text: str, output: Output) -> None:
    output.tell([("warning", "warning"), (f": {text}\n", "")])


def tell_mistakes(
    found: Iterable[Diagnostic], texts: Mapping[str, SourceText], failed: Sequence[str], output: Output
) -> None:
    """Tell why the maps at the paths `failed` were not drawn; a library that several use is told of once."""
    from jmap.report.full import full  # noqa: PLC0415  most maps have no mistake

    told = {replace(each, fix=None) for each in found}
    ordered = sorted(told, key=lambda diagnostic: diagnostic.sort_key)
    output.tell(full(Report(tuple(ordered), texts, len(failed))))
    output.note(f"Not drawn: {', '.join(failed)}")
