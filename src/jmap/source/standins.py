"""What libyaml reads otherwise than YAML 1.2 asks for, swapped for characters that the text lacks.

It takes U+0085, U+2028 and U+2029 for line breaks, and refuses the pairs of escapes by which JSON
writes an emoji. Every offset stays what it is.
"""

from __future__ import annotations

import re
from itertools import chain, filterfalse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_FOREIGN_BREAKS = "\x85\u2028\u2029"
_PRIVATE, _BEYOND = range(0xE000, 0xF900), range(0x10000, 0x110000)
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\U(000[0-9a-fA-F]{5}|0010[0-9a-fA-F]{4})")
_PAIR = re.compile(r"\\u(?P<high>[dD][89abAB][0-9a-fA-F]{2})\\u(?P<low>[dD][c-fC-F][0-9a-fA-F]{2})")
_ESCAPED = re.compile(rf"\\\\|{_PAIR.pattern}")


def with_stand_ins(text: str) -> tuple[str, dict[int, str | None]]:
    """Return `text` with its stand-ins, and how `str.translate` turns them back in what was read."""
    back: dict[int, str | None] = {}
    breaks = [character for character in _FOREIGN_BREAKS if character in text]
    pairs = text.lstrip().startswith("{") and _PAIR.search(text)
    if breaks or pairs:
        escaped = {chr(int(code, 16)) for codes in _ESCAPE.findall(text) for code in codes if code}
        free = filterfalse((escaped | set(text)).__contains__, map(chr, chain(_PRIVATE, _BEYOND)))
        for character in breaks:
            stand_in = next(free)
            text = text.replace(character, stand_in)
            back[ord(stand_in)] = character
        if pairs:
            text = _without_pairs(text, free, back)
    return text, back


def _without_pairs(text: str, free: Iterator[str], back: dict[int, str | None]) -> str:
    """Let two escapes of stand-ins be where a pair of escapes was: one for the character, one for nothing.

    Only for JSON, in which no backslash stands outside a text in double quotes.
    """
    nothing = next(free)
    back[ord(nothing)] = None
    known: dict[str, str] = {}

    def swapped(found: re.Match[str]) -> str:
        if found["high"] is None:
            return found.group()
        units = bytes.fromhex(found["high"] + found["low"])
        character = units.decode("utf-16-be")
        if character not in known:
            stand_in = next(free)
            if ord(stand_in) not in _PRIVATE:
                return found.group()  # a longer escape would move what follows
            known[character] = stand_in
            back[ord(known[character])] = character
        return f"\\u{ord(known[character]):04x}\\u{ord(nothing):04x}"

    return _ESCAPED.sub(swapped, text)
