"""What `import jmap` offers to programs: load, lint and render without the command line."""

from __future__ import annotations

import warnings
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from jmap.commands.read import load_map
from jmap.model.load import load_source
from jmap.project.files import DiskFiles
from jmap.source.text import SourceText

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence

    from jmap.diagnostics import Diagnostic
    from jmap.model.load import Loaded


def load(path: str | os.PathLike[str]) -> Loaded:
    """Load the map at `path` with the libraries that it uses.

    Never raises for what stands in a file: `Loaded.map` is then None, and `Loaded.diagnostics` tells
    every mistake with its place.
    """
    return load_map(Path(path).as_posix(), {})


def loads(text: str, path: str | os.PathLike[str] | None = None) -> Loaded:
    """Load a map from a text; `path` says where it comes from, so that its libraries can be found."""
    name = "<text>" if path is None else Path(path).as_posix()
    source = SourceText(name, text.removeprefix("\ufeff"), bom=text.startswith("\ufeff"))
    return load_source(source, None if path is None else DiskFiles(name))


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


def render(loaded: Loaded, format: str = "html") -> bytes:  # noqa: A002  the word of the command line
    """Return a loaded map as `html`, `svg`, `png`, `dot` or `json`; text is UTF-8.

    Raises ValueError for a map that did not load, and `jmap.errors.UsageError` for an unknown format
    or a missing program. What a picture cannot show is a warning.
    """
    from jmap.commands.artefact import artefacts, find_format  # noqa: PLC0415  loading draws nothing

    if loaded.map is None:
        raise ValueError(f"{loaded.path} has mistakes; see its diagnostics")
    ((content,),), told = artefacts([(loaded, [find_format(format)])])
    for warning in told:
        warnings.warn(warning, stacklevel=2)
    return content
