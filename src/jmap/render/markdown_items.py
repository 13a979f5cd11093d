"""What stands in the cells of a board as Markdown: texts with their marks, and each item as one line.

Bold, italic and code of the map become HTML elements, which GitHub and GitLab keep: Markdown's own signs fail
beside East Asian text and punctuation, and in tables.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.model.inline import closed, plain, runs
from jmap.render.escape import clean, markdown_target
from jmap.render.escape import markdown as escaped
from jmap.render.targets import BESIDE
from jmap.view import quotation
from jmap.view.items import Figure, Idea, MomentCard, Note, Reason, Tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jmap.model.inline import Run
    from jmap.render.targets import Targets
    from jmap.view.items import Item, Place, Source, Way, Who
    from jmap.view.words import Words


def heading(text: str) -> str:
    """Return a text of the map for a heading, which shows no style."""
    return escaped(" ".join(clean(plain(text)).split()))


def facts(*parts: str | None, aside: bool = False) -> str:
    """Return what there is of `parts` side by side, or in brackets behind what they speak of."""
    found = " · ".join(filter(None, parts))
    return f" ({found})" if found and aside else found


def labelled(words: Words, label: str, text: str | None) -> str:
    """Return a text behind its label; nothing where there is none."""
    return f"**{label}{words.colon}** {text}" if text else ""


def sources(cited: Sequence[Source], words: Words) -> str:
    """Return the numbers of the evidence."""
    return f"{words.evidence} {', '.join(str(source.number) for source in cited)}" if cited else ""


def people(who: Who) -> str:
    """Return whom something is about."""
    return ", ".join(escaped(mark.short) for mark in who)


def _rating(rating: int | None, words: Words) -> str:
    return words.out_of_five.format(rating=rating) if rating is not None else ""


class Items:
    """Writes texts and items in the words of one language, with links that lead where `targets` say."""

    def __init__(self, words: Words, targets: Targets = BESIDE) -> None:
        self.words = words
        self.targets = targets

    def inline(self, text: str) -> str:
        """Return a text of the map on one line, its marks kept and everything else a text."""
        found = "".join(map(self._run, runs(closed(clean(text).strip()))))
        return found.replace("![", r"\![")  # an exclamation mark before a link would make a picture of it

    def quoted(self, text: str) -> str:
        """Return what somebody said, in quotation marks unless it brings its own."""
        return self.inline(quotation.quoted(text, self.words.language))

    def link(self, label: str, target: str | None) -> str:
        """Return a link with a label of ours, or the address as text where it is not safe to follow."""
        return self._led(label, target, self.targets.link(target)) if target else ""

    def file_link(self, label: str, path: str) -> str:
        """Return a link to a file that the map names."""
        return self._led(label, path, self.targets.file(path))

    def map_link(self, path: str) -> str:
        """Return the path of another map as a link to what is made of it as Markdown."""
        address = self.targets.map(path, "md")
        return f"[{escaped(path)}]({markdown_target(address)})" if address else escaped(path)

    def listed(self, texts: Iterable[str]) -> str:
        """Return texts of the map one after the other."""
        return "; ".join(map(self.inline, texts))

    def where(self, place: Place) -> str:
        """Return the number of a step and the name of a touchpoint."""
        return " ".join(filter(None, (place.number, self.inline(place.touchpoint))))

    def item_lines(self, item: Item, *, said: bool = False) -> Iterator[str]:
        """Yield the line of an item, then indented what belongs to it; a note that was `said` is quoted."""
        match item:
            case Note():
                yield self._note(item, said=said)
            case Reason():
                yield self._reason(item)
            case Tag():
                yield self.inline(item.text) + facts(self.inline(item.detail), aside=True)
            case MomentCard():
                yield from self.card_lines(item)
            case Idea() | Figure():
                raise AssertionError("these stand in tables of their own")

    def card_lines(self, card: MomentCard) -> Iterator[str]:
        """Yield the name of a step or touchpoint with its facts, then indented what it consists of."""
        number = card.place.number
        name = self.inline(card.name) if card.place.touchpoint else f"**{number} {self.inline(card.name)}**"
        yield name + facts(number if card.place.touchpoint else "", *self._card_facts(card), aside=True)
        yield from (f"  - {line}" for line in self.details(card))
        for touchpoint in card.touchpoints:
            yield f"  - {self.inline(touchpoint.name)}{facts(*self._card_facts(touchpoint), aside=True)}"
            yield from (f"    - {line}" for line in self.details(touchpoint))
        if card.ways is not None:
            ways = "; ".join(self._way(way) for way in card.ways) or self.words.no_way
            yield f"  - {labelled(self.words, self.words.leads_to, ways)}"

    def details(self, card: MomentCard) -> Iterator[str]:
        """Yield what a stage, step or touchpoint says of itself in sentences and links."""
        words = self.words
        if card.summary:
            yield self.inline(card.summary)
        if card.truth:
            yield (
                labelled(words, words.moment_of_truth, self.inline(card.criterion or ""))
                or f"**{words.moment_of_truth}**"
            )
        if card.link:
            yield self.link(words.source, card.link)
        if card.journey:
            yield words.labelled(words.zoom, self.map_link(card.journey))
        if card.image:
            yield self.file_link(words.picture, card.image)

    def figure_cells(self, figure: Figure) -> tuple[str, ...]:
        """Return name, value, target, direction and basis of a metric."""
        words = self.words
        reached = f"✓ {words.reached}" if figure.reached else ""
        return (
            self.inline(figure.name),
            self.inline(figure.value) if figure.value else words.not_measured,
            facts(self.inline(figure.target or ""), reached),
            f"{'▲' if figure.better == 'higher' else '▼'} {words.better[figure.better]}"
            if figure.better
            else "",
            facts(
                f"{words.count} {figure.n}" if figure.n is not None else "",
                self.inline(figure.period or ""),
                sources(figure.sources, words),
            ),
        )

    def idea_cells(self, idea: Idea) -> tuple[str, ...]:
        """Return the text of an opportunity with what it solves, its ratings and how far it is."""
        words = self.words
        solves = "; ".join(self.inline(text) for text, _ in idea.solves)
        metric = f"{words.seen_in} {self.inline(idea.metric)}" if idea.metric else ""
        more = facts(
            metric, sources(idea.sources, words), self._tags(idea.tags), self.link(words.source, idea.link)
        )
        return (
            "<br>".join(filter(None, (self.inline(idea.text), more))),
            solves,
            _rating(idea.impact, words),
            _rating(idea.effort, words),
            facts(
                words.work_statuses[idea.status] if idea.status else "",
                f"{words.due} {idea.due}" if idea.due else "",
                self.inline(idea.owner or ""),
            ),
        )

    def pain_cells(self, note: Note) -> tuple[str, ...]:
        """Return severity and text of a pain, and who has it."""
        words = self.words
        return (
            words.severities[note.severity] if note.severity else "",
            self.inline(note.text) + facts(*self._note_facts(note), aside=True),
            people(note.who),
        )

    def _led(self, label: str, written: str, address: str | None) -> str:
        if address is None:
            return self.words.labelled(label, escaped(written))
        return f"[{label}]({markdown_target(address)})"

    def _run(self, run: Run) -> str:
        found = escaped(run.text)
        for wanted, element in ((run.code, "code"), (run.italic, "em"), (run.bold, "strong")):
            found = f"<{element}>{found}</{element}>" if wanted else found
        address = self.targets.link(run.link) if run.link else None
        return f"[{found}]({markdown_target(address)})" if address else found

    def _note(self, note: Note, *, said: bool) -> str:
        text = self.quoted(note.text) if said else self.inline(note.text)
        return text + facts(self.where(note.place), people(note.who), *self._note_facts(note), aside=True)

    def _note_facts(self, note: Note) -> tuple[str, ...]:
        words = self.words
        owner = words.labelled(words.owner, self.inline(note.owner)) if note.owner else ""
        return owner, sources(note.sources, words), self._tags(note.tags), self.link(words.source, note.link)

    def _tags(self, tags: Sequence[str]) -> str:
        return (
            self.words.labelled(self.words.tags, self.words.comma.join(map(self.inline, tags)))
            if tags
            else ""
        )

    def _reason(self, reason: Reason) -> str:
        words = self.words
        felt = (
            " ".join(filter(None, (reason.score, self.inline(reason.feeling or ""))))
            or words.missing["reasons"]
        )
        status = words.statuses[reason.status] if reason.status else ""
        derived = f"{status}{words.comma}{words.derived}" if reason.derived else status
        name = f"{people(reason.who)} " if reason.who else ""
        because = f": {self.inline(reason.because)}" if reason.because else ""
        return f"{name}**{felt}**{because}" + facts(
            self.where(reason.place), derived, sources(reason.sources, words), aside=True
        )

    def _card_facts(self, card: MomentCard) -> tuple[str, ...]:
        return (
            self.words.comma.join(self.inline(channel.text) for channel in card.channels),
            people(card.who),
            self.inline(card.owner or ""),
            f"{self.words.taking_part} {self.listed(card.teams)}" if card.teams else "",
            self.inline(card.duration or ""),
            sources(card.sources, self.words),
        )

    def _way(self, way: Way) -> str:
        target = " ".join(filter(None, (way.number, self.inline(way.name)))) or self.words.exit
        return f"{target}{facts(way.share, self.inline(way.when), aside=True)}"
