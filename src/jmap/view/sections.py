"""What stands below the board: insights on the whole journey, and everything that is declared for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.frozen import frozen
from jmap.view import gather
from jmap.view.figures import score_text
from jmap.view.names import anchor_in

if TYPE_CHECKING:
    from jmap.view.items import Idea, Note
    from jmap.view.names import Names


@frozen
class Entry:
    """A declared thing: its name, facts in a few words, and texts below a heading each."""

    name: str
    anchor: str
    icon: str = ""
    facts: tuple[str, ...] = ()
    summary: str | None = None
    lists: tuple[tuple[str, tuple[str, ...]], ...] = ()
    link: str | None = None


@frozen
class Sections:
    """Everything below the board; what a map does not have is empty."""

    pains: tuple[Note, ...]
    delights: tuple[Note, ...]
    ideas: tuple[Idea, ...]
    evidence: tuple[Entry, ...]
    competitors: tuple[Entry, ...]
    teams: tuple[Entry, ...]
    channels: tuple[Entry, ...]
    feelings: tuple[tuple[str, str], ...]


def sections(names: Names) -> Sections:
    """Return the sections of a map."""
    journey = names.journey

    def anchor(kind: str, name: str) -> str:
        return anchor_in(names.prefix, kind, name)

    return Sections(
        pains=tuple(gather.note(names, it, None, (), anchor("pain", it.id)) for it in journey.pains),
        delights=tuple(gather.note(names, it, None, (), anchor("delight", it.id)) for it in journey.delights),
        ideas=tuple(
            gather.idea(names, it, None, anchor("opportunity", it.id)) for it in journey.opportunities
        ),
        evidence=_evidence(names),
        competitors=_competitors(names),
        teams=_teams(names),
        channels=_channels(names),
        feelings=tuple(
            (feeling, score_text(score, journey.emotion_scale, names.words))
            for feeling, score in journey.feelings.items()
        ),
    )


def _evidence(names: Names) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            name=it.title,
            anchor=anchor_in(names.prefix, "evidence", name),
            icon=it.kind or "other",
            facts=tuple(
                filter(
                    None,
                    (
                        names.words.evidence_kinds[it.kind] if it.kind else "",
                        it.date,
                        f"{names.words.count} {it.n}" if it.n is not None else "",
                    ),
                )
            ),
            summary=it.summary,
            link=it.link,
        )
        for name, it in names.journey.evidence.items()
    )


def _competitors(names: Names) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            name=it.name,
            anchor=anchor_in(names.prefix, "competitor", name),
            icon="competitors",
            lists=tuple(
                (label, texts)
                for label, texts in (
                    (names.words.does_well, it.does_well),
                    (names.words.does_badly, it.does_badly),
                )
                if texts
            ),
            link=it.link,
        )
        for name, it in names.journey.competitors.items()
    )


def _teams(names: Names) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            name=it.name,
            anchor=anchor_in(names.prefix, "team", name),
            icon="owners",
            facts=tuple(filter(None, (it.department, it.contact))),
            link=it.link,
        )
        for name, it in names.journey.teams.items()
    )


def _channels(names: Names) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            name=it.name,
            anchor=anchor_in(names.prefix, "channel", name),
            icon=names.channels[name].icon,
            facts=(names.words.channel_kinds[it.kind],) if it.kind else (),
        )
        for name, it in names.journey.channels.items()
    )
