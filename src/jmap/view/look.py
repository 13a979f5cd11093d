"""What a person chooses about a drawing and no word of the map says; every renderer is handed it.

It knows neither where the choice was made, in settings or on the command line, nor what is drawn with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.frozen import frozen
from jmap.view.theme import DEFAULT

if TYPE_CHECKING:
    from pathlib import Path

    from jmap.view.theme import Theme


@frozen
class Look:
    """How a map is to be drawn. `templates` is a folder with a person's own, which go before ours."""

    theme: Theme = DEFAULT
    templates: Path | None = None


USUAL = Look()
"""Where nobody chose anything."""
