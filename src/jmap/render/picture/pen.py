"""How the shapes of a picture are written as SVG.

It knows nothing of journeys or of where things stand; what a class looks like says the style sheet.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from jmap.model.inline import plain
from jmap.render.escape import xml
from jmap.render.lettering import BASELINE, EMBED, END, in_order, is_east_asian, is_european, number
from jmap.render.picture.curve import dashed, drawn_curve
from jmap.render.sheet import east_asian_fonts
from jmap.view.picture.shapes import (
    Block,
    Curve,
    Face,
    Icon,
    Photo,
    Polygon,
    Rectangle,
    Sample,
    Stroke,
    Words,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jmap.render.targets import Targets
    from jmap.view.picture.shapes import Line, Run, Shape, Style

_LEFTWARDS, _RIGHTWARDS, _END_OF_ISOLATE = "\u2067", "\u2066", "\u2069"
"""Keep a text together that runs against the text around it."""
_TURNING = frozenset({"next", "exit"})
"""Icons that point to where the journey goes on."""
_OPPOSITE = {"start": "end", "end": "start", "middle": "middle"}


class Pen:
    """Writes SVG for an area of a given width; where `mirrored`, all but the letters is turned round."""

    def __init__(  # noqa: PLR0913  what all shapes of one picture share
        self,
        width: float,
        prefix: str,
        language: str,
        images: Mapping[str, str],
        targets: Targets,
        *,
        mirrored: bool,
    ) -> None:
        self.width = width
        self.images = images
        self.targets = targets
        self.prefix = prefix
        self.language = language
        self.mirrored = mirrored
        self._photos = 0
        self.symbols: set[str] = set()
        """The symbols that what was drawn so far refers to."""

    def block(self, block: Block, left: float, top: float) -> str:
        """Return a block with all that is in it."""
        return "".join(
            self.block(part, left + across, top + down)
            if isinstance(part, Block)
            else self.shape(part, left + across, top + down)
            for across, down, part in block.parts
        )

    def shape(self, shape: Shape, left: float, top: float) -> str:  # noqa: PLR0911 - one line for each kind
        """Return a shape at its place."""
        match shape:
            case Words():
                return self._words(shape, left, top)
            case Rectangle():
                return self._rectangle(shape, left, top)
            case Polygon():
                return self._polygon(shape, left, top)
            case Stroke():
                return self._stroke(shape, left, top)
            case Icon():
                return self._icon(shape, left, top)
            case Photo():
                return self._photo(shape, left, top)
            case Face():
                return self._face(shape, left, top)
            case Sample():
                return self._sample(shape, left, top)
            case Curve():
                return drawn_curve(self, shape, left, top)

    def x(self, x: float) -> str:
        """Return an x as it is written."""
        return number(self.width - x if self.mirrored else x)

    def use(self, symbol: str, left: float, top: float, size: float, more: str) -> str:
        """Return a drawn icon or face in a square."""
        self.symbols.add(symbol)
        x = self.x(left + size if self.mirrored else left)
        place = f'x="{x}" y="{number(top)}" width="{number(size)}" height="{number(size)}"'
        return f'<use href="#{self.prefix}:{symbol}" {place}{more}/>'

    def text(self, text: str, style: Style, x: float, y: float) -> str:
        """Return a short text around a point of its baseline."""
        place = f'x="{self.x(x)}" y="{number(y)}"'
        fonts = f' font-family="{east_asian_fonts(self.language)}"' if is_east_asian(text) else ""
        return f'<text {place} {lettering(style)}{fonts} text-anchor="middle">{xml(text)}</text>'

    def _words(self, words: Words, left: float, top: float) -> str:
        """Return the lines of a text, which stay one text for whoever selects or reads it."""
        anchor = _OPPOSITE[words.anchor] if self.mirrored else words.anchor
        common = replace(words.lines[0][0].style, italic=False)
        attributes = lettering(common)
        between = " " if anchor == "start" else ""  # for copying and searching; it would move other anchors
        if any(is_east_asian(run.text) for line in words.lines for run in line):
            attributes += f' font-family="{east_asian_fonts(self.language)}"'
            between = ""
        if anchor != "start":
            attributes += f' text-anchor="{anchor}"'
        lines = []
        for index, line in enumerate(words.lines):
            x = self.x(left + (0 if index else words.indent))
            size = max(run.style.size for run in line)
            y = top + (index + 0.5) * words.leading + size * BASELINE
            lines.append(f'<tspan x="{x}" y="{number(y)}">{self._line(line, common)}</tspan>')
        return f"<text {attributes}>{between.join(lines)}</text>"

    def _line(self, line: Line, common: Style) -> str:
        """Return the runs of a line, in the direction of the picture."""
        drawn = "".join(self._run(run, common) for run in line)
        return f"{EMBED}{drawn}{END}" if self.mirrored else drawn

    def _run(self, run: Run, common: Style) -> str:
        text, style = xml(in_order(run.text) if self.mirrored or run.to_the_left else run.text), run.style
        if style.italic and (self.mirrored or not is_european(text)):
            style = replace(style, italic=False)  # other scripts have no italic letters
        if run.to_the_left is not None and run.to_the_left != self.mirrored:
            text = _isolated(text, to_the_left=run.to_the_left)
        if style != common:
            plain = text.lstrip(" ")  # resvg drops spaces at the beginning of an element behind bare text
            text = f"{' ' * (len(text) - len(plain))}<tspan {lettering(style, common)}>{plain}</tspan>"
        address = self.targets.of(run.link, "svg") if run.link else None
        return f'<a href="{xml(address)}">{text}</a>' if address else text

    def _rectangle(self, box: Rectangle, left: float, top: float) -> str:
        x = self.x(left + box.width if self.mirrored else left)
        place = f'x="{x}" y="{number(top)}" width="{number(box.width)}" height="{number(box.height)}"'
        round_ = f' rx="{number(min(box.radius, box.height / 2))}"' if box.radius else ""
        return f'<rect class="jb-{box.kind}" {place}{round_}/>'

    def _polygon(self, shape: Polygon, left: float, top: float) -> str:
        return f'<path class="jb-{shape.kind}" d="M{self.points(shape.corners, left, top)}Z"/>'

    def points(self, points: Sequence[tuple[float, float]], left: float, top: float) -> str:
        """Return points as they stand in the data of a path."""
        return " ".join(f"{self.x(left + x)},{number(top + y)}" for x, y in points)

    def _stroke(self, line: Stroke, left: float, top: float) -> str:
        ends = self.points(((0, 0), (line.across, line.down)), left, top)
        return f'<path class="jb-{line.kind}" d="M{ends}"/>'

    def _icon(self, icon: Icon, left: float, top: float) -> str:
        kind = f' class="jb-icon jb-c-{icon.ink}"'
        if self.mirrored and icon.name in _TURNING:
            middle = number(2 * (self.width - left) - icon.size)
            kind += f' transform="translate({middle} 0) scale(-1 1)"'
        return self.use(f"icon/{icon.name}", left, top, icon.size, kind)

    def _photo(self, photo: Photo, left: float, top: float) -> str:
        x = self.x(left + photo.width if self.mirrored else left)
        place = f'x="{x}" y="{number(top)}" width="{number(photo.width)}" height="{number(photo.height)}"'
        drawn = f'href="{self.images[photo.path]}" {place} role="img" aria-label="{xml(plain(photo.label))}"'
        if not photo.round:
            return f"<image {drawn}/>"
        self._photos += 1
        name = f"{self.prefix}:photo/{self._photos}"
        half = photo.width / 2
        circle = f'<circle cx="{self.x(left + half)}" cy="{number(top + half)}" r="{number(half)}"/>'
        fill = f'preserveAspectRatio="xMidYMid slice" clip-path="url(#{name})"'
        return f'<clipPath id="{name}">{circle}</clipPath><image {drawn} {fill}/>'

    def _face(self, face: Face, left: float, top: float) -> str:
        half = face.size / 2
        centre = f'cx="{self.x(left + half)}" cy="{number(top + half)}"'
        if face.mood is None:
            return f'<circle class="jb-unasked" {centre} r="{number(half - 1)}"/>'
        measured = face.status == "measured"
        kind = (
            "jb-solid" if measured else "jb-hollow jb-intended" if face.status == "intended" else "jb-hollow"
        )
        disc = f'<circle class="{kind} jb-c-mood-{face.mood}" {centre} r="{number(half * 11 / 12)}"/>'
        colour = f' class="{"jb-cut" if measured else f"jb-c-mood-{face.mood}"}"'
        drawn = self.use(f"face/{face.mood}", left, top, face.size, colour)
        return f"<g><title>{xml(face.said)}</title>{disc}{drawn}</g>"

    def _sample(self, sample: Sample, left: float, top: float) -> str:
        middle = number(top + 10)
        if sample.kind in {"line", "promise"}:
            ends = f'd="M{self.x(left + 2)},{middle} {self.x(left + 32)},{middle}"'
            line = f"jb-curve jb-of-{sample.tone}{dashed(sample.dash)}"
            return f'<path class="{line if sample.kind == "line" else "jb-promise"}" {ends}/>'
        if sample.kind == "gap":
            wide = 24 / len(sample.tones)
            shades = (
                self._rectangle(Rectangle(f"gap jb-of-{tone}", wide, 13), left + index * wide, top + 4)
                for index, tone in enumerate(sample.tones)
            )
            return "".join(shades) + self._stroke(Stroke("promise", 24, 0), left, top + 4)
        centre = f'cx="{self.x(left + 10)}" cy="{middle}"'
        future = " jb-intended" if sample.kind == "intended" else ""
        dot = f'<circle class="jb-dot" {centre} r="5.6"/>' if sample.kind == "measured" else ""
        return f'<circle class="jb-plain{future}" {centre} r="8.5"/>{dot}'


def _isolated(text: str, *, to_the_left: bool) -> str:
    """Keep a text in one piece in its own direction; spaces at its ends belong to what is around it."""
    inner = text.strip(" ")
    before, after = text[: len(text) - len(text.lstrip(" "))], text[len(text.rstrip(" ")) :]
    return f"{before}{_LEFTWARDS if to_the_left else _RIGHTWARDS}{inner}{_END_OF_ISOLATE}{after}"


@lru_cache(maxsize=1024)
def lettering(style: Style, common: Style | None = None) -> str:
    """Return the attributes of a text in `style`; of a part of a text in `common`, those that differ."""
    found = []
    if common is None or style.ink != common.ink:
        found.append(f'class="jb-i-{style.ink}"')
    if common is None or style.size != common.size:
        found.append(f'font-size="{number(style.size)}"')
    if style.bold != (common.bold if common else False):
        found.append(f'font-weight="{700 if style.bold else 400}"')
    if style.italic != (common.italic if common else False):
        found.append(f'font-style="{"italic" if style.italic else "normal"}"')
    return " ".join(found)
