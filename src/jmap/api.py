"""What `import jmap` offers to programs: load, lint, render and compare without the command line."""

from __future__ import annotations

import warnings
from dataclasses import fields, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from jmap.commands.read import PATHLESS, load_map
from jmap.frozen import frozen
from jmap.model.load import Loaded, load_source
from jmap.project.files import DiskFiles
from jmap.source.text import SourceText

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence

    from jmap.diagnostics import Diagnostic
    from jmap.diff.change import Change
    from jmap.model.journey import JourneyMap
    from jmap.view.look import Look


def load(path: str | os.PathLike[str]) -> Loaded:
    """Load the map at `path` with the libraries that it uses.

    Never raises for what stands in a file: `Loaded.map` is then None, and `Loaded.diagnostics` tells
    every mistake with its place.
    """
    return _shown(load_map(Path(path).as_posix(), {}, placed=True))


def loads(text: str, path: str | os.PathLike[str] | None = None) -> Loaded:
    """Load a map from a text; `path` says where it comes from, so that its libraries can be found."""
    name = PATHLESS if path is None else Path(path).as_posix()
    source = SourceText(name, text.removeprefix("\ufeff"), bom=text.startswith("\ufeff"))
    return _shown(load_source(source, None if path is None else DiskFiles(name), placed=True))


def lint(loaded: Loaded, *, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> tuple[Diagnostic, ...]:
    """Return the diagnostics of a loaded map in place order, those of loading included.

    `select` and `ignore` take rule names, codes and families; an unknown one raises
    `jmap.errors.UsageError`.
    """
    from jmap.lint.engine import lint as run_rules  # noqa: PLC0415  loading needs no rules
    from jmap.lint.select import chosen  # noqa: PLC0415
    from jmap.lint.subject import Subject  # noqa: PLC0415

    subject = Subject(loaded, DiskFiles(loaded.path), datetime.now().astimezone().date())
    return run_rules(subject, chosen(select, ignore)).diagnostics


def render(  # noqa: PLR0913  a choice of the command line is an argument
    loaded: Loaded,
    format: str = "html",  # noqa: A002  the word of the command line
    *,
    view: str = "board",
    columns: Literal["stages", "steps"] = "stages",
    group: Literal["stage", "channel"] = "stage",
    persona: str | None = None,
    theme: str | os.PathLike[str] | None = None,
    templates: str | os.PathLike[str] | None = None,
) -> bytes:
    """Return a loaded map in a format of `jmap render`, such as `html`, `svg` or `pdf`; text is UTF-8.

    Pictures show the `board` or the `diagram`; `theme` is a style sheet with tokens, `templates` a folder;
    the other choices are those of the command line. Raises ValueError for a map that did not load, and
    `jmap.errors.UsageError` for an unknown format or persona, a choice that would change nothing, a missing
    program, or a mistake in theme or templates. What a picture cannot show is a warning.
    """
    from jmap.commands.artefact import artefacts, find_format, in_views  # noqa: PLC0415  loading draws nothing
    from jmap.commands.choices import refuse_pointless, refuse_strangers  # noqa: PLC0415
    from jmap.commands.pictures import VIEWS  # noqa: PLC0415
    from jmap.render.targets import BESIDE  # noqa: PLC0415

    if loaded.map is None:
        raise ValueError(f"{loaded.path} has mistakes; see its diagnostics")
    chosen, told = _look(theme, templates)
    look = replace(chosen, columns=columns, group=group, persona=persona)
    formats = in_views([find_format(format)], [view])
    refuse_pointless(look, formats, [view] if view != VIEWS[0] else ())
    if persona is not None:
        refuse_strangers(persona, {loaded.path: loaded.map})
    (((content,), left_out),) = artefacts([(loaded, formats, BESIDE)], look=look)
    for warning in (*told, *left_out):
        warnings.warn(warning, stacklevel=2)
    return content


def _look(
    theme: str | os.PathLike[str] | None, templates: str | os.PathLike[str] | None
) -> tuple[Look, tuple[str, ...]]:
    from jmap.project.look import chosen_look  # noqa: PLC0415  as above
    from jmap.project.settings import LoadedSettings, Settings  # noqa: PLC0415

    settings = Settings(
        theme={"file": Path(theme)} if theme else {}, templates=Path(templates) if templates else None
    )
    return chosen_look(LoadedSettings(settings, Path()))


def diff(old: Loaded | JourneyMap, new: Loaded | JourneyMap) -> tuple[Change, ...]:
    """Return what has changed from one map to another, the worst first.

    Each change has `rule`, `level`, `text` and more; changes of maps that were loaded from text also have
    places. Raises ValueError for a map that did not load.
    """
    from jmap.diff.compare import changes  # noqa: PLC0415  loading compares nothing
    from jmap.diff.side import side_of  # noqa: PLC0415  as above

    for each in (old, new):
        if isinstance(each, Loaded) and each.map is None:
            raise ValueError(f"{each.path} has mistakes; see its diagnostics")
    return changes(side_of(old), side_of(new))


def _shown(loaded: Loaded) -> Loaded:
    return _Shown(**{field.name: getattr(loaded, field.name) for field in fields(Loaded)})


@frozen
class _Shown(Loaded):
    """A loaded map that a notebook shows by itself.

    It is made here and not in `model`, which knows no page.
    """

    def _repr_html_(self) -> str:
        """Return the page in a frame, or what is wrong with the map."""
        from jmap.render.notebook import framed, preformatted  # noqa: PLC0415  loading draws nothing

        if self.map is not None:
            return framed(render(self).decode(), self.map.title)
        from jmap.report.full import full  # noqa: PLC0415  as above
        from jmap.report.report import Report  # noqa: PLC0415

        report = Report(self.diagnostics, self.texts, 1)
        return preformatted("".join(text for text, _ in full(report)))
