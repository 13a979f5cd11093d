"""What settings and flags say about drawings, put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.view.look import Look
from jmap.view.theme import DEFAULT

if TYPE_CHECKING:
    from jmap.project.settings import LoadedSettings


def chosen_look(loaded: LoadedSettings) -> tuple[Look, tuple[str, ...]]:
    """Return how settings want maps to be drawn, and warnings; mistakes in a theme are a SettingsError."""
    if not loaded.settings.theme:
        return Look(DEFAULT, loaded.settings.templates), ()
    from jmap.project.theme import chosen_theme  # noqa: PLC0415  most maps are drawn in our theme

    theme, warnings = chosen_theme(loaded)
    return Look(theme, loaded.settings.templates), warnings
