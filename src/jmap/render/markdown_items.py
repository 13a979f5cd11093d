"""What stands in the cells of a board as Markdown: texts with their marks, and each item as one line.

Bold, italic and code of the map become HTML elements, which GitHub and GitLab keep: Markdown's own signs fail
beside East Asian text and punctuation, and in tables.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.model.inline import closed, plain, runs, safe_target
from jmap.render.escape import clean, markdown_target
from jmap.render.escape import markdown as escaped
from jmap.view import quotation
from jmap.view.items import Figure, Idea, MomentCard, Note, Reason, Tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jmap.model.inline import Run
    from jmap.view.items import Item, Place, Source, Way, Who
    from jmap.view.words import Words


def inline(text: str) -> str:
    """Return a text of the map on one line, its marks kept and everything else a text."""
    found = "".join(map(_run, runs(closed(clean(text).strip()))))
    return found.replace("![", r"\![")  # an exclamation mark before a link would make a picture of it


def heading(text: str) -> str:
    """Return a text of the map for a heading, which shows no style."""
    return escaped(" ".join(clean(plain(text)).split()))


def quoted(text: str, words: Words) -> str:
    """Return what somebody said, in quotation marks unless it brings its own."""
    return inline(quotation.quoted(text, words.language))


def link(words: Words, label: str, target: str | None) -> str:
    """Return a link with a label of ours; without a target that is safe to follow, the address as text."""
    if not target:
        return ""
    found = safe_target(target)
    return f"[{label}]({markdown_target(found)})" if found else words.labelled(label, escaped(target))


def facts(*parts: str | None, aside: bool = False) -> str:
    """Return what there is of `parts` side by side, or in brackets behind what they speak of."""
    found = " · ".join(filter(None, parts))
    return f" ({found})" if found and aside else found


def listed(texts: Iterable[str]) -> str:
    """Return texts of the map one after the other."""
    return "; ".join(map(inline, texts))


def labelled(words: Words, label: str, text: str | None) -> str:
    """Return a text behind its label; nothing where there is none."""
    return f"**{label}{words.colon}** {text}" if text else ""


def where(place: Place) -> str:
    """Return the number of a step and the name of a touchpoint."""
    return " ".join(filter(None, (place.number, inline(place.touchpoint))))


def sources(cited: Sequence[Source], words: Words) -> str:
    """Return the numbers of the evidence."""
    return f"{words.evidence} {', '.join(str(source.number) for source in cited)}" if cited else ""


def people(who: Who) -> str:
    """Return whom something is about."""
    return ", ".join(escaped(mark.short) for mark in who)


def item_lines(item: Item, words: Words, *, said: bool = False) -> Iterator[str]:
    """Yield the line of an item, then indented what belongs to it. `said` puts a note in quotation marks."""
    match item:
        case Note():
            yield _note(item, words, said=said)
        case Reason():
            yield _reason(item, words)
        case Tag():
            yield inline(item.text) + facts(inline(item.detail), aside=True)
        case MomentCard():
            yield from card_lines(item, words)
        case Idea() | Figure():
            raise AssertionError("these stand in tables of their own")


def card_lines(card: MomentCard, words: Words) -> Iterator[str]:
    """Yield the name of a step or touchpoint with its facts, then indented what it consists of."""
    number = card.place.number
    name = inline(card.name) if card.place.touchpoint else f"**{number} {inline(card.name)}**"
    yield name + facts(number if card.place.touchpoint else "", *_card_facts(card, words), aside=True)
    yield from (f"  - {line}" for line in details(card, words))
    for touchpoint in card.touchpoints:
        yield f"  - {inline(touchpoint.name)}{facts(*_card_facts(touchpoint, words), aside=True)}"
        yield from (f"    - {line}" for line in details(touchpoint, words))
    if card.ways is not None:
        ways = "; ".join(_way(way, words) for way in card.ways) or words.no_way
        yield f"  - {labelled(words, words.leads_to, ways)}"


def details(card: MomentCard, words: Words) -> Iterator[str]:
    """Yield what a stage, step or touchpoint says of itself in sentences and links."""
    if card.summary:
        yield inline(card.summary)
    if card.truth:
        yield (
            labelled(words, words.moment_of_truth, inline(card.criterion or ""))
            or f"**{words.moment_of_truth}**"
        )
    links = (words.source, card.link), (words.zoom, card.journey), (words.picture, card.image)
    yield from (link(words, label, target) for label, target in links if target)


def figure_cells(figure: Figure, words: Words) -> tuple[str, ...]:
    """Return name, value, target, direction and basis of a metric."""
    reached = f"✓ {words.reached}" if figure.reached else ""
    return (
        inline(figure.name),
        inline(figure.value) if figure.value else words.not_measured,
        facts(inline(figure.target or ""), reached),
        f"{'▲' if figure.better == 'higher' else '▼'} {words.better[figure.better]}" if figure.better else "",
        facts(
            f"{words.count} {figure.n}" if figure.n is not None else "",
            inline(figure.period or ""),
            sources(figure.sources, words),
        ),
    )


def idea_cells(idea: Idea, words: Words) -> tuple[str, ...]:
    """Return the text of an opportunity with what it solves, its ratings and how far it is."""
    solves = "; ".join(inline(text) for text, _ in idea.solves)
    metric = f"{words.seen_in} {inline(idea.metric)}" if idea.metric else ""
    more = facts(
        metric, sources(idea.sources, words), _tags(idea.tags, words), link(words, words.source, idea.link)
    )
    return (
        "<br>".join(filter(None, (inline(idea.text), more))),
        solves,
        _rating(idea.impact, words),
        _rating(idea.effort, words),
        facts(
            words.work_statuses[idea.status] if idea.status else "",
            f"{words.due} {idea.due}" if idea.due else "",
            inline(idea.owner or ""),
        ),
    )


def pain_cells(note: Note, words: Words) -> tuple[str, ...]:
    """Return severity and text of a pain, and who has it."""
    return (
        words.severities[note.severity] if note.severity else "",
        inline(note.text) + facts(*_note_facts(note, words), aside=True),
        people(note.who),
    )


def _run(run: Run) -> str:
    found = escaped(run.text)
    for wanted, element in ((run.code, "code"), (run.italic, "em"), (run.bold, "strong")):
        found = f"<{element}>{found}</{element}>" if wanted else found
    return f"[{found}]({markdown_target(run.link)})" if run.link else found


def _note(note: Note, words: Words, *, said: bool) -> str:
    text = quoted(note.text, words) if said else inline(note.text)
    return text + facts(where(note.place), people(note.who), *_note_facts(note, words), aside=True)


def _note_facts(note: Note, words: Words) -> tuple[str, ...]:
    owner = words.labelled(words.owner, inline(note.owner)) if note.owner else ""
    return owner, sources(note.sources, words), _tags(note.tags, words), link(words, words.source, note.link)


def _tags(tags: Sequence[str], words: Words) -> str:
    return words.labelled(words.tags, ", ".join(map(inline, tags))) if tags else ""


def _reason(reason: Reason, words: Words) -> str:
    felt = " ".join(filter(None, (reason.score, inline(reason.feeling or "")))) or words.missing["reasons"]
    status = words.statuses[reason.status] if reason.status else ""
    derived = f"{status}, {words.derived}" if reason.derived else status
    name = f"{people(reason.who)} " if reason.who else ""
    because = f": {inline(reason.because)}" if reason.because else ""
    return f"{name}**{felt}**{because}" + facts(
        where(reason.place), derived, sources(reason.sources, words), aside=True
    )


def _card_facts(card: MomentCard, words: Words) -> tuple[str, ...]:
    return (
        ", ".join(inline(channel.text) for channel in card.channels),
        people(card.who),
        inline(card.owner or ""),
        f"{words.taking_part} {listed(card.teams)}" if card.teams else "",
        inline(card.duration or ""),
        sources(card.sources, words),
    )


def _way(way: Way, words: Words) -> str:
    target = " ".join(filter(None, (way.number, inline(way.name)))) or words.exit
    return f"{target}{facts(way.share, inline(way.when), aside=True)}"


def _rating(rating: int | None, words: Words) -> str:
    return words.out_of_five.format(rating=rating) if rating is not None else ""
