"""The cards of the diagram, measured: how large each is, and where in it every line, chip and face stands.

A card is as wide as its kind and as high as its text needs. Units are pixels from its top left corner; where
a map runs from right to left, whoever draws it turns everything round. No card knows its place or format.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from jmap.frozen import frozen
from jmap.view.text import width, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jmap.view.graph import Arrow, Feeling, Flow, FlowNode, FlowStage

NODE_WIDTH = 216
STAGE_WIDTH = 240
LABEL_WIDTH = 132
LEADING = 1.36
"""Height of a line of text for one pixel of font size."""

_PAD = 12
_GAP = 4
_FACE = 28
_SMALL_FACE = 18
_CHIP_PAD = 7
_BADGE = 26
_SAMPLE = 22
_ROOM = NODE_WIDTH - 2 * _PAD
"""Width of a text in the card of a node."""


class Ink(StrEnum):
    """The colour of a text."""

    PLAIN = "ink"
    QUIET = "ink2"
    ACCENT = "accent"
    ON_DARK = "on-dark"


@dataclass(frozen=True, slots=True, eq=False)
class Style:
    """How a text is set: size in pixels, weight and colour. Each is a constant, equal to itself alone."""

    size: float
    ink: Ink = Ink.PLAIN
    bold: bool = False
    leading: float = field(init=False)
    """The height of one line."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "leading", round(self.size * LEADING, 1))


STAGE = Style(15, bold=True)
BADGE = Style(12.5, Ink.ON_DARK, bold=True)
EYEBROW = Style(10.5, Ink.ACCENT, bold=True)
NAME = Style(13, bold=True)
STRONG = Style(11.5, bold=True)
META = Style(11.5, Ink.QUIET)
CRITERION = Style(11.5, Ink.ACCENT)
CHIP = Style(11)
WHEN = Style(11, Ink.QUIET)
EXIT = Style(11.5, Ink.ON_DARK, bold=True)
EXIT_WHEN = Style(11, Ink.ON_DARK)


class Shape(StrEnum):
    """What a box stands for, and so how it looks."""

    GROUND = "ground"
    COLUMN = "column"
    NODE = "node"
    TRUTH = "truth"
    STAGE = "stage"
    BADGE = "badge"
    CHIP = "chip"
    LABEL = "label"
    EXIT = "exit"


@frozen
class Box:
    """A rounded box behind text."""

    shape: Shape
    left: float
    top: float
    width: float
    height: float
    moods: tuple[int, ...] = ()
    """Fill a node by its emotions, 1 to 5, side by side where people differ."""
    tone: int = 0
    """Of the persona whose path leads through a node."""


@frozen
class Words:
    """Lines of one text that start at `left`, or stand around it where `centred`."""

    left: float
    top: float
    lines: tuple[str, ...]
    style: Style
    centred: bool = False

    @property
    def bottom(self) -> float:
        """Where the last line ends."""
        return self.top + len(self.lines) * self.style.leading

    def lowered(self, down: float) -> Words:
        """Return them so much further down."""
        return Words(self.left, self.top + down, self.lines, self.style, self.centred)


@frozen
class Face:
    """A face of a mood from 1 to 5 in a square of `size`."""

    left: float
    top: float
    size: float
    mood: int
    said: str
    """The mood in words, for those who do not see it."""


@frozen
class Card:
    """A measured card: its size, and what is in it from back to front."""

    width: float
    height: float
    parts: tuple[Box | Words | Face, ...]


def node_card(node: FlowNode) -> Card:
    """Return the card of a step, or of a stage without steps."""
    feelings = node.feelings
    alone = feelings[0] if len(feelings) == 1 and not feelings[0].who else None
    column = _Column(_PAD - 2)
    beside = _ROOM
    if alone:
        beside -= _FACE + 6
        column.parts.append(
            Face(NODE_WIDTH - _PAD - _FACE + 2, column.top, _FACE, alone.mood, alone.mood_word)
        )
    column.text(node.truth, EYEBROW, beside)
    column.text(node.name, NAME, beside)
    if alone:
        column.text(alone.text, STRONG, beside, gap=1)
        column.top = max(column.top, _PAD - 2 + _FACE)
    column.text(node.criterion, CRITERION, gap=2)
    column.text(" · ".join(node.channels), META, gap=2)
    if node.touchpoints:
        column.chips(node.touchpoints)
    if not alone:
        for feeling in feelings:
            column.feeling(feeling)
    column.text(node.owner, META, gap=_GAP)
    height = round(column.top + _PAD - 2)
    moods = tuple(dict.fromkeys([feeling.mood for feeling in feelings]))
    shape = Shape.TRUTH if node.truth else Shape.NODE
    return Card(NODE_WIDTH, height, (Box(shape, 0, 0, NODE_WIDTH, height, moods, node.tone), *column.parts))


