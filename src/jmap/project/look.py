"""What settings and flags say about drawings, put together."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jmap.assets import templates
from jmap.errors import UsageError
from jmap.project.files import reason
from jmap.project.settings import shown_path
from jmap.render.own_files import EXTRA
from jmap.suggest import nearest
from jmap.view.look import Look
from jmap.view.theme import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.project.settings import LoadedSettings
    from jmap.view.translation import Translation


def _warnings(folder: Path) -> Iterator[str]:
    """Yield the templates in a folder whose names are probably slips: nothing would be made of them."""
    known = [EXTRA, *(path.name for path in (templates() / "page").iterdir() if path.is_file())]
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        raise UsageError(f"{folder} cannot be listed: {reason(error)}") from None
    for path in paths:
        near = nearest(path.name, known)
        if near and path.name not in known and path.is_file():
            yield f"{path} is called like no template of jmap; did you mean `{near[0]}`?"


def _words(folder: Path) -> dict[str, Translation]:
    """Return a person's own words, which few have."""
    if not (folder / "words").is_dir():
        return {}
    from jmap.project.words import own_words  # noqa: PLC0415  what checks them takes a while to load

    return own_words(folder)


def chosen_look(loaded: LoadedSettings) -> tuple[Look, tuple[str, ...]]:
    """Return how settings want maps to be drawn, and warnings.

    Mistakes in a theme or in words are a SettingsError.
    """
    folder = loaded.settings.templates
    own = Path(shown_path(folder, Path())) if folder else None  # as people are shown it in mistakes
    slips = tuple(_warnings(own)) if own else ()
    words = _words(own) if own else {}
    if not loaded.settings.theme:
        return Look(DEFAULT, own, words), slips
    from jmap.project.theme import chosen_theme  # noqa: PLC0415  most maps are drawn in our theme

    theme, warnings = chosen_theme(loaded)
    return Look(theme, own, words), (*warnings, *slips)
