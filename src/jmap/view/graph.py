"""The journey as a flow: stages in order, a node for each moment, arrows for where customers go.

Everything is resolved and in words; nothing here says how it is drawn, in which colour or in what format.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from jmap.frozen import frozen
from jmap.model.curve import Emotions, applies, felt, mood, ratio
from jmap.model.flow import edges, nodes
from jmap.model.ids import slug
from jmap.model.inline import plain
from jmap.model.languages import from_right
from jmap.model.stage import EXIT
from jmap.view.figures import score_text
from jmap.view.look import USUAL
from jmap.view.marks import marks
from jmap.view.translation import words_for
from jmap.view.words import ENGLISH, Words

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping
    from decimal import Decimal

    from jmap.model.flow import Edge
    from jmap.model.journey import JourneyMap
    from jmap.model.stage import Moment, Stage, Step
    from jmap.view.look import Look
    from jmap.view.marks import Mark

Placed = tuple["Stage", "Step | None", "FlowNode"]

_LEFT_TO_RIGHT, _END = "\u2066", "\u2069"
"""Keep a sign before its number among words that run to the left; they are not seen and have no width."""


def percent(share: Decimal, words: Words) -> str:
    """Return a share of 0 to 1 as people write it: `62%`, `2.5%`."""
    return words.percent.format(number=words.number(f"{(share * 100).normalize():f}"))


def flow_of(journey: JourneyMap, look: Look = USUAL) -> Flow:
    """Return the whole of `journey` as a flow; texts lose their inline Markdown."""
    people = _people(journey, look)
    found = [
        (stage, step, _node(journey, people, full_id, stage, step)) for full_id, stage, step in nodes(journey)
    ]
    on_path = {EXIT, *[node.id for _, _, node in found if node.tone]}
    return Flow(
        id=slug(journey.title) or "map",
        title=plain(journey.title),
        stages=tuple(
            _channels(journey, people.words, found) if look.group == "channel" else _stages(journey, found)
        ),
        arrows=tuple([_arrow(edge, people, on_path) for edge in edges(journey)]),
        words=people.words,
        right_to_left=people.right_to_left,
        path=people.path,
        tone=people.tone,
    )


def _arrow(edge: Edge, people: _People, on_path: Container[str]) -> Arrow:
    words = people.words
    return Arrow(
        edge.source,
        None if edge.target == EXIT else edge.target,
        edge.share,
        words.rest if edge.rest else plain(edge.when or ""),
        percent(edge.share, words) if edge.share is not None else "",
        people.tone if edge.source in on_path and edge.target in on_path else 0,
    )


def _stages(journey: JourneyMap, found: Iterable[Placed]) -> Iterator[FlowStage]:
    """Yield the stages with their nodes."""
    inside: dict[str, list[FlowNode]] = {}
    for stage, _, node in found:
        inside.setdefault(stage.id, []).append(node)
    for stage in journey.stages:
        yield FlowStage(stage.id, plain(stage.name), tuple(inside[stage.id]), plain(stage.duration or ""))


def _channels(journey: JourneyMap, words: Words, found: Iterable[Placed]) -> Iterator[FlowStage]:
    """Yield the channels in the place of stages, in the order in which customers meet them.

    A node stands at its first channel, and names its stage where it would name that.
    """
    groups: dict[str, list[FlowNode]] = {}
    for stage, step, node in found:
        channels = (step or stage).channel
        shown = (plain(stage.name), *node.channels[1:]) if step else node.channels[1:]
        groups.setdefault(channels[0] if channels else "", []).append(replace(node, channels=shown))
    for channel, group in groups.items():
        name = plain(_channel(journey, channel)) if channel else words.missing["channels"]
        yield FlowStage(channel, name, tuple(group))


def _node(journey: JourneyMap, people: _People, full_id: str, stage: Stage, step: Step | None) -> FlowNode:
    moment: Stage | Step = step or stage
    within = (stage,) if step else ()
    truth, owner = moment.moment_of_truth, moment.owner
    words = people.words
    return FlowNode(
        id=full_id,
        name=plain(moment.name),
        channels=tuple([plain(_channel(journey, channel)) for channel in moment.channel]),
        touchpoints=tuple([plain(touchpoint.name) for touchpoint in moment.touchpoints]),
        owner=words.labelled(words.owner, plain(_team(journey, owner))) if owner else "",
        feelings=tuple(_feelings(journey, people, moment, within)),
        truth=words.moment_of_truth if truth else "",
        criterion=plain(truth) if isinstance(truth, str) else "",
        tone=people.tone if people.one and applies(people.one, moment, within) else 0,
    )


def _feelings(
    journey: JourneyMap, people: _People, moment: Stage | Step, within: tuple[Moment, ...]
) -> Iterator[Feeling]:
    """Yield what is felt at a moment, once for all who feel the same."""
    felt_by: dict[tuple[float, str], list[str | None]] = {}
    for persona in people.everyone:
        found = felt(people.emotions, persona, moment, within) if applies(persona, moment, within) else None
        if found:
            felt_by.setdefault((found.score, found.feeling or ""), []).append(persona)
    words = people.words
    for (score, feeling), personas in felt_by.items():
        shared = None in personas or (len(felt_by) == 1 and people.travellers.issubset(personas))
        names = [] if shared else [people.marks[name].short for name in personas if name]
        number = score_text(score, journey.emotion_scale, words)
        if people.right_to_left:
            number = f"{_LEFT_TO_RIGHT}{number}{_END}"
        text = f"{number} {plain(feeling)}" if feeling else number
        felt_as = mood(ratio(journey, score))
        yield Feeling(felt_as, text, words.comma.join(names), words.moods[felt_as - 1])


def _people(journey: JourneyMap, look: Look) -> _People:
    personas = {name: it for name, it in journey.personas.items() if look.persona in {None, name}}
    travellers = frozenset([name for name, persona in personas.items() if persona.travels])
    known, words = marks(journey.personas), words_for(journey.language, look.words)
    shown = known[look.persona] if look.persona is not None else None
    return _People(
        Emotions(journey),
        tuple(personas) if travellers or look.persona is not None else (None, *personas),
        travellers,
        look.persona,
        known,
        words,
        from_right(journey.language),
        shown.tone if shown else 0,
        words.path.format(persona=shown.name) if shown else "",
    )


def _channel(journey: JourneyMap, channel: str) -> str:
    return journey.channels[channel].name if channel in journey.channels else channel


def _team(journey: JourneyMap, team: str) -> str:
    return journey.teams[team].name if team in journey.teams else team


@frozen
class _People:
    """Whose feelings a flow shows, and how they are written."""

    emotions: Emotions
    everyone: tuple[str | None, ...]
    """The personas; None goes first where none of them travels, for what is said of nobody by name."""
    travellers: frozenset[str]
    one: str | None
    """The persona whose path is shown."""
    marks: Mapping[str, Mark]
    words: Words
    right_to_left: bool
    tone: int
    """The tone of the persona whose path is shown; 0 where it is everyone's."""
    path: str
    """What says whose path is shown; nothing where it is everyone's."""


