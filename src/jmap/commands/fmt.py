"""`jmap fmt`: maps and libraries in one order and one layout, in place."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from jmap.commands.git_driver import note_missing_driver
from jmap.commands.patch import patch
from jmap.commands.progress import with_progress
from jmap.commands.read import load_file, load_text
from jmap.commands.spread import spread
from jmap.errors import ExitCode, UsageError
from jmap.files import STANDARD_INPUT
from jmap.format.canonical import canonical, says_the_same
from jmap.frozen import frozen
from jmap.phrases import counted
from jmap.project.discover import Search, find_maps
from jmap.project.files import rewrite
from jmap.project.ignored import Ignored
from jmap.report.report import Report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jmap.commands.output import Output
    from jmap.diagnostics import Diagnostic
    from jmap.model.use import LoadedLibrary
    from jmap.project.settings import Settings
    from jmap.source.text import SourceText

_BATCH = 50


@frozen
class FmtOptions:
    """What is asked of one run."""

    check: bool = False
    diff: bool = False
    add_ids: bool = False
    stdin_filename: str = STANDARD_INPUT

    @property
    def dry(self) -> bool:
        """Whether nothing is written."""
        return self.check or self.diff


class Formatted(NamedTuple):
    """What became of one file."""

    path: str
    before: SourceText | None
    after: SourceText | None
    """The canonical text; None for a file with mistakes."""
    diagnostics: tuple[Diagnostic, ...] = ()
    texts: tuple[tuple[str, SourceText], ...] = ()
    refused: str = ""
    """Why it could not be written."""

    @property
    def is_changed(self) -> bool:
        """Whether another text is canonical."""
        return self.after is not None and self.after != self.before


def run(paths: Sequence[str], output: Output, settings: Settings, options: FmtOptions) -> ExitCode:
    """Format files in place, or say which ones would change; the exit code says whether all is well."""
    if options.stdin_filename != STANDARD_INPUT and STANDARD_INPUT not in paths:
        raise UsageError("--stdin-filename names what comes from standard input", "add `-` as a path")
    search = Search(
        libraries=True,
        ignored=Ignored(settings.exclude),
        force=settings.force_exclude,
        stdin_filename=options.stdin_filename,
    )
    files = find_maps(paths, search)
    files.sort(key=lambda path: path != STANDARD_INPUT)  # the first is read in this process
    batches = spread(partial(format_batch, options=options), files, _BATCH)
    done = [each for batch in with_progress(batches, len(files), "Formatting", output) for each in batch]
    _show(done, options, output)
    _tell(done, options, output)
    if STANDARD_INPUT not in files:  # an editor asks again and again
        note_missing_driver(output)
    failed = any(each.after is None or each.refused for each in done)
    changed = options.dry and any(each.is_changed for each in done)
    return ExitCode.FOUND if failed or changed else ExitCode.OK


def format_batch(paths: Sequence[str], options: FmtOptions) -> list[Formatted]:
    """Format some files in this process."""
    libraries: dict[str, LoadedLibrary] = {}
    return [_formatted(path, libraries, options) for path in paths]


def _formatted(path: str, libraries: dict[str, LoadedLibrary], options: FmtOptions) -> Formatted:
    loaded = load_file(path, libraries, options.stdin_filename)
    before = loaded.source
    if before is None or not loaded.is_whole:
        return Formatted(path, before, None, loaded.diagnostics, tuple(loaded.texts.items()))
    text = canonical(loaded, add_ids=options.add_ids)
    if text == before.text:
        return Formatted(path, before, before)
    again = load_text(text, before, libraries)
    after = again.source
    if after is None or not says_the_same(loaded, again):
        reason = (
            f"{path} stays as it is: in canonical form it would say something else, which is a bug in jmap"
        )
        return Formatted(path, before, before, refused=reason)
    done = Formatted(path, before, after)
    if options.dry or path == STANDARD_INPUT:
        return done
    try:
        rewrite(Path(path), before.encoded(), after.encoded())
    except UsageError as error:
        return done._replace(refused=error.message)
    return done


def _show(done: Sequence[Formatted], options: FmtOptions, output: Output) -> None:
    """Write to standard output what belongs there: patches, names, or what standard input became."""
    for each in done:
        if each.before is None or each.after is None:
            continue
        if options.diff:
            output.write(patch(each.before, each.after))
        elif options.check and each.is_changed:
            output.write(f"{each.before.path}\n")
        elif each.path == STANDARD_INPUT and not options.check:
            output.write_bytes(each.after.encoded())


def _tell(done: Sequence[Formatted], options: FmtOptions, output: Output) -> None:
    """Say what could not be formatted, and how many files were."""
    broken = [each for each in done if each.after is None]
    if broken:
        from jmap.report.full import full  # noqa: PLC0415  most maps have no mistake

        told = {diagnostic: None for each in broken for diagnostic in each.diagnostics}
        texts = dict(pair for each in broken for pair in each.texts)
        ordered = sorted(told, key=lambda diagnostic: diagnostic.sort_key)
        output.tell(full(Report(tuple(ordered), texts, len(broken))))
        output.note(f"Not formatted: {', '.join(each.path for each in broken)}")
    for each in done:
        if each.refused:
            output.tell(f"error: {each.refused}\n")
    summary = _summary(done, options)
    if summary and (options.dry or STANDARD_INPUT not in [each.path for each in done]):
        output.note(summary)


def _summary(done: Sequence[Formatted], options: FmtOptions) -> str:
    """Say how many files were formatted, or would be; nothing where none could be."""
    if not done:
        return "There is nothing to format: all that was named is excluded."
    changed = sum(each.is_changed and not each.refused for each in done)
    kept = sum(each.after is not None for each in done) - changed
    verb = "would be formatted" if options.dry else "formatted"
    said = [f"{counted(changed, 'file')} {verb}"] if changed else []
    said += [f"{counted(kept, 'file')} unchanged"] if kept else []
    return f"{', '.join(said)}." if said else ""
