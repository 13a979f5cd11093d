"""What commas cut off between braces, in maps and in libraries, where it is no mistake to YAML or to a model.

Most files have nothing of the kind, so a quick search decides whether one is looked at closely.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.diagnostics import Diagnostic
    from jmap.model.locate import Locator

# Both begin with what is rare, for speed.
_CUT_NUMBER = re.compile(r",\d[^,{}\[\]:\r\n]*[,}]", re.ASCII)
_BARE_KEY = re.compile(r"\{[^{}\[\]\r\n]*,\s*[a-z_]+\s*[,}]")


def cut_unheard(locator: Locator) -> Iterator[Diagnostic]:
    """Yield the numbers and texts that a comma cuts, and of which nothing else tells."""
    text = locator.source.text
    if _CUT_NUMBER.search(text) or _BARE_KEY.search(text):
        from jmap.model.damage import cut_in_braces  # noqa: PLC0415  few maps have one

        yield from cut_in_braces(locator)