@frozen
class Feeling:
    """How it feels: a mood from 1 (very negative) to 5, the score and the word for it."""

    mood: int
    text: str
    """The score with a real minus, and the feeling where one is named: `−1.5 frustrated`."""
    who: str = ""
    """The persona that feels it; empty where everyone does."""
    mood_word: str = ""


@frozen
class FlowNode:
    """A step, or a stage that has none."""

    id: str
    """The full id, such as `checkout/pays-by-card`."""
    name: str
    channels: tuple[str, ...] = ()
    touchpoints: tuple[str, ...] = ()
    owner: str = ""
    """Behind its label: `Owner: Web team`."""
    feelings: tuple[Feeling, ...] = ()
    truth: str = ""
    """What says that this is a moment of truth, where it is one."""
    criterion: str = ""
    """What says whether the moment of truth is passed."""
    tone: int = 0
    """Of the persona whose path is shown and leads through here."""


@frozen
class FlowStage:
    """A stage, or a channel, with its nodes: at least one, in file order."""

    id: str
    name: str
    nodes: tuple[FlowNode, ...]
    duration: str = ""


@frozen
class Arrow:
    """Customers go from one node to another, or leave the journey."""

    source: str
    target: str | None
    """None where they leave."""
    share: Decimal | None = None
    """Part of those at the source, 0 to 1; None where nobody said."""
    when: str = ""
    percent: str = ""
    """The share as people write it."""
    tone: int = 0
    """Of the persona whose path is shown and may lead along here."""

    @property
    def label(self) -> str:
        """What is written on the arrow: its share and its condition."""
        if self.percent and self.when:
            return f"{self.percent} · {self.when}"
        return self.percent or self.when


@frozen
class Flow:
    """A whole journey as a flow."""

    id: str
    """What sets it apart from other flows on the same page; letters, digits and dashes."""
    title: str
    stages: tuple[FlowStage, ...]
    arrows: tuple[Arrow, ...]
    words: Words = ENGLISH
    right_to_left: bool = False
    path: str = ""
    """What says whose path is shown, where it is one persona's."""
    tone: int = 0
    """Of that persona."""
