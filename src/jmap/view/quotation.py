"""Quotation marks of languages, for texts that somebody said."""

from __future__ import annotations

OPENING = ("“", "„", "«", "»", "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}", "「", "『", "《", '"')
"""Signs by which a text shows that it brings its own."""
_ENGLISH = ("“", "”")
_FRENCH = ("«", "»")
_JAPANESE = ("「", "」")
_MARKS = {
    "de": ("„", "“"),
    "fr": ("«\N{NO-BREAK SPACE}", "\N{NO-BREAK SPACE}»"),
    **dict.fromkeys(("es", "it", "ar", "fa", "ru"), _FRENCH),
    **dict.fromkeys(("ja", "zh-hant"), _JAPANESE),
}


def quoted(text: str, language: str) -> str:
    """Return what somebody said in the marks of a language (BCP 47), unless it brings its own."""
    if text.lstrip().startswith(OPENING):
        return text
    tag = language.lower()
    start, end = _MARKS.get(tag) or _MARKS.get(tag.partition("-")[0]) or _ENGLISH
    return f"{start}{text.strip()}{end}"
