"""Signs that stand for those of YAML and are others: dashes of list items, colons behind keys, comments."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from jmap.diagnostics import Diagnostic, Edit, Fix, Span

if TYPE_CHECKING:
    from jmap.source.failure import Mistake

_DASHES = re.compile(r"^[ ]*(?:-[ ]+)*(?P<all>(?P<sign>[\u2010-\u2014\u2022\u2023\u2212]))[ ]", re.MULTILINE)
_SLASHES = re.compile(r"^[ ]*(?P<all>(?P<sign>//))", re.MULTILINE)
_COLONS = re.compile(r"^[ ]*(?:-[ ]+)*[\w$-]+(?P<all>(?P<sign>[\uff1a\ufe55])[ ]*)", re.MULTILINE)


def dash(mistake: Mistake) -> Diagnostic | None:
    """A dash or a bullet from a word processor before a list item."""
    return _told(mistake, _DASHES, "-", "write `- `: YAML begins list items with the dash of the keyboard")


def colon(mistake: Mistake) -> Diagnostic | None:
    """A full-width colon behind a key."""
    return _told(
        mistake, _COLONS, ": ", "write `: `: YAML ends a key with the colon of the keyboard and a space"
    )


def comment(mistake: Mistake) -> Diagnostic | None:
    """A comment of a programming language."""
    return _told(mistake, _SLASHES, "#", "write `# `: in YAML, comments begin with `#`")


def _told(mistake: Mistake, signs: re.Pattern[str], plain: str, why: str) -> Diagnostic | None:
    """Offer the plain sign for all the others, where that mends the text."""
    found = list(signs.finditer(mistake.text))
    if not found or found[0].start() > mistake.failure.at:
        return None
    edits = tuple(Edit(Span(*each.span("all")), plain) for each in found)
    if not mistake.mended_by(*edits):
        return None
    sign = found[0]["sign"]
    named = "" if sign.isascii() else f" (U+{ord(sign):04X}, {unicodedata.name(sign).lower()})"
    return mistake.told(
        f"this is no `{plain.strip()}` but `{sign}`{named}",
        why,
        Span(*found[0].span("sign")),
        Fix(f"write `{plain.strip()}`", edits, safe=False),
    )
