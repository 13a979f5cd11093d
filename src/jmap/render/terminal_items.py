"""What stands in the cells of a board, as styled text for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from jmap.frozen import frozen
from jmap.model.inline import closed, runs
from jmap.render.escape import clean
from jmap.view.items import Figure, Idea, MomentCard, Note, Reason, Tag
from jmap.view.text import clusters, pieces
from jmap.view.words import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import Console, ConsoleOptions

    from jmap.view.items import Item, Place, Source, Way, Who

QUIET = "dim"
MOODS = ("", "red", "yellow", "default", "green", "bright_green")
"""By mood, 1 to 5; the first is for what has none."""
PERSONAS = ("", "magenta", "cyan", "blue", "yellow", "green", "red")
"""By tone, 1 to 6."""
_SEVERITIES = {"low": "●", "medium": "●●", "high": "●●●", "critical": "●●●●"}
_PAIN = "red"
SIGN = Text("• ", QUIET)


def inline(text: str, style: str = "") -> Text:
    """Return a text of the map on one line, its marks as styles; of a link also where it leads."""
    found = Text(style=style)
    for run in runs(closed(" ".join(clean(text).split()))):
        marks = (("bold", run.bold), ("italic", run.italic), ("cyan", run.code), ("underline", run.link))
        found.append(run.text, " ".join(name for name, wanted in marks if wanted) or None)
        if run.link:
            found.append(f" ({run.link})", QUIET)
    return found


def said(text: str) -> str:
    """Return a text of the map without its marks, on one line."""
    return inline(text).plain


def beside(*parts: Text) -> Text:
    """Return texts one after the other, each in its own style."""
    return Text.assemble(*parts)


def quiet(parts: Iterable[str]) -> Text:
    """Return facts in brackets, in the colour of what matters less; nothing where there are none."""
    found = " · ".join(filter(None, parts))
    return Text(f" ({found})" if found else "", QUIET)


def item_text(item: Item, style: str) -> Text:
    """Return an item of a lane of that style, its first line behind a sign."""
    if isinstance(item, MomentCard) and not item.place.touchpoint:
        return Text("\n").join(card_texts(item))
    return beside(SIGN, Text("\n").join(_item_texts(item, style)))


def _item_texts(item: Item, style: str) -> Iterator[Text]:
    match item:
        case Note():
            yield _note(item, style)
        case Reason():
            yield _reason(item)
        case Idea():
            yield from _idea(item)
        case Figure():
            yield _figure(item)
        case MomentCard():
            yield from card_texts(item)
        case Tag() if style == "sources":
            yield beside(Text(f"{item.detail} ", QUIET), inline(item.text))
        case Tag():
            yield beside(inline(item.text), quiet([said(item.detail)]))


def card_texts(card: MomentCard) -> Iterator[Text]:
    """Yield a step or touchpoint: its name, its facts, what is in it and where it leads."""
    number = Text(f"{card.place.number} " if card.place.number else "", QUIET)
    name = inline(card.name, "" if card.place.touchpoint else "bold")
    yield beside(number, name, quiet(_card_facts(card)))
    yield from details(card)
    for touchpoint in card.touchpoints:
        yield beside(Text("· ", QUIET), inline(touchpoint.name), quiet(_card_facts(touchpoint)))
        yield from details(touchpoint)
    if card.ways is not None:
        yield from (map(_way, card.ways) if card.ways else [Text(f"→ {ENGLISH.no_way}", QUIET)])


def details(card: MomentCard) -> Iterator[Text]:
    """Yield what a stage, step or touchpoint says of itself in sentences."""
    if card.summary:
        yield inline(card.summary)
    if card.truth:
        yield beside(Text(f"◆ {ENGLISH.moment_of_truth} ", "bold"), inline(card.criterion or ""))
    for label, target in (
        (ENGLISH.source, card.link),
        (ENGLISH.zoom, card.journey),
        (ENGLISH.picture, card.image),
    ):
        if target:
            yield Text(f"{label}: {said(target)}", QUIET)


def _note(note: Note, style: str) -> Text:
    found = Text()
    if note.severity:
        found.append(f"{_SEVERITIES[note.severity]} {ENGLISH.severities[note.severity]} ", f"bold {_PAIN}")
    mark = {"pains": _PAIN, "delights": "green", "quotes": "italic"}.get(style, "")
    found.append_text(inline(note.text, mark))
    tags = ", ".join(map(said, note.tags))
    return beside(
        found,
        quiet(
            [
                _where(note.place),
                _people(note.who),
                said(note.owner or ""),
                _sources(note.sources),
                tags,
                said(note.link or ""),
            ]
        ),
    )


def _reason(reason: Reason) -> Text:
    found = Text(f"{_people(reason.who)} " if reason.who else "")
    felt = " ".join(filter(None, (reason.score, said(reason.feeling or "")))) or ENGLISH.missing["reasons"]
    found.append(felt, f"bold {MOODS[reason.mood or 0]}" if reason.mood else QUIET)
    if reason.because:
        found.append(" ").append_text(inline(reason.because))
    status = ENGLISH.statuses[reason.status] if reason.status else ""
    return beside(
        found,
        quiet(
            [
                _where(reason.place),
                status,
                ENGLISH.derived if reason.derived else "",
                _sources(reason.sources),
            ]
        ),
    )


def _idea(idea: Idea) -> Iterator[Text]:
    yield beside(inline(idea.text, "green"), quiet([_where(idea.place), _sources(idea.sources)]))
    for text, _ in idea.solves:
        yield beside(Text(f"{ENGLISH.solves}: ", QUIET), inline(text, QUIET))
    known = (
        f"{ENGLISH.impact} {idea.impact}" if idea.impact is not None else "",
        f"{ENGLISH.effort} {idea.effort}" if idea.effort is not None else "",
        ENGLISH.work_statuses[idea.status] if idea.status else "",
        f"{ENGLISH.due} {idea.due}" if idea.due else "",
        said(idea.owner or ""),
        f"{ENGLISH.seen_in} {said(idea.metric)}" if idea.metric else "",
        ", ".join(map(said, idea.tags)),
        said(idea.link or ""),
    )
    if any(known):
        yield Text(" · ".join(filter(None, known)), QUIET)


def _figure(figure: Figure) -> Text:
    value = said(figure.value) if figure.value else ENGLISH.not_measured
    found = inline(figure.name).append(" ").append(value, "bold" if figure.value else QUIET)
    if figure.target:
        reached = {True: ("✓", "green"), False: ("✗", _PAIN), None: ("", "")}[figure.reached]
        found.append(f" {ENGLISH.target} {said(figure.target)}").append(
            f" {reached[0]}" if reached[0] else "", reached[1]
        )
    if figure.better:
        found.append(f" {'▲' if figure.better == 'higher' else '▼'} {ENGLISH.better[figure.better]}", QUIET)
    count = f"{ENGLISH.count} {figure.n}" if figure.n is not None else ""
    return beside(
        found, quiet([_where(figure.place), count, said(figure.period or ""), _sources(figure.sources)])
    )


def _way(way: Way) -> Text:
    target = " ".join(filter(None, (way.number, said(way.name)))) or ENGLISH.exit
    share = Text(f"{way.share} " if way.share else "", "bold")
    return beside(Text("→ ", QUIET), share, Text(target), quiet([said(way.when)]))


def _card_facts(card: MomentCard) -> tuple[str, ...]:
    return (
        ", ".join(said(channel.text) for channel in card.channels),
        _people(card.who),
        said(card.owner or ""),
        f"{ENGLISH.taking_part} {', '.join(map(said, card.teams))}" if card.teams else "",
        said(card.duration or ""),
        _sources(card.sources),
    )


def _breaks(line: str, room: int) -> Iterator[int]:
    """Yield where a line must end so that none takes more than `room` columns."""
    offset = used = 0
    for piece in pieces(line):
        for part in clusters(piece) if cell_len(piece.rstrip(" ")) > room else [piece]:
            if used and used + cell_len(part.rstrip(" ")) > room:
                yield offset
                used = 0
            used += cell_len(part)
            offset += len(part)


def _where(place: Place) -> str:
    return " ".join(filter(None, (place.number, said(place.touchpoint))))


def _people(who: Who) -> str:
    return ", ".join(clean(mark.short) for mark in who)


def _sources(cited: tuple[Source, ...]) -> str:
    return f"{ENGLISH.evidence} {', '.join(str(source.number) for source in cited)}" if cited else ""


@frozen
class Prose:
    """A text whose lines end where those of its language do; Rich knows of blanks alone."""

    text: Text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        for line in self.text.split(allow_blank=True):
            for part in line.divide(_breaks(line.plain, options.max_width)):
                part.rstrip()
                yield part
