"""`jmap log`: what happened to a journey, commit by commit."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from jmap.commands.lint_report import refuse_overwriting
from jmap.commands.log_files import find_log
from jmap.commands.target import Form, named_file, terminal_width, write_plain
from jmap.diff.change import Level
from jmap.diff.git import Blobs
from jmap.diff.history import history
from jmap.errors import ExitCode
from jmap.frozen import frozen
from jmap.project.look import chosen_look
from jmap.view.theme import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jmap.commands.output import Output
    from jmap.diff.history import History
    from jmap.project.settings import LoadedSettings
    from jmap.report.report import Segment
    from jmap.view.theme import Theme


@frozen
class LogOptions:
    """What is asked of one history."""

    since: str | None = None
    """A revision or a date; what was before is left out."""
    most: int | None = None
    first_parent: bool = False
    format: Form = "text"
    target: str | None = None
    """The file to write to; None for standard output."""
    level: Level = Level.NOTABLE
    """The mildest level that is shown."""


def run(path: str, output: Output, loaded: LoadedSettings, options: LogOptions) -> ExitCode:
    """Tell the history of the map at `path`."""
    output.note(*loaded.notes)
    chosen = {rule: Level(level) for rule, level in loaded.settings.diff.get("levels", {}).items()}
    with ExitStack() as stack:
        log = find_log(
            path,
            lambda root: stack.enter_context(Blobs(root)),
            options.since,
            first_parent=options.first_parent,
        )
        found = history(path, log.revisions(options.most), chosen, options.most)
    theme = _theme(loaded, output) if options.format == "html" else DEFAULT
    _write(found, output, options, theme)
    return ExitCode.OK


def _theme(loaded: LoadedSettings, output: Output) -> Theme:
    """Return the colours that settings want."""
    look, warnings = chosen_look(loaded)
    output.warn(*warnings)
    return look.theme


def _write(found: History, output: Output, options: LogOptions, theme: Theme) -> None:
    """Write a history to where it goes."""
    file = named_file(options.target)
    segments = list(_formatted(found, options, None if file else terminal_width(), theme))
    if file:
        refuse_overwriting([(options.format, file)], [found.path])
        write_plain(file, segments)
        output.note(f"Wrote {file}.")
    else:
        output.write(segments, exact=options.format != "text")


def _formatted(found: History, options: LogOptions, width: int | None, theme: Theme) -> Iterable[Segment]:
    """Return the history in the form that was asked for; each is loaded only then."""
    match options.format:
        case "json":
            from jmap.report.log_json import log_json  # noqa: PLC0415  as the docstring says

            return log_json(found)
        case "markdown":
            from jmap.render.log_markdown import log_markdown  # noqa: PLC0415

            return [(log_markdown(found, options.level), "")]
        case "html":
            from jmap.render.log_html import log_html  # noqa: PLC0415

            return [(log_html(found, options.level, theme), "")]
        case "text":
            from jmap.report.log_text import log_text  # noqa: PLC0415

            return log_text(found, options.level, width)
