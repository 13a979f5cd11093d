"""One escape for each target syntax: text of a map goes in, text that can be nothing but content comes out.

What no target can carry is replaced by U+FFFD or, for control characters, left out.
"""

from __future__ import annotations

import re
from functools import lru_cache

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
_NOT_TEXT = re.compile(r"[\ud800-\udfff\ufffe\uffff]")
_XML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})
_DOT = str.maketrans({"&": "&amp;", "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": None, "\t": " "})


def clean(text: str) -> str:
    """Return `text` without what is no character in XML 1.0."""
    if text.isprintable():
        return text
    return _NOT_TEXT.sub("\N{REPLACEMENT CHARACTER}", _CONTROLS.sub("", text))


@lru_cache(maxsize=4096)
def xml(text: str) -> str:
    """Return `text` for an element or a quoted attribute of SVG or XML."""
    return clean(text).translate(_XML)


def dot(text: str) -> str:
    r"""Return `text` as a quoted DOT string: no `\N` or `\G` of its own, no HTML label, no entity.

    Graphviz reads `&lt;` in every label as one character; an entity for the ampersand keeps it a text.
    """
    return f'"{clean(text).translate(_DOT)}"'
