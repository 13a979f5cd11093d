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

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import Console, ConsoleOptions

    from jmap.view.items import Item, Place, Source, Way, Who
    from jmap.view.words import Words

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


def item_text(item: Item, style: str, words: Words) -> Text:
    """Return an item of a lane of that style, its first line behind a sign."""
    if isinstance(item, MomentCard) and not item.place.touchpoint:
        return Text("\n").join(card_texts(item, words))
    return beside(SIGN, Text("\n").join(_item_texts(item, style, words)))


def _item_texts(item: Item, style: str, words: Words) -> Iterator[Text]:
    match item:
        case Note():
            yield _note(item, style, words)
        case Reason():
            yield _reason(item, words)
        case Idea():
            yield from _idea(item, words)
        case Figure():
            yield _figure(item, words)
        case MomentCard():
            yield from card_texts(item, words)
        case Tag() if style == "sources":
            yield beside(Text(f"{item.detail} ", QUIET), inline(item.text))
        case Tag():
            yield beside(inline(item.text), quiet([said(item.detail)]))


def card_texts(card: MomentCard, words: Words) -> Iterator[Text]:
    """Yield a step or touchpoint: its name, its facts, what is in it and where it leads."""
    number = Text(f"{card.place.number} " if card.place.number else "", QUIET)
    name = inline(card.name, "" if card.place.touchpoint else "bold")
    yield beside(number, name, quiet(_card_facts(card, words)))
    yield from details(card, words)
    for touchpoint in card.touchpoints:
        yield beside(Text("· ", QUIET), inline(touchpoint.name), quiet(_card_facts(touchpoint, words)))
        yield from details(touchpoint, words)
    if card.ways is not None:
        yield from (
            (_way(way, words) for way in card.ways) if card.ways else [Text(f"→ {words.no_way}", QUIET)]
        )


def details(card: MomentCard, words: Words) -> Iterator[Text]:
    """Yield what a stage, step or touchpoint says of itself in sentences."""
    if card.summary:
        yield inline(card.summary)
    if card.truth:
        yield beside(Text(f"◆ {words.moment_of_truth} ", "bold"), inline(card.criterion or ""))
    for label, target in (
        (words.source, card.link),
        (words.zoom, card.journey),
        (words.picture, card.image),
    ):
        if target:
            yield Text(words.labelled(label, said(target)), QUIET)


def _note(note: Note, style: str, words: Words) -> Text:
    found = Text()
    if note.severity:
        found.append(f"{_SEVERITIES[note.severity]} {words.severities[note.severity]} ", f"bold {_PAIN}")
    mark = {"pains": _PAIN, "delights": "green", "quotes": "italic"}.get(style, "")
    found.append_text(inline(note.text, mark))
    tags = words.comma.join(map(said, note.tags))
    return beside(
        found,
        quiet(
            [
                _where(note.place),
                _people(note.who),
                said(note.owner or ""),
                _sources(note.sources, words),
                tags,
                said(note.link or ""),
            ]
        ),
    )


def _reason(reason: Reason, words: Words) -> Text:
    found = Text(f"{_people(reason.who)} " if reason.who else "")
    felt = " ".join(filter(None, (reason.score, said(reason.feeling or "")))) or words.missing["reasons"]
    found.append(felt, f"bold {MOODS[reason.mood or 0]}" if reason.mood else QUIET)
    if reason.because:
        found.append(" ").append_text(inline(reason.because))
    status = words.statuses[reason.status] if reason.status else ""
    return beside(
        found,
        quiet(
            [
                _where(reason.place),
                status,
                words.derived if reason.derived else "",
                _sources(reason.sources, words),
            ]
        ),
    )


def _idea(idea: Idea, words: Words) -> Iterator[Text]:
    yield beside(inline(idea.text, "green"), quiet([_where(idea.place), _sources(idea.sources, words)]))
    for text, _ in idea.solves:
        yield beside(Text(words.labelled(words.solves, ""), QUIET), inline(text, QUIET))
    known = (
        f"{words.impact} {idea.impact}" if idea.impact is not None else "",
        f"{words.effort} {idea.effort}" if idea.effort is not None else "",
        words.work_statuses[idea.status] if idea.status else "",
        f"{words.due} {idea.due}" if idea.due else "",
        said(idea.owner or ""),
        f"{words.seen_in} {said(idea.metric)}" if idea.metric else "",
        words.comma.join(map(said, idea.tags)),
        said(idea.link or ""),
    )
    if any(known):
        yield Text(" · ".join(filter(None, known)), QUIET)


def _figure(figure: Figure, words: Words) -> Text:
    value = said(figure.value) if figure.value else words.not_measured
    found = inline(figure.name).append(" ").append(value, "bold" if figure.value else QUIET)
    if figure.target:
        reached = {True: ("✓", "green"), False: ("✗", _PAIN), None: ("", "")}[figure.reached]
        found.append(f" {words.target} {said(figure.target)}").append(
            f" {reached[0]}" if reached[0] else "", reached[1]
        )
    if figure.better:
        found.append(f" {'▲' if figure.better == 'higher' else '▼'} {words.better[figure.better]}", QUIET)
    count = f"{words.count} {figure.n}" if figure.n is not None else ""
    return beside(
        found,
        quiet([_where(figure.place), count, said(figure.period or ""), _sources(figure.sources, words)]),
    )


def _way(way: Way, words: Words) -> Text:
    target = " ".join(filter(None, (way.number, said(way.name)))) or words.exit
    share = Text(f"{way.share} " if way.share else "", "bold")
    return beside(Text("→ ", QUIET), share, Text(target), quiet([said(way.when)]))


def _card_facts(card: MomentCard, words: Words) -> tuple[str, ...]:
    return (
        words.comma.join(said(channel.text) for channel in card.channels),
        _people(card.who),
        said(card.owner or ""),
        f"{words.taking_part} {', '.join(map(said, card.teams))}" if card.teams else "",
        said(card.duration or ""),
        _sources(card.sources, words),
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


def _sources(cited: tuple[Source, ...], words: Words) -> str:
    return f"{words.evidence} {', '.join(str(source.number) for source in cited)}" if cited else ""


@frozen
class Prose:
    """A text whose lines end where those of its language do; Rich knows of blanks alone."""

    text: Text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        for line in self.text.split(allow_blank=True):
            for part in line.divide(_breaks(line.plain, options.max_width)):
                part.rstrip()
                yield part