def stage_cards(stages: Sequence[FlowStage]) -> list[Card]:
    """Return the headers of all stages, each as high as the highest."""
    columns = [_stage_column(stage) for stage in stages]
    height = round(max(column.top for column in columns) + 19)
    return [_stage_card(number, column, height) for number, column in enumerate(columns, 1)]


def path_card(flow: Flow) -> Card:
    """Return the legend of a flow with the path of a persona: a sample of its nodes, and whose it is."""
    lines = wrap(flow.path, STRONG.size, STAGE_WIDTH, bold=STRONG.bold)
    text = Words(_SAMPLE + 8, 0, lines, STRONG)
    sample = Box(Shape.NODE, 0, 1, _SAMPLE, STRONG.leading - 2, (), flow.tone)
    return Card(text.left + _widest(lines, STRONG), text.bottom, (sample, text))


def label_card(arrow: Arrow, exit_sign: str = "") -> Card:
    """Return what stands on an arrow: share and condition, in a pill.

    It stands at the end of one that leaves the journey, and begins with what says so.
    """
    leaves = arrow.target is None
    head = " ".join(filter(None, (exit_sign if leaves else "", arrow.percent)))
    column = _Column(3, _CHIP_PAD)
    column.text(head, EXIT if leaves else STRONG, LABEL_WIDTH - 2 * _CHIP_PAD)
    column.text(arrow.when, EXIT_WHEN if leaves else WHEN, LABEL_WIDTH - 2 * _CHIP_PAD)
    widest = max([_widest(words.lines, words.style) for words in column.texts], default=0)
    across, down = round(widest + 2 * _CHIP_PAD), round(column.top + 3)
    box = Box(Shape.EXIT if leaves else Shape.LABEL, 0, 0, across, down)
    return Card(across, down, (box, *column.parts))


def _stage_column(stage: FlowStage) -> _Column:
    column = _Column(0, 20 + _BADGE)
    room = STAGE_WIDTH - column.left - 22
    column.text(stage.name, STAGE, room)
    column.text(stage.duration, META, room)
    return column


def _stage_card(number: int, column: _Column, height: float) -> Card:
    ground = Box(Shape.STAGE, 0, 0, STAGE_WIDTH, height)
    badge = Box(Shape.BADGE, 14, (height - _BADGE) / 2, _BADGE, _BADGE)
    digits = Words(14 + _BADGE / 2, (height - BADGE.leading) / 2, (str(number),), BADGE, centred=True)
    shift = (height - column.top) / 2
    words = [text.lowered(shift) for text in column.texts]
    return Card(STAGE_WIDTH, height, (ground, badge, digits, *words))


@lru_cache(maxsize=4096)
def _chip(text: str) -> tuple[tuple[str, ...], float, float]:
    """Return the lines of a chip, its width and its height."""
    lines = wrap(text, CHIP.size, _ROOM - 2 * _CHIP_PAD)
    return lines, _widest(lines, CHIP) + 2 * _CHIP_PAD, len(lines) * CHIP.leading + 5


def _widest(lines: Iterable[str], style: Style) -> float:
    return max([width(line, style.size, bold=style.bold) for line in lines], default=0)


class _Column:
    """Collects the parts of a card from the top down; `top` is where the next one may begin."""

    def __init__(self, top: float, left: float = _PAD) -> None:
        self.top = top
        self.left = left
        self.parts: list[Box | Words | Face] = []

    @property
    def texts(self) -> list[Words]:
        """The texts among the parts."""
        return [part for part in self.parts if isinstance(part, Words)]

    def text(self, text: str, style: Style, room: float = _ROOM, *, gap: float = 0) -> None:
        """Add a text, wrapped; nothing where it is blank."""
        lines = wrap(text, style.size, room, bold=style.bold) if text else ()
        if lines:
            top = self.top + gap
            self.parts.append(Words(self.left, top, lines, style))
            self.top = top + len(lines) * style.leading

    def feeling(self, feeling: Feeling) -> None:
        """Add a small face with who feels it, and how."""
        top, beside = self.top + _GAP, _SMALL_FACE + 6
        self.parts.append(Face(self.left, top, _SMALL_FACE, feeling.mood, feeling.mood_word))
        said = wrap(f"{feeling.who} {feeling.text}", STRONG.size, _ROOM - beside, bold=STRONG.bold)
        words = Words(self.left + beside, top + 1, said, STRONG)
        self.parts.append(words)
        self.top = max(words.bottom, top + _SMALL_FACE)

    def chips(self, texts: Sequence[str]) -> None:
        """Add a chip for each text, as many in a row as fit."""
        left, top = self.left, self.top + _GAP + 1
        for text in texts:
            lines, across, down = _chip(text)
            if left > self.left and left + across > self.left + _ROOM:
                left, top = self.left, self.top + _GAP
            self.parts.append(Box(Shape.CHIP, left, top, across, down))
            self.parts.append(Words(left + _CHIP_PAD, top + 2.5, lines, CHIP))
            left += across + _GAP
            self.top = max(self.top, top + down)
