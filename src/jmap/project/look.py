"""What settings and flags say about drawings, put together."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jmap.project.settings import shown_path
from jmap.view.look import Look
from jmap.view.theme import DEFAULT

if TYPE_CHECKING:
    from jmap.project.settings import LoadedSettings


def chosen_look(loaded: LoadedSettings) -> tuple[Look, tuple[str, ...]]:
    """Return how settings want maps to be drawn, and warnings; mistakes in a theme are a SettingsError."""
    folder = loaded.settings.templates
    templates = Path(shown_path(folder, Path())) if folder else None  # as people are shown it in mistakes
    if not loaded.settings.theme:
        return Look(DEFAULT, templates), ()
    from jmap.project.theme import chosen_theme  # noqa: PLC0415  most maps are drawn in our theme

    theme, warnings = chosen_theme(loaded)
    return Look(theme, templates), warnings
