"""Write src/jmap/view/advances.py anew from the shipped fonts: `python bench/measure_fonts.py`."""

from __future__ import annotations

import binascii
import unicodedata
import zlib
from pathlib import Path

from fontTools.ttLib import TTFont

from jmap.assets import FONTS

TARGET = Path(__file__).parents[1] / "src" / "jmap" / "view" / "advances.py"
END = 0x2E80
"""The first code point beyond the table: from here on East Asian scripts stand, which are one em wide."""
EM = 100
EMOJI = 140
"""Wider than the widest of the usual emoji fonts (Segoe UI Emoji 1.37 em, Noto Color Emoji 1.25 em)."""

HEAD = '''"""Advance widths of DejaVu Sans in hundredths of an em, rounded up: one byte for each code point.

Written by `bench/measure_fonts.py`; do not edit.
"""

from __future__ import annotations

from binascii import a2b_base64
from zlib import decompress

EM = {em}
EMOJI = {emoji}
END = {end:#x}
"""The first code point that the tables do not hold."""
'''


def main() -> None:
    """Measure both weights and write the module."""
    parts = [HEAD.format(em=EM, emoji=EMOJI, end=END)]
    for name, path in zip(("REGULAR", "BOLD"), FONTS, strict=True):
        packed = binascii.b2a_base64(zlib.compress(advances(path), 9), newline=False).decode()
        lines = "\n".join(f'        b"{packed[at : at + 96]}"' for at in range(0, len(packed), 96))
        parts.append(f"{name} = decompress(\n    a2b_base64(\n{lines}\n    )\n)\n")
    TARGET.write_text("\n".join(parts), encoding="utf-8")


def advances(path: Path) -> bytes:
    """Return the advance of each code point below END: 0 for marks and controls, an em without a glyph."""
    font = TTFont(path)
    glyphs, metrics, units = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    table = bytearray()
    for code in range(END):
        character = chr(code)
        if unicodedata.category(character) in {"Cc", "Cf", "Me", "Mn"}:
            table.append(0)
        elif unicodedata.east_asian_width(character) == "W":
            table.append(EMOJI)
        elif code in glyphs:
            table.append(-(-EM * metrics[glyphs[code]][0] // units))
        else:
            table.append(EM)
    return bytes(table)


if __name__ == "__main__":
    main()
