"""`jmap render`: maps to pages, pictures and data."""

from __future__ import annotations

import shutil
import sys
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from jmap.commands.artefact import PLAIN, Screen, is_file, possible_formats, wanted_formats
from jmap.commands.choices import chosen, refuse_pointless, refuse_strangers
from jmap.commands.links import tell_missing
from jmap.commands.pictures import AS_USUAL
from jmap.commands.progress import with_progress
from jmap.commands.read import maps_at
from jmap.commands.render_files import draw, plan
from jmap.commands.spread import spread
from jmap.errors import ExitCode
from jmap.files import STANDARD_INPUT
from jmap.phrases import counted
from jmap.project.discover import Search, find_maps
from jmap.report.report import Report
from jmap.view.look import USUAL

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from jmap.commands.output import Output
    from jmap.commands.pictures import Sizes
    from jmap.commands.render_files import Drawn, Job
    from jmap.project.settings import LoadedSettings
    from jmap.view.look import Look

_BATCH = 50
"""Maps that share one Graphviz process; few enough to show progress and to keep memory flat."""
_WORTH_IT = 60
"""From so many maps on, each of about ten milliseconds, several processes are faster than one."""
_FEW = 8
"""Up to so many results are named one by one."""


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
    wanted = wanted_formats(formats, target, views)
    look = chosen(settings, look, output, themed=any(form.themed for form in wanted))
    paths = find_maps(arguments, Search(libraries=False))
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


def _screen(jobs: Sequence[Job], output: Output) -> Screen:
    """Return what a board is drawn for: the terminal if it goes there, else plain text of a usual width."""
    if all(job.target for job in jobs):
        return replace(PLAIN, color=output.color == "always")
    columns = shutil.get_terminal_size((PLAIN.width, 0)).columns
    return Screen(columns, output.colored(sys.stdout))


def _grouped(jobs: Sequence[Job]) -> list[list[Job]]:
    """Return the jobs of each map together, in order."""
    groups: dict[str, list[Job]] = {}
    for job in jobs:
        groups.setdefault(job.path, []).append(job)
    return list(groups.values())


def _tell(drawn: Sequence[Drawn], written: Sequence[Path], output: Output) -> None:
    """Name what was written, and tell why the rest was not."""
    if failed := [path for each in drawn for path in each.failed]:
        tell_mistakes(Report.merged(each.mistakes for each in drawn), failed, output)
    output.warn(*(warning for each in drawn for warning in each.warnings))
    if len(written) <= _FEW:
        output.note(*(f"Wrote {path}." for path in written))
    else:
        output.note(f"Wrote {counted(len(written), 'file')}.")


def tell_mistakes(mistakes: Report, failed: Sequence[str], output: Output) -> None:
    """Tell why the maps at the paths `failed` were not drawn; a library that several use is told of once."""
    from jmap.report.full import full  # noqa: PLC0415  most maps have no mistake

    output.tell(full(mistakes))
    output.note(f"Not drawn: {', '.join(failed)}")
