"""Signs that stand for those of YAML and are others: dashes of list items, colons behind keys, comments."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from jmap.diagnostics import Diagnostic, Edit, Fix, Span
from jmap.phrases import shortened

if TYPE_CHECKING:
    from jmap.source.failure import Mistake

_DASHES = re.compile(
    r"^[ ]*(?:-[ ]+)*(?P<all>(?P<sign>[\u2010-\u2014\u2022\u2023\u2043\u2212\u25cf\u25e6\u30fb\u30fc]))[ ]",
    re.MULTILINE,
)
_BULLETS = re.compile(r"^[ ]*(?:-[ ]+)*(?P<all>(?P<sign>\*))[ ]", re.MULTILINE)
_NUMBERS = re.compile(r"^[ ]*(?P<all>(?P<sign>[0-9]{1,2}[.)]|\+)[ ]+)(?=[\w$-]+:[ ])", re.MULTILINE)
_POINTS = re.compile(
    r"^[ ]*(?:-[ ]+)*(?P<all>(?P<sign>[\u2022\u25cf\u25e6\u30fb]))(?=[\w$-]+:[ ])", re.MULTILINE
)
_BRACKETS = re.compile(
    r"^[ ]*(?:-[ ]+)*[\w$-]+:[ ]+(?P<all>(?P<sign>[\uff3b\uff5b]).*[\uff3d\uff5d])[ ]*$",
    re.MULTILINE,
)
_PLAIN_BRACKETS = str.maketrans("\uff3b\uff5b\uff3d\uff5d", "[{]}")
_BLANKS = re.compile(
    r"^[ ]*(?:-[ ]+)*[\w$-]+:(?P<all>(?P<sign>[\xa0\u2000-\u200a\u202f\u3000])[^\S\r\n]*)", re.MULTILINE
)
_SLASHES = re.compile(r"^[ ]*(?P<all>(?P<sign>//))", re.MULTILINE)
_COLONS = re.compile(r"^[ ]*(?:-[ ]+)*[\w$-]+(?P<all>(?P<sign>[\uff1a\ufe55])[ ]*)", re.MULTILINE)
_COMMAS = re.compile(r"(?P<all>(?P<sign>[;\u060c\u061b\u3001\uff0c\uff1b\ufe50])[ ]*)(?=[\w$-]+:[ ])")


def dash(mistake: Mistake) -> Diagnostic | None:
    """A dash or a bullet from a word processor before a list item."""
    return _told(mistake, _DASHES, "-", "write `- `: YAML begins list items with the dash of the keyboard")


def bullet(mistake: Mistake) -> Diagnostic | None:
    """An asterisk before a list item, as Markdown has it, behind which libyaml has looked for a name."""
    failure = mistake.failure
    if "alias" not in failure.context or not mistake.text.startswith("* ", failure.context_at):
        return None
    return _told(mistake, _BULLETS, "-", "write `- `: YAML begins list items with a dash")


def number(mistake: Mistake) -> Diagnostic | None:
    """A number, a plus, or a bullet with no space behind it, before the keys of a list item."""
    for signs in (_NUMBERS, _POINTS):
        if told := _told(mistake, signs, "- ", "write `- `: YAML begins list items with a dash"):
            return told
    return None


def bracket(mistake: Mistake) -> Diagnostic | None:
    """Full-width brackets around the keys or the items behind a key."""
    found = _BRACKETS.search(mistake.text, mistake.source.line_start(mistake.line))
    if found is None or found.start() > mistake.failure.at:
        return None
    edit = Edit(Span(*found.span("all")), found["all"].translate(_PLAIN_BRACKETS))
    if not mistake.mended_by(edit):
        return None
    return mistake.told(
        f"this is no `{edit.text[0]}` but `{found['sign']}` (U+{ord(found['sign']):04X})",
        f"write `{shortened(edit.text)}`, with the brackets of the keyboard",
        Span(*found.span("sign")),
        Fix("write the brackets of the keyboard", (edit,), safe=False),
    )


def blank(mistake: Mistake) -> Diagnostic | None:
    """A space behind a colon that is none of the keyboard's, so that the colon ends no key."""
    found = list(_BLANKS.finditer(mistake.text))
    edits = tuple(Edit(Span(*each.span("all")), " ") for each in found)
    if not found or found[0].start() > mistake.failure.at or not mistake.mended_by(*edits):
        return None
    sign = found[0]["sign"]
    return mistake.told(
        f"behind this colon stands a {unicodedata.name(sign).lower()} (U+{ord(sign):04X}), which ends no key",
        "put a plain space in its place; such characters come along with text copied from elsewhere",
        Span(*found[0].span("all")),
        Fix("use plain spaces", edits, safe=False),
    )


def colon(mistake: Mistake) -> Diagnostic | None:
    """A full-width colon behind a key."""
    return _told(
        mistake, _COLONS, ": ", "write `: `: YAML ends a key with the colon of the keyboard and a space"
    )


def comma(mistake: Mistake) -> Diagnostic | None:
    """A comma of another script between the keys of a mapping in braces."""
    return _told(
        mistake, _COMMAS, ", ", "write `, `: YAML divides keys with the comma of the keyboard and a space"
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
