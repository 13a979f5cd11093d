"""One escape for each target syntax: text of a map goes in, text that can be nothing but content comes out.

What no target can carry is replaced by U+FFFD or, for control characters, left out.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
_NOT_TEXT = re.compile(r"[\ud800-\udfff\ufffe\uffff]")
_DOT = str.maketrans({"&": "&amp;", "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": None, "\t": " "})
_MARKDOWN_SIGNS = re.compile(r"[\\`*_\[\]~#]")
_MARKDOWN = str.maketrans({"<": "&lt;", ">": "&gt;", "|": "&#124;", "$": "&#36;"})
_MARKDOWN_START = re.compile(r"^(\d{1,9}(?=[.)](?:\s|$))|(?=[-+](?:\s|$)|--|=))")
_LINE_END = re.compile(r"\r\n?|\n")
_LIQUID = re.compile(r"\{(?=[{%])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_REFERENCE = re.compile(r"[@#](?=\w)|(?<!\w)(?:[!%&$](?=\d)|~(?=\w)|GH-(?=\d))|:(?=[\w+-]+:)")
"""What GitHub or GitLab would take for a person, an issue, a label or an emoji."""
_UNSEEN = "\N{ZERO WIDTH SPACE}"
_MERMAID = str.maketrans({sign: f"#{ord(sign)};" for sign in '#;:<>&"ﬂ¶'})
"""What means something to Mermaid, the last two to how it keeps entities: each as an entity of its own."""
_MERMAID_START = re.compile("%|journey|title|section|acctitle|accdescr", re.IGNORECASE)
"""What begins a comment or a statement."""


def clean(text: str) -> str:
    """Return `text` without what is no character in XML 1.0."""
    if text.isprintable():
        return text
    return _NOT_TEXT.sub("\N{REPLACEMENT CHARACTER}", _CONTROLS.sub("", text))


@lru_cache(maxsize=4096)
def xml(text: str) -> str:
    """Return `text` for an element or a quoted attribute of SVG or XML."""
    # Many times as quick as one table for `translate` where a text is not ASCII.
    found = clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return found.replace('"', "&quot;").replace("'", "&#39;")


def dot(text: str) -> str:
    r"""Return `text` as a quoted DOT string: no `\N` or `\G` of its own, no HTML label, no entity.

    Graphviz reads `&lt;` in every label as one character; an entity for the ampersand keeps it a text.
    """
    return f'"{clean(text).translate(_DOT)}"'


def markdown(text: str) -> str:
    """Return `text` for one line of Markdown, in a list or a table too: no mark, no address, nobody called.

    Its own line breaks become elements. Sites make references of a text after Markdown has been read, where
    only a sign that nobody sees helps.
    """
    found = _REFERENCE.sub(rf"\g<0>{_UNSEEN}", clean(text))
    found = _MARKDOWN_SIGNS.sub(r"\\\g<0>", _ENTITY.sub("&amp;", found)).translate(_MARKDOWN)
    found = (
        _LINE_END.sub("<br>", _LIQUID.sub("&#123;", found)).replace("://", r":\//").replace("www.", r"www\.")
    )
    return _MARKDOWN_START.sub(r"\1\\", found)


def markdown_target(target: str) -> str:
    """Return the address of a link as it stands between the brackets of Markdown."""
    return quote(target, safe="/:?#@!&'*+,;=%~").replace("&", "&amp;")


def mermaid(text: str) -> str:
    """Return `text` for a line of a Mermaid diagram, never empty, and no statement of its own."""
    line = " ".join(clean(text).split()).translate(_MERMAID).replace("%%", "#37;#37;")
    if _MERMAID_START.match(line):
        return f"#{ord(line[0])};{line[1:]}"
    return line or "#160;"
