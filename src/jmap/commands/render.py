"""`jmap render`: maps to pages, pictures and data."""

from __future__ import annotations

import sys
import webbrowser
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from jmap.commands.artefact import FORMATS, Format, artefacts
from jmap.commands.read import load_map
from jmap.errors import ExitCode, UsageError
from jmap.project.discover import STANDARD_INPUT, find_maps, map_name
from jmap.project.files import write
from jmap.report.full import full
from jmap.report.report import Report, counted
from jmap.suggest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jmap.commands.output import Output
    from jmap.model.load import Loaded
    from jmap.model.use import LoadedLibrary

_BATCH = 100
"""Maps that share one Graphviz process; few enough to show progress and to keep memory flat."""
_FEW = 8
"""Up to so many results are named one by one."""


@dataclass(frozen=True, slots=True)
class Job:
    """One map to draw in one format; `target` is None for standard output."""

    path: str
    format: Format
    target: Path | None


def run(
    arguments: Sequence[str],
    output: Output,
    *,
    formats: Sequence[str] = ("html",),
    target: str | None = None,
    open_it: bool = False,
) -> ExitCode:
    """Draw every map that loads, tell the mistakes of the others; the exit code is 1 where there are any."""
    paths = find_maps(arguments, libraries=False)
    jobs = plan(paths, [find_format(name) for name in dict.fromkeys(formats)], target)
    by_path: dict[str, list[Job]] = {}
    for job in jobs:
        by_path.setdefault(job.path, []).append(job)
    written: list[Path] = []
    failed: list[Loaded] = []
    libraries: dict[str, LoadedLibrary] = {}
    for batch in _batches(output, list(by_path)):
        loaded = [load_map(path, libraries) for path in batch]
        failed += [each for each in loaded if each.map is None]
        drawn = artefacts(
            [(each, [job.format for job in by_path[each.path]]) for each in loaded if each.map is not None],
            output,
        )
        for path, contents in drawn:
            for job, content in zip(by_path[path], contents, strict=True):
                _deliver(job, content, written)
    _tell(output, written, failed)
    if open_it:
        for path in written[:_FEW]:
            webbrowser.open(path.resolve().as_uri())
    return ExitCode.FOUND if failed else ExitCode.OK


def find_format(name: str) -> Format:
    """Return the format of that name, or refuse with a suggestion."""
    if name not in FORMATS:
        raise UsageError(f"no format is called `{name}`", did_you_mean(name, FORMATS) or f"one of {', '.join(FORMATS)}")
    return FORMATS[name]


def plan(paths: Sequence[str], formats: Sequence[Format], target: str | None) -> list[Job]:
    """Say where each result goes; refuse what would overwrite a map or another result."""
    wanted = [(path, format_) for path in paths for format_ in formats]
    to_output = target == STANDARD_INPUT or (target is None and paths == [STANDARD_INPUT])
    if to_output:
        if len(wanted) > 1:
            raise UsageError("several results cannot share standard output", "name a folder: `-o DIR`")
        return [Job(wanted[0][0], wanted[0][1], None)]
    jobs = [Job(path, format_, _target(path, format_, target, alone=len(wanted) == 1)) for path, format_ in wanted]
    sources = {Path(path).resolve(): path for path in paths if path != STANDARD_INPUT}
    taken: dict[Path, str] = {}
    for job in jobs:
        assert job.target is not None
        place = job.target.resolve()
        if place in sources:
            raise UsageError(f"{job.target} is a map and would be overwritten", "name another file: `-o FILE`")
        if place in taken:
            raise UsageError(
                f"{taken[place]} and {job.path} would both become {job.target}",
                "render them to two folders, or rename one of them",
            )
        taken[place] = job.path
    return jobs


def _target(path: str, format_: Format, target: str | None, *, alone: bool) -> Path:
    """Return the file for a result: beside the map, in the folder `target`, or `target` itself."""
    name = "map" if path == STANDARD_INPUT else map_name(path)
    file = f"{name}.{format_.ending}"
    if target is None:
        return Path(path).parent / file
    folder = Path(target)
    if folder.is_dir() or target.endswith(("/", "\\")) or not folder.suffix:
        return folder / file
    if not alone:
        raise UsageError(f"several results cannot share the file {target}", "name a folder: `-o DIR/`")
    return folder


def _batches(output: Output, paths: list[str]) -> Iterator[list[str]]:
    """Yield the paths in batches, with a bar on standard error where somebody watches and it takes a while."""
    source = iter(paths)
    batches: Iterable[list[str]] = iter(lambda: list(islice(source, _BATCH)), [])
    if not output.interactive or len(paths) <= _BATCH:
        yield from batches
        return
    from rich.console import Console  # noqa: PLC0415  only where a bar is shown
    from rich.progress import Progress  # noqa: PLC0415

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Rendering", total=len(paths))
        for batch in batches:
            yield batch
            progress.advance(task, len(batch))


def _deliver(job: Job, content: bytes, written: list[Path]) -> None:
    if job.target is not None:
        try:
            job.target.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UsageError(f"cannot make the folder {job.target.parent}: {error.strerror}") from None
        write(job.target, content)
        written.append(job.target)
        return
    if job.format.binary and sys.stdout.isatty():
        raise UsageError("a picture is no text for a terminal", "write it to a file: `-o FILE.png`")
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def _tell(output: Output, written: Sequence[Path], failed: Sequence[Loaded]) -> None:
    """Name what was written, and tell why the rest was not."""
    if failed:
        found = {diagnostic: None for loaded in failed for diagnostic in loaded.diagnostics}
        texts = {path: text for loaded in failed for path, text in loaded.texts.items()}
        ordered = sorted(found, key=lambda diagnostic: diagnostic.sort_key)
        output.tell(full(Report(tuple(ordered), texts, len(failed), tuple(loaded.path for loaded in failed))))
    if len(written) <= _FEW:
        for path in written:
            output.note(f"Wrote {path}")
    else:
        output.note(f"Wrote {counted(len(written), 'file')}")
