"""What a person chooses about a drawing and no word of the map says; every renderer is handed it.

It knows neither where the choice was made, in settings or on the command line, nor what is drawn with it.
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Literal

from jmap.frozen import frozen
from jmap.view.theme import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from jmap.view.theme import Theme
    from jmap.view.translation import Translation


@frozen
class Look:
    """How a map is to be drawn. `templates` is a folder with a person's own, which go before ours."""

    theme: Theme = DEFAULT
    templates: Path | None = None
    words: Mapping[str, Translation] = field(default_factory=dict)
    """A person's own translations, by language tag, which go before ours."""
    columns: Literal["stages", "steps"] = "stages"
    """What has a column of its own on a board."""
    group: Literal["stage", "channel"] = "stage"
    """What the nodes of a diagram are gathered by."""
    persona: str | None = None
    """Whose journey is shown; None for everyone's."""


USUAL = Look()
"""Where nobody chose anything."""
