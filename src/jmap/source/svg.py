"""Which SVG is a picture and nothing else: no script, no other markup in it, nothing fetched from anywhere.

A picture comes from a stranger and is put into a page. Knows XML and SVG; nothing of maps and pages.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NoReturn
from xml.parsers.expat import ExpatError, ParserCreate

if TYPE_CHECKING:
    from collections.abc import Mapping

_SVG = "http://www.w3.org/2000/svg"
_BETWEEN = " "
"""What stands between the name space of an element and its name."""
_FORBIDDEN = frozenset({"script", "foreignobject", "iframe", "embed", "object", "audio", "video", "handler"})
_DATA = re.compile(r"\s*(?:#|data:image/(?:png|jpeg|webp|gif)[;,])", re.IGNORECASE)
"""What a link may lead to: a part of the picture itself, or pixels."""
_OUTSIDE = re.compile(
    r"url\s*\(\s*[\"']?\s*(?![\"'#\s])|@import|expression\s*\(|\\[^()]*\(|@[a-z-]*\\", re.IGNORECASE
)
"""What may fetch something in a style, or hide that it does: only `url(#…)` leads nowhere else."""
_ANIMATIONS = frozenset({"animate", "set"})


class RefusedSvgError(Exception):
    """A picture holds what none may; `reason` names it and its line."""

    def __init__(self, reason: str, line: int) -> None:
        self.reason = f"{reason} on line {line}"
        super().__init__(self.reason)


def check_svg(content: bytes) -> None:
    """Raise RefusedSvgError with the first thing that makes `content` more than a picture."""
    inspection = _Inspection()
    try:
        inspection.parser.Parse(content, True)  # noqa: FBT003  expat takes no names
    except ExpatError as error:
        raise RefusedSvgError("broken XML", error.lineno) from None


class _Inspection:
    """Looks at everything that expat finds."""

    def __init__(self) -> None:
        self.parser = ParserCreate(namespace_separator=_BETWEEN)
        self.parser.StartElementHandler = self.begin
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters
        self.parser.StartDoctypeDeclHandler = self.type_
        self.parser.ProcessingInstructionHandler = self.instruction
        self.is_root = True
        self.styles: list[str] = []
        """The text of the style sheet that is being read, if one is."""

    def refuse(self, reason: str) -> NoReturn:
        raise RefusedSvgError(reason, self.parser.CurrentLineNumber)

    def begin(self, element: str, attributes: Mapping[str, str]) -> None:
        space, _, name = element.rpartition(_BETWEEN)
        if self.is_root and name != "svg":
            self.refuse(f"`{name}` instead of `svg`")
        if self.is_root and space != _SVG:
            self.refuse(f'an `svg` without `xmlns="{_SVG}"`')
        self.is_root = False
        if name.lower() in _FORBIDDEN:
            self.refuse(f"a `{name}` element")
        for attribute, value in attributes.items():
            if told := _wrong(name, attribute.rpartition(_BETWEEN)[2], value):
                self.refuse(told)
        if name == "style":
            self.styles.append("")

    def end(self, element: str) -> None:
        if element.endswith(f"{_BETWEEN}style") and self.styles and _OUTSIDE.search(self.styles.pop()):
            self.refuse("a style that leads out of the picture")

    def characters(self, text: str) -> None:
        if self.styles:
            self.styles[-1] += text

    def type_(self, _name: str, _system: str | None, _public: str | None, declares: int) -> None:
        if declares:
            self.refuse("entities of its own")

    def instruction(self, _target: str, _data: str) -> None:
        self.refuse("a processing instruction")


def _wrong(element: str, attribute: str, value: str) -> str:
    """Return what is wrong about an attribute; empty where nothing is."""
    if attribute.lower().startswith("on"):
        return f"the script in `{attribute}`"
    if attribute in {"href", "src"} and not _DATA.match(value):
        return f"`{attribute}`, which leads out of the picture,"
    if element in _ANIMATIONS and attribute == "attributeName" and value.strip().endswith("href"):
        return "an animated link"
    return f"`{attribute}`, which leads out of the picture," if _OUTSIDE.search(value) else ""
