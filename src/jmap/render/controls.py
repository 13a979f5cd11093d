"""What makes a page answer to its reader: the script, the words that it fills in, and what things are about.

The script's files are in `templates/page/script`; this module knows no journey and no element of the page.
"""

from __future__ import annotations

import json
from functools import cache, lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from markupsafe import Markup

from jmap.render.own_files import page_file

if TYPE_CHECKING:
    from pathlib import Path

    from jmap.view.concerns import Numbers
    from jmap.view.words import Words

_FILES = ("state", "filters", "rows", "curve", "anchors", "stops", "look", "edges", "head")
"""In the order in which they need one another."""


@cache
def script(own: Path | None) -> str:
    """Return the script as one module, without comments and indents; files of the folder `own` go first."""
    texts = (page_file(f"script/{name}.js", own) for name in _FILES)
    lines = chain.from_iterable(text.splitlines() for text in texts)
    return "\n".join(line for line in map(str.strip, lines) if line and not line.startswith("//"))


def said(words: Words) -> Markup:
    """Return what the script says, as JSON in an attribute between single quotes."""
    found = {
        "language": words.spoken,
        "noMatch": words.no_match,
        "shown": {kind: counted.forms for kind, counted in words.shown.items()},
        "matching": {kind: counted.forms for kind, counted in words.matching.items()},
        "printed": words.printed,
        "points": words.points,
        "linkHere": words.link_here,
        "linkCopied": words.link_copied,
        "linkInAddress": words.link_in_address,
    }
    written = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    return Markup(written.replace("&", "&amp;").replace("'", "&#39;"))  # noqa: S704 - escaped for its attribute


@lru_cache(maxsize=4096)
def concerning(concern: tuple[Numbers, ...]) -> Markup:
    """Return ` data-for="1 2;;3"`: the numbers of each facet's choices, `-` for none."""
    parts = ("" if part is None else " ".join(map(str, part)) or "-" for part in concern)
    value = ";".join(parts).rstrip(";")
    return Markup(f' data-for="{value}"' if value else "")  # noqa: S704 - nothing but numbers
