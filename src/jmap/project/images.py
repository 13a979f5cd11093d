"""The images that a map names: read inside its project, told by what is in them, ready to stand in a page.

An image that cannot be drawn is a warning and no mistake; the page then names its file.
"""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING

from jmap.files import FileRefusedError
from jmap.model.use import beside
from jmap.source.text import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.files import Files
    from jmap.model.journey import JourneyMap
    from jmap.model.persona import Persona
    from jmap.model.stage import Moment

LARGEST = MAX_BYTES
"""Bytes of one image: enough for a screenshot, too little for a photo as a camera makes it."""
TOGETHER = 5 * MAX_BYTES
"""Bytes of all in one page, each as often as it is shown."""

_MEGABYTE = 1024 * 1024
_SVG = "image/svg+xml"
_BEGINNINGS = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}
_SMALLER = "make it smaller: a thousand pixels are wide enough"
_KINDS = "save it as PNG, JPEG, WebP or SVG"


class _RefusedImageError(Exception):
    """An image cannot be drawn: why, and what to do."""

    def __init__(self, reason: str, advice: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.advice = advice


def read_images(journey: JourneyMap, path: str, files: Files) -> tuple[dict[str, str], list[str]]:
    """Return the images of the map at `path` as data URIs by the paths that are written, and warnings."""
    found: dict[str, str] = {}
    warnings: dict[str, None] = {}
    total = 0
    for written in _named(journey):
        try:
            content = _content(beside(path, written), files)
            kind = _kind(content)
            if total + len(content) > TOGETHER:
                reason = f"with it the images of this map would have more than {_size(TOGETHER)} together"
                raise _RefusedImageError(reason, "make some of them smaller")  # noqa: TRY301  told like the others
        except _RefusedImageError as refused:
            found.pop(written, None)
            warnings[f"{path}: the image {written} is not drawn: {refused.reason}; {refused.advice}"] = None
        else:
            total += len(content)
            found[written] = f"data:{kind};base64,{b64encode(content).decode()}"
    return found, list(warnings)


def _named(journey: JourneyMap) -> Iterator[str]:
    """Yield the paths of images as often as they are drawn, in the order of the page."""
    parts: list[Persona | Moment] = [*journey.personas.values()]
    for stage in journey.stages:
        parts += stage.moments()
    for part in parts:
        if part.image:
            yield part.image


def _content(path: str, files: Files) -> bytes:
    if not files.inside(path):
        raise _RefusedImageError("it is outside of the project", "copy it to beside the map")
    try:
        content = files.read(path)
    except FileRefusedError as refused:
        raise _RefusedImageError(refused.reason, "check the path from the map") from None
    if len(content) > LARGEST:
        raise _RefusedImageError(f"it has more than {_size(LARGEST)}", _SMALLER)
    return content


def _kind(content: bytes) -> str:
    """Return the media type of an image by its content, whatever its name says."""
    for beginning, kind in _BEGINNINGS.items():
        if content.startswith(beginning):
            return kind
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    if not content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        raise _RefusedImageError("it is neither PNG, JPEG, WebP nor SVG", _KINDS)
    from jmap.source.svg import RefusedSvgError, check_svg  # noqa: PLC0415  most maps have no images

    try:
        check_svg(content)
    except RefusedSvgError as refused:
        advice = "export it again as a plain SVG, or as PNG"
        raise _RefusedImageError(f"it has {refused.reason}", advice) from None
    return _SVG


def _size(count: int) -> str:
    return f"{count // _MEGABYTE} MB"
