"""The cards of the diagram, measured: how large each is, and where in it every line, chip and face stands.

A card is as wide as its kind and as high as its text needs. Units are pixels from the card's top left corner;
where a map runs from right to left, whoever draws it turns everything round. No card knows its place or format.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from jmap.view.graph import percent
from jmap.view.text import width, wrap
from jmap.view.words import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jmap.view.graph import Arrow, FlowNode, FlowStage

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


class Ink(Enum):
    """The colour of a text."""

    PLAIN = "ink"
    QUIET = "ink2"
    ACCENT = "accent"
    ON_DARK = "on-dark"


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set: size in pixels, weight and colour."""

    size: float
    ink: Ink = Ink.PLAIN
    bold: bool = False

    @property
    def leading(self) -> float:
        """The height of one line."""
        return round(self.size * LEADING, 1)


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


class Shape(Enum):
    """What a box stands for, and so how it looks."""

    NODE = "node"
    TRUTH = "truth"
    STAGE = "stage"
    BADGE = "badge"
    CHIP = "chip"
    LABEL = "label"
    EXIT = "exit"


@dataclass(frozen=True, slots=True)
class Box:
    """A rounded box behind text."""

    shape: Shape
    left: float
    top: float
    width: float
    height: float
    mood: int = 0
    """Fills a node by its emotion, 1 to 5; 0 where nothing is known of it."""


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Face:
    """A face of a mood from 1 to 5 in a square of `size`."""

    left: float
    top: float
    size: float
    mood: int


@dataclass(frozen=True, slots=True)
class Card:
    """A measured card: its size, and what is in it from back to front."""

    width: float
    height: float
    parts: tuple[Box | Words | Face, ...]


def node_card(node: FlowNode) -> Card:
    """Return the card of a step, or of a stage without steps."""
    alone = node.feelings[0] if len(node.feelings) == 1 and not node.feelings[0].who else None
    parts: list[Box | Words | Face] = []
    top: float = _PAD - 2
    beside = NODE_WIDTH - 2 * _PAD - (_FACE + 6 if alone else 0)
    if alone:
        parts.append(Face(NODE_WIDTH - _PAD - _FACE + 2, top, _FACE, alone.mood))
    if node.moment_of_truth:
        top = _add(parts, _words(ENGLISH.moment_of_truth, _PAD, top, beside, EYEBROW))
    top = _add(parts, _words(node.name, _PAD, top, beside, NAME))
    if alone:
        top = _add(parts, _words(alone.text, _PAD, top + 1, beside, STRONG))
        top = max(top, _PAD - 2 + _FACE)
    full = NODE_WIDTH - 2 * _PAD
    if node.criterion:
        top = _add(parts, _words(node.criterion, _PAD, top + 2, full, CRITERION))
    if node.channels:
        top = _add(parts, _words(" · ".join(node.channels), _PAD, top + 2, full, META))
    if node.touchpoints:
        top = _chips(parts, node.touchpoints, top + _GAP + 1)
    if not alone:
        for feeling in node.feelings:
            parts.append(Face(_PAD, top + _GAP, _SMALL_FACE, feeling.mood))
            text = " ".join(filter(None, (feeling.who, feeling.text)))
            words = _words(text, _PAD + _SMALL_FACE + 6, top + _GAP + 1, full - _SMALL_FACE - 6, STRONG)
            top = max(_add(parts, words), top + _GAP + _SMALL_FACE)
    if node.owner:
        top = _add(parts, _words(f"{ENGLISH.owner}: {node.owner}", _PAD, top + _GAP, full, META))
    height = round(top + _PAD - 2)
    moods = {feeling.mood for feeling in node.feelings}
    shape = Shape.TRUTH if node.moment_of_truth else Shape.NODE
    ground = Box(shape, 0, 0, NODE_WIDTH, height, moods.pop() if len(moods) == 1 else 0)
    return Card(NODE_WIDTH, height, (ground, *parts))


def stage_cards(stages: Sequence[FlowStage]) -> list[Card]:
    """Return the headers of all stages, each as high as the highest."""
    texts = [_stage_words(stage) for stage in stages]
    height = round(max(words[-1].bottom for words in texts) + 10)
    return [_stage_card(number, words, height) for number, words in enumerate(texts, 1)]


def label_card(arrow: Arrow) -> Card:
    """Return what stands on an arrow, or at its end where customers leave: share and condition, in a pill."""
    leaves = arrow.target is None
    head = ("Exit " if leaves else "") + (percent(arrow.share) if arrow.share is not None else "")
    room = LABEL_WIDTH - 2 * _CHIP_PAD
    parts: list[Box | Words | Face] = []
    top = 3.0
    for text, style in ((head, EXIT if leaves else STRONG), (arrow.when, EXIT_WHEN if leaves else WHEN)):
        if text.strip():
            top = _add(parts, _words(text, _CHIP_PAD, top, room, style))
    across = max((width(line, part.style.size, bold=part.style.bold) for part in parts if isinstance(part, Words) for line in part.lines), default=0)
    box = Box(Shape.EXIT if leaves else Shape.LABEL, 0, 0, round(across + 2 * _CHIP_PAD), round(top + 3))
    return Card(box.width, box.height, (box, *parts))


def _words(text: str, left: float, top: float, room: float, style: Style) -> Words:
    return Words(left, top, tuple(wrap(text, style.size, room, bold=style.bold)), style)


def _add(parts: list[Box | Words | Face], words: Words) -> float:
    """Add `words` to a card and return where the next line may begin."""
    parts.append(words)
    return words.bottom


def _chips(parts: list[Box | Words | Face], texts: Sequence[str], top: float) -> float:
    """Add a chip for each text, as many in a row as fit, and return where the last row ends."""
    style = CHIP
    left: float = _PAD
    bottom = top
    for text in texts:
        lines = tuple(wrap(text, style.size, NODE_WIDTH - 2 * _PAD - 2 * _CHIP_PAD))
        across = max((width(line, style.size) for line in lines), default=0) + 2 * _CHIP_PAD
        if left > _PAD and left + across > NODE_WIDTH - _PAD:
            left, top = _PAD, bottom + _GAP
        height = len(lines) * style.leading + 5
        parts.append(Box(Shape.CHIP, left, top, round(across, 1), height))
        parts.append(Words(left + _CHIP_PAD, top + 2.5, lines, style))
        left += across + _GAP
        bottom = max(bottom, top + height)
    return bottom


def _stage_words(stage: FlowStage) -> list[Words]:
    left = 20 + _BADGE
    room = STAGE_WIDTH - left - 22
    name = _words(stage.name, left, 9, room, STAGE)
    return [name, _words(stage.duration, left, name.bottom, room, META)] if stage.duration else [name]


def _stage_card(number: int, words: list[Words], height: float) -> Card:
    badge = Box(Shape.BADGE, 14, (height - _BADGE) / 2, _BADGE, _BADGE)
    middle = height / 2 - BADGE.leading / 2
    digits = Words(14 + _BADGE / 2, middle, (str(number),), BADGE, centred=True)
    shift = (height - words[-1].bottom - 9) / 2
    moved = [Words(each.left, each.top + shift, each.lines, each.style) for each in words]
    return Card(STAGE_WIDTH, height, (Box(Shape.STAGE, 0, 0, STAGE_WIDTH, height), badge, digits, *moved))
